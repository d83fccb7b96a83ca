import Database
import Platform
import Vocabulary
import Web

/// At the polling place, an agent reads a voter's paper, sees at once whether she has voted, and checks her off before giving her a sheet.
struct CheckOffVoter: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement"
    /// Nobody else's page changes: the register is read as it is.
    static var limits: Limits { Limits(changesPages: false) }

    /// What the button that was pressed asks for.
    enum Step: String, Sendable { case find, note, kiosk, namesake }

    let step: Step
    let declared: DeclaredIdentity?
    /// The account that is hers; nil when none is.
    let account: AccountID?
    let saidWhichAccount: Bool
    /// Why she is another person than the one of her name, and the latest vote under it that the officer saw.
    let reason: String
    let seen: String

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        step = form.optionalChoice("act") ?? .find
        declared = PersonAtPlace.typed(&form)
        account = form.optionalID("account")
        saidWhichAccount = account != nil || form.raw("account") == "none"
        reason = step == .namesake ? form.text("reason", min: 10, max: 300) : ""
        seen = form.raw("seen")
        guard step != .find, let declared else { return }
        if let refusal = desk.refusal(declared, at: form.now) { form.error("birth", refusal.reason) }
        if !form.isChecked("honour") { form.error("honour", "Posez la question à la personne, puis cochez cette case.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { desk.refusal(visit) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // The page again, with what the register says of her.
        guard step != .find, let declared else { throw FormErrors() }
        let edition = desk.file.edition
        if try BallotStore.slot(edition.id, db).isClosed { throw VoteRules.closed(edition, at: visit.now) }
        let person = try PersonAtPlace.find(declared, in: edition.id, visit.world, db)
        if step == .kiosk { return try lend(desk, person, visit, db) }
        var voter = try PaperCheckOffStore.voter(person, account: try person.chosen(account, isSaid: saidWhichAccount), in: edition.id, visit.world, db)
        if step == .namesake { voter.identity = try namesake(voter.identity, desk, person, visit) }
        let entry = try PaperCheckOffStore.checkOff(person, as: voter, desk.file, by: .paper, agent: visit.actor.account, passing: desk.pass(visit.actor), at: visit.now, db)
        if case .already(let line) = entry { throw FormErrors("", PollingDesk.already(line)) }
        if case .attached(let place) = entry { throw FormErrors("", desk.attached(place)) }
        return Outcome(
            to: desk.link, saying: "La personne est émargée. Remettez-lui un bulletin.",
            journal: [JournalEntry(
                step == .namesake ? "paper.check-off-namesake" : "paper.check-off", "polling-place", desk.file.place.id.number, edition: edition.id, reason: reason)])
    }

    /// Her key beside that of the other person of her name; sent twice, the vote that was just written refuses the second.
    private func namesake(_ identity: String?, _ desk: PollingDesk, _ person: PersonAtPlace, _ visit: Visit) throws -> String? {
        if let refusal = PaperRules.mayCheckOffNamesake(desk.file, visit.actor, at: visit.now) { throw refusal }
        guard let mark = person.mark, mark == seen else { throw FormErrors("", "Le registre vient de changer pour ce nom. Relisez ce qu’il dit avant d’émarger.") }
        return identity.map { "\($0) \(mark)" }
    }

    /// The screen becomes hers, for one ballot, with a session that is nobody's; she is checked off when she casts it.
    private func lend(_ desk: PollingDesk, _ person: PersonAtPlace, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try person.chosen(account, isSaid: saidWhichAccount), edition = desk.file.edition
        if let line = person.line ?? person.accounts.first(where: { $0.account.id == account?.id })?.line { throw FormErrors("", PollingDesk.already(line)) }
        let attached = person.attachment ?? person.accounts.first { $0.account.id == account?.id }?.attachment
        if let attached, attached.place != desk.pass(visit.actor).place || attached.isDoubted { throw FormErrors("", desk.attached(attached.placeName)) }
        let token = Secrets.base64url(visit.world.randomBytes(24)), browser = Secrets.base64url(visit.world.randomBytes(32))
        let until = try Sessions.setAside(visit, db)
        try KioskStore.open(
            Secrets.sha256Hex(token), in: Secrets.sha256Hex(browser), for: person.declared, account: account?.id, at: desk.file.place, by: try visit.account(),
            agentUntil: until, at: visit.now, db)
        return Outcome(
            to: PaperLinks.kiosk(edition, token),
            journal: [JournalEntry("paper.open-kiosk", "polling-place", desk.file.place.id.number, edition: edition.id)],
            session: .opened(token: browser, lifetime: .hours(12)))
    }
}

/// A teacher votes for her class, on one sheet: no child has an account.
struct CheckOffClass: Action {
    typealias FormPage = PollingScreenPage
    static let path: Path = "/bureau/editions/:edition/papier/bureaux/:place/emargement/classe"
    static var limits: Limits { Limits(changesPages: false) }

    let school, name: String

    init(_ form: inout FormReader, _ desk: PollingDesk) {
        school = form.text("school", min: 3, max: 120)
        name = form.text("class", max: 60)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollingDesk { try PollingDesk.load(visit, db) }
    static func refusal(_ desk: PollingDesk, _ visit: Visit) -> Refusal? { desk.refusal(visit) }

    func perform(_ desk: PollingDesk, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = desk.file.edition
        if try BallotStore.slot(edition.id, db).isClosed { throw VoteRules.closed(edition, at: visit.now) }
        let voter = try PaperCheckOffStore.classVoter("\(school) \(name)", in: edition.id, visit.world, db)
        let entry = try PaperCheckOffStore.checkOff(nil, as: voter, desk.file, by: .paper, agent: visit.actor.account, at: visit.now, db)
        if case .already(let line) = entry { throw FormErrors("class", PollingDesk.already(line)) }
        return Outcome(
            to: desk.link, saying: "La classe est émargée. Remettez un bulletin à l’adulte qui l’accompagne.",
            journal: [JournalEntry("paper.check-off-class", "polling-place", desk.file.place.id.number, edition: edition.id, reason: "\(school), \(name)")])
    }
}
