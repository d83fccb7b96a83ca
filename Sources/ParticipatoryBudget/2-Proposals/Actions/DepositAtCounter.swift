import Database
import Platform
import Vocabulary
import Web

/// An agent deposits the idea of somebody who stands there or who left a paper sheet; the receipt is printed at once.
struct DepositAtCounter: Action {
    typealias FormPage = CounterDepositPage
    static let path: Path = "/bureau/accueil/deposer/:edition"

    /// The edition and its rules.
    struct Subject: Sendable {
        var edition: Edition
        var rulebook: Rulebook
    }

    /// Somebody the city knows, or somebody it now meets.
    enum Who: Sendable, Equatable {
        case known(AccountID)
        case new(CounterPerson)
    }

    let who: Who
    let idea: ProposalIdea
    let place: ProposalPlace
    let presentation: ProposalPresentation
    let declaration: DepositDeclaration
    let channel: DepositChannel
    let receivedAt: Instant
    let receptionPlace: ID<ReceptionPlace>?
    let event: Int?

    init(_ form: inout FormReader, _ subject: Subject) {
        declaration = DepositDeclaration(&form, subject.rulebook)
        idea = ProposalIdea(&form)
        place = ProposalPlace(&form)
        presentation = ProposalPresentation(&form, subject.rulebook)
        channel = form.raw("channel") == DepositChannel.paper.rawValue ? .paper : .counter
        let typed = form.optionalMoment("receivedAt")
        receivedAt = channel == .paper ? typed ?? form.now : form.now
        receptionPlace = form.optionalID("receptionPlace")
        event = Int(form.raw("event"))
        who = Self.who(&form, declaration)
        if !form.isChecked("consent") { form.error("consent", "Demandez son accord à la personne, puis cochez la case.") }
        if form.raw("act") == "similar" { form.error("title", "Les idées proches, s’il y en a, sont au-dessus du titre. Rien n’est encore déposé.") }
        if receivedAt > form.now { form.error("receivedAt", "Une fiche ne peut pas avoir été reçue dans l’avenir.") }
        let problems = DepositConditions.problems(
            subject.rulebook, declaration, onBehalf: idea.onBehalf, estimate: nil, at: form.now)
        for problem in problems.byField where form.errors.byField.allSatisfy({ $0.field != problem.field }) { form.error(problem.field, problem.message) }
    }

    private static func who(_ form: inout FormReader, _ declaration: DepositDeclaration) -> Who {
        if let person: AccountID = form.optionalID("person") { return .known(person) }
        return .new(CounterPerson(
            givenName: form.text("given", max: 80), familyName: form.text("family", max: 80), email: form.optionalEmail("email"),
            phone: form.optionalText("phone", max: 30) ?? "", postalAddress: form.optionalText("postalAddress", max: 300) ?? "",
            birthYear: declaration.birthYear, territory: form.optionalID("home"), link: declaration.link))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, rulebook: try RulebookStore.rulebook(edition.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { CounterDepositPage.refusal(subject.edition, visit.actor, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let (edition, agent) = (subject.edition, try visit.account())
        if let refusal = ProposalRules.mayDepositAtCounter(edition, receivedAt: receivedAt, visit.actor, at: visit.now) {
            throw FormErrors(channel == .paper ? "receivedAt" : "", refusal.reason)
        }
        if let number = try DepositStore.justTyped(idea.title, in: edition.id, by: agent, since: visit.now - .hours(1), db) {
            throw FormErrors("title", "Vous venez de déposer cette idée\u{A0}: elle porte le numéro \(number).")
        }
        var letters: [Letter] = []
        let author = try author(agent, visit, db, &letters)
        if let refusal = try BodyMembersOnly.refusal(subject.rulebook, author, visit, db) { throw FormErrors("", refusal.reason) }
        let id = try ProposalDraftStore.start(idea, in: edition.id, by: author, at: visit.now, db)
        try ProposalDraftStore.save(place, of: id, at: visit.now, db)
        try ProposalDraftStore.save(presentation, of: id, at: visit.now, db)
        let own = try ProposalStore.own(id, db)
        if let refusal = ProposalRules.mayDepositAtCounter(edition, at: own.proposal.territory, visit.actor) { throw FormErrors("territory", refusal.reason) }
        let number = try DepositStore.deposit(own, declaration, subject.rulebook, at: visit.now, db)
        try DepositStore.note(CounterNote(channel: channel, agent: agent, receivedAt: receivedAt, place: try checkedPlace(db), event: try checkedEvent(edition, visit, db)), on: id, at: visit.now, db)
        return Outcome(
            to: ProposalLinks.receipt(edition, number), saying: "L’idée est déposée sous le numéro \(edition.publicNumber(number)). Imprimez le reçu.",
            journal: [JournalEntry(
                "proposal.deposit", "proposal", id.number, edition: edition.id, reason: "Accord de la personne noté par l’accueil",
                channel: channel == .paper ? .paper : .counter, isPublic: true)],
            letters: letters + [ProposalLetters.receipt(own, number: number, at: receivedAt, to: author)])
    }

    /// The person known, or newly written down; with an address she is invited to her own account.
    private func author(_ agent: AccountID, _ visit: Visit, _ db: Writing, _ letters: inout [Letter]) throws -> AccountID {
        switch who {
        case .known(let id):
            let account = try AccountStore.account(id, db)
            guard !account.isDeleted else { throw NotFound() }
            try AccountStore.seen(id, at: visit.now, db)
            return id
        case .new(var person):
            if let home = person.territory, try !TerritoryStore.narrowest(db).contains(where: { $0.id == home }) { person.territory = nil }
            let id = try AccountStore.createAtCounter(person, by: agent, language: visit.t.language.code, at: visit.now, db)
            if let email = person.email { letters.append(try AccountInvitation.letter(to: id, email, visit, db)) }
            return id
        }
    }

    private func checkedEvent(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> Int? {
        guard let event else { return nil }
        return try CounterDepositPage.gatherings(edition, visit, db).contains { $0.event == event } ? event : nil
    }

    private func checkedPlace(_ db: Reading) throws -> ID<ReceptionPlace>? {
        guard let receptionPlace else { return nil }
        return try ReceptionPlaceStore.all(db).contains { $0.id == receptionPlace } ? receptionPlace : nil
    }
}
