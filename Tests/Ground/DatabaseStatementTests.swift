import Database
import Testing
import Vocabulary

/// What is written in an `SQL` literal and what comes back.
struct DatabaseStatementTests {
    enum Status: String, CaseIterable { case draft, deposited }
    enum Rank: Int, SQLBindable { case first = 1, second }
    enum Proposal {}

    @Test func `interpolated values become numbered bindings and never text`() {
        let title = "'; drop table proposals; --"
        let sql: SQL = "select id from proposals where title = \(title) and cost > \(Euros(12))"
        #expect(sql.text == "select id from proposals where title = $1 and cost > $2")
        #expect(sql.values == [.text(title), .int(1200)])
    }

    @Test func `statements nest and add up, their bindings numbered anew`() {
        let open: SQL = "status = \(Status.deposited)"
        var sql: SQL = "select \(raw: "id, title") from proposals where edition_id = \(ID<Proposal>(7)) and (\(open))"
        sql += " and rank = \(Rank.second)"
        #expect(sql.text == "select id, title from proposals where edition_id = $1 and (status = $2) and rank = $3")
        #expect(sql.values == [.int(7), .text("deposited"), .int(2)])
        let conditions: [SQL] = ["a = \(1)", "b = \(true)"]
        #expect(conditions.joined(" and ").text == "a = $1 and b = $2")
    }

    @Test func `a list gives one binding a member, an empty one null`() {
        let some: SQL = "in (\(list: [ID<Proposal>(1), ID(2)]))"
        let none: SQL = "in (\(list: [Int]()))"
        let statuses: SQL = "in (\(list: Status.allCases))"
        #expect(some.text == "in ($1, $2)")
        #expect(none.text == "in (null)")
        #expect(statuses.values == [.text("draft"), .text("deposited")])
    }

    @Test func `absent values keep their kind`() {
        let sql: SQL = "\(nil as Int?) \(nil as Status?) \(nil as Instant?) \(nil as [UInt8]?)"
        #expect(sql.values == [.null(.int), .null(.text), .null(.int), .null(.blob)])
    }

    @Test(arguments: Backend.all)
    func `every kind of value comes back as it went`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let bytes: [UInt8] = [0, 1, 254, 255]
        let text = "L’école d’été : « Œuvres » & 'guillemets' \"droits\" 🌳"
        try await database.write { writing in
            try writing.run("create table things (n bigint, d double precision, t text, b boolean)")
            try writing.run("create table files (bytes \(raw: writing.dialect == .sqlite ? "blob" : "bytea"))")
            try writing.run("insert into things values (\(Int.min), \(-0.1), \(text), \(true))")
            try writing.run("insert into things values (\(Int.max), \(1e300), \(""), \(false))")
            try writing.run("insert into things values (\(nil as Int?), \(nil as Double?), \(nil as String?), \(nil as Bool?))")
            try writing.run("insert into files values (\(bytes)), (\([UInt8]()))")
        }
        let rows = try await database.read { reading in
            try reading.all("select n, d, t, b from things order by n nulls last") { row in
                Thing(n: row.optionalInt(), d: row.optionalDouble(), t: row.optionalText(), b: row.optionalBool())
            }
        }
        #expect(rows == [
            Thing(n: .min, d: -0.1, t: text, b: true), Thing(n: .max, d: 1e300, t: "", b: false), Thing(n: nil, d: nil, t: nil, b: nil),
        ])
        let files = try await database.read { reading in try reading.all("select bytes from files order by bytes desc", as: [UInt8].self) }
        #expect(files == [bytes, []])
    }

    struct Thing: Equatable {
        var n: Int?, d: Double?, t: String?, b: Bool?
    }

    @Test(arguments: Backend.all)
    func `typed values are read by their type`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let (id, cost, moment, status, rank, none) = try await database.read { reading in
            try #require(try reading.first("select 7, 1250, 1000, 'draft', \(Rank.second), cast(null as bigint)") { row in
                (row.id() as ID<Proposal>, row.euros(), row.instant(), try row.choice(Status.self),
                 try row.choice(Rank.self), row.optionalID() as ID<Proposal>?)
            })
        }
        #expect(id == ID(7) && cost == Euros(cents: 1250) && moment == Instant(milliseconds: 1000))
        #expect(status == .draft && rank == .second && none == nil)
    }

    @Test(arguments: Backend.all)
    func `a row that is not read as it is makes the question fail`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        func refuses(_ read: @escaping @Sendable (inout RowReader) throws -> Void) async {
            await #expect(throws: DatabaseError.self) {
                try await database.read { reading in try reading.all("select 1, 'a', cast(null as bigint)", read).count }
            }
        }
        await refuses { row in _ = (row.int(), row.text(), row.int()) }
        await refuses { row in _ = (row.int(), row.int(), row.optionalInt()) }
        await refuses { row in _ = (row.int(), row.text()) }
        await refuses { row in _ = (row.int(), row.text(), row.optionalInt(), row.optionalInt(), row.int()) }
        await refuses { row in _ = (row.int(), try row.choice(Status.self), row.optionalInt()) }
        let fine = try await database.read { reading in
            try reading.all("select 1, 'a', cast(null as bigint)") { row in
                row.skip(2)
                return row.optionalInt()
            }
        }
        #expect(fine == [nil])
    }

    @Test(arguments: Backend.all)
    func `questions for one value, one row or existence`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        try await database.read { (reading: Reading) throws in
            #expect(try reading.count("select count(*) from (values (1), (2)) v") == 2)
            #expect(try reading.exists("select 1 where 1 = \(1)"))
            #expect(try reading.exists("select 1, 2, 3 where 1 = \(2)") == false)
            #expect(try reading.first("select 5 where 1 = \(2)", as: Int.self) == nil)
            #expect(try reading.value("select cast(null as text)", as: String?.self) == nil)
            #expect(try reading.all("select * from (values (1), (2), (3)) v where column1 in (\(list: [1, 3])) order by 1") == [1, 3])
            #expect(throws: DatabaseError.self) { try reading.value("select 5 where 1 = 2", as: Int.self) }
        }
    }

    @Test(arguments: Backend.all)
    func `the same text may be asked again within its own rows`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let pairs = try await database.read { reading in
            var pairs: [[Int]] = []
            let numbers: SQL = "select column1 from (values (1), (2), (3)) v order by 1"
            try reading.each(numbers) { row in
                let outer = row.int()
                try reading.each(numbers) { inner in pairs.append([outer, inner.int()]) }
            }
            return pairs
        }
        #expect(pairs.count == 9 && pairs[0] == [1, 1] && pairs[8] == [3, 3])
    }

    @Test(arguments: Backend.all)
    func `streaming gives every row of a long answer`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        let sum = try await database.read { reading in
            var sum = 0
            let long: SQL = "with recursive n(i) as (select 1 union all select i + 1 from n where i < \(2501)) select i from n"
            try reading.each(long) { row in sum += row.int() }
            return sum
        }
        #expect(sum == 2501 * 2502 / 2)
    }

    @Test(arguments: Backend.all)
    func `more distinct statements than the cache holds still work`(backend: Backend) async throws {
        let database = try await TestDatabases.fresh(backend)
        for round in 0..<2 {
            for number in 0..<350 {
                let value: Int = try await database.read { try $0.value("select \(raw: "\(number)") + \(round)") }
                #expect(value == number + round)
            }
        }
    }
}
