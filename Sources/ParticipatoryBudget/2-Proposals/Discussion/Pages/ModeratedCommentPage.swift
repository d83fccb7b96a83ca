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
        let file = try DiscussionStore.file(try visit.id("comment"), for: visit.actor, evenRemoved: true, db)
        if let refusal = DiscussionRules.mayReadModeration(file.scopes, visit.actor) { throw refusal }
        return Self(
            file: file, reports: try ReportStore.all(of: .comment(file.comment.id), db),
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
            \(file.comment.removedAt.map { alert(.info, t("Retiré par son auteur le \($0). Son texte n’est gardé ici que jusqu’au classement des signalements.")) })
            \(view.comment(id: file.comment.anchor, by: file.comment.authorName, at: file.comment.at, Markdown.html(file.comment.body)))
            \(view.reports(reports, settledAt: refusalToSettle == nil && !file.comment.isHidden ? SettleReports.link(file.comment.id) : nil))
            \(file.comment.appeal.map { view.appealToDecide($0, at: DecideHidingAppeal.link(file.comment.id), refusal: refusalToDecide) })
            \(if: !file.comment.isHidden, view.hidingForm(
                at: HideComment.link(file.comment.id), refusal: refusalToHide,
                help: "Publié à la place du commentaire et envoyé à son auteur. Dites quelle règle n’est pas respectée, sans répéter les propos.",
                button: "Masquer ce commentaire"))
            """
    }
}
