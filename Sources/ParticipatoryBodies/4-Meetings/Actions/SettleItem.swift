import Database
import Vocabulary
import Web

/// Answer a subject that a member proposed: on the agenda, or not and why.
struct SettleItem: Action {
    typealias FormPage = PrepareMeetingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/sujets/:item"

    /// The meeting and the subject proposed.
    struct Subject: Sendable {
        var file: MeetingFile
        var item: AgendaItem
    }

    /// What is answered.
    enum Answer: String { case accepted, declined }

    let answer: Answer
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        answer = form.choice("answer", .accepted)
        reason = form.optionalText("reason", max: 300) ?? ""
        if answer == .declined, reason.isEmpty { form.error("reason", "Dites pourquoi : la personne le lira.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, item: try file.item(visit))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.maySettle(subject.file, subject.item) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard try MeetingWritingStore.settle(subject.item.id, isAccepted: answer == .accepted, reason: reason, at: visit.now, db) else {
            throw Refusal.notNow("Ce sujet a déjà sa réponse.")
        }
        return Outcome(
            to: file.link + "/preparation", saying: "La réponse est enregistrée.",
            journal: [JournalEntry("meeting.settle", "assembly", file.assembly.id.number, reason: subject.item.title)], letters: try told(subject, visit) + toldOthers(subject, visit, db))
    }

    private func toldOthers(_ subject: Subject, _ visit: Visit, _ db: Reading) throws -> [Letter] {
        guard answer == .accepted else { return [] }
        let known = Set([subject.item.proposer, visit.actor.account].compactMap(\.self))
        return try MeetingLetters.added(subject.item.title, to: subject.file, but: known, at: visit.now, db)
    }

    /// Who proposed it reads the answer, unless she gave it herself.
    private func told(_ subject: Subject, _ visit: Visit) -> [Letter] {
        guard let proposer = subject.item.proposer, proposer != visit.actor.account else { return [] }
        let item = subject.item, meeting = subject.file.meeting
        return [
            Letter(
                to: .account(proposer), kind: .following, subject: "\(subject.file.assembly.name) : votre sujet « \(item.title) »",
                paragraphs: [
                    answer == .accepted
                        ? "Votre sujet est à l’ordre du jour de « \(meeting.title) », le \(meeting.startsAt)."
                        : "Votre sujet n’est pas à l’ordre du jour de « \(meeting.title) ». Motif : \(reason)",
                ],
                button: Letter.Button("Voir la réunion", subject.file.link)),
        ]
    }
}

extension MeetingFile {
    /// The subject named in the path.
    func item(_ visit: Visit) throws -> AgendaItem {
        let id: ID<AgendaItem> = try visit.id("item")
        guard let item = items.first(where: { $0.id == id }) else { throw NotFound() }
        return item
    }
}
