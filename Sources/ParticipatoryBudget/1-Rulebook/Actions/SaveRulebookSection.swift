import Database
import Vocabulary
import Web

/// The officer saves one step of the guided form.
struct SaveRulebookSection: Action {
    typealias FormPage = RulebookSectionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/:section"

    struct Subject: Sendable {
        var rules: RulebookSubject
        var section: RulebookSection
    }

    let book: Rulebook
    let stays: Bool

    init(_ form: inout FormReader, _ subject: Subject) {
        book = RulebookReader.read(subject.section, of: subject.rules, &form)
        stays = form.raw("then") == "stay"
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        guard let section = RulebookSection(rawValue: try visit.parameter("section")) else { throw NotFound() }
        return Subject(rules: try .load(visit, db), section: section)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayEdit(subject.rules.version, subject.rules.edition, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, version) = (subject.rules.edition, subject.rules.version)
        try RulebookStore.save(book, version.id, by: try visit.account(), db)
        let next = stays ? subject.section : subject.section.next
        return Outcome(
            to: next.map { RulebookLinks.section(edition, version.number, $0) } ?? subject.rules.link, saying: "C’est enregistré.",
            journal: [subject.rules.entry("save", subject.section.name.key)]
        )
    }
}
