import Database
import Vocabulary
import Web

/// Open a selection: how many are kept, and what the panel looks at.
struct OpenSelection: Action {
    typealias FormPage = SelectionsPage
    static let path: Path = "/bureau/editions/:edition/preselection"
    static let criteriaCount = 6

    let selection: NewSelection

    init(_ form: inout FormReader, _ edition: Edition) {
        let method = form.choice("method", Selection.Method.scores)
        var criteria: [(name: String, weight: Int, scale: Int)] = []
        for rank in 1...Self.criteriaCount {
            guard let name = form.optionalText("criterion-\(rank)", max: 120) else { continue }
            criteria.append((name, form.optionalInt("weight-\(rank)", in: 1...10) ?? 1, form.optionalInt("scale-\(rank)", in: 1...20) ?? 5))
        }
        if method == .scores, criteria.isEmpty { form.error("criterion-1", "Donnez au moins un critère à noter.") }
        selection = NewSelection(
            title: form.text("title", min: 3, max: 120), method: method, size: form.int("size", in: 1...500), criteria: method == .scores ? criteria : [])
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { ShortlistRules.mayOpen(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try SelectionWritingStore.open(selection, in: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ShortlistLinks.selection(edition, id), saying: "La présélection est ouverte. Composez maintenant le panel.",
            journal: [JournalEntry("shortlist.open", "selection", id.number, edition: edition.id, reason: selection.title)])
    }
}
