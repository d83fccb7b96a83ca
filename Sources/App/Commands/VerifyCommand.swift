import ArgumentParser
import L10n
import ParticipatoryBudget
import Storage
import Tally
import Vocabulary

/// Counts published results again and says whether they are what was proclaimed; or checks the public list of a sealed box.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Counts published results again and compares them with the record.",
        discussion: """
            The file is the ZIP that a city's results page offers: ballots, record, digests. Nothing else is read, no network, no database.
            It proves that this record follows from these ballots by this rule. It does not prove that these ballots are those
            of the box, nor that the file is the city's: compare its digest with the one on the city's results page (--digest).
            Given the list of a sealed box instead (urne-2026.txt), it recomputes every root, checks its signatures, finds receipts (--receipt),
            tells whether the list began as it was on an earlier day (--since), and whether it is that of the close (--closed).
            Results of a sealed vote and its list are held one against the other with --list.
            Ends with 0 when everything agrees, 1 when something differs or the file cannot be read.
            """)

    @Argument(help: "The results file, resultats-2026.zip; or the list of a sealed box, urne-2026.txt.") var file: String
    @Option(help: "A list or its roots kept from an earlier day, for urne-2026.txt.") var since: String?
    @Option(help: "A receipt to find in the list, whole or its first five groups; may be given several times.") var receipt: [String] = []
    @Option(help: "The key that signs the city's lists, in hexadecimal.") var signer: String?
    @Flag(help: "Refuses a list that is not closed, for urne-2026.txt.") var closed = false
    @Option(help: "The list of the sealed box, for resultats-2026.zip.") var list: String?
    @Option(help: "The digest that the city's results page shows.") var digest: String?
    @Flag(help: "Prints the checks as JSON.") var json = false
    @Option(help: "Language of what is said: fr or en.") var language: CountLanguage = .ofTheShell

    func run() throws {
        let t = language.texts
        do {
            let bytes = try InputFile(file).bytes(limit: 1 << 30)
            if UrnVerification.isUrn(bytes) { return try urn(bytes, t) }
            let verification = try ResultsArchive.verify(bytes, digest: digest, list: givenList())
            print(json ? Self.json(verification, t).text : Self.text(verification, t))
            if !verification.isRight { throw ExitCode(1) }
        } catch let refusal as Refusal {
            throw CommandRefusal(t(refusal.reason))
        }
    }

    /// The list that the results must agree with.
    private func givenList() throws -> UrnVerification? {
        try list.map { try UrnVerification(try InputFile($0).bytes(limit: 1 << 30), signer: signer, mustBeClosed: true) }
    }

    private func urn(_ bytes: [UInt8], _ t: Texts) throws {
        let former = try since.map { try InputFile($0).bytes(limit: 1 << 30) }
        let verification = try UrnVerification(bytes, since: former, receipts: receipt, signer: signer, mustBeClosed: closed)
        print(json ? Self.json(verification, t).text : Self.text(verification, t))
        if !verification.isRight { throw ExitCode(1) }
    }

    private static func text(_ verification: UrnVerification, _ t: Texts) -> String {
        let verdict = verification.isRight
            ? t("La liste est entière : \(verification.ballots) bulletins scellés, dont \(verification.revoked) remplacés par leurs votants.")
            : t("Cette liste n’est pas celle que la ville a signée, ou il y manque quelque chose.")
        let limit = verification.isAnchored ? t("Elle est signée par la clé que vous avez donnée.")
            : t("Signée par \(verification.signer) : comparez avec la page de l’urne de la ville (--signer).")
        let last = verification.last.map { root in
            root.isFinal ? t("Édition \(verification.edition), racine n°\u{A0}\(root.number) du \(root.day), celle de la clôture.")
                : t("Édition \(verification.edition), racine n°\u{A0}\(root.number) du \(root.day) : la liste n’est pas close.")
        }
        return (spoken(verification.checks, t) + ["", verdict] + [last].compactMap(\.self) + [limit]).joined(separator: "\n")
    }

    private static func json(_ verification: UrnVerification, _ t: Texts) -> JSON {
        .object([
            .init("isRight", .bool(verification.isRight)), .init("signer", .string(verification.signer)), .init("isAnchored", .bool(verification.isAnchored)),
            .init("ballots", .number(verification.ballots)), .init("revoked", .number(verification.revoked)), .init("edition", .string(verification.edition)),
            .init("day", verification.last.map { JSON.string($0.day) } ?? JSON.null), .init("isClosed", .bool(verification.last?.isFinal ?? false)),
            .init("checks", checks(verification.checks, t)),
        ])
    }

    private static func spoken(_ checks: [Verification.Check], _ t: Texts) -> [String] {
        checks.map { check in (check.isRight ? "✓ " : "✗ ") + t(check.subject) + (check.difference.map { "\n  " + t($0) } ?? "") }
    }

    private static func checks(_ checks: [Verification.Check], _ t: Texts) -> JSON {
        .array(checks.map { check in
            let difference = check.difference.map { [JSON.Member("difference", .string(t($0)))] } ?? []
            return .object([.init("subject", .string(t(check.subject))), .init("isRight", .bool(check.isRight))] + difference)
        })
    }

    private static func text(_ verification: Verification, _ t: Texts) -> String {
        let lines = spoken(verification.checks, t)
        let verdict = verification.isRight ? t("Le procès-verbal découle de ces bulletins par cette règle.") : t("Le résultat proclamé n’est pas celui de ces bulletins et de cette règle.")
        let found = t("Empreinte de cette archive : \(verification.digest)")
        let limit = verification.isAnchored ? t("Rien ici ne dit que ces bulletins sont ceux de l’urne : cela, le contrôle du vote le garantit.")
            : t("Rien ici ne dit que cette archive est celle de la ville, ni que ces bulletins sont ceux de l’urne. Comparez l’empreinte avec celle de la page des résultats (--digest).")
        return (lines + ["", verdict, found, limit]).joined(separator: "\n")
    }

    private static func json(_ verification: Verification, _ t: Texts) -> JSON {
        .object([
            .init("isRight", .bool(verification.isRight)), .init("digest", .string(verification.digest)), .init("isAnchored", .bool(verification.isAnchored)),
            .init("checks", checks(verification.checks, t)),
        ])
    }
}
