import Database
import Vocabulary

/// A line of a costing: so much of this, at that price.
struct CostLine: Sendable, Equatable {
    /// What the money is for. What recurs each year is counted apart.
    enum Kind: String, Sendable, CaseIterable { case study, works, purchase, tax, contingency, running }

    var id: ID<CostLine>
    var kind: Kind
    var label: String
    /// In hundredths: 2,5 is 250.
    var quantity: Int
    var unit: String
    var unitPrice: Euros
    var addedBy: String

    /// Rounded to the nearest cent.
    var total: Euros { Euros(cents: (quantity * unitPrice.cents + 50) / 100) }

    init(_ row: inout RowReader) throws {
        id = row.id(); kind = try row.choice(); label = row.text(); quantity = row.int(); unit = row.text(); unitPrice = row.euros(); addedBy = row.text()
    }
}

/// A usual price, offered to every study.
struct UsualPrice: Sendable, Equatable {
    var id: ID<UsualPrice>
    var kind: CostLine.Kind
    var label: String
    var unit: String
    var price: Euros
    var savedAt: Instant
}

/// The lines of a study with what they add up to.
struct CostSheet: Sendable {
    var lines: [CostLine] = []

    var estimate: Euros? { lines.contains { $0.kind != .running } ? sum { $0.kind != .running } : nil }
    var runningCost: Euros? { lines.contains { $0.kind == .running } ? sum { $0.kind == .running } : nil }
    private func sum(_ keeps: (CostLine) -> Bool) -> Euros { lines.filter(keeps).map(\.total).reduce(.zero, +) }

    /// What the lines say, over what was said before them.
    func costing(over former: Costing?) -> Costing? {
        guard !lines.isEmpty else { return former }
        var costing = former ?? Costing()
        costing.estimate = estimate ?? costing.estimate
        costing.runningCost = runningCost ?? costing.runningCost
        return costing
    }
}

extension CostLine.Kind {
    var name: Message {
        switch self {
        case .study: "Études"
        case .works: "Travaux"
        case .purchase: "Achats"
        case .tax: "Taxes"
        case .contingency: "Imprévus"
        case .running: "Fonctionnement, chaque année"
        }
    }
}
