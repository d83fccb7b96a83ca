import Database
import Vocabulary
import Web

/// An officer corrects a territory's name, its number of inhabitants or what it belongs to.
struct SaveTerritory: Action {
    typealias FormPage = TerritoryPage
    static let path: Path = "/bureau/territoires/:territory"

    let name: String
    let inhabitants: Int?
    let parent: TerritoryID?

    init(_ form: inout FormReader, _ territory: Territory) {
        name = form.text("name", max: 120)
        inhabitants = form.optionalInt("inhabitants", in: 0...100_000_000)
        parent = form.optionalID("parent")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Territory { try TerritoryStore.territory(try visit.id("territory"), db) }
    static func refusal(_ territory: Territory, _ visit: Visit) -> Refusal? { TerritoryRules.mayManage(visit.actor) }

    func perform(_ known: Territory, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let parent, try !TerritoryStore.all(db).contains(where: { $0.id == parent && known.mayBelong(to: $0) }) {
            throw FormErrors("parent", "Choisissez dans la liste.")
        }
        var territory = known
        (territory.name, territory.inhabitants, territory.parent) = (name, inhabitants, parent)
        try TerritoryStore.save(territory, db)
        if territory.name != known.name { try TerritoryStore.redraw(db) }
        return Outcome(
            to: TerritoriesPage.link, saying: "«\u{A0}\(name)\u{A0}» est enregistré.",
            journal: [JournalEntry("territory.change", "territory", known.id.number, reason: name)])
    }
}
