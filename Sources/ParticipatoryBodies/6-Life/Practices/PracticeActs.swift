import Database
import Platform
import Vocabulary
import Web

/// Share what worked, here or in another city, or what another city tries.
struct SharePractice: Action {
    typealias FormPage = PracticesPage
    static let path: Path = "/pratiques"

    let shelf: Practice.Shelf
    let title: String
    let text: String
    let tags: [String]
    let city: String
    let source: String

    init(_ form: inout FormReader, _ isReferent: Bool) {
        shelf = form.optionalChoice("shelf") ?? .practice
        title = form.text("title", min: 5, max: 120)
        text = form.text("text", min: 40, max: 10_000)
        tags = form.raw("tags").split(separator: ",").map { SearchText.fold(String($0)) }.filter { !$0.isEmpty }
        city = shelf == .watch ? form.text("city", min: 2, max: 80) : form.optionalText("city", max: 80) ?? ""
        source = shelf == .watch ? form.text("source", max: 500) : ""
        if tags.count > 6 { form.error("tags", "Six mots au plus.") }
        if !source.isEmpty, !source.hasPrefix("https://"), !source.hasPrefix("http://") { form.error("source", "Une adresse commence par https://.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Bool { try PracticeStore.isReferent(visit.actor.account, at: visit.now, db) }
    static func refusal(_ isReferent: Bool, _ visit: Visit) -> Refusal? { PracticeRules.mayRead(visit.actor, isReferent: isReferent) }

    func perform(_ isReferent: Bool, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try PracticeStore.share(
            Practice(id: ID(1), title: title, text: text, tags: tags, city: city, by: try visit.account(), byName: "", at: visit.now, shelf: shelf, source: source), db)
        return Outcome(to: "/pratiques/\(id)", saying: "La fiche est dans la bibliothèque.", journal: [JournalEntry("practice.share", "practice", id.number, reason: title)])
    }
}

/// Say which practice of ours came of what was watched elsewhere, or that none did after all.
struct LinkPractice: Action {
    typealias FormPage = PracticePage
    static let path: Path = "/pratiques/:practice/suite"

    /// What was watched, and the practices that it may have led to.
    struct Subject: Sendable {
        var practice: Practice
        var others: [Practice]
        var isReferent: Bool
    }

    let ledTo: ID<Practice>?

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<Practice>? = form.optionalID("led_to")
        ledTo = id
        if let id, !subject.others.contains(where: { $0.id == id }) { form.error("led_to", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(
            practice: try PracticeStore.practice(try visit.id("practice"), db), others: try PracticeStore.find(PracticeSearch(), db),
            isReferent: try PracticeStore.isReferent(visit.actor.account, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { PracticeRules.mayLink(subject.practice, visit.actor, isReferent: subject.isReferent) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let practice = subject.practice
        try PracticeStore.link(practice.id, to: ledTo, db)
        return Outcome(
            to: practice.link, saying: ledTo == nil ? "La fiche n’est plus reliée à une pratique." : "La fiche est reliée à cette pratique.",
            journal: [JournalEntry("practice.link", "practice", practice.id.number, reason: practice.title)])
    }
}

/// Withdraw a page of the library.
struct WithdrawPractice: Action {
    typealias FormPage = PracticePage
    static let path: Path = "/pratiques/:practice/retrait"

    init(_ form: inout FormReader, _ practice: Practice) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Practice { try PracticeStore.practice(try visit.id("practice"), db) }
    static func refusal(_ practice: Practice, _ visit: Visit) -> Refusal? { PracticeRules.mayWithdraw(practice, visit.actor) }

    func perform(_ practice: Practice, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PracticeStore.withdraw(practice.id, at: visit.now, db)
        return Outcome(
            to: PracticesPage.link(practice.shelf), saying: "La fiche est retirée.", journal: [JournalEntry("practice.withdraw", "practice", practice.id.number, reason: practice.title)])
    }
}
