import Database
import Vocabulary
import Web

/// Give up a draw that was announced, in public and with the reason. Its candidates wait for another.
struct CancelDraw: Action {
    typealias FormPage = DrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/tirage/annulation"

    let reason: String

    init(_ form: inout FormReader, _ subject: DrawSubject) { reason = form.text("cancel_reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> DrawSubject { try DrawSubject(visit, db) }
    static func refusal(_ subject: DrawSubject, _ visit: Visit) -> Refusal? {
        guard let draw = subject.pending else { return .notNow("Aucun tirage annoncé n’attend sa graine.") }
        return RecruitmentRules.mayCancel(subject.standing, draw)
    }

    func perform(_ subject: DrawSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draw = subject.pending, try DrawStore.cancel(draw.id, reason: reason, at: visit.now, db) else { throw NotFound() }
        let assembly = subject.standing.assembly
        return Outcome(
            to: draw.link(assembly), saying: "Le tirage est annulé.",
            journal: [JournalEntry("assembly.cancel-draw", "assembly", assembly.id.number, reason: "\(draw.collegeName) : \(reason)", isPublic: true)])
    }
}
