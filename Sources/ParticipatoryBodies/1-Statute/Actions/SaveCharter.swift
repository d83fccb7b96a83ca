import Database
import Vocabulary
import Web

/// Write the draft of a charter. What is published does not move.
struct SaveCharter: Action {
    typealias FormPage = EditCharterPage
    static let path: Path = "/bureau/instances/:assembly/charte"

    let text: String
    let rules: Charter.Rules

    init(_ form: inout FormReader, _ standing: Standing) {
        text = form.text("text", min: 50, max: 30_000)
        rules = Charter.Rules(
            noticeDays: form.int("notice_days", in: 0...60), quorumPercent: form.int("quorum_percent", in: 0...100),
            proxies: form.int("proxies", in: 0...5), countsProxies: form.isChecked("counts_proxies"),
            correctionDays: form.int("correction_days", in: 1...60), answerDays: form.int("answer_days", in: 1...365),
            mostAbsences: form.int("most_absences", in: 0...20), petitionSignatures: form.int("petition_signatures", in: 0...100_000),
            residentsPercent: form.optionalInt("residents_percent", in: 0...100) ?? 0)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { StatuteRules.mayDraft(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CharterStore.saveDraft(text, rules, of: standing.assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: standing.assembly.deskLink + "/charte", saying: "Le brouillon est enregistré.")
    }
}
