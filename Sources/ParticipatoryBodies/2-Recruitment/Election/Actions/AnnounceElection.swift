import Database
import Vocabulary
import Web

/// Announce an election: what is filled, until when one stands, when one votes. Every member is told.
struct AnnounceElection: Action {
    typealias FormPage = ElectionsPage
    static let path: Path = "/instances/:assembly/elections"

    /// The body and the room of its colleges.
    struct Subject: Sendable {
        var standing: Standing
        var rooms: [CollegeRoom]
        /// The colleges of which an election already runs.
        var busy: Set<ID<College>> = []
    }

    let election: Election
    let round: Election.Round

    init(_ form: inout FormReader, _ subject: Subject) {
        let target = form.text("target", max: 40), office = Seat.Office(rawValue: target), room = subject.rooms.first { "\($0.college.id)" == target }
        let places = form.int("places", in: 1...200), until = form.moment("candidates_until"), opens = form.moment("opens"), closes = form.moment("closes")
        if !target.isEmpty, room == nil, office == nil || office == Seat.Office.none { form.error("target", "Choisissez dans la liste.") }
        if let room, subject.busy.contains(room.college.id) { form.error("target", "Une élection de ce collège est en cours : attendez son résultat, ou annulez-la.") }
        if let free = room?.free, places > free { form.error("places", free < 2 ? "Ce collège a \(free) siège libre." : "Ce collège a \(free) sièges libres.") }
        if until <= form.now, !form.raw("candidates_until").isEmpty { form.error("candidates_until", "Choisissez un moment à venir.") }
        if opens < until, !form.raw("opens").isEmpty { form.error("opens", "Le vote ouvre après les candidatures.") }
        if closes <= opens, !form.raw("closes").isEmpty { form.error("closes", "Le vote finirait avant d’ouvrir.") }
        election = Election(
            id: ID(1), college: room?.college.id, collegeName: room?.college.name, office: room == nil ? office ?? .chair : .none, places: places, candidatesUntil: until,
            announcedAt: form.now, cancelledReason: "")
        round = Election.Round(id: ID(1), number: 1, opensAt: opens, closesAt: closes)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let standing = try AssemblyStore.standing(visit, db), seats = try SeatStore.held(in: standing.assembly.id, at: visit.now, db)
        let running = try ElectionStore.all(standing.assembly.id, db).filter { ![.done, .cancelled].contains($0.stage(at: visit.now)) }
        return Subject(
            standing: standing, rooms: try AssemblyStore.colleges(standing.assembly.id, db).map { CollegeRoom($0, seats) }, busy: Set(running.compactMap(\.college)))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ElectionRules.mayAnnounce(subject.standing) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly, id = try ElectionStore.announce(election, first: round, of: assembly.id, by: try visit.account(), db)
        let link = "\(assembly.link)/elections/\(id)"
        return Outcome(
            to: link, saying: "L’élection est annoncée. Les membres sont prévenus.",
            journal: [JournalEntry("election.announce", "assembly", assembly.id.number, reason: election.name(visit.t), isPublic: true)],
            letters: try SeatStore.accounts(in: assembly.id, at: visit.now, db).map {
                Letter(
                    to: .account($0), kind: .necessary, subject: "\(assembly.name) : une élection est annoncée",
                    paragraphs: ["Candidatures jusqu’au \(election.candidatesUntil). Vote secret du \(round.opensAt) au \(round.closesAt), ici ou sur papier."],
                    button: Letter.Button("Voir l’élection", link))
            })
    }
}
