import Database
import Vocabulary
import Web

/// The questions asked of the workshops, and what changes them.
enum WorkshopStore {
    /// Those about a proposal, the latest first.
    static func all(_ proposal: ID<Proposal>, _ db: Reading) throws -> [Workshop] {
        let numbers = try db.all("""
            select m.workshop_id, p.number
            from workshop_proposals m
            join proposals p on p.id = m.proposal_id
            where m.workshop_id in (select workshop_id from workshop_proposals where proposal_id = \(proposal)) and p.number is not null
            order by p.number
            """) { (workshop: $0.id() as ID<Workshop>, number: $0.int()) }
        let grouped = Dictionary(grouping: numbers, by: \.workshop)
        return try db.all("""
            select \(raw: Workshop.columns)
            from workshops w
            join accounts a on a.id = w.planned_by
            where w.id in (select workshop_id from workshop_proposals where proposal_id = \(proposal))
            order by w.held_at desc, w.id desc
            """) { row in
            var workshop = Workshop(&row)
            workshop.numbers = grouped[workshop.id, default: []].map(\.number)
            return workshop
        }
    }

    /// The proposals of a workshop that are still alive.
    static func proposals(_ workshop: ID<Workshop>, _ db: Reading) throws -> [(id: ID<Proposal>, number: Int, title: String)] {
        try db.all("""
            select p.id, p.number, p.title
            from workshop_proposals m
            join proposals p on p.id = m.proposal_id
            where m.workshop_id = \(workshop) and p.withdrawn_at is null and p.merged_into is null and p.number is not null
            order by p.number
            """) { (id: $0.id(), number: $0.int(), title: $0.text()) }
    }

    /// The proposals of an edition that are still alive, by number.
    static func numbers(_ edition: EditionID, _ db: Reading) throws -> [Int: (id: ID<Proposal>, territory: TerritoryID?)] {
        Dictionary(try db.all("""
            select number, id, territory_id from proposals where edition_id = \(edition) and number is not null and withdrawn_at is null and merged_into is null
            """) { ($0.int(), (id: $0.id() as ID<Proposal>, territory: $0.optionalID() as TerritoryID?)) }) { $1 }
    }

    /// What residents read: when, where, what came of it.
    static func told(_ proposal: ID<Proposal>, _ db: Reading) throws -> [(heldAt: Instant, place: String, outcome: String)] {
        try db.all("""
            select w.held_at, w.place, w.outcome
            from workshops w
            join workshop_proposals m on m.workshop_id = w.id
            where m.proposal_id = \(proposal)
            order by w.held_at, w.id
            """) { (heldAt: $0.instant(), place: $0.text(), outcome: $0.text()) }
    }

    // MARK: Writing

    static func plan(
        _ title: String, place: String, at moment: Instant, words: String, on proposals: [ID<Proposal>], of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing
    ) throws -> ID<Workshop> {
        let id = ID<Workshop>(try db.insert("""
            insert into workshops (edition_id, title, place, held_at, words, planned_by, planned_at)
            values (\(edition), \(title), \(place), \(moment), \(words), \(officer), \(now))
            returning id
            """))
        for proposal in proposals { try db.run("insert into workshop_proposals (workshop_id, proposal_id) values (\(id), \(proposal))") }
        return id
    }

    static func tell(_ workshop: ID<Workshop>, _ outcome: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("update workshops set outcome = \(outcome), told_by = \(officer), told_at = \(now) where id = \(workshop) and told_at is null")
        guard changed == 1 else { throw Refusal.notNow("Ce qui est sorti de cet atelier est déjà dit.") }
    }
}
