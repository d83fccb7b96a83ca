import Database
import L10n
import Platform
import Vocabulary
import Web

/// Lend one's roles to a colleague for the days of an absence.
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

    /// The work that goes on without her. An administrator, a guarantor, an elected member are replaced by whoever names them.
    static let lent: [Role] = [.serviceReferent, .projectOfficer, .reviewer, .moderator, .receptionAgent]

    /// Those who do such work, herself apart.
    static func colleagues(_ visit: Visit, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        try GrantStore.holders(of: lent, at: visit.now, db).filter { $0.account != visit.actor.account }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let own = try visit.actor.account.map { account in try lent.flatMap { try GrantStore.own($0, of: account, at: visit.now, db) } } ?? []
        return Subject(own: own.filter(isLent), colleagues: try colleagues(visit, db))
    }

    /// A referent of the whole city answers for no service in particular.
    private static func isLent(_ grant: Grant) -> Bool {
        if grant.role != .serviceReferent { return true }
        return if case .service = grant.scope { true } else { false }
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        StudyServiceRules.mayDeclareAbsence(visit.actor)
            ?? (subject.own.isEmpty ? .notNow("Aucun rôle ne vous est confié en propre : demandez à l’administration qui vous remplace.") : nil)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), start = max(from, visit.now)
        let absence = try StudyServiceStore.declare(from: start, until: until, of: account, delegate: delegate, at: visit.now, db)
        for own in subject.own {
            let end = own.until.map { min($0, until) } ?? until
            guard start < end else { continue }
            let grant = Grant(role: own.role, scope: own.scope, from: start, until: end)
            try GrantStore.add(grant, to: delegate, by: account, reason: Self.reason(absence), at: visit.now, db)
        }
        return Outcome(
            to: "/bureau/service/absence", saying: "C’est noté. Votre collègue est prévenu.",
            journal: [JournalEntry("feasibility.declare-absence", "account", delegate.number, reason: "Rôles prêtés : \(subject.own.count)")],
            letters: [letter(visit.actor.name)])
    }

    private func letter(_ name: String) -> Letter {
        Letter(
            to: .account(delegate), kind: .task, subject: "Vous répondez à la place de \(name)",
            paragraphs: ["\(name) est en congé du \(day: from) au \(day: until - .seconds(1)). Vous faites son travail pendant ce temps, avec les mêmes droits."],
            button: Letter.Button("Voir ce qui attend", "/bureau"))
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
