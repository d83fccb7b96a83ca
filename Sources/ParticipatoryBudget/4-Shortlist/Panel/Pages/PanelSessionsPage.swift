import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers see the sessions of a panel and convene one.
struct PanelSessionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let sessions: [PanelSession]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        return Self(file: file, sessions: try PanelSessionStore.sessions(file.selection.id, db), refusal: PanelRules.mayHold(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Séances du panel") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(sessions.isEmpty ? emptyState(t("Aucune séance n’est prévue.")) : table(
                t("Séances"), isCaptionHidden: true, columns: [Column(t("Séance"), isHeading: true), Column(t("Quand")), Column(t("Où")), Column(t("État"))], rows: sessions) { session in
                    [
                        "<a href=\"\(url: ShortlistLinks.session(file.edition, file.selection.id, session.id))\">\(session.title)</a>", view.time(session.heldAt, hour: true),
                        HTML(text: session.place), HTML(text: session.closedAt == nil ? t("À tenir") : t("Close")),
                    ]
                })\
            \(section(t("Convoquer le panel"), id: "convoquer") { refusal.map { view.refusal($0) } ?? view.form(file.link + "/seances") {
                """
                \(view.textField("title", label: "Titre de la séance", maxLength: 120))\(view.dateTimeField("held_at", label: "Jour et heure"))\
                \(view.textField("place", label: "Lieu", required: false, maxLength: 200))\(view.submit("Prévoir la séance et convoquer"))
                """
            } })
            """
    }
}
