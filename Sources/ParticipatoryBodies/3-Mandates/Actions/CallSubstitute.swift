import Database
import Vocabulary
import Web

/// Call the next substitute of a college to a seat that is free. She sits until the end of the term of the person she replaces.
struct CallSubstitute: Action {
    typealias FormPage = MembersPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/suppleance"

    /// The college's room, who comes next and whom she replaces.
    struct Subject: Sendable {
        var standing: Standing
        var room: CollegeRoom
        var next: Seat?
        var replaced: Seat?
        var share: ResidentsShare
    }

    init(_ form: inout FormReader, _ subject: Subject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db), id: ID<College> = try visit.id("college")
        guard let college = try AssemblyStore.colleges(standing.assembly.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        let seats = try SeatStore.held(in: standing.assembly.id, at: visit.now, db), room = CollegeRoom(college, seats)
        let vacated = try SeatStore.vacated(in: id, at: visit.now, db)
        // Others may have filled the first of them since.
        return Subject(
            standing: standing, room: room, next: MandateRules.next(room, seats), replaced: vacated.suffix(room.free ?? vacated.count).first,
            share: try RecruitmentStore.residentsShare(standing.assembly.id, at: visit.now, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MandateRules.mayCall(subject.standing, subject.room, subject.next, subject.share) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let next = subject.next else { throw NotFound() }
        let assembly = subject.standing.assembly, until = subject.replaced?.until ?? next.until
        try SeatStore.promote(next, in: assembly.id, replacing: subject.replaced, until: until, at: visit.now, db)
        return Outcome(
            to: assembly.deskLink + "/membres", saying: "La personne suppléante siège désormais. Elle est prévenue.",
            journal: [JournalEntry("seat.call", "assembly", assembly.id.number, reason: subject.room.college.name)],
            letters: [Letter(
                to: .account(next.account), kind: .necessary, subject: "\(assembly.name) : vous siégez",
                paragraphs: ["Une place s’est libérée : vous étiez en tête des suppléants, vous siégez dès aujourd’hui."] + (until.map { ["Votre mandat va jusqu’au \(day: $0)."] } ?? []),
                button: Letter.Button("Voir mon siège", assembly.link + "/mon-siege"))])
    }
}
