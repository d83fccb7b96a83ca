import Database
import HTML
import L10n
import Vocabulary
import Web

/// The arrondissements and the neighbourhoods, and the way to bring in others. For administrators and the city's project officers.
struct TerritoriesPage: Page {
    static let path: Path = "/bureau/territoires"
    static let link = "/bureau/territoires"
    static var surroundings: Surroundings { .desk }

    let territories: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = TerritoryRules.mayManage(visit.actor) { throw refusal }
        return TerritoriesPage(territories: try TerritoryStore.all(db))
    }

    func title(_ t: Texts) -> String { t("Quartiers et arrondissements") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Un point posé sur la carte trouve son quartier par ces contours."), actions: view.linkButton(NeighbourhoodsPage.link, "Voir la page publique", style: .secondary)))
            \(territories.isEmpty ? emptyState(t("Aucun territoire pour l’instant. Importez les contours de votre ville.")) : list(view))
            \(if: !territories.isEmpty, view.map(MapBlock(t("Carte des territoires"), places: [])))
            \(buttons(view.linkButton(AddressesPage.link, "Adresses de la ville", style: .secondary)))
            \(section(t("Importer des contours"), id: "import") { upload(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t, names = Dictionary(territories.map { ($0.id, $0.name) }) { first, _ in first }
        return table(
            t(territories.count, one: "\(territories.count) territoire", many: "\(territories.count) territoires"),
            columns: [Column(t("Nom"), isHeading: true), Column(t("Sorte")), Column(t("Code")), Column(t("Fait partie de")), Column(t("Habitants"), isNumber: true)],
            rows: territories
        ) { territory in
            [
                #"<a href="\#(TerritoryPage.link(territory.id))">\#(territory.name)</a>"#, HTML(text: t(territory.kind.name)), HTML(text: territory.code),
                HTML(text: territory.parent.flatMap { names[$0] } ?? "—"), HTML(text: territory.inhabitants.map { t.number($0) } ?? "—"),
            ]
        }
    }

    private func upload(_ view: View) -> HTML {
        """
        <p>\(view.t("Un fichier GeoJSON de polygones, en longitude et latitude (WGS 84), comme en donnent les portails de données ouvertes. Vous verrez ce qu’il change avant de l’importer."))</p>
        \(view.form(Self.link, files: true) { """
            \(view.fileField("file", label: "Fichier GeoJSON", help: "10 Mo au plus.", accept: ".geojson,.json,application/geo+json,application/json", required: true))
            \(buttons(view.submit("Lire le fichier")))
            """ })
        """
    }
}
