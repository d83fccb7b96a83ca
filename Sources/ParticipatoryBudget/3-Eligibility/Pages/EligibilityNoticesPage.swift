import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer reads the letters that will leave, tells the proposers, then makes the decisions public; alone or together.
struct EligibilityNoticesPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/annonce"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let toAnnounce: [EligibilityNotice]
    let toRelease: [EligibilityNotice]
    let byPost: Set<ID<Proposal>>
    let unread: UnreadLetters
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = EligibilityRules.mayRead(edition, visit.actor) { throw refusal }
        let waiting = try EligibilityStore.lines(edition, for: visit.actor, db).filter { [.toAnnounce, .toRelease].contains($0.stage(at: visit.now)) }.map(\.proposal)
        let appealDays = try RulebookStore.rulebook(edition.id, at: visit.now, db).appealDays
        let notices = try EligibilityStore.notices(edition, waiting, appealDays: appealDays, db)
        return Self(
            edition: edition, toAnnounce: notices.filter { $0.review.milestones.notifiedAt == nil },
            toRelease: notices.filter { $0.review.milestones.notifiedAt != nil },
            byPost: try ProposalStore.withoutEmail(waiting, db), unread: try UnreadLetters(edition, notices.compactMap(\.told), db),
            refusal: EligibilityRules.mayAnnounce(edition, visit.actor, at: visit.now)
        )
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier les décisions") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Examen de la recevabilité"), EligibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        view.notices(
            toAnnounce: toAnnounce.map { notice($0, view) }, at: EligibilityLinks.notices(edition),
            toRelease: toRelease.map { notice($0, view) }, at: EligibilityLinks.queue(edition) + "/publication",
            words: NoticeWords(
                nothingToAnnounce: "Aucune décision n’attend d’être annoncée.", nothingToRelease: "Aucune décision annoncée n’attend d’être publiée.",
                toAnnounce: "Décisions à annoncer", toRelease: "Décisions à publier", decision: "Décision", release: "Publier les décisions"),
            refusal: refusal) { $0.confirmation(unread) }
    }

    private func notice(_ notice: EligibilityNotice, _ view: View) -> Notice {
        Notice(
            value: "\(notice.proposal)", label: "n°\u{A0}\(notice.number) · \(notice.title)",
            proposal: """
                <a href="\(url: EligibilityLinks.review(edition, notice.number))">n°\u{A0}\(notice.number) · \(notice.title)</a>\
                \(view.addressee(notice.author, isByPost: byPost.contains(notice.proposal)))
                """,
            decision: badge(view.t(notice.review.outcome.name), notice.review.outcome.tone),
            letter: EligibilityLetters.notice(notice), notifiedAt: notice.review.milestones.notifiedAt)
    }
}
