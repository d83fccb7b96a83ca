import Database
import Vocabulary
import Web

/// Note what somebody has to do after a meeting, and by when.
struct RecordAction: Action {
    typealias FormPage = MinutesPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/actions"

    /// The meeting, and the members who may have an action in hand.
    struct Subject: Sendable {
        var file: MeetingFile
        var seats: [Seat]
    }

    let title: String
    let owner: String
    /// The member who has it in hand: she is told, and reminded.
    let seat: Seat?
    let due: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("action", min: 3, max: 200)
        let id: ID<Seat>? = form.optionalID("seat"), chosen = subject.seats.first { $0.id == id }
        if id != nil, chosen == nil { form.error("seat", "Choisissez dans la liste.") }
        seat = chosen
        owner = chosen.map { $0.publicName ?? "Un membre de l’instance" } ?? form.text("owner", max: 120)
        due = form.day("due") + .days(1) - .seconds(1)
        if due < form.now { form.error("due", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, seats: try SeatStore.members(of: file.assembly.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayFollowUp(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.add(title, owner: owner, seat: seat?.id, due: due, to: file.meeting.id, at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "L’action est notée.", journal: [JournalEntry("meeting.action", "assembly", file.assembly.id.number, reason: title)],
            letters: [seat?.account].compactMap(\.self).filter { $0 != visit.actor.account }.map {
                Letter(
                    to: .account($0), kind: .task, subject: "\(file.assembly.name) : une action vous est confiée", paragraphs: ["« \(title) », pour le \(day: due). Quand elle est faite, dites-le en deux mots."],
                    button: Letter.Button("Voir l’action", file.link + "/compte-rendu"))
            })
    }
}
