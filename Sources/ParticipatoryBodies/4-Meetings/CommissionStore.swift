import Database
import Vocabulary
import Web

/// The questions asked of the commissions of a body, and what changes them.
enum CommissionStore {
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Commission] {
        let members: [(ID<Commission>, ID<Seat>)] = try db.all("""
            select x.commission_id, x.seat_id from commission_seats x join commissions c on c.id = x.commission_id where c.assembly_id = \(assembly)
            """) { ($0.id(), $0.id()) }
        let seats = Dictionary(grouping: members, by: \.0).mapValues { Set($0.map(\.1)) }
        return try db.all("select c.id, c.name, c.purpose, c.ended_at from commissions c where c.assembly_id = \(assembly) order by c.name, c.id") { row in
            let id: ID<Commission> = row.id()
            return Commission(id: id, name: row.text(), purpose: row.text(), endedAt: row.optionalInstant(), seats: seats[id] ?? [])
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> CommissionSubject {
        let standing = try AssemblyStore.standing(visit, db), id: ID<Commission> = try visit.id("commission")
        guard let commission = try all(standing.assembly.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return CommissionSubject(standing: standing, commission: commission, seats: try SeatStore.members(of: standing.assembly.id, at: visit.now, db))
    }

    static func seats(_ commission: ID<Commission>, _ db: Reading) throws -> Set<ID<Seat>> {
        Set(try db.all("select seat_id from commission_seats where commission_id = \(commission)") { $0.id() })
    }

    /// Nil when a commission of this name exists.
    static func create(_ name: String, _ purpose: String, in assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws -> ID<Commission>? {
        if try db.exists("select 1 from commissions where assembly_id = \(assembly) and name = \(name)") { return nil }
        return ID(try db.insert("""
            insert into commissions (assembly_id, name, purpose, created_at, created_by) values (\(assembly), \(name), \(purpose), \(now), \(person)) returning id
            """))
    }

    static func compose(_ commission: ID<Commission>, of seats: Set<ID<Seat>>, _ db: Writing) throws {
        try db.run("delete from commission_seats where commission_id = \(commission)")
        for seat in seats.sorted() { try db.run("insert into commission_seats (commission_id, seat_id) values (\(commission), \(seat))") }
    }

    static func end(_ commission: ID<Commission>, at now: Instant, _ db: Writing) throws {
        try db.run("update commissions set ended_at = \(now) where id = \(commission) and ended_at is null")
    }
}
