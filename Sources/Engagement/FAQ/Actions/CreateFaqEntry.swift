import Database
import Vocabulary
import Web

/// Begin an answer of the FAQ, from nothing or from a question that was answered.
struct CreateFaqEntry: Action {
    typealias FormPage = NewFaqEntryPage
    static let path: Path = "/bureau/faq/nouvelle"

    let form: FaqForm

    init(_ form: inout FormReader, _ choices: ConcernChoices) { self.form = FaqForm(&form, choices, origin: form.optionalID("origin")) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ConcernChoices { try ConcernChoices(db) }
    static func refusal(_ choices: ConcernChoices, _ visit: Visit) -> Refusal? { FaqRules.mayWrite(visit.actor) }

    func perform(_ choices: ConcernChoices, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let origin = form.place.origin, let refusal = QuestionRules.mayRead(try QuestionStore.question(origin, db), visit.actor) { throw refusal }
        let id = try FaqStore.create(form.place, db)
        try FaqStore.write(form.question, form.answer, rule: form.rule, article: form.article, for: id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: "\(FaqLinks.desk)/\(id)", saying: "Le brouillon est enregistré. Une autre personne le valide.", journal: [JournalEntry("faq.write", "faq", id.number, reason: form.question)])
    }
}
