import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer reads the letters that will leave, tells the proposers, then makes the conclusions public; alone or together.
struct AnnouncementPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/annonce"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let toAnnounce: [StudyFile]
    let toRelease: [StudyLine]
    let byPost: Set<ID<Proposal>>
    let unread: UnreadLetters
    /// Projects of which one excludes the other, when a conclusion on one of them is about to leave.
    var conflicts: [PlaceConflict] = []
    let refusal: Refusal?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        let lines = try FeasibilityStore.lines(edition, for: visit.actor, at: visit.now, db).filter { [.toAnnounce, .toRelease].contains($0.stage) }
        let waiting = Set(lines.filter { $0.conclusion != .unfeasible }.map(\.proposal))
        return Self(
            edition: edition,
            toAnnounce: try FeasibilityStore.files(edition, lines.filter { $0.stage == .toAnnounce }.map(\.proposal), db),
            toRelease: lines.filter { $0.stage == .toRelease }, byPost: try ProposalStore.withoutEmail(lines.map(\.proposal), db),
            unread: try UnreadLetters(edition, lines.compactMap(\.told), db),
            conflicts: try PlaceConflictStore.all(edition.id, db).filter { $0.settled?.verdict == .apart && (waiting.contains($0.one.id) || waiting.contains($0.other.id)) },
            refusal: FeasibilityRules.mayAnnounce(edition, visit.actor, at: visit.now), actor: visit.actor
        )
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier les conclusions") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        view.apartBeforeAnnouncing(conflicts, edition) + view.notices(
            toAnnounce: toAnnounce.map { notice($0, view) }, at: FeasibilityLinks.announcements(edition),
            toRelease: toRelease.map { notice($0, view) }, at: FeasibilityLinks.queue(edition) + "/publication",
            words: NoticeWords(
                nothingToAnnounce: "Aucune conclusion n’attend d’être annoncée.", nothingToRelease: "Aucune conclusion annoncée n’attend d’être publiée.",
                toAnnounce: "Conclusions à annoncer", toRelease: "Conclusions à publier", decision: "Conclusion", release: "Publier les conclusions"),
            refusal: refusal) { $0.confirmation(unread) }
    }

    private func notice(_ file: StudyFile, _ view: View) -> Notice {
        Notice(
            value: "\(file.proposal.id)", label: file.proposal.title,
            proposal: """
                <a href="\(file.link)">n° \(file.proposal.number ?? 0) \(file.proposal.title)</a>\
                \(view.addressee(file.proposal.authorName, isByPost: byPost.contains(file.proposal.id)))
                """,
            decision: file.synthesis.map { badge(view.t($0.conclusion.name), $0.conclusion.tone) } ?? .empty,
            letter: file.synthesis.map { FeasibilityLetters.conclusion(file, $0) })
    }

    /// One that I signed is for somebody else to publish.
    private func notice(_ line: StudyLine, _ view: View) -> Notice {
        Notice(
            value: "\(line.proposal)", label: line.title,
            proposal: """
                <a href="\(FeasibilityLinks.study(edition, line.number))">n° \(line.number) \(line.title)</a>\
                \(view.addressee(line.author, isByPost: byPost.contains(line.proposal)))
                """,
            decision: line.conclusion.map { badge(view.t($0.name), $0.tone) } ?? .empty, notifiedAt: line.milestones?.notifiedAt,
            refusal: line.signedBy.flatMap { FeasibilityRules.mayRelease(signedBy: $0, line.stage, actor) })
    }
}
