import Database
import Vocabulary
import Web

/// Key the sheet that a member of the panel filled on paper. What is left empty stays unmarked; what she marked herself stays hers.
struct KeyPaperMarks: Action {
    typealias FormPage = KeyMarksPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/feuilles/:member"

    let marks: [ID<Proposal>: [ID<SelectionCriterion>: Int]]

    init(_ form: inout FormReader, _ jury: JuryFile) {
        let criteria = jury.file.selection.criteria
        var marks: [ID<Proposal>: [ID<SelectionCriterion>: Int]] = [:]
        for proposal in jury.open {
            let fields = criteria.map { (criterion: $0, field: "score-\(proposal.id)-\($0.id)") }
            let filled = fields.filter { !form.raw($0.field).isEmpty }
            guard !filled.isEmpty else { continue }
            if jury.standing(proposal.id) == .marked {
                form.error("", "Cette personne a déjà noté la proposition n° \(proposal.number ?? 0) : ses notes ne changent pas ici.")
                continue
            }
            for (criterion, field) in fields { marks[proposal.id, default: [:]][criterion.id] = form.int(field, in: 0...criterion.scale) }
        }
        if marks.isEmpty, form.errors.isEmpty { form.error("", "Recopiez au moins une note.") }
        self.marks = marks
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> JuryFile {
        try SelectionStore.jury(try SelectionStore.file(visit, db), try visit.id("member"), db)
    }

    static func refusal(_ jury: JuryFile, _ visit: Visit) -> Refusal? { PanelRules.mayKey(jury, visit.actor, at: visit.now) }

    func perform(_ jury: JuryFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        for (proposal, scores) in marks.sorted(by: { $0.key < $1.key }) { try SelectionWritingStore.score(jury, proposal, scores, at: visit.now, db) }
        let selection = jury.file.selection
        return Outcome(
            to: jury.file.link + "#panel", saying: "Feuille recopiée : \(marks.count) propositions notées.",
            journal: [JournalEntry(
                "shortlist.key-marks", "selection", selection.id.number, edition: jury.file.edition.id, reason: "Propositions : \(marks.count)", channel: .paper)],
            letters: [PanelLetters.keyed(jury, marks)])
    }
}
