import Database
import Platform
import Vocabulary
import Web

/// Share what worked, here or in another city.
struct SharePractice: Action {
    typealias FormPage = PracticesPage
    static let path: Path = "/pratiques"

    let title: String
    let text: String
    let tags: [String]
    let city: String

    init(_ form: inout FormReader, _ isReferent: Bool) {
        title = form.text("title", min: 5, max: 120)
        text = form.text("text", min: 40, max: 10_000)
        tags = form.raw("tags").split(separator: ",").map { SearchText.fold(String($0)) }.filter { !$0.isEmpty }
        city = form.optionalText("city", max: 80) ?? ""
        if tags.count > 6 { form.error("tags", "Six mots au plus.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Bool { try PracticeStore.isReferent(visit.actor.account, at: visit.now, db) }
    static func refusal(_ isReferent: Bool, _ visit: Visit) -> Refusal? { PracticeRules.mayRead(visit.actor, isReferent: isReferent) }

    func perform(_ isReferent: Bool, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try PracticeStore.share(
            Practice(id: ID(1), title: title, text: text, tags: tags, city: city, by: try visit.account(), byName: "", at: visit.now), db)
        return Outcome(to: "/pratiques/\(id)", saying: "La fiche est dans la bibliothèque.", journal: [JournalEntry("practice.share", "practice", id.number, reason: title)])
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
        return Outcome(to: "/pratiques", saying: "La fiche est retirée.", journal: [JournalEntry("practice.withdraw", "practice", practice.id.number, reason: practice.title)])
    }
}
