import Database
import Vocabulary
import Web

/// Give a member an office in the bureau, or take it back.
struct GiveOffice: Action {
    typealias FormPage = SeatPage
    static let path: Path = "/bureau/instances/:assembly/membres/:seat/fonction"

    let office: Seat.Office

    init(_ form: inout FormReader, _ subject: SeatSubject) {
        office = form.choice("office", .none)
        if subject.seat.rank == .substitute { form.error("office", "Un suppléant n’a pas de fonction.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SeatSubject { try SeatSubject(visit, db) }
    static func refusal(_ subject: SeatSubject, _ visit: Visit) -> Refusal? { MandateRules.mayChange(subject.standing, subject.seat, at: visit.now) }

    func perform(_ subject: SeatSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        try SeatStore.give(office, to: subject.seat.id, at: visit.now, db)
        let letters = office == .none ? [] : [Letter(
            to: .account(subject.seat.account), kind: .necessary, subject: "\(assembly.name) : une fonction vous est confiée",
            paragraphs: ["Votre fonction : \(office.name). Vous préparez les réunions avec la personne qui anime l’instance."],
            button: Letter.Button("Voir l’instance", assembly.link))]
        return Outcome(
            to: assembly.deskLink + "/membres", saying: "La fonction est enregistrée.",
            journal: [JournalEntry("seat.office", "assembly", assembly.id.number, reason: office.name.key)], letters: letters)
    }
}

/// A seat named in the path, and who looks at it.
struct SeatSubject: Sendable {
    var standing: Standing
    var seat: Seat

    init(_ visit: Visit, _ db: Reading) throws {
        standing = try AssemblyStore.standing(visit, db)
        seat = try SeatStore.seat(try visit.id("seat"), in: standing.assembly.id, db)
    }
}
