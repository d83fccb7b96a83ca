import Database
import HTML
import L10n
import Vocabulary
import Web

/// The browsers in which a person is signed in. Only she sees them.
struct SessionsPage: Page {
    static let path: Path = "/mon-compte/sessions"
    static let link = "/mon-compte/sessions"

    let sessions: [Session]
    /// That of the browser which asks.
    let current: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        SessionsPage(
            sessions: try Sessions.list(try visit.account(), at: visit.now, db), current: visit.sessionToken.map { Secrets.sha256Hex($0) })
    }

    func title(_ t: Texts) -> String { t("Mes appareils") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), AccountPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Les appareils où votre compte est ouvert. Fermez ceux que vous ne reconnaissez pas, puis changez de mot de passe.")))
            \(cards(sessions, isWide: true) { card($0, view) })
            \(if: sessions.count > 1, buttons(view.action("/mon-compte/sessions/fermer-les-autres", "Fermer toutes les autres")))
            """
    }

    private func card(_ session: Session, _ view: View) -> Card {
        let t = view.t, isHere = session.digest == current
        return Card(
            Device(userAgent: session.userAgent).name(t),
            meta: [t("Ouverte le \(session.createdAt)"), t("Adresse réseau \(session.client)"), t("Se ferme le \(session.expiresAt)")],
            badges: isHere ? badge(t("Cet appareil"), .success) : .empty,
            footer: isHere ? .empty : view.action("/mon-compte/sessions/fermer", "Fermer", style: .quiet, fields: [("session", session.digest)]))
    }
}
