import Database
import Vocabulary
import Web

/// An absent member of the path, and the absences of her body.
struct AbsenteeSubject: Sendable {
    var file: Absences
    var seat: Seat

    init(_ visit: Visit, _ db: Reading) throws {
        file = try AbsenceStore.file(visit, db)
        seat = try SeatStore.seat(try visit.id("seat"), in: file.standing.assembly.id, db)
    }
}

/// Tell a member that her absences may end her seat, and until when she may answer.
struct WarnAbsentee: Action {
    typealias FormPage = AbsencesPage
    static let path: Path = "/bureau/instances/:assembly/absences/:seat/alerte"

    init(_ form: inout FormReader, _ subject: AbsenteeSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> AbsenteeSubject { try AbsenteeSubject(visit, db) }
    static func refusal(_ subject: AbsenteeSubject, _ visit: Visit) -> Refusal? { AbsenceRules.mayWarn(subject.file, subject.seat) }

    func perform(_ subject: AbsenteeSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.file.standing.assembly, until = visit.now + AbsenceRules.answer
        try SeatStore.warn(subject.seat.id, at: visit.now, db)
        return Outcome(
            to: subject.file.link, saying: "La personne est prévenue. Elle a jusqu’au \(day: until) pour répondre.",
            journal: [JournalEntry("seat.warn", "assembly", assembly.id.number, reason: subject.seat.collegeName)],
            letters: [Letter(
                to: .account(subject.seat.account), kind: .necessary, subject: "\(assembly.name) : vos absences",
                paragraphs: [
                    subject.file.most == 1
                        ? "Vous avez manqué une réunion sans vous excuser. La charte permet alors de mettre fin au mandat."
                        : "Vous avez manqué \(subject.file.most) réunions de suite sans vous excuser. La charte permet alors de mettre fin au mandat.",
                    "Vous voulez continuer ? Écrivez à l’instance avant le \(day: until), ou venez à la prochaine réunion. Sinon, vous pouvez quitter votre siège sur sa page.",
                ], button: Letter.Button("Écrire à l’instance", assembly.link + "/ecrire"))])
    }
}

/// End the seat of a member who was told of her absences, with what she answered. A substitute may be called.
struct EndForAbsence: Action {
    typealias FormPage = AbsencesPage
    static let path: Path = "/bureau/instances/:assembly/absences/:seat/fin"

    let reason: String

    init(_ form: inout FormReader, _ subject: AbsenteeSubject) { reason = form.text("reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AbsenteeSubject { try AbsenteeSubject(visit, db) }
    static func refusal(_ subject: AbsenteeSubject, _ visit: Visit) -> Refusal? { AbsenceRules.mayEnd(subject.file, subject.seat, at: visit.now) }

    func perform(_ subject: AbsenteeSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.file.standing.assembly
        guard try SeatStore.end(subject.seat.id, .absent, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Ce mandat a pris fin.") }
        return Outcome(
            to: assembly.deskLink + "/membres", saying: "Le mandat a pris fin. La personne est prévenue.",
            journal: [JournalEntry("seat.end-absent", "assembly", assembly.id.number, reason: subject.seat.collegeName)],
            letters: [Letter(
                to: .account(subject.seat.account), kind: .necessary, subject: "\(assembly.name) : fin de votre mandat",
                paragraphs: ["Votre mandat prend fin aujourd’hui, après vos absences. \(reason)", "Merci du temps que vous avez donné."],
                button: Letter.Button("Voir l’instance", assembly.link))])
    }
}
