import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A moderator reads a comment, its thread, what it was reported for, and decides.
struct ModeratedCommentPage: Page {
    static let path: Path = "/bureau/moderation/:comment"
    static var surroundings: Surroundings { .desk }

    let file: CommentFile
    let reports: [Report]
    let refusalToHide: Refusal?
    let refusalToSettle: Refusal?
    let refusalToDecide: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = DiscussionRules.mayReadModeration(visit.actor) { throw refusal }
        let file = try DiscussionStore.file(try visit.id("comment"), for: visit.actor, db)
        if let refusal = DiscussionRules.mayReadModeration(file.scopes, visit.actor) { throw refusal }
        return Self(
            file: file, reports: try ModerationStore.reports(file.comment.id, db),
            refusalToHide: DiscussionRules.mayHide(file, visit.actor), refusalToSettle: DiscussionRules.maySettle(file, visit.actor),
            refusalToDecide: DiscussionRules.mayDecideHidingAppeal(file, visit.actor)
        )
    }

    func title(_ t: Texts) -> String { t("Commentaire de \(file.comment.authorName)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Modération"), DiscussionLinks.queue)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Sur la proposition n° \(file.proposal.number ?? 0),")) <a href="\(url: file.link)">\(file.proposal.title)</a>\
             (\(file.edition.title))</p>
            \(file.comment.hiding.map { alert(.warning, title: t("Masqué depuis le \($0.at)"), "<p>\($0.reason)</p>") })
            \(view.comment(id: file.comment.anchor, by: file.comment.authorName, at: file.comment.at, Markdown.html(file.comment.body)))
            \(section(t("Signalements")) { reported(view) })
            \(file.comment.appeal.map { appeal($0, view) })
            \(if: !file.comment.isHidden, section(t("Masquer")) { hide(view) })
            """
    }

    private func reported(_ view: View) -> HTML {
        let t = view.t
        if reports.isEmpty { return "<p>\(t("Personne n’a signalé ce commentaire."))</p>" }
        let isWaiting = reports.contains { $0.settledAt == nil }
        return """
            <ul>\(each: reports, { report in
                """
                <li>\(view.time(report.at, hour: true)) · \(t((report.ground ?? .other).name))\(if: !report.words.isEmpty, " · \(report.words)")\
                 \(report.settledAt == nil ? badge(t("À traiter"), .info) : badge(t("Traité"), .neutral))</li>
                """
            })</ul>
            \(if: isWaiting && refusalToSettle == nil && !file.comment.isHidden, view.action(SettleReports.link(file.comment.id), "Classer sans masquer"))
            """
    }

    private func hide(_ view: View) -> HTML {
        if let refusalToHide { return alert(.info, view.t(refusalToHide.reason)) }
        return view.form(HideComment.link(file.comment.id)) {
            """
            \(view.textArea("reason", label: "Motif", help: "Publié à la place du commentaire et envoyé à son auteur. Dites quelle règle n’est pas respectée, sans répéter les propos.", rows: 3, maxLength: 500))\
            \(buttons(view.submit("Masquer ce commentaire", style: .danger)))
            """
        }
    }

    private func appeal(_ appeal: Comment.Appeal, _ view: View) -> HTML {
        let t = view.t
        return section(t("Demande de relecture")) {
            """
            <p>\(view.time(appeal.at, hour: true))</p><blockquote>\(appeal.text)</blockquote>
            \(appeal.decidedAt.map { "<p>\(t("Décidée le \($0)."))</p><p>\(appeal.answer)</p>" })
            \(if: appeal.decidedAt == nil, refusalToDecide.map { alert(.info, t($0.reason)) } ?? decide(view))
            """
        }
    }

    private func decide(_ view: View) -> HTML {
        view.form(DecideHidingAppeal.link(file.comment.id)) {
            """
            \(view.radios("decision", legend: "Votre décision", choices: [
                Choice(DecideHidingAppeal.Decision.shown.rawValue, "Rendre le commentaire visible"),
                Choice(DecideHidingAppeal.Decision.kept.rawValue, "Laisser le commentaire masqué"),
            ]))\
            \(view.textArea("answer", label: "Réponse à l’auteur", rows: 3, maxLength: 500))\
            \(buttons(view.submit("Enregistrer la décision")))
            """
        }
    }
}
