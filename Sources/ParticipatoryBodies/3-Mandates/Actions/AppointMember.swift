import Database
import Platform
import Vocabulary
import Web

/// Seat somebody who was elected in plenary or appointed, within the seats and the parity of the college. She is told.
struct AppointMember: Action {
    typealias FormPage = MembersPage
    static let path: Path = "/bureau/instances/:assembly/membres"

    /// The body and the room that its colleges have.
    struct Subject: Sendable {
        var standing: Standing
        var rooms: [CollegeRoom]
        var share: ResidentsShare
    }

    let email: EmailAddress
    let room: CollegeRoom?
    let rank: Seat.Rank
    let gender: Seat.Gender
    let organisation: String
    let rna: String
    let reason: String

    init(_ form: inout FormReader, _ subject: Subject) {
        email = form.email("email")
        let id: ID<College> = form.id("college"), rank: Seat.Rank = form.choice("rank", .member), gender: Seat.Gender = form.choice("gender", .unsaid)
        let room = subject.rooms.first { $0.college.id == id }
        (self.room, self.rank, self.gender) = (room, rank, gender)
        let organisation = form.optionalText("organisation", max: 150) ?? "", rna = room?.college.entry == .association ? Association.number(form) : ""
        (self.organisation, self.rna) = (organisation, rna)
        if room?.college.entry == .association { form.checkAssociation(organisation, rna) }
        reason = form.text("reason", min: 5, max: 200)
        if room == nil, form.optionalID("college") as ID<College>? != nil { form.error("college", "Choisissez dans la liste.") }
        if room?.college.hasParity == true, gender == .unsaid { form.error("gender", "Ce collège est paritaire : il a besoin de cette réponse.") }
        if let objection = room.flatMap({ $0.objection(rank, gender) ?? subject.share.objection(rank, in: $0.college) }) { form.error("college", objection) }
        if !form.isChecked("engaged") { form.error("engaged", "La lettre d’engagement est à signer pour siéger.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        let seats = try SeatStore.held(in: id, at: visit.now, db)
        return Subject(standing: standing, rooms: try AssemblyStore.colleges(id, db).map { CollegeRoom($0, seats) }, share: try RecruitmentStore.residentsShare(id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MandateRules.mayAppoint(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let room else { throw NotFound() }
        let assembly = subject.standing.assembly
        guard let person = try AccountStore.account(email, db)?.id else { throw FormErrors("email", "Personne n’a de compte à cette adresse.") }
        guard try SeatStore.held(by: person, in: assembly.id, at: visit.now, db) == nil else { throw FormErrors("email", "Cette personne siège déjà dans l’instance.") }
        if let most = assembly.term.most, room.college.entry != .free, try SeatStore.terms(of: person, in: assembly.id, db) >= most {
            throw FormErrors("email", "La charte limite à \(most) le nombre de mandats, et cette personne les a faits.")
        }
        // Who sits waits for no draw nor answer any more.
        if let open = try RecruitmentStore.open(of: person, in: assembly.id, db) { _ = try RecruitmentStore.withdraw(open.id, at: visit.now, db) }
        let until = assembly.seatEnd(room.college.entry, enteringAt: visit.now, rank: try RecruitmentStore.everSeated(assembly.id, db))
        try SeatStore.give(
            rank, to: SeatStore.Entrant(account: person, organisation: organisation, rna: rna, gender: gender, engagedAt: visit.now), in: room.college.id, of: assembly.id,
            from: visit.now, until: until, db)
        return Outcome(
            to: assembly.deskLink + "/membres", saying: "Le membre est ajouté. La personne est prévenue.",
            journal: [JournalEntry("seat.appoint", "assembly", assembly.id.number, reason: "\(room.college.name) : \(reason)")],
            letters: [Letter(
                to: .account(person), kind: .necessary, subject: "\(assembly.name) : vous siégez", paragraphs: ["Collège : \(room.college.name). \(reason)", "Votre nom n’est pas montré à tous : vous le choisissez sur votre page, qui dit aussi comment sortir de l’instance."],
                button: Letter.Button("Voir mon siège", assembly.link + "/mon-siege"))])
    }
}
