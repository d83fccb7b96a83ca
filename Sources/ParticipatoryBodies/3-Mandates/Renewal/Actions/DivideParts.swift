import Database
import Vocabulary
import Web

/// Announce the lot that says who leaves first: the seats are fixed, a public event to come gives the seed.
struct AnnounceParts: Action {
    typealias FormPage = RenewalPage
    static let path: Path = "/instances/:assembly/renouvellement/parties"

    let source: String
    let seedAt: Instant

    init(_ form: inout FormReader, _ file: RenewalFile) {
        source = form.text("seed_source", min: 10, max: 200)
        seedAt = form.moment("seed_at")
        if seedAt <= form.now, !form.raw("seed_at").isEmpty { form.error("seed_at", "Choisissez un moment à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RenewalFile { try RenewalStore.file(visit, db) }
    static func refusal(_ file: RenewalFile, _ visit: Visit) -> Refusal? { RenewalRules.mayAnnounceParts(file) }

    func perform(_ file: RenewalFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let seats = file.undivided.map(\.id).sorted()
        try RenewalStore.announce(seats, seedSource: source, seedAt: seedAt, of: file.assembly.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "Le tirage est annoncé : les sièges à répartir ne changent plus.",
            journal: [JournalEntry("renewal.announce-parts", "assembly", file.assembly.id.number, reason: source, isPublic: true)])
    }
}

/// Divide the members by the public seed: a part leaves at each renewal, college by college.
struct DivideParts: Action {
    typealias FormPage = RenewalPage
    static let path: Path = "/instances/:assembly/renouvellement/parties/graine"

    let seed: String

    init(_ form: inout FormReader, _ file: RenewalFile) {
        seed = form.publicSeed()
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RenewalFile { try RenewalStore.file(visit, db) }
    static func refusal(_ file: RenewalFile, _ visit: Visit) -> Refusal? { RenewalRules.mayDivide(file, at: visit.now) }

    func perform(_ file: RenewalFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let draw = file.draw else { throw NotFound() }
        let ends = file.ends(draw.order(seed: seed), at: visit.now)
        guard try RenewalStore.divide(draw.id, seed: seed, ends, by: try visit.account(), at: visit.now, db) else { throw Refusal.notNow("Ce tirage est fait : il ne se refait pas.") }
        let accounts = Dictionary(file.seats.map { ($0.id, $0.account) }) { first, _ in first }
        return Outcome(
            to: file.link, saying: "Les fins de mandat sont réparties. Chacun est prévenu.",
            journal: [JournalEntry("renewal.parts", "assembly", file.assembly.id.number, reason: "graine « \(seed) »", isPublic: true)],
            letters: ends.compactMap { line in
                accounts[line.seat].map {
                    Letter(
                        to: .account($0), kind: .necessary, subject: "\(file.assembly.name) : votre mandat finit le \(day: line.until)",
                        paragraphs: ["L’instance se renouvelle par parties. Le sort a réparti les membres : votre mandat finit le \(day: line.until)."],
                        button: Letter.Button("Voir la répartition", file.link))
                }
            })
    }
}

extension RenewalFile {
    /// When each seat ends: within each college, one part after the other, in the order of the lot.
    func ends(_ order: [ID<Seat>], at now: Instant) -> [(seat: ID<Seat>, until: Instant)] {
        let dates = assembly.partEnds(after: now), colleges = Dictionary(seats.map { ($0.id, $0.college) }) { first, _ in first }
        var rank: [ID<College>: Int] = [:]
        return order.compactMap { seat in
            guard let college = colleges[seat] else { return nil }
            let place = rank[college, default: 0]
            rank[college] = place + 1
            return (seat: seat, until: dates[place % dates.count])
        }
    }
}
