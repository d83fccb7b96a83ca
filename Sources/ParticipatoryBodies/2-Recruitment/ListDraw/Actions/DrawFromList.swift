import Database
import Platform
import Sortition
import Vocabulary
import Web

/// Draw from the list with the public seed: those drawn are called, by letter; the others follow in the order of the lot.
struct DrawFromList: PreparedAction {
    typealias FormPage = ListDrawPage
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste/graine"

    let seed: String
    var preparation: Drawn?

    init(_ form: inout FormReader, _ subject: DrawSubject) {
        seed = form.publicSeed()
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Drawn { try await PanelDraw.drawn(form, visit) }
    static func subject(_ visit: Visit, _ db: Reading) throws -> DrawSubject { try DrawSubject(visit, db) }
    static func refusal(_ subject: DrawSubject, _ visit: Visit) -> Refusal? {
        guard let draw = subject.pending else { return .notNow("Aucun tirage annoncé n’attend sa graine.") }
        return RecruitmentRules.mayDraw(subject.standing, draw, isCandidate: false, at: visit.now)
    }

    func perform(_ subject: DrawSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draw = subject.pending, try ListedPersonStore.isFromList(draw.id, db) else { throw NotFound() }
        let assembly = subject.standing.assembly, drawn = try draw.end(preparation, visit, db)
        let people: [ID<ListedPerson>] = draw.applications.map { ID($0.number) }
        try ListedPersonStore.rank((drawn.rows + draw.substitutes(after: drawn.rows, seed: seed)).map { people[$0] }, db)
        let letters = try ListCalling.call(draw, of: assembly, visit, db)
        return Outcome(
            to: "\(assembly.deskLink)/colleges/\(draw.college)/liste", saying: "Le tirage est fait. Les lettres sont prêtes.",
            journal: [draw.entry(drawn, assembly)], letters: letters)
    }
}

/// Calls as many people as there are places that nobody has accepted or is thinking about.
enum ListCalling {
    static func call(_ draw: PanelDraw, of assembly: Assembly, _ visit: Visit, _ db: Writing) throws -> [Letter] {
        let people = try ListedPersonStore.all(draw.id, db), busy = people.filter { $0.state == .called || $0.state == .accepted }.count
        let next = people.filter { $0.state == .waiting && $0.rank != nil }.prefix(max(0, draw.size - busy))
        try ListedPersonStore.call(next.map(\.id), at: visit.now, db)
        return next.compactMap { person in
            EmailAddress(person.email).map { address in
                Letter(
                    to: .address(address, name: person.name, language: "fr"), kind: .necessary, subject: "\(assembly.name) : vous êtes tiré·e au sort",
                    paragraphs: ["Le sort vous a désigné·e parmi les habitants. Vous êtes libre d’accepter ou de refuser."],
                    button: Letter.Button("Répondre", "\(draw.link(assembly))/reponse?code=\(person.code(visit.world))", isSecret: true))
            }
        }
    }

    /// Gives the seat of who accepts.
    static func seat(_ person: ListedPerson, account: AccountID, _ draw: PanelDraw, of assembly: Assembly, at now: Instant, _ db: Writing) throws {
        guard try SeatStore.held(by: account, in: assembly.id, at: now, db) == nil else { throw Refusal.notNow("Ce compte siège déjà dans l’instance.") }
        if let most = assembly.term.most, try SeatStore.terms(of: account, in: assembly.id, db) >= most {
            throw Refusal.notNow("La charte limite à \(most) le nombre de mandats, et vous les avez faits.")
        }
        let seats = try SeatStore.held(in: assembly.id, at: now, db), college = try AssemblyStore.colleges(assembly.id, db).first { $0.id == draw.college }
        if let objection = college.flatMap({ CollegeRoom($0, seats).objection(.member, person.gender) }) { throw Refusal.notNow(objection) }
        if let open = try RecruitmentStore.open(of: account, in: assembly.id, db) { _ = try RecruitmentStore.withdraw(open.id, at: now, db) }
        let until = assembly.seatEnd(.draw, enteringAt: now, rank: try RecruitmentStore.everSeated(assembly.id, db))
        try SeatStore.give(.member, to: SeatStore.Entrant(account: account, gender: person.gender, engagedAt: now), in: draw.college, of: assembly.id, from: now, until: until, db)
    }
}
