import Database
import Vocabulary
import Web

/// A project officer of the city opens an edition, with the rules of an earlier one or none.
struct CreateEdition: Action {
    typealias FormPage = DeskEditionsPage
    static let path: Path = "/bureau/editions"

    let title: String
    let slug: String
    let summary: String
    let copied: EditionID?

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 80)
        slug = form.text("slug", max: 40)
        summary = form.optionalText("summary", max: 200) ?? ""
        copied = form.optionalID("copied")
        if !slug.isEmpty, !slug.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) {
            form.error("slug", "Écrivez seulement des lettres minuscules sans accent, des chiffres et des tirets.")
        }
        if subject.slugs.contains(slug) { form.error("slug", "Une édition porte déjà ce nom.") }
    }

    struct Subject: Sendable { var slugs: Set<String> }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject { Subject(slugs: Set(try EditionStore.all(db).map(\.slug))) }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { RulebookRules.mayCreateEdition(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        let id = try RulebookStore.createEdition(slug: slug, title: title, summary: summary, by: officer, at: visit.now, db)
        var rules = Rulebook()
        if let copied {
            rules = try RulebookStore.rulebook(copied, at: visit.now, db)
            // The dates, the council's decisions on the money, the text of the draw and the numbers of projects are the new edition's own.
            rules.calendar = Calendar()
            rules.allocation.seed = ""
            (rules.allocation.exclusiveGroups, rules.allocation.mandatory) = ([], [])
            rules.envelopes = rules.envelopes.map { var envelope = $0; envelope.budgetReference = ""; return envelope }
        }
        let number = try RulebookStore.addVersion(rules, edition: id, reason: "Première version", by: officer, at: visit.now, db)
        let edition = try EditionStore.edition(id, db)
        return Outcome(
            to: RulebookLinks.section(edition, number, .people), saying: "L’édition est ouverte. Écrivez son règlement, étape par étape.",
            journal: [JournalEntry("edition.create", "edition", id.number, edition: id, reason: title)]
        )
    }
}
