import Database
import Vocabulary
import Web

/// The questions asked of the picks of the bodies, and what changes them.
enum PickStore {
    /// The bodies of the city that were asked to choose.
    static func invited(_ selection: ID<Selection>, _ db: Reading) throws -> Set<Int> {
        Set(try db.all("select assembly_id from pick_invitations where selection_id = \(selection)") { $0.int() })
    }

    /// The bodies that were asked and have not chosen, in the selections of an edition that are not decided.
    static func awaited(_ edition: EditionID, _ db: Reading) throws -> [(selection: ID<Selection>, body: Int)] {
        try db.all("""
            select i.selection_id, i.assembly_id
            from pick_invitations i
            join selections s on s.id = i.selection_id
            where s.edition_id = \(edition) and s.decided_at is null
                and not exists (select 1 from picks k where k.selection_id = i.selection_id and k.assembly_id = i.assembly_id)
            order by i.selection_id, i.assembly_id
            """) { (selection: $0.id() as ID<Selection>, body: $0.int()) }
    }

    /// The selection and the body named in the path.
    static func file(_ visit: Visit, _ db: Reading) throws -> BodyPicksFile {
        let file = try SelectionStore.file(visit, db), id = try visit.number("body")
        guard let body = try visit.world.bodyOpinions.bodies(db).first(where: { $0.id == id }) else { throw NotFound() }
        return BodyPicksFile(
            file: file, body: body, isInvited: try invited(file.selection.id, db).contains(id),
            speaks: try visit.world.bodyOpinions.led(visit, db).contains { $0.id == id })
    }

    static func invite(_ bodies: [Int], to selection: ID<Selection>, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        for body in bodies {
            try db.run("""
                insert into pick_invitations (selection_id, assembly_id, invited_by, invited_at) values (\(selection), \(body), \(officer), \(now))
                on conflict do nothing
                """)
        }
    }

    static func add(_ pick: NewPick, to selection: ID<Selection>, by person: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            insert into picks (selection_id, proposal_id, body, assembly_id, reason, chosen_on, recorded_by, recorded_at)
            values (\(selection), \(pick.proposal), \(pick.body), \(pick.assembly), \(pick.reason), \(pick.chosenOn), \(person), \(now))
            on conflict do nothing
            """)
        guard changed == 1 else { throw FormErrors("proposal", "Ce coup de cœur est déjà noté.") }
    }

    static func remove(_ pick: ID<Pick>, from selection: ID<Selection>, _ db: Writing) throws {
        let changed = try db.run("delete from picks where id = \(pick) and selection_id = \(selection)")
        guard changed == 1 else { throw Refusal.notNow("Ce coup de cœur est déjà retiré.") }
    }
}
