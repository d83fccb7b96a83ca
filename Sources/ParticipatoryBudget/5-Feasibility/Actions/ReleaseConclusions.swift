import Database
import Vocabulary
import Web

/// Make conclusions public: the proposals take their status, those who follow them are told.
struct ReleaseConclusions: Action {
    typealias FormPage = AnnouncementPage
    static let path: Path = "/bureau/editions/:edition/etudes/publication"

    /// The edition and, of its studies, those whose proposers were told.
    struct Subject: Sendable {
        var edition: Edition
        var ready: [StudyLine]
    }

    let lines: [StudyLine]
    let isConfirmed: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        let chosen: Set<ID<Proposal>> = Set(form.ids("release"))
        isConfirmed = form.isChecked("unread")
        lines = subject.ready.filter { chosen.contains($0.proposal) }
        if chosen.isEmpty { form.error("release", "Cochez au moins une conclusion à publier.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, ready: try FeasibilityStore.lines(edition.id, at: visit.now, db).filter { $0.stage == .toRelease })
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { FeasibilityRules.mayAnnounce(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        for line in lines {
            guard let signedBy = line.signedBy else { continue }
            if let refusal = FeasibilityRules.mayRelease(signedBy: signedBy, line.stage, visit.actor) { throw refusal }
        }
        try UnreadLetters(subject.edition, lines.compactMap(\.told), db).expect(isConfirmed)
        let done = Set(try FeasibilityStore.release(lines.map(\.proposal), by: try visit.account(), at: visit.now, db))
        let released = try FeasibilityStore.files(subject.edition, lines.map(\.proposal).filter(done.contains), db)
        for file in released {
            if let conclusion = file.synthesis?.conclusion { try ProposalStore.setStatus(conclusion.status, file.proposal.id, db) }
        }
        return Outcome(
            to: FeasibilityLinks.announcements(subject.edition), saying: notice(released.count),
            journal: released.map { entry($0) }, letters: try letters(released, db)
        )
    }

    private func notice(_ count: Int) -> Message {
        switch count {
        case 0: "Ces conclusions étaient déjà publiées."
        case 1: "Une conclusion est publiée."
        default: "\(count) conclusions sont publiées."
        }
    }

    private func entry(_ file: StudyFile) -> JournalEntry {
        let conclusion = file.synthesis.map { "\($0.conclusion.name.key). \($0.publicReason)" } ?? ""
        return JournalEntry("feasibility.release", "proposal", file.proposal.id.number, edition: file.edition.id, reason: conclusion, isPublic: true)
    }

    private func letters(_ released: [StudyFile], _ db: Reading) throws -> [Letter] {
        let files = Dictionary(released.map { ($0.proposal.id, $0) }) { $1 }
        return try Follows.followers(of: released.map(\.proposal.id), db).compactMap { follower in
            guard let file = files[follower.proposal], let synthesis = file.synthesis else { return nil }
            return FeasibilityLetters.released(
                file.edition, file.proposal.number ?? 0, file.proposal.title, synthesis.conclusion, to: follower.account)
        }
    }
}
