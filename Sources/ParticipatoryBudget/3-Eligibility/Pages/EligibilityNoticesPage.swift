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
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try EditionStore.edition(try visit.parameter("edition"), for: visit.actor, db)
        if let refusal = EligibilityRules.mayRead(edition, visit.actor) { throw refusal }
        let waiting = try EligibilityStore.lines(edition.id, db).filter { [.toAnnounce, .toRelease].contains($0.stage(at: visit.now)) }.map(\.proposal)
        let appealDays = try RulebookStore.rulebook(edition.id, at: visit.now, db).appealDays
        let notices = try EligibilityStore.notices(edition, waiting, appealDays: appealDays, db)
        return Self(
            edition: edition, toAnnounce: notices.filter { $0.review.milestones.notifiedAt == nil },
            toRelease: notices.filter { $0.review.milestones.notifiedAt != nil },
            refusal: EligibilityRules.mayAnnounce(edition, visit.actor, at: visit.now)
        )
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier les décisions") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(edition.title, edition.deskLink), Crumb(t("Examen de la recevabilité"), EligibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les porteurs sont prévenus d’abord. Rien n’est public avant leur courrier."))</p>\
            \(refusal.map { alert(.info, t($0.reason)) })\
            \(section(t("1. Prévenir les porteurs"), id: "prevenir") { announcements(view) })\
            \(section(t("2. Publier"), id: "publier") { releases(view) })
            """
    }

    private func announcements(_ view: View) -> HTML {
        let t = view.t
        guard !toAnnounce.isEmpty else { return emptyState(t("Aucune décision n’attend d’être annoncée.")) }
        let columns = [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Décision")), Column(t("Courrier"))]
        let rows = table(t("Décisions à annoncer"), isCaptionHidden: true, columns: columns, rows: toAnnounce) { notice in
            [box("announce", notice, view), name(notice, view), badge(t(notice.review.outcome.name), notice.review.outcome.tone), letter(notice, t)]
        }
        guard refusal == nil else { return rows }
        return view.form(EligibilityLinks.notices(edition), key: "announce", listsErrors: view.form.error("announce") != nil) { view in
            "\(rows)\(view.bulkBar("Pour les lignes cochées", view.submit("Prévenir les porteurs")))"
        }
    }

    private func releases(_ view: View) -> HTML {
        let t = view.t
        guard !toRelease.isEmpty else { return emptyState(t("Aucune décision annoncée n’attend d’être publiée.")) }
        let columns = [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Décision")), Column(t("Porteur prévenu le"))]
        let rows = table(t("Décisions à publier"), isCaptionHidden: true, columns: columns, rows: toRelease) { notice in
            [
                box("release", notice, view), name(notice, view), badge(t(notice.review.outcome.name), notice.review.outcome.tone),
                notice.review.milestones.notifiedAt.map { view.time($0) } ?? .empty,
            ]
        }
        guard refusal == nil else { return rows }
        return view.form(EligibilityLinks.queue(edition) + "/publication", key: "release", listsErrors: view.form.error("release") != nil) { view in
            "\(rows)\(view.bulkBar("Pour les lignes cochées", view.submit("Publier les décisions")))"
        }
    }

    private func box(_ field: String, _ notice: EligibilityNotice, _ view: View) -> HTML {
        refusal == nil ? view.rowBox(field, value: "\(notice.proposal)", label: "n° \(notice.number) \(notice.title)") : .empty
    }

    private func name(_ notice: EligibilityNotice, _ view: View) -> HTML {
        """
        <a href="\(url: EligibilityLinks.review(edition, notice.number))">n° \(notice.number) \(notice.title)</a><br><span class="muted">\(notice.author)</span>\
        \(if: !notice.hasEmail, " \(badge(view.t("Sans adresse électronique : à envoyer par la poste"), .warning))")
        """
    }

    /// The letter as the proposer will read it.
    private func letter(_ notice: EligibilityNotice, _ t: Texts) -> HTML {
        let letter = EligibilityLetters.notice(notice)
        return details(t("Lire le courrier"), "<p><strong>\(t(letter.subject))</strong></p>\(each: letter.paragraphs, { "<p>\(t($0))</p>" })")
    }
}
