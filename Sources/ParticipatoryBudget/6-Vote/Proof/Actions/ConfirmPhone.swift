import Database
import Platform
import Vocabulary
import Web

/// A voter types the code that her telephone received: five tries, ten minutes. A wrong code is noted, so it comes back with a sentence
/// rather than as a form refused, which would forget it.
struct ConfirmPhone: Action {
    typealias FormPage = PhoneProofPage
    static let path: Path = "/editions/:edition/voter/telephone/code"
    static var limits: Limits { Limits(changesPages: false) }

    let digits: String

    init(_ form: inout FormReader, _ booth: Booth) {
        digits = form.raw("code").filter { !$0.isWhitespace }
        if digits.count != 6 || !digits.allSatisfy({ $0.isASCII && $0.isNumber }) { form.error("code", "Tapez les six chiffres du SMS.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Booth { try Booth.enter(visit, db) }

    static func refusal(_ booth: Booth, _ visit: Visit) -> Refusal? { ProofRules.mayProve(booth, .phone, at: visit.now) }

    func perform(_ booth: Booth, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, account) = (booth.edition, booth.account.id), page = PhoneProofPage.link(edition)
        guard let sent = try VoterProofStore.sent(to: account, in: edition.id, at: visit.now, db), sent.tries < PhoneCode.mostTries,
            let key = try RegisterStore.knownKey(edition.id, visit.world, db)
        else { return Outcome(to: page, saying: "Ce code ne vaut plus. Demandez-en un autre.") }
        guard Secrets.equal(SendPhoneCode.digest(digits, sent.phone, key), sent.code) else {
            try VoterProofStore.noteTry(of: account, in: edition.id, db)
            let left = PhoneCode.mostTries - sent.tries - 1
            return Outcome(to: page, saying: left == 0 ? "Ce n’est pas le bon code. Demandez-en un autre." : "Ce n’est pas le bon code. Essais restants : \(left).")
        }
        try VoterProofStore.forget(account, in: edition.id, db)
        // Only whoever holds the telephone learns that it has served.
        if let line = try RegisterStore.line(of: Voter(phone: sent.phone), in: edition.id, db) {
            return Outcome(to: page, saying: "Ce numéro a déjà servi pour voter, le \(line.at), par \(line.channel.name). Si ce n’est pas vous, dites-le à la ville. Vous pouvez voter au guichet.")
        }
        try VoterProofStore.keep(.phone, sent.phone, of: account, in: edition.id, at: visit.now, db)
        return Outcome(to: VoteLinks.ballot(edition), saying: "Votre numéro est confirmé. Voici votre bulletin.")
    }
}
