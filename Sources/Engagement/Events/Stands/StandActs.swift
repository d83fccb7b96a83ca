import Database
import Vocabulary
import Web

/// Make the programme of a forum: so many stands or turns to speak, all of the same length.
struct OpenStands: Action {
    typealias FormPage = StandsDeskPage
    static let path: Path = "/bureau/agenda/:event/stands"

    let plan: StandPlan
    let count: Int

    init(_ form: inout FormReader, _ file: StandFile) {
        let shape: StandPlan.Form = form.choice("form", .table), length = (file.event.plan.endsAt - file.event.plan.startsAt).milliseconds / 60_000
        plan = StandPlan(form: shape, minutes: shape == .table ? max(1, min(600, length)) : form.int("minutes", in: 1...60))
        count = form.int("count", in: 1...100)
        if shape == .speech, form.errors.isEmpty, count * plan.minutes > length { form.error("minutes", "Cela ferait \(count * plan.minutes) minutes, le forum en dure \(length).") }
        // Equal time: no project is left without a place because others were faster.
        if count < file.projects.count { form.error("count", file.projects.count == 1 ? "Il y a un projet : il a droit à sa place." : "Il y a \(file.projects.count) projets : chacun a droit à sa place.") }
        if let last = file.stands.last(where: { file.project($0) != nil }), count < last.number { form.error("count", "Le stand \(last.number) est pris : gardez-en \(last.number) au moins.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> StandFile { try StandStore.file(visit, db) }
    static func refusal(_ file: StandFile, _ visit: Visit) -> Refusal? { StandRules.mayOpen(file, at: visit.now) }

    func perform(_ file: StandFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try StandStore.open(plan, count: count, of: file.event.id, shown: file.projects, db)
        return Outcome(to: file.deskLink, saying: "Le programme est ouvert.", journal: [JournalEntry("event.stands", "event", file.event.id.number, edition: file.event.plan.edition)])
    }
}

/// Invite everyone who carries a project at the vote, and has no stand yet, to choose one.
struct InviteProposers: Action {
    typealias FormPage = StandsDeskPage
    static let path: Path = "/bureau/agenda/:event/stands/invitations"

    init(_ form: inout FormReader, _ file: StandFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> StandFile { try StandStore.file(visit, db) }
    static func refusal(_ file: StandFile, _ visit: Visit) -> Refusal? { StandRules.mayInvite(file, at: visit.now) }

    func perform(_ file: StandFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try StandStore.invited(file.event.id, at: visit.now, db)
        let letters = file.withoutStand.flatMap { project in project.proposers.map { letter(to: $0, project, file) } }
        return Outcome(
            to: file.deskLink, saying: "Les porteurs de projet sont invités.", journal: [JournalEntry("event.invite", "event", file.event.id.number, edition: file.event.plan.edition)],
            letters: letters)
    }

    private func letter(to account: AccountID, _ project: ShownProject, _ file: StandFile) -> Letter {
        Letter(
            to: .account(account), kind: .necessary, subject: "Venez présenter « \(project.title) »",
            paragraphs: ["« \(file.event.plan.title) » donne à chaque projet le même temps pour se faire connaître. Choisissez votre place."] + EventLetters.whenAndWhere(file.event),
            button: Letter.Button("Choisir ma place", file.link))
    }
}

/// Take a stand for one's project. Two at once: the second chooses another.
struct TakeStand: Action {
    typealias FormPage = StandsPage
    static let path: Path = "/agenda/:event/stands"

    let stand: Int
    let project: Int

    init(_ form: inout FormReader, _ file: StandFile) {
        let number = Int(form.raw("stand")) ?? 0
        stand = number
        let typed = form.optionalInt("project", in: 1...Int.max)
        project = typed ?? file.own.first { file.stand(of: $0) == nil }?.id ?? 0
        if !file.free.contains(where: { $0.number == number }) { form.error("stand", "Choisissez une place libre.") }
        if !file.own.contains(where: { $0.id == project }) { form.error("project", "Choisissez un de vos projets.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> StandFile { try StandStore.file(visit, db) }
    static func refusal(_ file: StandFile, _ visit: Visit) -> Refusal? { StandRules.mayTake(file, at: visit.now) }

    func perform(_ file: StandFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), event = file.event
        guard try StandStore.take(stand, project, of: event.id, shown: file.projects, by: account, at: visit.now, db) else {
            throw FormErrors("stand", "Cette place vient d’être prise, ou ce projet en a déjà une.")
        }
        return Outcome(
            to: file.link, saying: "La place est à vous.", journal: [JournalEntry("event.stand", "event", event.id.number, edition: event.plan.edition)],
            letters: [Letter(
                to: .account(account), kind: .necessary, subject: "Votre place est retenue : \(event.plan.title)", paragraphs: EventLetters.whenAndWhere(event),
                button: Letter.Button("Voir le programme", file.link))])
    }
}

/// Give one's stand back, for another project.
struct LeaveStand: Action {
    typealias FormPage = StandsPage
    static let path: Path = "/agenda/:event/stands/:stand/rendre"

    /// The programme and the stand named in the path.
    struct Subject: Sendable {
        var file: StandFile
        var stand: EventStand
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try StandStore.file(visit, db), number = try visit.number("stand")
        guard let stand = file.stands.first(where: { $0.number == number }) else { throw NotFound() }
        return Subject(file: file, stand: stand)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { StandRules.mayLeave(subject.stand, subject.file, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let event = subject.file.event
        try StandStore.leave(subject.stand.number, of: event.id, db)
        return Outcome(to: subject.file.link, saying: "La place est rendue.", journal: [JournalEntry("event.stand", "event", event.id.number, edition: event.plan.edition)])
    }
}
