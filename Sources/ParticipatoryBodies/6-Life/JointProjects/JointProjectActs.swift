import Database
import L10n
import Platform
import Vocabulary
import Web

/// Open a project across the services. Who leads it is told.
struct OpenJointProject: Action {
    typealias FormPage = JointProjectsPage
    static let path: Path = "/instances/:assembly/chantiers"
    static let limits = Limits(perTenMinutes: 20)

    /// The network, who may lead, and the services that may take part.
    struct Subject: Sendable {
        var standing: Standing
        var leads: [Seat]
        var services: [MunicipalService]
    }

    let title: String
    let purpose: String
    let services: [ServiceID]
    let point: JointProject.Point

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", min: 5, max: 120)
        purpose = form.text("purpose", min: 20, max: 3000)
        services = (form.ids("services") as [ServiceID]).filter { id in subject.services.contains { $0.id == id } }
        if services.isEmpty { form.error("services", "Quels services y prennent part ?") }
        point = form.point(subject.leads, stage: .planned, words: "")
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try JointProjectStore.standing(visit, db)
        return Subject(
            standing: standing, leads: try SeatStore.members(of: standing.assembly.id, at: visit.now, db), services: try ServiceStore.all(db).filter(\.isActive))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { JointProjectRules.mayOpen(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly, account = try visit.account()
        let id = try JointProjectStore.open(title, purpose, services, first: point, in: assembly.id, by: account, db), link = "\(assembly.link)/chantiers/\(id)"
        return Outcome(
            to: link, saying: "Le projet est sur le tableau.", journal: [JournalEntry("life.joint-project", "assembly", assembly.id.number, reason: title)],
            letters: point.lead == account ? [] : [JointProjectLetters.lead(title, assembly, link, to: point.lead)])
    }
}

/// Say where a project stands, what comes next, and who leads it from now on.
struct ReportOnJointProject: Action {
    typealias FormPage = JointProjectPage
    static let path: Path = "/instances/:assembly/chantiers/:project"

    /// The project, and who may lead it.
    struct Subject: Sendable {
        var file: JointProjectFile
        var leads: [Seat]
    }

    let point: JointProject.Point

    init(_ form: inout FormReader, _ subject: Subject) {
        let stage: JointProject.Stage = form.choice("stage", .running), words = form.text("words", min: 5, max: 3000)
        point = form.point(subject.leads, stage: stage, words: words)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let file = try JointProjectStore.file(visit, db)
        return Subject(file: file, leads: try SeatStore.members(of: file.assembly.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { JointProjectRules.mayReport(subject.file) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file, account = try visit.account(), isHandedOver = point.lead != file.project.last.lead && point.lead != account
        try JointProjectStore.report(point, on: file.project.id, by: account, db)
        return Outcome(
            to: file.link, saying: "Le point est noté.", journal: [JournalEntry("life.joint-project-point", "assembly", file.assembly.id.number, reason: file.project.title)],
            letters: isHandedOver ? [JointProjectLetters.lead(file.project.title, file.assembly, file.link, to: point.lead)] : [])
    }
}

/// Who is told of the projects of a network.
enum JointProjectLetters {
    static func lead(_ title: String, _ assembly: Assembly, _ link: String, to lead: AccountID) -> Letter {
        Letter(
            to: .account(lead), kind: .task, subject: "\(assembly.name) : vous pilotez un projet transversal", paragraphs: ["« \(title) »", "Dites au réseau où il en est quand il avance."],
            button: Letter.Button("Voir le projet", link))
    }
}

extension FormReader {
    /// Where a project stands, as the form says it.
    mutating func point(_ leads: [Seat], stage: JointProject.Stage, words: String) -> JointProject.Point {
        let lead: AccountID = id("lead"), next = optionalText("next_step", max: 200) ?? "", nextAt = optionalDay("next_at").map { CityTime.city.endOfDay($0, adding: 0) }
        if !raw("lead").isEmpty, !leads.contains(where: { $0.account == lead }) { error("lead", "Choisissez dans la liste.") }
        if nextAt != nil, next.isEmpty { error("next_step", "Qu’y a-t-il à faire ce jour-là ?") }
        if stage.isEnded, nextAt != nil { error("next_at", "Un projet qui prend fin n’a plus d’étape.") }
        return JointProject.Point(stage: stage, words: words, nextStep: next, nextAt: nextAt, lead: lead, leadName: "", byName: "", at: now)
    }
}
