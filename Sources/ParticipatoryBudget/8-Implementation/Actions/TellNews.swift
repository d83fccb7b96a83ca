import Database
import Vocabulary
import Web

/// Who follows the work tells residents something of it.
struct PublishNews: Action {
    typealias FormPage = WorkNewsPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/nouvelles"
    let told: WorkTold

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        told = WorkTold(kind: .news, title: form.text("title", max: 120), body: form.text("body", min: 10, max: 3000))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.tell(told, subject.work.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link + "/nouvelles", saying: "La nouvelle est publiée.", journal: [subject.entry("news", told.title)],
            letters: ImplementationLetters.told(subject, told, isDecision: false)
        )
    }
}

/// News that was wrong is taken back; the journal keeps that it was.
struct WithdrawNews: Action {
    typealias FormPage = WorkNewsPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/nouvelles/:news/retirer"

    /// The work and what was told of it.
    struct Subject: Sendable {
        var of: WorkSubject
        var news: WorkNews
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        let id: ID<WorkNews> = try visit.id("news")
        guard let news = try ImplementationStore.news(of.work.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return Subject(of: of, news: news)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ImplementationRules.mayWithdraw(subject.news, subject.of.work, subject.of.edition, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try ImplementationStore.withdraw(subject.news.id, of: subject.of.work.id, at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: subject.of.link + "/nouvelles", saying: "La nouvelle est retirée.", journal: [subject.of.entry("withdraw-news", subject.news.title)])
    }
}

/// The project changes: what was planned, what takes its place and why, for everyone; its proposers are told.
struct ChangeScope: Action {
    typealias FormPage = WorkScopePage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/changement"
    let told: WorkTold

    init(_ form: inout FormReader, _ subject: WorkSubject) {
        told = WorkTold(
            kind: .scope, title: "Le projet change", body: form.text("reason", min: 20, max: 2000), was: form.text("was", min: 5, max: 600),
            becomes: form.text("becomes", min: 5, max: 600))
        if told.was == told.becomes, form.errors.isEmpty { form.error("becomes", "Dites ce qui change : c’est la même phrase.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> WorkSubject { try .load(visit, db) }
    static func refusal(_ subject: WorkSubject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.work, subject.edition, visit.actor) }

    func perform(_ subject: WorkSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ImplementationStore.tell(told, subject.work.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "Le changement est publié avec sa raison. Les personnes qui ont proposé le projet sont prévenues.",
            journal: [subject.entry("scope", "\(told.was) → \(told.becomes) : \(told.body)")],
            letters: ImplementationLetters.told(subject, told, isDecision: true)
        )
    }
}
