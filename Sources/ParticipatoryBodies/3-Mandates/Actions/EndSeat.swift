import Database
import Vocabulary
import Web

/// End somebody’s seat before its time, with its reason. Absences have their own way, which the charter rules.
struct EndSeat: Action {
    typealias FormPage = SeatPage
    static let path: Path = "/bureau/instances/:assembly/membres/:seat/fin"

    static let departures: [Seat.Departure] = [.resigned, .moved, .unqualified]

    let departure: Seat.Departure
    let reason: String

    init(_ form: inout FormReader, _ subject: SeatSubject) {
        departure = form.choice("departure", .resigned)
        reason = form.text("reason", min: 5, max: 300)
        if !Self.departures.contains(departure) { form.error("departure", "Choisissez une réponse.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SeatSubject { try SeatSubject(visit, db) }
    static func refusal(_ subject: SeatSubject, _ visit: Visit) -> Refusal? { MandateRules.mayChange(subject.standing, subject.seat, at: visit.now) }

    func perform(_ subject: SeatSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        guard try SeatStore.end(subject.seat.id, departure, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Ce mandat a pris fin.") }
        return Outcome(
            to: assembly.deskLink + "/membres", saying: "Le mandat a pris fin. La personne est prévenue.",
            journal: [JournalEntry("seat.end", "assembly", assembly.id.number, reason: departure.name.key)],
            letters: [Letter(
                to: .account(subject.seat.account), kind: .necessary, subject: "\(assembly.name) : fin de votre mandat",
                paragraphs: ["Votre mandat prend fin aujourd’hui. Raison : \(departure.name). \(reason)", "Merci du temps que vous avez donné."],
                button: Letter.Button("Voir l’instance", assembly.link))])
    }
}
