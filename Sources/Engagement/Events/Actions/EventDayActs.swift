import Database
import Vocabulary
import Web

/// An event on its day, and those who signed up.
struct EventDay: Sendable {
    var file: EventFile
    /// Those who had a place.
    var expected: [EventSignUp]

    init(_ visit: Visit, _ db: Reading) throws {
        file = try EventStore.file(visit, db)
        expected = try EventSignUpStore.all(file.event.id, db).filter { $0.state == .coming }
    }

    var link: String { file.event.deskLink + "/jour" }
    func refusal(_ visit: Visit) -> Refusal? { EventRules.mayTell(file, at: visit.now) }
}

/// Count who is there, and tick those who had signed up; nobody is asked who she is.
struct NoteEventAttendance: Action {
    typealias FormPage = EventDayPage
    static let path: Path = "/bureau/agenda/:event/presences"

    let present: Int?
    let ticked: Set<ID<EventSignUp>>

    init(_ form: inout FormReader, _ day: EventDay) {
        present = form.optionalInt("present", in: 0...100_000)
        ticked = Set(form.ids("came") as [ID<EventSignUp>])
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventDay { try EventDay(visit, db) }
    static func refusal(_ day: EventDay, _ visit: Visit) -> Refusal? { day.refusal(visit) }

    func perform(_ day: EventDay, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try EventSignUpStore.note(ticked, among: day.expected, db)
        try EventWritingStore.count(present, of: day.file.event.id, db)
        return Outcome(to: day.link, saying: "Les présences sont notées.", journal: [JournalEntry("event.attendance", "event", day.file.event.id.number)])
    }
}

/// Tell what happened: the report stands on the public page.
struct TellEvent: Action {
    typealias FormPage = EventDayPage
    static let path: Path = "/bureau/agenda/:event/compte-rendu"

    let words: String
    let ideas: Int?

    init(_ form: inout FormReader, _ day: EventDay) {
        words = form.text("report", min: 20, max: 10_000)
        ideas = form.optionalInt("ideas", in: 0...10_000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventDay { try EventDay(visit, db) }
    static func refusal(_ day: EventDay, _ visit: Visit) -> Refusal? { day.refusal(visit) }

    func perform(_ day: EventDay, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = day.file.event
        try EventWritingStore.report(words, ideas: ideas, of: event.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: event.link, saying: "Le compte rendu est publié.", journal: [JournalEntry("event.report", "event", event.id.number, edition: event.plan.edition, reason: event.plan.title)])
    }
}
