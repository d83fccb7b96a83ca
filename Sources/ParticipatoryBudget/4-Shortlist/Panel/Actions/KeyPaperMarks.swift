import Database
import Vocabulary
import Web

/// Key the sheet that a member of the panel filled on paper: marks or ranks, and the ties that she declared on it.
struct KeyPaperMarks: Action {
    typealias FormPage = KeyMarksPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/feuilles/:member"

    let sheet: PaperSheet

    init(_ form: inout FormReader, _ jury: JuryFile) { sheet = PaperSheet(&form, jury) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> JuryFile {
        try SelectionStore.jury(try SelectionStore.file(visit, db), try visit.id("member"), db)
    }

    static func refusal(_ jury: JuryFile, _ visit: Visit) -> Refusal? { PanelRules.mayKey(jury, visit.actor, at: visit.now) }

    func perform(_ jury: JuryFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        for (proposal, reason) in sheet.ties.sorted(by: { $0.key < $1.key }) { try SelectionWritingStore.declareTie(jury, proposal, reason: reason, db) }
        for (proposal, scores) in sheet.marks.sorted(by: { $0.key < $1.key }) { try SelectionWritingStore.score(jury, proposal, scores, at: visit.now, db) }
        for (proposal, rank) in sheet.ranks.sorted(by: { $0.key < $1.key }) { try SelectionWritingStore.rank(jury, proposal, rank, at: visit.now, db) }
        let selection = jury.file.selection
        return Outcome(
            to: jury.file.link + "#panel", saying: sentence,
            journal: [JournalEntry(
                "shortlist.key-marks", "selection", selection.id.number, edition: jury.file.edition.id, reason: "Propositions : \(sheet.count). Liens : \(sheet.ties.count).", channel: .paper)],
            letters: [PanelLetters.keyed(jury, sheet)])
    }

    private var sentence: Message {
        sheet.ties.isEmpty ? "Feuille recopiée : propositions notées \(sheet.count)." : "Feuille recopiée : propositions notées \(sheet.count), liens déclarés \(sheet.ties.count)."
    }
}
