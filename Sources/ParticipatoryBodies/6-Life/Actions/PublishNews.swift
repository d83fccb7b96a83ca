import Database
import Vocabulary
import Web

/// Publish news of a body: on its page, and in the letter of its neighbourhood.
struct PublishNews: Action {
    typealias FormPage = NewsPage
    static let path: Path = "/instances/:assembly/nouvelles"

    let title: String
    let body: String

    init(_ form: inout FormReader, _ standing: Standing) {
        title = form.text("title", min: 5, max: 120)
        body = form.text("body", min: 20, max: 8000)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { LifeRules.mayPublish(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try LifeStore.publish(title, body, of: standing.assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: standing.assembly.link + "/nouvelles", saying: "La nouvelle est publiée. La prochaine lettre du quartier la portera.",
            journal: [JournalEntry("life.news", "assembly", standing.assembly.id.number, reason: title, isPublic: true)])
    }
}

/// Withdraw news, with the reason that the journal keeps.
struct WithdrawNews: Action {
    typealias FormPage = NewsPage
    static let path: Path = "/instances/:assembly/nouvelles/retrait"

    let news: ID<News>
    let reason: String

    init(_ form: inout FormReader, _ standing: Standing) {
        news = form.id("news")
        reason = form.text("reason", min: 5, max: 300)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { LifeRules.mayPublish(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try LifeStore.withdraw(news, of: standing.assembly.id, reason: reason, at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: standing.assembly.link + "/nouvelles", saying: "La nouvelle est retirée.",
            journal: [JournalEntry("life.withdraw-news", "assembly", standing.assembly.id.number, reason: reason)])
    }
}
