import Database
import Vocabulary
import Web

/// Note who is there, who is excused and who represents whom, within the proxies that the charter allows.
struct RecordAttendance: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/presences"

    /// The meeting and who may be there.
    struct Subject: Sendable {
        var file: MeetingFile
        var list: AttendanceList
        /// Those who have voted by name: how they are there changes no more.
        var voted: Set<ID<Seat>>
    }

    let list: [Attendance]

    init(_ form: inout FormReader, _ subject: Subject) {
        var list: [Attendance] = []
        for seat in subject.list.seats {
            let state: Attendance.State? = form.optionalChoice("state-\(seat.id)"), holder: ID<Seat>? = form.optionalID("holder-\(seat.id)")
            let typed = state.map { Attendance(seat: seat.id, state: $0, holder: $0 == .represented ? holder : nil) }, noted = subject.list[seat.id]
            // What this page did not change stays as another tablet has noted it meanwhile.
            let line = form.raw("was-\(seat.id)") == (typed?.mark ?? "") ? noted : typed
            if line != noted, subject.voted.contains(seat.id) { form.error("state-\(seat.id)", "Cette personne a voté : sa présence ne change plus.") }
            if let line { list.append(line) }
        }
        self.list = list
        Self.check(list, subject, &form)
    }

    private static func check(_ list: [Attendance], _ subject: Subject, _ form: inout FormReader) {
        let present = Set(list.filter { $0.state == .present }.map(\.seat)), voting = Set(subject.list.seats.filter(\.votes).map(\.id))
        var held: [ID<Seat>: Int] = [:]
        for line in list where line.state == .represented {
            let field = "holder-\(line.seat)"
            guard subject.file.rules.proxies > 0, voting.contains(line.seat) else { form.error("state-\(line.seat)", "Cette personne ne peut pas être représentée."); continue }
            guard let holder = line.holder else { form.error(field, "Qui représente cette personne ?"); continue }
            held[holder, default: 0] += 1
            if !present.contains(holder) || !voting.contains(holder) {
                form.error(field, "Un pouvoir se donne à un membre présent qui vote.")
            } else if held[holder]! > subject.file.rules.proxies {
                form.error(field, "La charte limite les pouvoirs à \(subject.file.rules.proxies) par membre.")
            }
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, list: try MeetingStore.attendance(file, db), voted: try MeetingStore.voted(file.meeting.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayHold(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.record(list, of: file.meeting.id, by: try visit.account(), at: visit.now, db)
        let quorum = AttendanceList(seats: subject.list.seats, records: list).quorum(file.rules, isSecondCall: file.meeting.isSecondCall)
        return Outcome(
            to: file.link + "/seance", saying: quorum.words,
            journal: [JournalEntry("meeting.attendance", "assembly", file.assembly.id.number, reason: "Présents : \(quorum.present), représentés : \(quorum.represented).")])
    }
}
