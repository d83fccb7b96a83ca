import Database
import Vocabulary
import Web

/// Note what was voted on a subject: by show of hands, by name or in secret. It cannot be noted twice.
struct RecordVote: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/points/:item/vote"

    let vote: VoteForm

    init(_ form: inout FormReader, _ subject: VoteSubject) { vote = VoteForm(&form, subject) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> VoteSubject {
        let file = try MeetingStore.file(visit, db)
        return VoteSubject(file: file, item: try file.item(visit), list: try MeetingStore.attendance(file, db))
    }

    static func refusal(_ subject: VoteSubject, _ visit: Visit) -> Refusal? { MeetingRules.mayVote(subject.file, subject.item, subject.quorum) }

    func perform(_ subject: VoteSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, resolution = vote.resolution
        try MeetingWritingStore.record(resolution, named: vote.named, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/seance", saying: resolution.result,
            journal: [JournalEntry("meeting.vote", "assembly", file.assembly.id.number, reason: "\(resolution.question) : \(resolution.inFavour) pour, \(resolution.against) contre.", isPublic: file.meeting.isPublic)])
    }
}
