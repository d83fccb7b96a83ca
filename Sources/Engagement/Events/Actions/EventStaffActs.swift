import Database
import Platform
import Vocabulary
import Web

/// An event and those who may be asked to work there.
struct EventTeam: Sendable {
    /// Whoever works for the city.
    static let roles: [Role] = [.projectOfficer, .receptionAgent, .serviceReferent, .reviewer, .moderator, .assemblyOfficer]

    var file: EventFile
    var colleagues: [(account: AccountID, name: String)]

    init(_ visit: Visit, _ db: Reading) throws {
        file = try EventStore.file(visit, db)
        colleagues = try GrantStore.holders(of: Self.roles, at: visit.now, db)
    }

    func refusal(_ visit: Visit) -> Refusal? { EventRules.mayPrepare(file.event, visit.actor, at: visit.now) }
}

/// Ask a colleague to work at an event: she is told, and finds it among her tasks.
struct AssignEventStaff: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/equipe"

    let account: AccountID
    let task: String

    init(_ form: inout FormReader, _ team: EventTeam) {
        let account: AccountID = form.id("account")
        self.account = account
        task = form.optionalText("task", max: 120) ?? ""
        if form.errors.isEmpty, !team.colleagues.contains(where: { $0.account == account }) { form.error("account", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventTeam { try EventTeam(visit, db) }
    static func refusal(_ team: EventTeam, _ visit: Visit) -> Refusal? { team.refusal(visit) }

    func perform(_ team: EventTeam, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = team.file.event, isHerself = account == visit.actor.account
        try EventWritingStore.assign(account, task: task, to: event.id, db)
        return Outcome(
            to: event.deskLink, saying: "C’est noté, la personne est prévenue.", journal: [JournalEntry("event.staff", "event", event.id.number)],
            letters: isHerself ? [] : [EventLetters.toStaff(account, event, "Vous tenez : \(event.plan.title)", task.isEmpty ? [] : ["\(task)"])])
    }
}

/// Take a colleague off an event: she is told.
struct ReleaseEventStaff: Action {
    typealias FormPage = EventDeskPage
    static let path: Path = "/bureau/agenda/:event/equipe/retrait"

    let account: AccountID

    init(_ form: inout FormReader, _ team: EventTeam) { account = form.id("account") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> EventTeam { try EventTeam(visit, db) }
    static func refusal(_ team: EventTeam, _ visit: Visit) -> Refusal? { team.refusal(visit) }

    func perform(_ team: EventTeam, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = team.file.event, isThere = team.file.staff.contains { $0.account == account }
        try EventWritingStore.release(account, from: event.id, db)
        let isSilent = !isThere || account == visit.actor.account
        return Outcome(
            to: event.deskLink, saying: "C’est noté.", journal: [JournalEntry("event.staff", "event", event.id.number)],
            letters: isSilent ? [] : [EventLetters.toStaff(account, event, "Vous ne tenez plus : \(event.plan.title)")])
    }
}
