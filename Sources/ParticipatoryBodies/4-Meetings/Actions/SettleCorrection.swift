import Database
import Vocabulary
import Web

/// Say of a correction that it was taken into the minutes, or not and why.
struct SettleCorrection: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/corrections/:correction"

    /// The meeting and the correction asked for.
    struct Subject: Sendable {
        var file: MeetingFile
        var correction: Correction
    }

    /// What is answered.
    enum Answer: String { case taken, left }

    let answer: Answer
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        answer = form.choice("answer", .taken)
        reason = form.optionalText("reason", max: 300) ?? ""
        if answer == .left, reason.isEmpty { form.error("reason", "Dites pourquoi : la personne le lira.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db), id: ID<Correction> = try visit.id("correction")
        guard let correction = try MeetingStore.corrections(file.meeting.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return Subject(file: file, correction: correction)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.maySettle(subject.file, subject.correction, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard try MeetingWritingStore.settle(subject.correction.id, isTaken: answer == .taken, reason: reason, at: visit.now, db) else {
            throw Refusal.notNow("Cette correction a déjà sa réponse.")
        }
        return Outcome(
            to: file.link + "/compte-rendu", saying: "La réponse est enregistrée.", journal: [JournalEntry("meeting.correction", "assembly", file.assembly.id.number, reason: reason)])
    }
}
