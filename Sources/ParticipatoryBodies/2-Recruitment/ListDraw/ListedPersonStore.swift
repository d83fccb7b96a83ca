import Database
import Vocabulary
import Web

/// The questions asked of the people drawn from a list, and what calls them and keeps their answers.
enum ListedPersonStore {
    static func all(_ draw: ID<PanelDraw>, _ db: Reading) throws -> [ListedPerson] { try list("l.draw_id = \(draw)", db) }

    /// How many people of a list are in each state, without their names.
    static func counts(_ draw: ID<PanelDraw>, _ db: Reading) throws -> [ListedPerson.State: Int] {
        let lines: [(ListedPerson.State, Int)] = try db.all("select l.state, count(*) from listed_people l where l.draw_id = \(draw) group by l.state") { row in
            (try row.choice(), row.int())
        }
        return Dictionary(uniqueKeysWithValues: lines)
    }

    static func person(_ id: ID<ListedPerson>, in draw: ID<PanelDraw>, _ db: Reading) throws -> ListedPerson {
        guard let person = try list("l.draw_id = \(draw) and l.id = \(id)", db).first else { throw NotFound() }
        return person
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [ListedPerson] {
        try db.all("""
            select l.id, l.rank, l.name, l.address, l.email, l.gender, l.state, l.called_at, l.answered_at, l.reason, l.account_id
            from listed_people l where \(condition) order by l.rank nulls last, l.id
            """) { row in
            ListedPerson(
                id: row.id(), rank: row.optionalInt(), name: row.text(), address: row.text(), email: row.text(), gender: try row.choice(), state: try row.choice(),
                calledAt: row.optionalInstant(), answeredAt: row.optionalInstant(), reason: row.text(), account: row.optionalID())
        }
    }

    /// In the order of the list, which is that of the pool.
    static func add(_ list: PersonList, to draw: ID<PanelDraw>, _ db: Writing) throws -> [ID<ListedPerson>] {
        let ids: [ID<ListedPerson>] = try list.lines.map { line in
            ID(try db.insert("""
                insert into listed_people (draw_id, name, address, email, gender) values (\(draw), \(line.name), \(line.address), \(line.email), \(line.gender))
                returning id
                """))
        }
        try db.run("update draws set applications = \(ids.map { "\($0)" }.joined(separator: " ")), from_list = true where id = \(draw)")
        return ids
    }

    static func isFromList(_ draw: ID<PanelDraw>, _ db: Reading) throws -> Bool { try db.exists("select 1 from draws where id = \(draw) and from_list = true") }

    /// The order of the lot: those drawn, then those who come after.
    static func rank(_ people: [ID<ListedPerson>], _ db: Writing) throws {
        for (place, person) in people.enumerated() { try db.run("update listed_people set rank = \(place + 1) where id = \(person)") }
    }

    static func call(_ people: [ID<ListedPerson>], at now: Instant, _ db: Writing) throws {
        for person in people { try db.run("update listed_people set state = 'called', called_at = \(now) where id = \(person) and state = 'waiting'") }
    }

    /// False when she has answered already.
    static func answer(_ person: ID<ListedPerson>, _ state: ListedPerson.State, reason: String, account: AccountID?, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update listed_people set state = \(state), reason = \(reason), account_id = \(account), answered_at = \(now) where id = \(person) and state = 'called'
            """) == 1
    }

    /// Who does not sit is forgotten six months after the draw; who sits, with her seat.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("""
            update listed_people set name = '', address = '', email = '', reason = '' where name <> ''
                and draw_id in (select d.id from draws d where coalesce(d.drawn_at, d.cancelled_at) < \(now - .days(183)))
            """)
    }
}
