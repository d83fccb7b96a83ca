import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who publishes the site and answers for it (law of 21 June 2004, article 6), and the rules of the discussion.
struct LegalNoticePage: Page {
    static let path: Path = "/mentions-legales"
    static var isShared: Bool { true }

    let city: City

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(city: try CityStore.city(db)) }

    func title(_ t: Texts) -> String { t("Mentions légales") }

    private func host(_ t: Texts) -> [String] {
        city.host.isEmpty ? [t("Les coordonnées de l’hébergeur seront publiées ici.")] : city.host.split(separator: "\n").map(String.init)
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return prose("""
            <h2>\(t("Éditeur"))</h2>
            <p>\(t("Ce site est édité par \(city.name).")) \(if: !city.mayor.isEmpty, "\(t("Directeur ou directrice de la publication : \(city.mayor), maire."))")</p>
            \(city.coordinates(t))
            <h2>\(t("Hébergement"))</h2>
            <p>\(each: host(t), { "\($0)<br>" })</p>
            <h2>\(t("Ce que les habitants écrivent"))</h2>
            <p>\(t("Les propositions et les commentaires sont publiés sous la responsabilité de leurs auteurs. Ils ne doivent ni injurier, ni diffamer, ni porter atteinte à la vie privée, ni faire de la publicité, ni s’éloigner du sujet."))</p>
            <p>\(t("Chacun peut signaler ce qui ne respecte pas ces règles ; une personne de la ville décide, avec un motif public et un recours.")) <a href="\(DiscussionRulesPage.path.description)">\(t("Les règles de la discussion"))</a></p>
            <h2>\(t("Réutiliser les contenus"))</h2>
            <p>\(t("Les listes à télécharger sont des informations publiques, réutilisables librement en citant la source (code des relations entre le public et l’administration, article L321-1). Les photos restent à leurs auteurs.")) <a href="\(OpenDataPage.path.description)">\(t("Données ouvertes"))</a></p>
            <h2>\(t("Le logiciel"))</h2>
            <p>\(t("Ce site fonctionne avec Parvis, logiciel libre sous licence GNU AGPL version 3 ou ultérieure."))</p>
            """)
    }
}
