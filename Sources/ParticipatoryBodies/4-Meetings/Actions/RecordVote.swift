import Database
import Vocabulary
import Web

/// Note what was voted on a subject: by show of hands, by name or in secret. It cannot be noted twice.
struct RecordVote: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/points/:item/vote"

    /// The subject, who is there, and whether they may decide.
    struct Subject: Sendable {
        var file: MeetingFile
        var item: AgendaItem
        var list: AttendanceList
        var quorum: Quorum { list.quorum(file.rules, isSecondCall: file.meeting.isSecondCall) }
    }

    let resolution: Resolution
    let named: [(seat: ID<Seat>, choice: Resolution.Choice)]

    init(_ form: inout FormReader, _ subject: Subject) {
        let question = form.text("question", max: 300), method: Resolution.Method = form.choice("method", .showOfHands), voters = subject.quorum.voters
        var named: [(seat: ID<Seat>, choice: Resolution.Choice)] = []
        if method == .named {
            for seat in subject.list.voters {
                if let choice: Resolution.Choice = form.optionalChoice("choice-\(seat.id)") { named.append((seat.id, choice)) }
            }
            if named.isEmpty { form.error("method", "Notez la voix de chacun, plus bas.") }
        }
        func counted(_ choice: Resolution.Choice, _ field: String, _ form: inout FormReader) -> Int {
            method == .named ? named.filter { $0.choice == choice }.count : form.optionalInt(field, in: 0...5000) ?? 0
        }
        resolution = Resolution(
            item: subject.item.id, question: question, method: method, inFavour: counted(.inFavour, "in_favour", &form),
            against: counted(.against, "against", &form), abstentions: counted(.abstention, "abstentions", &form), voters: voters)
        self.named = named
        let cast = resolution.inFavour + resolution.against + resolution.abstentions
        if cast > voters { form.error("in_favour", "Il y a \(cast) voix pour \(voters) votants présents ou représentés.") }
        if cast == 0, method != .named { form.error("in_favour", "Indiquez les voix.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try MeetingStore.file(visit, db)
        return Subject(file: file, item: try file.item(visit), list: try MeetingStore.attendance(file, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MeetingRules.mayVote(subject.file, subject.item, subject.quorum) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        try MeetingWritingStore.record(resolution, named: named, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/seance", saying: resolution.result,
            journal: [JournalEntry("meeting.vote", "assembly", file.assembly.id.number, reason: "\(resolution.question) : \(resolution.inFavour) pour, \(resolution.against) contre.", isPublic: file.meeting.isPublic)])
    }
}
