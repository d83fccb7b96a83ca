import Database
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

    /// An account of the same name, born the same year as far as it says.
    struct Candidate: Sendable {
        var account: Account
        var line: CheckOff?
    }

    static func find(_ declared: DeclaredIdentity, in edition: EditionID, _ world: World, _ db: Reading) throws -> PersonAtPlace {
        let key = try RegisterStore.knownKey(edition, world, db)
        let line = try key.flatMap { try RegisterStore.line(of: Voter(identity: $0.identity(declared)), in: edition, db) }
        let year = Int(declared.bornOn.prefix(4))
        let accounts = try AccountStore.search("\(declared.givenName) \(declared.familyName)", limit: 20, db).filter { account in
            let name = DeclaredIdentity(givenName: account.givenName, familyName: account.familyName, bornOn: "").folded
            return !account.isDeleted && name == declared.folded && (account.birthYear == nil || account.birthYear == year)
        }
        let written = try LikenessStore.namesakes(declared, in: edition, db)
        return PersonAtPlace(
            declared: declared, line: line, accounts: try accounts.map { Candidate(account: $0, line: try BallotStore.checkOff(edition, $0.id, db)) },
            namesakes: written.count, latest: written.max())
    }

    /// What the agent typed; nil as long as it is not whole.
    static func typed(_ form: inout FormReader) -> DeclaredIdentity? {
        let given = form.text("given", max: 80), family = form.text("family", max: 80)
        if form.day("birth") > form.now { form.error("birth", "Indiquez la date de naissance qui figure sur la pièce d’identité.") }
        guard form.errors.isEmpty else { return nil }
        return DeclaredIdentity(givenName: given, familyName: family, bornOn: form.raw("birth"), isSeen: true)
    }
}
