import Database
import L10n
import Platform
import Vocabulary
import Web

/// Lend one's role to a colleague for the days of an absence.
struct DeclareAbsence: Action {
    typealias FormPage = AbsencePage
    static let path: Path = "/bureau/service/absence"

    /// What the roles lent for an absence say; one absence ends without another's.
    static func reason(_ absence: ID<Absence>) -> String { GrantStore.loan + "absence n° \(absence)" }

    /// What she lends, which is hers, and to whom she may.
    struct Subject: Sendable {
        var own: [Grant]
        var colleagues: [(account: AccountID, name: String)]
    }

    let from: Instant
    let until: Instant
    let delegate: AccountID

    init(_ form: inout FormReader, _ subject: Subject) {
        from = form.day("from")
        until = CityTime.city.startOfDay(form.day("until"), adding: 1)
        let typed: AccountID = form.id("delegate")
        delegate = typed
        if until <= form.now || until <= from { form.error("until", "Choisissez un jour après le premier.") }
        if until > form.now + .days(370) { form.error("until", "Une absence plus longue se règle avec l’administration.") }
        if !subject.colleagues.contains(where: { $0.account == typed }) { form.error("delegate", "Choisissez dans la liste.") }
    }

    /// Those who answer for a service, herself apart.
    static func colleagues(_ visit: Visit, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        var seen = Set([visit.actor.account].compactMap(\.self))
        return try ServiceStore.all(db).filter(\.isActive).flatMap { try GrantStore.holders(of: .serviceReferent, on: .service($0.id), orCity: false, at: visit.now, db) }
            .filter { seen.insert($0.account).inserted }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let own = try visit.actor.account.map { try GrantStore.own(.serviceReferent, of: $0, at: visit.now, db) } ?? []
        return Subject(own: own.filter { if case .service = $0.scope { true } else { false } }, colleagues: try colleagues(visit, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        StudyServiceRules.mayDeclareAbsence(visit.actor)
            ?? (subject.own.isEmpty ? .notNow("Aucun service ne vous est confié en propre : demandez à l’administration qui vous remplace.") : nil)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), start = max(from, visit.now)
        let absence = try StudyServiceStore.declare(from: start, until: until, of: account, delegate: delegate, at: visit.now, db)
        for own in subject.own {
            let end = own.until.map { min($0, until) } ?? until
            guard start < end else { continue }
            let grant = Grant(role: .serviceReferent, scope: own.scope, from: start, until: end)
            try GrantStore.add(grant, to: delegate, by: account, reason: Self.reason(absence), at: visit.now, db)
        }
        return Outcome(
            to: "/bureau/service/absence", saying: "C’est noté. Votre collègue est prévenu.",
            journal: [JournalEntry("feasibility.declare-absence", "account", delegate.number, reason: "Services : \(subject.own.count)")],
            letters: [letter(visit.actor.name)])
    }

    private func letter(_ name: String) -> Letter {
        Letter(
            to: .account(delegate), kind: .task, subject: "Vous répondez à la place de \(name)",
            paragraphs: ["\(name) est en congé du \(day: from) au \(day: until - .seconds(1)). Vous répondez pour ses services, avec les mêmes droits."],
            button: Letter.Button("Voir ce qui attend", FeasibilityLinks.serviceQueue))
    }
}

/// Come back earlier: the loan of the role ends.
struct EndAbsence: Action {
    typealias FormPage = AbsencePage
    static let path: Path = "/bureau/service/absence/fin"

    let absence: ID<Absence>

    init(_ form: inout FormReader, _ actor: Actor) { absence = form.id("absence") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { StudyServiceRules.mayDeclareAbsence(actor) }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        guard let ended = try StudyServiceStore.end(absence, of: account, at: visit.now, db) else { throw Refusal.notNow("Cette absence est déjà finie.") }
        try GrantStore.endLoan(to: ended.delegate, reason: DeclareAbsence.reason(ended.id), by: account, at: visit.now, db)
        return Outcome(
            to: "/bureau/service/absence", saying: "Bon retour. Votre collègue ne répond plus à votre place.",
            journal: [JournalEntry("feasibility.end-absence", "account", ended.delegate.number)])
    }
}
