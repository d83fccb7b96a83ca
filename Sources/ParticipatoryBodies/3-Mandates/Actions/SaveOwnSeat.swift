import Database
import Vocabulary
import Web

/// Change how one is shown, the interests that one declares, and how much one takes part where that is free.
struct SaveOwnSeat: Action {
    typealias FormPage = OwnSeatPage
    static let path: Path = "/instances/:assembly/mon-siege"

    /// The seat and whether its college is free.
    struct Subject: Sendable {
        var standing: Standing
        var isFree: Bool
    }

    let shownAs: Seat.ShownAs
    let level: Seat.Level?
    let conflicts: String

    init(_ form: inout FormReader, _ subject: Subject) {
        shownAs = form.shownAs(subject.standing.assembly.kind)
        conflicts = form.optionalText("conflicts", max: 800) ?? ""
        level = subject.isFree ? form.choice("level", .lasting) : nil
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db)
        let college = try AssemblyStore.colleges(standing.assembly.id, db).first { $0.id == standing.seat?.college }
        return Subject(standing: standing, isFree: college?.entry == .free)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { MandateRules.mayChangeOwn(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let seat = subject.standing.seat else { throw NotFound() }
        try SeatStore.show(seat.id, as: shownAs, level: level ?? seat.level, conflicts: conflicts, db)
        return Outcome(to: subject.standing.assembly.link + "/mon-siege", saying: "Votre choix est enregistré.",
            journal: conflicts == seat.conflicts ? [] : [JournalEntry("seat.declare", "assembly", subject.standing.assembly.id.number)])
    }
}
