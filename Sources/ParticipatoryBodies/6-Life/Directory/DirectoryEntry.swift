import Database
import Vocabulary
import Web

/// What a member lets the other members read of her, besides her name: nothing, until she says otherwise.
struct DirectoryEntry: Sendable, Equatable {
    /// Nil: she does not show it.
    var email: String?
    var telephone = ""
    var words = ""
}

/// The questions asked of the directory of a body, and what a member changes there.
enum DirectoryStore {
    /// By seat, of those who sit now.
    static func entries(_ assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [ID<Seat>: DirectoryEntry] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select s.id, case when d.shows_email = true then a.email else null end, d.telephone, d.words
            from directory_entries d join seats s on s.id = d.seat_id join accounts a on a.id = s.account_id
            where s.assembly_id = \(assembly) and \(SeatStore.held(at: now))
            """) { ($0.id(), DirectoryEntry(email: $0.optionalText(), telephone: $0.text(), words: $0.text())) })
    }

    static func save(_ seat: ID<Seat>, showsEmail: Bool, _ telephone: String, _ words: String, _ db: Writing) throws {
        try db.run("delete from directory_entries where seat_id = \(seat)")
        try db.run("insert into directory_entries (seat_id, shows_email, telephone, words) values (\(seat), \(showsEmail), \(telephone), \(words))")
    }
}

/// Say what the other members read of one.
struct SaveDirectoryEntry: Action {
    typealias FormPage = DirectoryPage
    static let path: Path = "/instances/:assembly/annuaire"

    let showsEmail: Bool
    let telephone: String
    let words: String

    init(_ form: inout FormReader, _ standing: Standing) {
        showsEmail = form.isChecked("shows_email")
        telephone = form.optionalText("telephone", max: 30) ?? ""
        words = form.optionalText("words", max: 200) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { MandateRules.mayChangeOwn(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let seat = standing.seat else { throw NotFound() }
        try DirectoryStore.save(seat.id, showsEmail: showsEmail, telephone, words, db)
        return Outcome(to: standing.assembly.link + "/annuaire", saying: "Votre choix est enregistré.")
    }
}
