import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Everything that the database holds of a sealed vote, read as a clerk with the whole of it would.
@Suite struct `Secrecy of a sealed vote` {
    /// Every value of every row, as text, by table.
    static func dump(_ db: Reading) throws -> [String: [[String]]] {
        var tables: [String: [[String]]] = [:]
        for (table, columns) in try columns(db) {
            let cells = columns.map { db.dialect == .sqlite ? "quote(\"\($0)\")" : "coalesce(cast(\"\($0)\" as text), '')" }
            let line = cells.joined(separator: " || '\u{1F}' || ")
            tables[table] = try db.all("select \(raw: line) from \"\(raw: table)\"", as: String.self).map { row in
                row.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { $0.trimmed }
            }
        }
        return tables
    }

    private static func columns(_ db: Reading) throws -> [String: [String]] {
        let sql: SQL = db.dialect == .sqlite
            ? "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' order by m.name, c.cid"
            : "select cast(table_name as text), cast(column_name as text) from information_schema.columns where table_schema = current_schema() order by table_name, ordinal_position"
        return Dictionary(grouping: try db.all(sql) { ($0.text(), $0.text()) }, by: \.0).mapValues { $0.map(\.1) }
    }

    /// What may tie two rows: long values and words of them. Dates, small numbers and codes of the schema tie nothing.
    private static func ties(_ rows: [[String]]) -> Set<String> {
        Set(rows.joined().filter { $0.count >= 16 && !$0.allSatisfy(\.isNumber) })
    }

    @Test(arguments: Backend.all) func `no value stands both with a voter and with a ballot, at any moment`(backend: Backend) async throws {
        let site = try await SealingTown(backend, replaceable: true), town = site.town, edition = site.vote.edition
        var people: [Town.Person] = []
        for number in 1...9 {
            people.append(try await town.person("Votante\(number)"))
            try await site.cast(number % 3 + 1, as: people[number - 1])
        }
        try await site.cast(2, as: people[0], replacing: true)
        try await held(site, people, "at the vote")
        try await site.close()
        try await held(site, people, "closed")
        try await site.open()
        #expect(await site.count().status == 303)
        try await held(site, people, "counted")
        let (order, came) = try await town.database.read { db in
            (try db.all("select leaf from public_list where edition_id = \(edition) and is_revocation = false order by position", as: String.self),
             try db.all("select account_id from check_offs where edition_id = \(edition) order by id") { $0.int() })
        }
        #expect(order == order.sorted() && came.count == 9)
    }

    /// The rows that name a voter share no value with the rows that hold a ballot; nothing anywhere says both a code and its holder's share.
    private func held(_ site: SealingTown, _ people: [Town.Person], _ moment: Testing.Comment) async throws {
        let tables = try await site.town.database.read { try Self.dump($0) }
        let boxes: Set = ["sealed_at_slot", "revoked_at_slot", "public_list", "list_roots", "ballots", "ballots_at_slot"]
        let accounts = Set(people.map { String($0.account.number) })
        // What a row of the register leads to, in one step and in two.
        let registered = tables["check_offs"] ?? []
        let lines = Set(registered.compactMap(\.first))
        let named = tables.filter { !boxes.contains($0.key) && !["journal", "ceremonies", "bureau_members"].contains($0.key) }.values.joined()
            .filter { row in row.contains { accounts.contains($0) || lines.contains($0) || $0.contains("votante") || $0.contains("Votante") } }
        let ballots = boxes.flatMap { tables[$0] ?? [] }
        #expect(!ballots.isEmpty && registered.count == 9, moment)
        #expect(Self.ties(Array(named)).isDisjoint(with: Self.ties(ballots)), moment)
        for row in ballots { #expect(!row.contains { $0.contains("votante") || $0.contains("Votante") }, moment) }
        let every = tables.values.joined().joined().joined(separator: "\n")
        for code in site.codes { #expect(!every.contains(code.text) && !every.contains(code.groups.joined(separator: " ")), moment) }
        for line in tables["journal"] ?? [] { #expect(!line.contains { $0.contains("vote.cast") || $0.contains("ballot") && !$0.contains("replaceable") }, moment) }
    }

    @Test func `PostgreSQL's own columns tie no voter to what came out of the box`() async throws {
        guard Backend.all.contains(.postgres) else { return }
        let site = try await SealingTown(.postgres)
        for number in 1...12 { try await site.cast(number % 3 + 1, as: try await site.town.person("Voter\(number)")) }
        try await site.close()
        // The close forgets mailboxes and lists ballots in one transaction: of each line, all voters or none.
        #expect([0, 12 * 12].contains(try await site.vote.count("select count(*) from check_offs c join public_list l on l.xmin = c.xmin")))
        #expect(try await site.vote.count("select count(distinct cast(xmin as text)) from public_list") == 1)
        try await site.open()
        #expect(try await site.vote.count("select count(*) from check_offs c join ballots b on b.xmin = c.xmin") == 0)
        #expect(try await site.vote.count("select count(*) from public_list l join ballots b on b.xmin = l.xmin") == 0)
        let (placed, drawn) = try await site.town.database.read { db in
            (try db.all("select id from ballots order by ctid", as: String.self), try db.all("select id from ballots order by id", as: String.self))
        }
        #expect(placed == drawn && placed.count == 12)
    }

    @Test(arguments: Backend.all) func `neither letter nor address nor error tells a receipt or a code`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town
        let nadia = try await town.person("Nadia"), receipt = try await site.cast(1, as: nadia)
        let letters = try await town.database.read { try $0.all("select subject || body || button_path from letters", as: String.self) }
        #expect(letters.allSatisfy { !$0.contains(receipt.prefix(20)) && !$0.contains(Receipt.grouped(receipt).prefix(24)) })
        let answer = await town.post(VoteTown.ballot, lists: try await site.vote.fields(2), as: nadia)
        #expect(answer.location == "/editions/2026/voter/enregistre" && answer.notice?.contains(receipt.prefix(4)) != true)
        try await site.close()
        let stranger = await site.enter(site.codes[0].text, as: nadia), early = await site.enter(site.codes[1].text, as: site.members[0])
        for page in [stranger, early] { #expect(!site.codes.contains { page.text.contains($0.text) || page.text.contains($0.ending) }) }
        #expect(stranger.response.route == "/editions/:edition/bureau-de-vote/:box/ouverture", "the log has the pattern")
    }
}

extension Substring {
    /// Without the quotes of SQLite.
    fileprivate var trimmed: String { hasPrefix("'") && hasSuffix("'") && count > 1 ? String(dropFirst().dropLast()) : String(self) }
}
