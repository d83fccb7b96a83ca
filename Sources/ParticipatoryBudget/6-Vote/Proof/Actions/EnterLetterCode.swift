import Database
import Vocabulary
import Web

/// A voter types the code that came by letter. It counts only as she casts her ballot: until then it may be taken back.
struct EnterLetterCode: Action {
    typealias FormPage = CodeProofPage
    static let path: Path = "/editions/:edition/voter/code"
    static var limits: Limits { Limits(changesPages: false) }

    let code: String

    init(_ form: inout FormReader, _ booth: Booth) {
        code = form.text("code", max: 40)
        if form.errors.isEmpty, LetterCodeText.read(code).utf8.count != LetterCodeText.length {
            form.error("code", "Un code compte douze lettres et chiffres, comme ABCD-EFGH-JKMN.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Booth { try Booth.enter(visit, db) }

    static func refusal(_ booth: Booth, _ visit: Visit) -> Refusal? { ProofRules.mayProve(booth, .code, at: visit.now) }

    func perform(_ booth: Booth, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let found = try LetterCodeStore.find(code, in: booth.edition.id, visit.world, db) else {
            throw FormErrors("code", "Ce code n’est pas celui de cette édition. Recopiez-le de la lettre, sans oublier de signe.")
        }
        if found.isRevoked { throw FormErrors("code", "Ce code a été annulé. Demandez-en un autre à la mairie.") }
        if let line = try RegisterStore.line(of: Voter(code: found.id), in: booth.edition.id, db) { throw RegisterRules.already(line) }
        try VoterProofStore.keep(.code, "\(found.id)", of: booth.account.id, in: booth.edition.id, at: visit.now, db)
        return Outcome(to: VoteLinks.ballot(booth.edition), saying: "Votre code est bon. Voici votre bulletin.")
    }
}
