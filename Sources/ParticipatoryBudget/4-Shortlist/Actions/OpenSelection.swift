import Database
import Vocabulary
import Web

/// Open a selection: how many are kept, and what the panel looks at.
struct OpenSelection: Action {
    typealias FormPage = SelectionsPage
    static let path: Path = "/bureau/editions/:edition/preselection"

    let selection: NewSelection

    init(_ form: inout FormReader, _ edition: Edition) { selection = NewSelection(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Edition { try .inPath(visit, db) }

    static func refusal(_ edition: Edition, _ visit: Visit) -> Refusal? { ShortlistRules.mayOpen(edition, visit.actor, at: visit.now) }

    func perform(_ edition: Edition, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try SelectionWritingStore.open(selection, in: edition.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: ShortlistLinks.selection(edition, id), saying: "La présélection est ouverte. Composez maintenant le panel.",
            journal: [JournalEntry("shortlist.open", "selection", id.number, edition: edition.id, reason: selection.title)])
    }
}

/// Correct the name, the size, the method or the grid of a selection that nobody has marked yet.
struct CorrectSelection: Action {
    typealias FormPage = SelectionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/reglages"

    let selection: NewSelection

    init(_ form: inout FormReader, _ file: SelectionFile) { selection = NewSelection(&form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }

    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { ShortlistRules.mayCorrect(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if try SelectionStore.selections(file.edition.id, db).contains(where: { $0.id != file.selection.id && $0.title == selection.title }) {
            throw SelectionWritingStore.sameTitle
        }
        try SelectionWritingStore.correct(file.selection.id, selection, db)
        return Outcome(
            to: file.link, saying: "La présélection est corrigée.",
            journal: [JournalEntry(
                "shortlist.correct", "selection", file.selection.id.number, edition: file.edition.id,
                reason: "\(selection.title), \(selection.size) à retenir")])
    }
}

extension NewSelection {
    static let criteriaCount = 6

    /// As the form says, the same to open and to correct.
    init(_ form: inout FormReader) {
        method = form.choice("method", Selection.Method.scores)
        basis = form.optionalChoice("basis") ?? .alone
        for rank in 1...Self.criteriaCount {
            guard let name = form.optionalText("criterion-\(rank)", max: 120) else { continue }
            criteria.append((name, form.optionalInt("weight-\(rank)", in: 1...10) ?? 1, form.optionalInt("scale-\(rank)", in: 1...20) ?? 5))
        }
        if method == .scores, criteria.isEmpty { form.error("criterion-1", "Donnez au moins un critère à noter.") }
        if method == .ranking { criteria = [] }
        title = form.text("title", min: 3, max: 120)
        size = form.int("size", in: 1...500)
        picksPerBody = form.optionalInt("picks", in: 1...50)
    }
}
