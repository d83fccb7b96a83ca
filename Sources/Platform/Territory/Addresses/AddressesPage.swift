import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where an officer gives the addresses of the city, by which everyone finds her neighbourhood.
struct AddressesPage: Page {
    static let path: Path = "/bureau/territoires/adresses"
    static let link = "/bureau/territoires/adresses"
    static var surroundings: Surroundings { .desk }

    let count: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = TerritoryRules.mayManage(visit.actor) { throw refusal }
        return Self(count: try AddressStore.count(db))
    }

    func title(_ t: Texts) -> String { t("Adresses de la ville") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Quartiers et arrondissements"), TerritoriesPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Avec les adresses de la commune, chacun trouve son quartier en écrivant la sienne. Rien n’est envoyé ailleurs."))</p>\
            \(statTiles([Stat(t.number(count), t(count, one: "adresse connue", many: "adresses connues"))]))\
            <p>\(t("Le fichier est celui de la Base Adresse Nationale pour votre commune (adresse.data.gouv.fr), au format CSV. Un nouveau fichier remplace le précédent.")) \(t("Envoyez-le hors d’une période de vote : pendant quelques secondes, les autres enregistrements attendent."))</p>\
            \(view.form(Self.link, files: true) {
                "\(view.fileField("file", label: "Fichier des adresses", help: "CSV, 40 Mo au plus : numero, rep, nom_voie, lon, lat.", accept: ".csv,text/csv", required: true))\(view.submit("Remplacer les adresses"))"
            })
            """
    }
}
