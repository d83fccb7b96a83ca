import Database
import Vocabulary

/// Money set aside for a territory, a theme, or the whole city.
struct Envelope: Sendable, Equatable {
    var id: ID<Envelope>
    var name: String
    /// Nil: the whole city.
    var territory: TerritoryID?
    var theme: ID<Theme>?
    var amount: Euros
    var section: BudgetSection
    /// The council's decision that voted the money: number and date in words.
    var budgetReference: String
    /// Reserved: what is left does not go to the other envelopes.
    var isRingFenced: Bool

    static let columns = "id, name, territory_id, theme_id, amount, section, budget_reference, is_ring_fenced"
    init(_ row: inout RowReader) throws {
        id = row.id()
        name = row.text()
        territory = row.optionalID()
        theme = row.optionalID()
        amount = row.euros()
        section = try row.choice()
        budgetReference = row.text()
        isRingFenced = row.bool()
    }
}

/// The two sections of a municipal budget (CGCT L2311-1).
enum BudgetSection: String, Sendable, CaseIterable, Codable {
    case investment, operating

    var name: Message {
        switch self {
        case .investment: "Investissement"
        case .operating: "Fonctionnement"
        }
    }
}

/// A subject under which proposals are filed: « Nature en ville », « Solidarités »…
struct Theme: Sendable, Equatable {
    var id: ID<Theme>
    var name: String
}
