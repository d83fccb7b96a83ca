import Database
import Vocabulary
import Web

/// Mend a vote that was noted wrongly, with the reason, before the members have the minutes. What was noted before stays and is shown.
struct CorrectVote: Action {
    typealias FormPage = SessionPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance/points/:item/rectification"

    let vote: VoteForm
    let reason: String

    init(_ form: inout FormReader, _ subject: VoteSubject) {
        vote = VoteForm(&form, subject)
        reason = form.text("reason", min: 5, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> VoteSubject {
        let file = try MeetingStore.file(visit, db), item = try file.item(visit)
        return VoteSubject(file: file, item: item, list: try MeetingStore.attendance(file, db), isActedOn: try MeetingStore.isActedOn(item.id, db))
    }

    static func refusal(_ subject: VoteSubject, _ visit: Visit) -> Refusal? {
        MeetingRules.mayCorrectVote(subject.file, subject.item, isActedOn: subject.isActedOn)
    }

    func perform(_ subject: VoteSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, resolution = vote.resolution
        try MeetingWritingStore.correct(resolution, named: vote.named, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link + "/seance", saying: "Le vote est rectifié. L’ancien résultat et votre motif restent visibles.",
            journal: [JournalEntry("meeting.mend-vote", "assembly", file.assembly.id.number, reason: "\(resolution.question) : \(reason)", isPublic: file.meeting.isPublic)])
    }
}
