import Database
import HTML
import L10n
import Vocabulary
import Web

/// Everyone reads what may not be written here, who decides, and how to have it read again (regulation (EU) 2022/2065, article 14).
struct DiscussionRulesPage: Page {
    static let path: Path = "/regles-de-la-discussion"
    static var isShared: Bool { true }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self() }

    func title(_ t: Texts) -> String { t("Règles de la discussion") }
    func summary(_ t: Texts) -> String? { t("Ce qui ne peut pas être publié dans les propositions et les commentaires, qui en décide, comment le contester.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let never: [Message] = [
            "injurier ou attaquer une personne, nommer un agent ou un voisin pour s’en plaindre ;",
            "tenir des propos haineux ou discriminatoires ;",
            "publier un nom, un numéro, une adresse ou une photo de quelqu’un sans son accord, ou une image choquante ;",
            "accuser sans preuve, répandre une fausse information ;",
            "faire de la publicité, démarcher, faire campagne pour une élection ;",
            "écrire, en commentaire, sans rapport avec la proposition.",
        ]
        return prose("""
            <p>\(t("Les habitants écrivent ici en leur nom, sous leur responsabilité. Ces règles valent pour les propositions, leurs photos et les commentaires."))</p>
            <h2>\(t("Ce qui ne peut pas rester"))</h2>
            <p>\(t("On ne peut pas :"))</p>
            <ul>\(each: never, { "<li>\(t($0))</li>" })</ul>
            <p>\(t("Être contre une idée, critiquer la ville ou une décision est permis : cela ne se masque pas."))</p>
            <h2>\(t("Signaler"))</h2>
            <p>\(t("Sous chaque commentaire et sur la page de chaque proposition, « Signaler » prévient les modérateurs. Il faut être connecté. Vous recevez la suite donnée à votre signalement."))</p>
            <h2>\(t("Ce que fait la ville"))</h2>
            <p>\(t("Une personne de la ville lit chaque signalement. Aucun logiciel ne masque de lui-même. Ce qui enfreint ces règles est masqué : à sa place, tout le monde lit le motif. Une proposition masquée garde son numéro et sa page de suivi. Son auteur est prévenu."))</p>
            <h2>\(t("Demander une relecture"))</h2>
            <p>\(t("Dans le délai écrit dans le courrier, l’auteur peut demander une fois qu’une autre personne relise : un autre modérateur, ou la personne chargée de l’édition. Elle répond avec ses raisons. La décision peut aussi être contestée devant le tribunal administratif."))</p>
            <p><a href="/contact">\(t("Une question ? Contactez-nous."))</a></p>
            """)
    }
}
