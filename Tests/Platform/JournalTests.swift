import Database
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The journal and its chain.
@Suite struct `The journal` {
    private static let key = [UInt8](repeating: 7, count: 32)

    private func fill(_ database: Database, _ count: Int, from first: Int = 1) async throws {
        try await database.write { db in
            for number in first..<(first + count) {
                try Journal.record(JournalEntry("proposal.deposit", "proposal", number, reason: "Dépôt n° \(number) : été", isPublic: number % 2 == 0), by: nil, at: Instant(milliseconds: number), db)
            }
        }
    }

    @Test(arguments: Backend.all) func `lines are chained by a pass that may be done in pieces`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        try await fill(town.database, 7)
        #expect(try await town.database.write { try Journal.seal(under: Self.key, $0, upTo: 3) } == 3)
        #expect(try await town.database.write { try Journal.seal(under: Self.key, $0) } == 4)
        try await fill(town.database, 2, from: 8)
        #expect(try await town.database.write { try Journal.seal(under: Self.key, $0) } == 2)
        #expect(try await town.database.read { try Journal.head($0) }?.position == 9)
        #expect(try await town.database.read { try Journal.verify(under: Self.key, $0) } == nil)
    }

    @Test(arguments: Backend.all) func `a sealed line is neither changed nor removed`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        try await fill(town.database, 3)
        try await town.database.write { _ = try Journal.seal(under: Self.key, $0) }
        for statement in ["update journal set reason = 'autre' where position = 2", "delete from journal where position = 2", "update journal set position = null, hash = null where position = 3"] {
            await #expect(throws: DatabaseError.self) { try await town.database.write { try $0.run(SQL(raw: statement)) } }
        }
        #expect(try await town.database.read { try Journal.verify(under: Self.key, $0) } == nil)
    }

    @Test func `an alteration behind the back of the database shows where it is`() async throws {
        for (statement, position) in [
            ("update journal set reason = 'autre' where position = 4", 4), ("update journal set at = 1 where position = 5", 5),
            ("update journal set actor_id = 1 where position = 2", 2), ("delete from journal where position = 3", 3),
            ("delete from journal where position = 1", 1),
        ] {
            let town = try await AccountTown(.sqlite).town
            _ = try await town.person("ines")
            try await fill(town.database, 6)
            try await town.database.write { db in
                try Journal.seal(under: Self.key, db)
                try db.run("drop trigger journal_keeps_sealed")
                try db.run("drop trigger journal_forgets_nothing")
                try db.run(SQL(raw: statement))
            }
            #expect(try await town.database.read { try Journal.verify(under: Self.key, $0) } == .altered(position), "\(statement)")
        }
    }

    /// What whoever owns the database may do, with the guards taken away first.
    private func tamper(_ town: Town, _ statements: [String]) async throws {
        try await town.database.write { db in
            switch db.dialect {
            case .sqlite:
                try db.run("drop trigger if exists journal_keeps_sealed")
                try db.run("drop trigger if exists journal_forgets_nothing")
            case .postgres:
                try db.run("drop trigger if exists journal_keeps_sealed on journal")
                try db.run("drop trigger if exists journal_forgets_nothing on journal")
            }
            for statement in statements { try db.run(SQL(raw: statement)) }
        }
    }

    @Test(arguments: Backend.all) func `an end that is cut, rewritten or put in another order shows, and is not sealed anew`(backend: Backend) async throws {
        let cut = "delete from journal where position > 5"
        let rewritten = [cut.replacing("5", with: "10"), "update journal set position = null, hash = null, reason = 'autre' where position > 5"]
        let reordered = ["update journal set position = -5 where position = 5", "update journal set position = 5 where position = 6", "update journal set position = 6 where position = -5"]
        for (statements, fault) in [([cut], JournalFault.shortened(16)), (rewritten, .shortened(16)), (reordered, .altered(5))] {
            let town = try await AccountTown(backend).town
            let auditor = try await town.person("auditor", (.auditor, .city))
            try await fill(town.database, 16)
            try await JournalSealing.run(town.world)
            #expect(await town.get("/bureau/journal", as: auditor).text.contains("entière jusqu’à la ligne n°\u{A0}16"))
            try await tamper(town, statements)
            // The site goes on writing; what follows a cut is not sealed, so that the chain never looks whole again.
            try await fill(town.database, 1, from: 90)
            try? await JournalSealing.run(town.world)
            let key = JournalSealing.key(town.world), kept = try JournalSealing.kept(town.world)
            #expect(try await town.database.read { try Journal.verify(under: key, kept: kept, $0) } == fault)
            let page = await town.get("/bureau/journal", as: auditor).text
            #expect(page.contains("alert-error") && !page.contains("La chaîne est entière"))
        }
    }

    @Test func `a chain sealed without the city’s secret is not this one`() async throws {
        let town = try await AccountTown(.sqlite).town
        try await fill(town.database, 4)
        try await JournalSealing.run(town.world)
        let kept = try #require(try JournalSealing.kept(town.world))
        #expect(kept.position == 4)
        try await tamper(town, ["update journal set position = null, hash = null, reason = 'autre'"])
        try await town.database.write { _ = try Journal.seal(under: Self.key, $0) }
        let key = JournalSealing.key(town.world)
        #expect(try await town.database.read { try Journal.verify(under: key, $0) } == .altered(1))
        await #expect(throws: JournalFault.shortened(4)) { try await JournalSealing.run(town.world) }
    }

    @Test(arguments: Backend.all) func `the administrator reads no line of a decision, the auditor all`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        let auditor = try await town.person("auditor", (.auditor, .city)), admin = try await town.person("admin", (.administrator, .city))
        try await town.database.write { db in
            for act in ["eligibility.decide", "feasibility.sign", "shortlist.decide", "results.prepare", "role.grant"] {
                try Journal.record(JournalEntry(act, "proposal", 1, reason: "Motif de \(act)", isPublic: true), by: nil, at: town.now, db)
            }
        }
        for address in ["/bureau/journal", "/bureau/journal.csv", "/bureau/journal?public=1", "/bureau/journal?act=feasibility.sign"] {
            let page = await town.get(address, as: admin).text
            #expect(!page.contains("Motif de feasibility") && !page.contains("Motif de eligibility") && !page.contains("Motif de results"), "\(address)")
        }
        #expect(await town.get("/bureau/journal", as: admin).text.contains("Motif de role.grant"))
        #expect(await town.get("/bureau/journal", as: auditor).text.contains("Motif de feasibility.sign"))
    }

    @Test func `lines that stay unsealed are told`() async throws {
        let town = try await AccountTown(.sqlite).town
        let auditor = try await town.person("auditor", (.auditor, .city))
        try await town.database.write { try Journal.record(JournalEntry("city.change", "city", 1), by: nil, at: town.now, $0) }
        #expect(!(await town.get("/bureau/journal", as: auditor).text.contains("plus de cinq minutes")))
        town.pass(.minutes(6))
        #expect(await town.get("/bureau/journal", as: auditor).text.contains("Une ligne de plus de cinq minutes n’est pas scellée"))
        try await JournalSealing.run(town.world)
        #expect(!(await town.get("/bureau/journal", as: auditor).text.contains("plus de cinq minutes")))
    }

    @Test(arguments: Backend.all) func `an auditor finds lines by words, dates and persons, and takes them away`(backend: Backend) async throws {
        let town = try await AccountTown(backend).town
        let auditor = try await town.person("auditor", (.auditor, .city))
        try await fill(town.database, 60)
        try await town.database.write { db in
            try Journal.record(JournalEntry("city.change", "city", 1, reason: "=SOMME(A1)"), by: auditor.account, at: town.now, db)
        }
        #expect(await town.get("/bureau/journal", as: auditor).text.contains("61 lignes"))
        #expect(await town.get("/bureau/journal?q=%C3%89t%C3%89", as: auditor).text.contains("60 lignes"))
        #expect(await town.get("/bureau/journal?person=auditor%40town.test", as: auditor).text.contains("1 ligne"))
        #expect(await town.get("/bureau/journal?from=2026-11-22", as: auditor).text.contains("city.change"))
        #expect(await town.get("/bureau/journal?until=2026-11-21&act=city.change", as: auditor).text.contains("Aucune ligne"))
        try await town.database.write { try $0.run("update accounts set search_text = ' garante auditor' where id = \(auditor.account)") }
        #expect(await town.get("/bureau/journal?person=Garan", as: auditor).text.contains("1 ligne"))
        #expect(await town.get("/bureau/journal?person=nobody%40town.test", as: auditor).text.contains("Aucune ligne"))
        #expect(await town.get("/bureau/journal?public=1", as: auditor).text.contains("30 lignes"))
        let file = await town.get("/bureau/journal.csv?q=somme", as: auditor)
        #expect(file.text.contains("'=SOMME(A1)") && file.text.split(separator: "\r\n").count == 2)
        #expect(file.text.contains("city.change") && file.text.contains("Identité de la ville modifiée"))
        let page = await town.get("/bureau/journal?act=city.change", as: auditor).text
        #expect(page.contains(">Identité de la ville modifiée<") && !page.contains(">city.change<"))
        #expect(page.contains("Saint-Test<br><span class=\"muted\">Ville 1</span>"))
        #expect(page.contains(">Identité de la ville modifiée</option>"))
        let lines = try await town.database.read { try Journal.publicLines(of: .subjects([("proposal", 4)]), limit: 50, $0) }
        #expect(lines.count == 1 && lines[0].reason == "Dépôt n° 4 : été")
        #expect(try await town.database.read { try Journal.publicLines(of: .subjects([("proposal", 5)]), limit: 50, $0) }.isEmpty)
    }
}
