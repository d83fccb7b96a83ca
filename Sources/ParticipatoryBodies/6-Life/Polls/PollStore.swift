import Database
import Vocabulary
import Web

/// The questions asked of the polls of a body, and what changes them.
enum PollStore {
    /// The latest first.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [Poll] {
        let answers: [(ID<Poll.Option>, ID<Seat>)] = try db.all("""
            select a.option_id, a.seat_id from poll_answers a join poll_options o on o.id = a.option_id join polls p on p.id = o.poll_id where p.assembly_id = \(assembly)
            """) { ($0.id(), $0.id()) }
        let byOption = Dictionary(grouping: answers, by: \.0).mapValues { Set($0.map(\.1)) }
        let options: [(ID<Poll>, Poll.Option)] = try db.all("""
            select o.poll_id, o.id, o.label from poll_options o join polls p on p.id = o.poll_id where p.assembly_id = \(assembly) order by o.id
            """) { row in
            let poll: ID<Poll> = row.id(), id: ID<Poll.Option> = row.id()
            return (poll, Poll.Option(id: id, label: row.text(), seats: byOption[id] ?? []))
        }
        let byPoll = Dictionary(grouping: options, by: \.0).mapValues { $0.map(\.1) }
        return try db.all("select id, question, closes_at, by_id from polls where assembly_id = \(assembly) order by id desc limit 100") { row in
            let id: ID<Poll> = row.id()
            return Poll(id: id, question: row.text(), closesAt: row.instant(), by: row.id(), options: byPoll[id] ?? [])
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PollSubject {
        let standing = try AssemblyStore.standing(visit, db), id: ID<Poll> = try visit.id("poll")
        guard let poll = try all(standing.assembly.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return PollSubject(standing: standing, poll: poll)
    }

    static func ask(_ question: String, _ labels: [String], closes: Instant, in assembly: AssemblyID, by person: AccountID, at now: Instant, _ db: Writing) throws {
        let poll = try db.insert("""
            insert into polls (assembly_id, question, closes_at, by_id, at) values (\(assembly), \(question), \(closes), \(person), \(now)) returning id
            """)
        for label in labels { try db.run("insert into poll_options (poll_id, label) values (\(poll), \(label))") }
    }

    /// What she answered before gives way.
    static func answer(_ poll: Poll, _ chosen: Set<ID<Poll.Option>>, by seat: ID<Seat>, _ db: Writing) throws {
        try db.run("delete from poll_answers where seat_id = \(seat) and option_id in (\(list: poll.options.map(\.id)))")
        for option in poll.options where chosen.contains(option.id) { try db.run("insert into poll_answers (option_id, seat_id) values (\(option.id), \(seat))") }
    }
}
