import Database
import Vocabulary
import Web

/// Cancel a session that has not begun: who had a place, or waited for one, is told why.
struct CancelTrainingSession: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/sessions/:session/annulation"

    let reason: String

    init(_ form: inout FormReader, _ subject: TrainingSessionSubject) { reason = form.text("cancel_reason", min: 3, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingSessionSubject { try TrainingSessionSubject(visit, db) }
    static func refusal(_ subject: TrainingSessionSubject, _ visit: Visit) -> Refusal? { TrainingRules.mayCancel(subject.file, subject.session, at: visit.now) }

    func perform(_ subject: TrainingSessionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let training = subject.file.training, session = subject.session
        guard try TrainingStore.cancel(session.id, at: visit.now, db) else { throw Refusal.notNow("Cette session est annulée.") }
        return Outcome(
            to: training.link, saying: "La session est annulée. Les inscrits sont prévenus.",
            journal: [JournalEntry("training.cancel", "training", training.id.number, reason: reason)],
            letters: session.places.filter { $0.state != .cancelled }.map {
                TrainingPlaces.letter(training, session, "Cette session est annulée. Motif : \(reason)", to: $0.account)
            })
    }
}

/// Take a course out of the catalogue; who came keeps her certificate.
struct WithdrawTraining: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/retrait"

    init(_ form: inout FormReader, _ file: TrainingFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingFile { try TrainingStore.file(visit, db) }
    static func refusal(_ file: TrainingFile, _ visit: Visit) -> Refusal? { TrainingRules.mayWithdraw(file, at: visit.now) }

    func perform(_ file: TrainingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try TrainingStore.withdraw(file.training.id, at: visit.now, db) else { throw Refusal.notNow("Cette formation n’est plus au catalogue.") }
        return Outcome(
            to: "/formations", saying: "La formation n’est plus au catalogue.", journal: [JournalEntry("training.withdraw", "training", file.training.id.number, reason: file.training.title)])
    }
}
