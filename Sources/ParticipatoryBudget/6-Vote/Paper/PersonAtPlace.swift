import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Somebody who stands at a polling place with her paper: what the register says of her, and the accounts that may be hers.
struct PersonAtPlace: Sendable {
    var declared: DeclaredIdentity
    /// Her line in the register, by her name and birth date.
    var line: CheckOff?
    var accounts: [Candidate]
    /// Votes that are written under this name and birth date, and the latest of them.
    var namesakes = 0
    var latest: ID<CheckOff>?
    /// Where this name and birth date stand on the list of a polling place.
    var attachment: Attachment?

    /// What says that the register has not changed since an officer looked; nil when nobody else stands under this name.
    var mark: String? { latest.map { "\($0)" } ?? attachment.map { "liste-\($0.id)" } }

    /// An account of the same name, born the same year as far as it says.
    struct Candidate: Sendable {
        var account: Account
        var line: CheckOff?
        /// The polling place on whose list she stands.
        var attachment: Attachment?
    }

    static func find(_ declared: DeclaredIdentity, in edition: EditionID, _ world: World, _ db: Reading) throws -> PersonAtPlace {
        let key = try RegisterStore.knownKey(edition, world, db)
        let line = try key.flatMap { try RegisterStore.line(of: Voter(identity: $0.identity(declared)), in: edition, db) }
        let accounts = try accounts(of: declared, db)
        let written = try LikenessStore.namesakes(declared, in: edition, db)
        return PersonAtPlace(
            declared: declared, line: line, accounts: try accounts.map { try Candidate($0, in: edition, db) }, namesakes: written.count, latest: written.max(),
            attachment: try key.flatMap { try AttachmentStore.standing(Voter(identity: $0.identity(declared)), in: edition, db).first })
    }

    /// Those of the same name, born the same year as far as they say.
    static func accounts(of declared: DeclaredIdentity, _ db: Reading) throws -> [Account] {
        let year = Int(declared.bornOn.prefix(4))
        return try AccountStore.search("\(declared.givenName) \(declared.familyName)", limit: 20, db).filter { account in
            !account.isDeleted && DeclaredIdentity(account).folded == declared.folded && (account.birthYear == nil || account.birthYear == year)
        }
    }

    /// The account that is hers, once the agent has said which; nil when none is.
    func chosen(_ account: AccountID?, isSaid: Bool) throws -> Account? {
        if let account {
            // Never without the account that the agent chose: its key is what keeps her from voting twice.
            guard let found = accounts.first(where: { $0.account.id == account }) else { throw FormErrors("", "Le compte choisi ne porte pas ce nom. Cherchez la personne à nouveau.") }
            return found.account
        }
        if !accounts.isEmpty, !isSaid { throw FormErrors("account", "Dites si l’un de ces comptes est celui de la personne.") }
        return nil
    }

    /// What the agent typed; nil as long as it is not whole.
    static func typed(_ form: inout FormReader) -> DeclaredIdentity? {
        let given = form.text("given", max: 80), family = form.text("family", max: 80)
        if form.day("birth") > form.now { form.error("birth", "Indiquez la date de naissance qui figure sur la pièce d’identité.") }
        guard form.errors.isEmpty else { return nil }
        return DeclaredIdentity(givenName: given, familyName: family, bornOn: form.raw("birth"), isSeen: true)
    }
}

extension PersonAtPlace.Candidate {
    init(_ account: Account, in edition: EditionID, _ db: Reading) throws {
        self.init(
            account: account, line: try BallotStore.checkOff(edition, account.id, db),
            attachment: try AttachmentStore.standing(Voter(account: account.id), in: edition, db).first)
    }
}

extension PersonAtPlace {
    /// The accounts that may be hers, for the agent to choose from; nothing when there is none.
    func accountChoices(_ view: View) -> HTML {
        if accounts.isEmpty { return .empty }
        let t = view.t, choices = accounts.map { candidate in
            Choice(
                // Of two accounts of one name, the person knows the beginning of her address.
                "\(candidate.account.id)",
                text: "\(candidate.account.displayName)\(candidate.account.birthYear.map { ", \($0)" } ?? "")\(candidate.account.email.map { ", \($0.text.prefix(3))…" } ?? "")",
                help: candidate.line.map { t("A voté le \($0.at), par \($0.channel.name)") } ?? candidate.attachment.map { t("Sur la liste du bureau « \($0.placeName) »") }
                    ?? t("N’a pas encore voté"))
        }
        return view.radios("account", legend: "Est-ce le compte de cette personne ?", choices: choices + [Choice("none", "Aucun de ces comptes")])
    }
}
