import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The accessibility statement in the mandatory form (law of 11 February 2005, article 47; decree 2019-768). No audit, hence « non conforme ».
struct AccessibilityPage: Page {
    static let path: Path = "/accessibilite"
    static var isShared: Bool { true }

    let city: City

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(city: try CityStore.city(db)) }

    func title(_ t: Texts) -> String { t("Déclaration d’accessibilité") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return prose("""
            <p>\(t("\(city.name) s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005."))</p>
            <p>\(t("Cette déclaration d’accessibilité s’applique au site du budget participatif de \(city.name)."))</p>
            <h2>\(t("État de conformité"))</h2>
            <p>\(t("Ce site est non conforme avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2 : aucun audit complet n’a encore été réalisé."))</p>
            <h2>\(t("Résultats des tests"))</h2>
            <p>\(t("Aucun taux de conformité ne peut être annoncé sans audit. Chaque page est vérifiée par des outils automatiques et parcourue au clavier ; ces vérifications ne remplacent pas un audit."))</p>
            <h2>\(t("Contenus non accessibles"))</h2>
            <p>\(t("Faute d’audit, la liste des contenus non accessibles n’est pas établie. Les cartes ne sont pas entièrement utilisables avec un lecteur d’écran : une liste équivalente les accompagne toujours. Les photos et les documents ajoutés par les habitants peuvent manquer d’une description."))</p>
            <h2>\(t("Établissement de cette déclaration d’accessibilité"))</h2>
            <p>\(t("Cette déclaration a été établie le 22 novembre 2026. Les technologies utilisées sont HTML5, CSS, SVG et JavaScript ; tous les formulaires fonctionnent sans JavaScript."))</p>
            <h2>\(t("Retour d’information et contact"))</h2>
            <p>\(t("Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez-nous : nous vous orienterons vers une solution accessible ou vous enverrons le contenu sous une autre forme. Nous répondons en une semaine au plus."))</p>
            \(city.coordinates(t))
            <h2>\(t("Voies de recours"))</h2>
            <p>\(t("Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :"))</p>
            <ul>
            <li><a href="https://formulaire.defenseurdesdroits.fr/">\(t("écrire un message au Défenseur des droits"))</a></li>
            <li><a href="https://www.defenseurdesdroits.fr/saisir/delegues">\(t("contacter le délégué du Défenseur des droits dans votre région"))</a></li>
            <li>\(t("envoyer un courrier (gratuit, sans timbre) : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07"))</li>
            </ul>
            """)
    }
}
