import Database
import Vocabulary
import Web

/// Call for projects in the name of a body, through a published edition. Every member is told.
struct AnnounceCall: Action {
    typealias FormPage = CallsPage
    static let path: Path = "/instances/:assembly/appels"

    /// The body, and the editions that may carry the call.
    struct Subject: Sendable {
        var standing: Standing
        var editions: [PublishedEdition]
    }

    let call: Call

    init(_ form: inout FormReader, _ subject: Subject) {
        let link = form.raw("edition"), closes = form.day("closes") + .days(1) - .seconds(1)
        if !subject.editions.contains(where: { $0.link == link }) { form.error("edition", "Choisissez dans la liste.") }
        if closes < form.now, !form.raw("closes").isEmpty { form.error("closes", "Choisissez un jour à venir.") }
        call = Call(
            id: ID(1), title: form.text("title", min: 5, max: 120), words: form.text("words", min: 20, max: 4000), link: link, closesAt: closes, most: form.optionalMoney("most"),
            at: form.now)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        Subject(standing: try AssemblyStore.standing(visit, db), editions: try visit.world.publishedEditions(db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { LifeRules.mayPublish(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        try CallStore.announce(call, of: assembly.id, by: try visit.account(), db)
        return Outcome(
            to: assembly.link + "/appels", saying: "L’appel à projets est annoncé.",
            journal: [JournalEntry("life.call", "assembly", assembly.id.number, reason: call.title, isPublic: true)],
            letters: try SeatStore.accounts(in: assembly.id, at: visit.now, db).map {
                Letter(
                    to: .account($0), kind: .following, subject: "\(assembly.name) : un appel à projets", paragraphs: ["« \(call.title) » : les projets se déposent jusqu’au \(day: call.closesAt)."],
                    button: Letter.Button("Lire l’appel", assembly.link + "/appels"))
            })
    }
}

/// Withdraw a call.
struct WithdrawCall: Action {
    typealias FormPage = CallsPage
    static let path: Path = "/instances/:assembly/appels/retrait"

    let call: ID<Call>

    init(_ form: inout FormReader, _ standing: Standing) { call = form.id("call") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { LifeRules.mayPublish(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try CallStore.withdraw(call, of: standing.assembly.id, at: visit.now, db) else { throw NotFound() }
        return Outcome(
            to: standing.assembly.link + "/appels", saying: "L’appel est retiré.", journal: [JournalEntry("life.withdraw-call", "assembly", standing.assembly.id.number)])
    }
}
