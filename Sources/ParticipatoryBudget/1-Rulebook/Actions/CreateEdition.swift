import Database
import L10n
import Vocabulary
import Web

/// A project officer of the city opens an edition: with the usual rules and a proposed calendar, with the rules of an earlier one, or with none.
struct CreateEdition: Action {
    typealias FormPage = DeskEditionsPage
    static let path: Path = "/bureau/editions"

    let title: String
    let slug: String
    let summary: String
    let start: Start
    let year: Int

    /// The rules that the first version is written from.
    enum Start: Sendable, Equatable { case usual, blank, copy(EditionID) }

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 80)
        slug = form.text("slug", max: 40)
        summary = form.optionalText("summary", max: 200) ?? ""
        let copied: EditionID? = form.optionalID("copied")
        start = form.raw("copied") == "usual" ? .usual : copied.map { Start.copy($0) } ?? .blank
        year = form.optionalInt("year", in: subject.thisYear...subject.thisYear + 10) ?? subject.thisYear + 1
        if !slug.isEmpty, !slug.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) {
            form.error("slug", "Écrivez seulement des lettres minuscules sans accent, des chiffres et des tirets.")
        }
        if subject.slugs.contains(slug) { form.error("slug", "Une édition porte déjà ce nom.") }
    }

    struct Subject: Sendable {
        var slugs: Set<String>
        var thisYear: Int
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(slugs: Set(try EditionStore.all(db).map(\.slug)), thisYear: CityTime.city.clock(at: visit.now).year)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { RulebookRules.mayCreateEdition(visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let officer = try visit.account()
        let id = try RulebookStore.createEdition(slug: slug, title: title, summary: summary, by: officer, at: visit.now, db)
        let rules = try startingRules(at: visit.now, db)
        let number = try RulebookStore.addVersion(rules, edition: id, reason: "Première version", by: officer, at: visit.now, db)
        let edition = try EditionStore.edition(id, db)
        return Outcome(
            to: RulebookLinks.section(edition, number, .people), saying: sentence(rules.calendar),
            journal: [JournalEntry("edition.create", "edition", id.number, edition: id, reason: title)]
        )
    }

    private func startingRules(at now: Instant, _ db: Reading) throws -> Rulebook {
        switch start {
        case .blank: Rulebook()
        case .usual: UsualRules.rulebook(voteIn: year, at: now)
        case .copy(let edition): UsualRules.copy(of: try RulebookStore.rulebook(edition, at: now, db), voteIn: year, at: now)
        }
    }

    private func sentence(_ calendar: Calendar) -> Message {
        guard let deposit = calendar[.deposit] else { return "L’édition est ouverte. Écrivez son règlement, étape par étape." }
        return "L’édition est ouverte, avec un calendrier proposé : dépôt des idées à partir du \(day: deposit.opensAt). Relisez et ajustez son règlement, étape par étape."
    }
}
