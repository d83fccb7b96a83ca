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
    let refusal: Refusal?
    let actor: Actor

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        let lines = try FeasibilityStore.lines(edition, for: visit.actor, at: visit.now, db)
        return Self(
            edition: edition,
            toAnnounce: try FeasibilityStore.files(edition, lines.filter { $0.stage == .toAnnounce }.map(\.proposal), db),
            toRelease: lines.filter { $0.stage == .toRelease },
            refusal: FeasibilityRules.mayAnnounce(edition, visit.actor, at: visit.now), actor: visit.actor
        )
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier les conclusions") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        view.notices(
            toAnnounce: toAnnounce.map { notice($0, view.t) }, at: FeasibilityLinks.announcements(edition),
            toRelease: toRelease.map { notice($0, view.t) }, at: FeasibilityLinks.queue(edition) + "/publication",
            words: NoticeWords(
                nothingToAnnounce: "Aucune conclusion n’attend d’être annoncée.", nothingToRelease: "Aucune conclusion annoncée n’attend d’être publiée.",
                toAnnounce: "Conclusions à annoncer", toRelease: "Conclusions à publier", decision: "Conclusion", release: "Publier les conclusions"),
            refusal: refusal)
    }

    private func notice(_ file: StudyFile, _ t: Texts) -> Notice {
        Notice(
            value: "\(file.proposal.id)", label: file.proposal.title,
            proposal: #"<a href="\#(file.link)">n° \#(file.proposal.number ?? 0) \#(file.proposal.title)</a><br><span class="muted">\#(file.proposal.authorName)</span>"#,
            decision: file.synthesis.map { badge(t($0.conclusion.name), $0.conclusion.tone) } ?? .empty,
            letter: file.synthesis.map { FeasibilityLetters.conclusion(file, $0) })
    }

    /// One that I signed is for somebody else to publish.
    private func notice(_ line: StudyLine, _ t: Texts) -> Notice {
        Notice(
            value: "\(line.proposal)", label: line.title,
            proposal: #"<a href="\#(FeasibilityLinks.study(edition, line.number))">n° \#(line.number) \#(line.title)</a>"#,
            decision: line.conclusion.map { badge(t($0.name), $0.tone) } ?? .empty, notifiedAt: line.milestones?.notifiedAt,
            refusal: line.signedBy.flatMap { FeasibilityRules.mayRelease(signedBy: $0, line.stage, actor) })
    }
}
