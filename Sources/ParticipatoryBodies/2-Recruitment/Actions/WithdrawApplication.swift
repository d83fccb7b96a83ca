import Database
import Vocabulary
import Web

/// Take back one's application before it is answered.
struct WithdrawApplication: Action {
    typealias FormPage = JoinPage
    static let path: Path = "/instances/:assembly/participer/retrait"

    init(_ form: inout FormReader, _ candidate: RecruitmentRules.Candidate) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> RecruitmentRules.Candidate { try JoinPage.candidate(visit, db) }
    static func refusal(_ candidate: RecruitmentRules.Candidate, _ visit: Visit) -> Refusal? { RecruitmentRules.mayWithdraw(candidate) }

    func perform(_ candidate: RecruitmentRules.Candidate, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = candidate.standing.assembly
        guard let open = candidate.open, try RecruitmentStore.withdraw(open.id, at: visit.now, db) else {
            throw Refusal.notNow("Votre demande a reçu sa réponse entre-temps.")
        }
        return Outcome(
            to: assembly.link, saying: "Votre demande est retirée.", journal: [JournalEntry("assembly.withdraw", "assembly", assembly.id.number)])
    }
}
