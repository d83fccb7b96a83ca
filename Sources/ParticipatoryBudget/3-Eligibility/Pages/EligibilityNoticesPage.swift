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
    let words: [EligibilityReview.Outcome: LetterWords]
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
            byPost: try ProposalStore.withoutEmail(waiting, db), unread: try UnreadLetters(edition, notices.compactMap(\.told), db), words: try LetterWordsStore.words(edition.id, db),
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
            refusal: refusal) { $0.confirmation(unread) } + letters(view)
    }

    /// What the city adds before and after the decision and its reason.
    private func letters(_ view: View) -> HTML {
        guard refusal == nil else { return .empty }
        return section(view.t("Vos mots dans les courriers"), id: "courriers") {
            """
            <p class="muted">\(view.t("La décision, le motif et le délai de recours s’écrivent seuls. « Lire le courrier », plus haut, montre chaque lettre entière."))</p>\
            \(each: EligibilityReview.Outcome.allCases, { outcome in wordsForm(outcome, view) })
            """
        }
    }

    private func wordsForm(_ outcome: EligibilityReview.Outcome, _ view: View) -> HTML {
        let own = words[outcome] ?? LetterWords()
        return Web.details(view.t("Courrier d’une proposition \(outcome.told)"), view.form("\(EligibilityLinks.queue(edition))/courriers/\(outcome.rawValue)", key: outcome.rawValue) { view in
            """
            \(view.textArea("opening", label: "Avant la décision", value: own.opening, required: false, rows: 3, maxLength: 1000))\
            \(view.textArea("closing", label: "Après la décision", help: "Par exemple : qui appeler, quelles permanences.", value: own.closing, required: false, rows: 3, maxLength: 1000))\
            \(view.submit("Enregistrer", style: .secondary))
            """
        })
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
