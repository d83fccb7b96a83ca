import ArgumentParser
import L10n
import ParticipatoryBudget
import Storage
import Tally
import Vocabulary

/// Counts published results again and says whether they are what was proclaimed.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Counts published results again and compares them with the record.",
        discussion: """
            The file is the ZIP that a city's results page offers: ballots, record, digests. Nothing else is read, no network, no database.
            It proves that this record follows from these ballots by this rule. It does not prove that these ballots are those
            of the box, nor that the file is the city's: compare its digest with the one on the city's results page (--digest).
            Ends with 0 when everything agrees, 1 when something differs or the file cannot be read.
            """)

    @Argument(help: "The results file: resultats-2026.zip.") var file: String
    @Option(help: "The digest that the city's results page shows.") var digest: String?
    @Flag(help: "Prints the checks as JSON.") var json = false
    @Option(help: "Language of what is said: fr or en.") var language: CountLanguage = .ofTheShell

    func run() throws {
        let t = language.texts
        do {
            let verification = try ResultsArchive.verify(try InputFile(file).bytes(limit: 1 << 30), digest: digest)
            print(json ? Self.json(verification, t).text : Self.text(verification, t))
            if !verification.isRight { throw ExitCode(1) }
        } catch let refusal as Refusal {
            throw CommandRefusal(t(refusal.reason))
        }
    }

    private static func text(_ verification: Verification, _ t: Texts) -> String {
        let lines = verification.checks.map { check in
            (check.isRight ? "✓ " : "✗ ") + t(check.subject) + (check.difference.map { "\n  " + t($0) } ?? "")
        }
        let verdict = verification.isRight ? t("Le procès-verbal découle de ces bulletins par cette règle.") : t("Le résultat proclamé n’est pas celui de ces bulletins et de cette règle.")
        let found = t("Empreinte de cette archive : \(verification.digest)")
        let limit = verification.isAnchored ? t("Rien ici ne dit que ces bulletins sont ceux de l’urne : cela, le contrôle du vote le garantit.")
            : t("Rien ici ne dit que cette archive est celle de la ville, ni que ces bulletins sont ceux de l’urne. Comparez l’empreinte avec celle de la page des résultats (--digest).")
        return (lines + ["", verdict, found, limit]).joined(separator: "\n")
    }

    private static func json(_ verification: Verification, _ t: Texts) -> JSON {
        .object([
            .init("isRight", .bool(verification.isRight)), .init("digest", .string(verification.digest)), .init("isAnchored", .bool(verification.isAnchored)),
            .init("checks", .array(verification.checks.map { check in
                let difference = check.difference.map { [JSON.Member("difference", .string(t($0)))] } ?? []
                return .object([.init("subject", .string(t(check.subject))), .init("isRight", .bool(check.isRight))] + difference)
            })),
        ])
    }
}
