import Database
import HTML
import L10n
import Vocabulary
import Web

/// A person's own page: who she is here, and where to change it. Only she sees it.
struct AccountPage: Page {
    static let path: Path = "/mon-compte"
    static let link = "/mon-compte"

    let account: Account
    let roles: [(role: Role, place: String, until: Instant?)]
    let sessions: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try AccountStore.account(try visit.account(), db)
        let given = visit.actor.isStaff ? try GrantStore.given(to: account.id, db).filter { $0.state(at: visit.now) == .held } : []
        return AccountPage(
            account: account, roles: given.map { ($0.grant.role, $0.place, $0.lastDay) },
            sessions: try Sessions.count(account.id, at: visit.now, db))
    }

    func title(_ t: Texts) -> String { t("Mon compte") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let doors: [Card] = [
            Card(t("Mon profil"), path: ProfilePage.link, text: t("Votre nom, votre lien avec la ville, votre langue.")),
            Card(t("Mes messages"), path: "/messages", text: t("Ce que la ville vous a écrit.")),
            Card(t("Ce que je reçois"), path: "/mon-compte/messages", text: t("Choisir les courriels que vous voulez recevoir.")),
            Card(t("Connexion et sécurité"), path: SecurityPage.link, text: t("Votre adresse électronique et votre mot de passe.")),
            Card(t("Mes appareils"), path: SessionsPage.link, text: t(sessions, one: "Votre compte est ouvert sur un appareil.", many: "Votre compte est ouvert sur \(sessions) appareils.")),
            Card(t("Mes votes"), path: "/mon-compte/votes", text: t("Que vous avez voté, quand et par quelle voie. Jamais vos choix.")),
            Card(t("Mes données"), path: PersonalDataPage.link, text: t("Voir ce que nous gardons, l’emporter, supprimer le compte.")),
        ]
        return """
            \(pageHeader(account.displayName, kicker: t("Mon compte"), intro: t("Compte ouvert le \(day: account.createdAt).")))
            \(cards(doors) { $0 })
            \(if: !roles.isEmpty, section(t("Mes rôles")) { rolesTable(view) })
            """
    }

    private func rolesTable(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Ce qui vous est confié"), isCaptionHidden: true,
            columns: [Column(t("Rôle"), isHeading: true), Column(t("Ce qu’il permet")), Column(t("Où")), Column(t("Jusqu’au"))], rows: roles
        ) { held in
            [
                HTML(text: t(held.role.name)), HTML(text: t(held.role.duty)),
                HTML(text: held.place.isEmpty ? t("Toute la ville") : held.place),
                held.until.map { view.time($0) } ?? HTML(text: t("Sans date de fin")),
            ]
        }
    }
}
