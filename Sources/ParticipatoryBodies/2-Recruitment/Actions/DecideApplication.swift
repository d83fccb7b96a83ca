import Database
import Vocabulary
import Web

/// Answer somebody who asked to sit: member, substitute or no, within the seats and the parity of the college.
struct DecideApplication: Action {
    typealias FormPage = ApplicationsPage
    static let path: Path = "/bureau/instances/:assembly/candidatures/:application"

    /// The application and the room that its college has.
    struct Subject: Sendable {
        var standing: Standing
        var application: Application
        var room: CollegeRoom
        var share: ResidentsShare
    }

    let decision: Application.Decision
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        decision = form.choice("decision", .declined)
        reason = form.optionalText("reason", max: 300) ?? ""
        if decision == .declined, reason.count < 5, !form.raw("decision").isEmpty { form.error("reason", "Dites pourquoi : la personne le lira.") }
        if subject.application.entry == .association, decision.rank != nil, !form.isChecked("statutes_read") {
            form.error("statutes_read", "Lisez les statuts et vérifiez le numéro RNA avant de nommer cette personne.")
        }
        if let rank = decision.rank, let objection = subject.room.objection(rank, subject.application.gender) ?? subject.share.objection(rank, in: subject.room.college) { form.error("decision", objection) }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        let application = try RecruitmentStore.application(try visit.id("application"), in: id, db)
        guard let college = try AssemblyStore.colleges(id, db).first(where: { $0.id == application.college }) else { throw NotFound() }
        return Subject(
            standing: standing, application: application, room: CollegeRoom(college, try SeatStore.held(in: id, at: visit.now, db)),
            share: try RecruitmentStore.residentsShare(id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { RecruitmentRules.mayDecide(subject.standing, subject.application) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly, application = subject.application
        guard try RecruitmentStore.decide(application.id, decision, reason: reason, by: try visit.account(), at: visit.now, db) else {
            throw Refusal.notNow("Cette candidature vient de recevoir sa réponse.")
        }
        if let rank = decision.rank {
            let until = assembly.seatEnd(subject.room.college.entry, enteringAt: visit.now, rank: try RecruitmentStore.everSeated(assembly.id, db))
            try SeatStore.give(rank, to: application.entrant, in: application.college, of: assembly.id, from: visit.now, until: until, db)
        }
        return Outcome(
            to: assembly.deskLink + "/candidatures", saying: "La réponse est partie.",
            journal: [JournalEntry("assembly.decide", "assembly", assembly.id.number, reason: decision.name.key)], letters: [letter(assembly, application)])
    }

    private func letter(_ assembly: Assembly, _ application: Application) -> Letter {
        let (subject, first): (Message, Message) = switch decision {
        case .member: ("\(assembly.name) : vous êtes membre", "Votre candidature est acceptée. Vous siégez dès aujourd’hui.")
        case .substitute: ("\(assembly.name) : vous êtes suppléant·e", "Votre candidature est acceptée comme suppléance : vous siégerez dès qu’une place se libère.")
        case .declined: ("\(assembly.name) : votre candidature", "Votre candidature n’a pas été retenue.")
        }
        return Letter(
            to: .account(application.account), kind: .necessary, subject: subject, paragraphs: [first] + (reason.isEmpty ? [] : ["Motif : \(reason)"]),
            button: Letter.Button("Voir l’instance", decision == .declined ? assembly.link : assembly.link + "/mon-siege"))
    }
}

extension Application.Decision {
    /// The place that it gives.
    var rank: Seat.Rank? { switch self { case .member: .member; case .substitute: .substitute; case .declined: nil } }
}
