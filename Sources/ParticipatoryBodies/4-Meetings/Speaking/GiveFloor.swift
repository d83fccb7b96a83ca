import Database
import Vocabulary
import Web

/// Start the counter for a group, or stop it: who spoke before gives the floor.
struct GiveFloor: Action {
    typealias FormPage = SpeakingPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/parole"
    static let limits = Limits(changesPages: false)

    /// The meeting and the colleges that may speak.
    struct Subject: Sendable {
        var file: MeetingFile
        var colleges: [College]
    }

    /// Nil: nobody speaks.
    let group: SpeakingTime.Group?

    init(_ form: inout FormReader, _ subject: Subject) {
        guard form.raw("act") != "stop" else { group = nil; return }
        let college: ID<College>? = form.optionalID("college"), gender: Seat.Gender = form.choice("gender", .unsaid)
        if let college, !subject.colleges.contains(where: { $0.id == college }) { form.error("college", "Choisissez dans la liste.") }
        group = SpeakingTime.Group(college: college, gender: gender)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, colleges: try AssemblyStore.colleges(file.assembly.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayHold(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let meeting = subject.file.meeting.id
        if let group { try SpeakingStore.start(group, in: meeting, at: visit.now, db) } else { try SpeakingStore.stop(meeting, at: visit.now, db) }
        return Outcome(to: subject.file.link + "/parole", saying: group == nil ? "Le compteur est arrêté." : "Le compteur tourne.")
    }
}
