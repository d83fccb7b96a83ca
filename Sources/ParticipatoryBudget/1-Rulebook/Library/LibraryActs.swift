import Database
import Vocabulary
import Web

extension CriterionRule {
    /// A criterion as the forms of the library write it.
    init(library form: inout FormReader) {
        self.init(code: "", question: form.text("question", max: 200))
        help = form.optionalText("help", max: 500) ?? ""
        legalNote = form.optionalText("legal", max: 300) ?? ""
        reasons = (form.optionalText("reasons", max: 4000) ?? "").split(separator: "\n").map { RulebookReader.reason(String($0)) }.filter { !$0.reason.isEmpty }
        mayNotApply = form.isChecked("set-aside")
        isCorrectable = !form.isChecked("final")
    }
}

/// Add a criterion to the library.
struct AddLibraryCriterion: Action {
    typealias FormPage = CriteriaLibraryPage
    static let path: Path = "/bureau/criteres"

    let rule: CriterionRule

    init(_ form: inout FormReader, _ actor: Actor) { rule = CriterionRule(library: &form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { CriteriaLibraryRules.mayWrite(actor) }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try CriteriaLibraryStore.add(rule, by: try visit.account(), at: visit.now, db) else {
            throw FormErrors("question", "La bibliothèque contient déjà ce critère.")
        }
        return Outcome(to: RulebookLinks.library, saying: "Le critère est dans la bibliothèque.", journal: [JournalEntry("library.add", "library", 0, reason: rule.question)])
    }
}

/// Change a criterion of the library; the editions that took it keep theirs.
struct SaveLibraryCriterion: Action {
    typealias FormPage = LibraryCriterionPage
    static let path: Path = "/bureau/criteres/:criterion"

    let rule: CriterionRule

    init(_ form: inout FormReader, _ criterion: LibraryCriterion) { rule = CriterionRule(library: &form) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> LibraryCriterion { try CriteriaLibraryStore.criterion(try visit.id("criterion"), db) }
    static func refusal(_ criterion: LibraryCriterion, _ visit: Visit) -> Refusal? { CriteriaLibraryRules.mayWrite(visit.actor) }

    func perform(_ criterion: LibraryCriterion, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try CriteriaLibraryStore.save(rule, criterion.id, by: try visit.account(), at: visit.now, db) else {
            throw FormErrors("question", "La bibliothèque contient déjà ce critère.")
        }
        return Outcome(to: RulebookLinks.library, saying: "Le critère est enregistré.", journal: [JournalEntry("library.save", "library", criterion.id.number, reason: rule.question)])
    }
}

/// Offer a criterion no more.
struct RetireLibraryCriterion: Action {
    typealias FormPage = LibraryCriterionPage
    static let path: Path = "/bureau/criteres/:criterion/retirer"

    init(_ form: inout FormReader, _ criterion: LibraryCriterion) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> LibraryCriterion { try CriteriaLibraryStore.criterion(try visit.id("criterion"), db) }
    static func refusal(_ criterion: LibraryCriterion, _ visit: Visit) -> Refusal? { CriteriaLibraryRules.mayWrite(visit.actor) }

    func perform(_ criterion: LibraryCriterion, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try CriteriaLibraryStore.retire(criterion.id, at: visit.now, db)
        return Outcome(
            to: RulebookLinks.library, saying: "Le critère n’est plus proposé.",
            journal: [JournalEntry("library.retire", "library", criterion.id.number, reason: criterion.rule.question)])
    }
}

/// Take criteria of the library into a draft of the rules.
struct TakeFromLibrary: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/reprendre-criteres"

    let criteria: [ID<LibraryCriterion>]

    init(_ form: inout FormReader, _ subject: RulebookSubject) { criteria = form.ids("criterion") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? { RulebookRules.mayEdit(subject.version, subject.edition, visit.actor) }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        var book = subject.version.rulebook
        let known = Set(book.criteria.map(\.question))
        let taken = try CriteriaLibraryStore.all(db).filter { criteria.contains($0.id) && !known.contains($0.rule.question) }
        for criterion in taken {
            var rule = criterion.rule
            rule.code = RulebookReader.freeCode(book.criteria)
            book.criteria.append(rule)
        }
        try RulebookStore.save(book, subject.version.id, by: try visit.account(), db)
        return Outcome(
            to: RulebookLinks.section(subject.edition, subject.version.number, .criteria), saying: "Critères repris de la bibliothèque : \(taken.count).",
            journal: [JournalEntry(
                "rulebook.take-criteria", "edition", subject.edition.id.number, edition: subject.edition.id, reason: taken.map(\.rule.question).joined(separator: " ; "))])
    }
}

/// Keep in the library the criteria of a version of the rules.
struct KeepInLibrary: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/garder-criteres"

    init(_ form: inout FormReader, _ subject: RulebookSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? { CriteriaLibraryRules.mayWrite(visit.actor) }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        let kept = try subject.version.rulebook.criteria.filter { try CriteriaLibraryStore.add($0, by: account, at: visit.now, db) }
        return Outcome(
            to: RulebookLinks.library, saying: "Critères gardés dans la bibliothèque : \(kept.count).",
            journal: [JournalEntry("library.keep", "edition", subject.edition.id.number, edition: subject.edition.id, reason: kept.map(\.question).joined(separator: " ; "))])
    }
}
