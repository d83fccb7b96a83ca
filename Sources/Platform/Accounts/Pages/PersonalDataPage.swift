import Database
import HTML
import L10n
import Vocabulary
import Web

/// What the city holds of a person, why, for how long, and how to take it away. Only she sees it.
struct PersonalDataPage: Page {
    static let path: Path = "/mon-compte/donnees"
    static let link = "/mon-compte/donnees"

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        return PersonalDataPage()
    }

    func title(_ t: Texts) -> String { t("Mes données") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon compte"), AccountPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Nous gardons le moins possible. Voici quoi, et pourquoi.")))
            \(facts([
                (t("Votre nom et votre adresse électronique"), HTML(text: t("Pour vous reconnaître et vous répondre. Effacés avec le compte."))),
                (t("Lien avec la ville, quartier, année de naissance"), HTML(text: t("Seulement si vous les donnez, pour les étapes qui les demandent. Effacés avec le compte."))),
                (t("Vos idées, vos commentaires, vos avis"), HTML(text: t("Ils font partie de la décision publique : ils restent, sans votre nom si vous supprimez le compte."))),
                (t("Votre vote"), HTML(text: t("Le bulletin ne porte ni nom, ni heure, ni numéro. Personne ne peut le relier à vous."))),
                (t("Le journal des actes"), HTML(text: t("Qui a fait quoi et quand, pour que chaque décision puisse être vérifiée. Sans votre nom si vous supprimez le compte."))),
            ]))
            \(section(t("Emporter mes données")) { """
                <p>\(t("Un fichier à votre nom, lisible par vous et par un ordinateur (JSON)."))</p>
                \(buttons(view.linkButton("/mon-compte/donnees/mes-donnees.json", "Télécharger mes données", style: .secondary)))
                """ })
            \(section(t("Partir")) { """
                <p>\(t("Vous pouvez supprimer votre compte quand vous voulez."))</p>
                \(buttons(view.linkButton(DeleteAccountPage.link, "Supprimer mon compte…", style: .quiet)))
                """ })
            """
    }
}
