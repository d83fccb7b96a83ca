import Database
import Vocabulary
import Web

/// Vote in secret: one is checked off in the register, and the ballot, that nothing ties to her, goes into the box. No journal, no letter.
struct VoteInElection: Action {
    typealias FormPage = ElectionPage
    static let path: Path = "/instances/:assembly/elections/:election/vote"
    static let limits = Limits(changesPages: false)

    let choices: [ElectionCount.CandidateID]

    init(_ form: inout FormReader, _ file: ElectionFile) {
        let eligible = Set(file.election.round.map { file.election.eligible(in: $0).map(\.id) } ?? [])
        // Somebody named twice on a ballot is named once.
        choices = Set(form.ids("choice") as [ElectionCount.CandidateID]).intersection(eligible).sorted()
        if choices.count > file.election.left {
            form.error("choice", file.election.left == 1 ? "Choisissez une personne : vous en avez coché \(choices.count)."
                : "Choisissez \(file.election.left) personnes au plus : vous en avez coché \(choices.count).")
        }
        if choices.isEmpty, !form.isChecked("blank") { form.error("choice", "Choisissez quelqu’un, ou cochez le vote blanc.") }
        if !choices.isEmpty, form.isChecked("blank") { form.error("choice", "Un vote blanc ne choisit personne.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ElectionFile { try ElectionStore.file(visit, db) }
    static func refusal(_ file: ElectionFile, _ visit: Visit) -> Refusal? { ElectionRules.mayVote(file, at: visit.now) }

    func perform(_ file: ElectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let round = file.election.round, let seat = file.standing.seat else { throw NotFound() }
        guard try ElectionStore.checkOff(seat.id, .online, in: round.id, db) else { throw Refusal.notNow("Vous avez voté. Personne ne sait pour qui.") }
        try ElectionStore.put(choices, mark: Secrets.hex(visit.world.randomBytes(16)), in: round.id, db)
        return Outcome(to: file.link, saying: "Votre bulletin est dans l’urne. Personne ne sait qu’il est le vôtre.")
    }
}
