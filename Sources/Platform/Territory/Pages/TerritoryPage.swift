import Database
import HTML
import L10n
import Vocabulary
import Web

/// One territory, to correct by hand. For administrators and the city's project officers.
struct TerritoryPage: Page {
    static let path: Path = "/bureau/territoires/:territory"
    static func link(_ id: TerritoryID) -> String { "\(TerritoriesPage.link)/\(id)" }
    static var surroundings: Surroundings { .desk }

    let territory: Territory
    /// What it may belong to.
    let parents: [Territory]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = TerritoryRules.mayManage(visit.actor) { throw refusal }
        let territory = try TerritoryStore.territory(try visit.id("territory"), db)
        return TerritoryPage(territory: territory, parents: try TerritoryStore.all(db).filter { territory.mayBelong(to: $0) })
    }

    func title(_ t: Texts) -> String { territory.name }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Quartiers et arrondissements"), TerritoriesPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(territory.name, kicker: t(territory.kind.name), intro: t("Code : \(territory.code)")))
            \(view.form(Self.link(territory.id), guardsDraft: true) { """
                \(view.textField("name", label: "Nom", value: territory.name, maxLength: 120))
                \(view.numberField("inhabitants", label: "Habitants", value: territory.inhabitants, required: false, min: 0))
                \(if: !parents.isEmpty, view.select("parent", label: "Fait partie de", choices: parents.map { Choice($0.id.description, text: $0.name) }, value: territory.parent?.description, empty: "Rien d’autre", required: false))
                \(buttons(view.submit("Enregistrer"), view.linkButton(TerritoriesPage.link, "Annuler", style: .quiet)))
                """ })
            \(if: !territory.outline.isEmpty, view.map(MapBlock(territory.name, places: [], outlines: outline)))
            \(if: territory.outline.isEmpty, alert(.info, t("Son contour n’est pas connu : aucun point de la carte ne s’y trouve.")))
            """
    }

    private var outline: String {
        GeoJSON.text([GeoJSON.Feature(geometry: territory.shape.map { .outline($0) }, properties: ["name": territory.name])])
    }
}

extension Territory {
    func mayBelong(to other: Territory) -> Bool {
        switch kind {
        case .city: false
        case .sector: other.kind == .city
        case .neighbourhood: other.kind != .neighbourhood
        }
    }
}
