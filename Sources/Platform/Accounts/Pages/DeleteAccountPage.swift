import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where a person leaves: what goes, what stays. Only she sees it.
struct DeleteAccountPage: Page {
    static let path: Path = "/mon-compte/supprimer"
    static let link = "/mon-compte/supprimer"

    let departure: Departure

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { DeleteAccountPage(departure: try Departure(visit, db)) }

    func title(_ t: Texts) -> String { t("Supprimer mon compte") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), AccountPage.link), Crumb(t("Mes données"), PersonalDataPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(columns(main: prose("""
                <h2>\(t("Ce qui disparaît"))</h2>
                <ul><li>\(t("Votre nom, votre adresse, votre profil, vos messages et vos abonnements."))</li>
                <li>\(t("Vos rôles, si vous en avez, et toutes vos sessions."))</li></ul>
                <h2>\(t("Ce qui reste"))</h2>
                <ul><li>\(t("Vos idées et vos commentaires, sous le nom « Compte supprimé ». Pour retirer une idée, faites-le avant de partir."))</li>
                <li>\(t("Votre bulletin, que rien ne relie à vous."))</li></ul>
                """), aside: panel(t("Emporter d’abord ?"), """
                <p>\(t("Après la suppression, le fichier de vos données ne sera plus disponible."))</p>
                \(view.linkButton(PersonalDataPage.link, "Voir mes données", style: .secondary))
                """)))
            \(departure.refusal.map { alert(.warning, t($0.reason)) } ?? form(view))
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(Self.link) { """
            \(departure.account.hasPassword ? view.passwordField() : view.emailField(help: "Recopiez votre adresse pour confirmer."))
            \(view.checkbox("sure", label: "Je supprime mon compte. Je sais que c’est définitif.", required: true))
            \(buttons(view.submit("Supprimer mon compte", style: .danger), view.linkButton(AccountPage.link, "Garder mon compte", style: .quiet)))
            """ }
    }
}

/// A person who wants to leave.
struct Departure: Sendable {
    var account: Account
    var isLastAdministrator: Bool

    init(account: Account, isLastAdministrator: Bool) {
        self.account = account
        self.isLastAdministrator = isLastAdministrator
    }

    init(_ visit: Visit, _ db: Reading) throws {
        account = try AccountStore.account(try visit.account(), db)
        isLastAdministrator = try visit.actor.has(.administrator) && GrantStore.otherAdministrators(than: account.id, at: visit.now, db) == 0
    }

    var refusal: Refusal? {
        isLastAdministrator ? .notNow("Vous êtes la seule personne qui administre la plateforme. Confiez d’abord ce rôle à quelqu’un d’autre.") : nil
    }
}
