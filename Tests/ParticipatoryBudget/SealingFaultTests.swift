import Database
import Platform
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// What somebody with the database could try, and what a process that dies leaves behind.
@Suite struct `A sealed box that somebody touches` {
    /// One way of cheating, before or after the close, and what the opening says of it.
    struct Cheat: Sendable, CustomTestStringConvertible {
        var name: String
        var isBeforeClose = false
        var fault: OpeningFault
        var sql: @Sendable (EditionID, [UInt8]) -> [SQL]
        var testDescription: String { name }
    }

    /// A ballot of the cheat's own, sealed as the site does: everybody has the public half.
    private static func forged(_ edition: EditionID, _ key: [UInt8], choices: String = "1") -> ListEntry {
        ListEntry(ballot: SealedBox.seal(SealedText.bytes(choices, in: edition, length: 256), for: key))
    }

    static let cheats: [Cheat] = [
        Cheat(name: "a ballot is put in the place of another", fault: .changed) { edition, key in
            let ballot = forged(edition, key)
            return ["update public_list set leaf = \(ballot.leaf), sealed = \(ballot.sealed) where position = 1"]
        },
        Cheat(name: "the bytes of a ballot are changed under its hash", fault: .changed) { edition, key in
            ["update public_list set sealed = \(forged(edition, key).sealed) where position = 2"]
        },
        Cheat(name: "a ballot is added to the list", fault: .changed) { edition, key in
            let ballot = forged(edition, key)
            return ["insert into public_list (edition_id, position, is_revocation, leaf, sealed) values (\(edition), 5, false, \(ballot.leaf), \(ballot.sealed))"]
        },
        Cheat(name: "the last line is cut, and the last root with it", fault: .unsigned) { _, _ in
            ["delete from public_list where position = 4", "delete from list_roots where is_final = true"]
        },
        Cheat(name: "a ballot is revoked", fault: .changed) { edition, _ in
            ["insert into public_list (edition_id, position, is_revocation, leaf, sealed) select edition_id, 5, true, leaf, sealed from public_list where position = 1"]
        },
        Cheat(name: "the last root says another size", fault: .changed) { _, _ in ["update list_roots set size = 3 where is_final = true"] },
        Cheat(name: "a ballot is slipped into the slot before the night", isBeforeClose: true, fault: .left) { edition, key in
            let ballot = forged(edition, key)
            return ["insert into sealed_at_slot (edition_id, leaf, sealed, mark) values (\(edition), \(ballot.leaf), \(ballot.sealed), 'aa')"]
        },
        Cheat(name: "a ballot is swapped at the slot", isBeforeClose: true, fault: .left) { edition, key in
            ["update sealed_at_slot set sealed = \(forged(edition, key).sealed)"]
        },
        Cheat(name: "a ballot is taken from the slot", isBeforeClose: true, fault: .missing) { _, _ in ["delete from sealed_at_slot"] },
        Cheat(name: "a ballot in clear is put in the box", fault: .clear) { edition, _ in
            ["insert into ballots (id, edition_id, channel, choices) values ('aaaa', \(edition), 'web', '1')"]
        },
        Cheat(name: "a line of the register is taken away", fault: .tooMany) { edition, _ in
            ["delete from check_offs where id = (select min(id) from check_offs where edition_id = \(edition))"]
        },
    ]

    private func voted(_ backend: Backend) async throws -> SealingTown {
        let site = try await SealingTown(backend)
        site.town.set(now: Town.noon - .days(3))
        try await ListKeeping.run(site.town.world)
        for number in 1...3 { try await site.cast(number, as: try await site.town.person("Voter\(number)")) }
        try await site.night()
        try await site.cast(1, as: try await site.town.person("Late"))
        return site
    }

    @Test(arguments: Backend.all, cheats) func `the opening stops and says why`(backend: Backend, cheat: Cheat) async throws {
        let site = try await voted(backend), edition = site.vote.edition, key = try await site.ceremony().publicKey
        if !cheat.isBeforeClose { try await site.close() }
        try await site.town.database.write { db in
            for sql in cheat.sql(edition, key) { _ = try db.run(sql) }
        }
        // What was done before the close is found at the close: no code is asked for.
        if cheat.isBeforeClose { try await site.close() } else { try await site.open() }
        let ceremony = try await site.ceremony()
        #expect(OpeningFault(rawValue: ceremony.fault) == cheat.fault && ceremony.openedAt == nil)
        #expect(await site.town.get(SealingTown.urn).text.contains("L’ouverture de l’urne est arrêtée"))
        let refused = await site.count()
        #expect(refused.status == 409 && refused.text.contains("L’urne n’a pas été ouverte"))
        #expect(try await site.vote.count("select count(*) from ballots where edition_id = \(edition) and id <> 'aaaa'") == 0)
    }

    @Test(arguments: Backend.all) func `nothing is signed over a list that was changed`(backend: Backend) async throws {
        let site = try await voted(backend)
        try await site.town.database.write { _ = try $0.run("update public_list set sealed = \([UInt8](repeating: 1, count: 300)) where position = 1") }
        await #expect(throws: ListFault.changed("2026")) { try await site.night() }
        #expect(try await site.roots().count == 2)
        try await site.close()
        #expect(try await site.ceremony().fault == "changed")
        #expect(try await site.roots().last?.isFinal == false)
        #expect(try await site.vote.count("select count(*) from catalogues where closing_noted_at is not null") == 1, "the close waits for nothing")
    }

    @Test(arguments: Backend.all) func `ballots that change after the opening are not counted`(backend: Backend) async throws {
        let site = try await voted(backend)
        try await site.close()
        try await site.open()
        try await site.town.database.write { _ = try $0.run("update ballots set choices = '1,2,3' where id = (select min(id) from ballots)") }
        #expect(await site.count().text.contains("ne sont plus ceux qui sont sortis de l’urne"))
    }

    @Test(arguments: Backend.all) func `a ballot of another vote is not opened here`(backend: Backend) async throws {
        let site = try await SealingTown(backend), edition = site.vote.edition, key = try await site.ceremony().publicKey
        let foreign = ListEntry(ballot: SealedBox.seal(SealedText.bytes("1", in: EditionID(edition.number + 1), length: 256), for: key))
        let mark = BoxKeys(site.town.world).mark(foreign.leaf, in: edition)
        try await site.cast(1, as: try await site.town.person("Nadia"))
        try await site.town.database.write { db in
            _ = try db.run("delete from sealed_at_slot")
            try SealedBoxStore.drop(foreign, mark: mark, edition, db)
        }
        try await site.close()
        try await site.open()
        #expect(try await site.ceremony().fault == "unreadable")
        #expect(try await site.ceremony().members.allSatisfy { $0.enteredAt == nil && $0.enteredShare.isEmpty }, "nothing of what was entered stays")
    }

    @Test(arguments: Backend.all) func `several processes open each ballot once, and nothing in clear is written before`(backend: Backend) async throws {
        let site = try await SealingTown(backend), edition = site.vote.edition, world = site.town.world
        for number in 1...9 { try await site.cast(number % 3 + 1, as: try await site.town.person("Voter\(number)")) }
        try await site.close()
        for place in 0..<2 { _ = await site.enter(site.codes[place].text, as: site.members[place]) }
        #expect(try await site.vote.count("select count(*) from ballots") == 0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try? await BoxOpening.open(edition, world) } }
        }
        let open = try await site.ceremony()
        #expect(open.openedCount == 9 && open.fault.isEmpty && open.members.allSatisfy { $0.sealedShare.isEmpty })
        #expect(try await site.vote.count("select count(*) from ballots") == 9)
        #expect(try await site.vote.count("select count(*) from journal where act = 'sealing.open-box'") == 1)
        #expect(await site.count().status == 303)
    }

    @Test(arguments: Backend.all) func `a share that was spoiled stops nobody when enough others are left`(backend: Backend) async throws {
        let site = try await SealingTown(backend)
        try await site.cast(1, as: try await site.town.person("Nadia"))
        try await site.close()
        for place in 0..<2 { #expect(await site.enter(site.codes[place].text, as: site.members[place]).status == 303) }
        try await site.town.database.write { _ = try $0.run("update bureau_members set entered_share = 'aabb' where position = 1") }
        try await BoxOpening.run(site.town.world)
        let waiting = try await site.ceremony()
        #expect(waiting.openedAt == nil && waiting.fault.isEmpty && waiting.entered == 1)
        #expect(await site.enter(site.codes[2].text, as: site.members[2]).status == 303)
        try await BoxOpening.run(site.town.world)
        #expect(try await site.ceremony().openedCount == 1)
    }

    @Test(arguments: Backend.all) func `an opening that was stopped is taken up with a reason once it is put right`(backend: Backend) async throws {
        let site = try await voted(backend), town = site.town, edition = site.vote.edition, key = try await site.ceremony().publicKey
        let forged = Self.forged(edition, key)
        try await town.database.write { try SealedBoxStore.drop(forged, mark: "aa", edition, $0) }
        try await site.close()
        #expect(await site.enter(site.codes[0].text, as: site.members[0]).status == 409)
        #expect(await town.post(SealingTown.desk + "/reprise", ["resume-reason": "Ligne étrangère retirée."], as: site.members[2]).status == 403)
        try await town.database.write { _ = try $0.run("delete from sealed_at_slot") }
        #expect(await town.post(SealingTown.desk + "/reprise", ["resume-reason": "Ligne étrangère retirée."], as: site.vote.officer).status == 303)
        try await site.open()
        #expect(try await site.ceremony().openedCount == 4)
        #expect(await town.post(SealingTown.desk + "/reprise", ["resume-reason": "Encore une fois."], as: site.vote.officer).status == 409)
    }

    /// The columns that say that a box is open are anybody's who has the database; the mark on what came out is not.
    @Test(arguments: Backend.all) func `no count is made of ballots that did not come out of the box`(backend: Backend) async throws {
        let site = try await voted(backend), database = site.town.database, edition = site.vote.edition
        try await site.close()
        try await database.write { db in
            _ = try db.run("insert into ballots (id, edition_id, channel, choices) values ('aaaa', \(edition), 'web', '1')")
            _ = try db.run("update ceremonies set opened_at = 1, opened_count = 1, opened_mark = 'aa'")
        }
        #expect(await site.count().status == 409)
        try await database.write { _ = try $0.run("update ceremonies set superseded_at = 1") }
        #expect(await site.count().text.contains("ne sont plus ceux qui sont sortis de l’urne"))
        try await database.write { db in
            _ = try db.run("delete from ballots")
            _ = try db.run("update ceremonies set superseded_at = null, opened_at = null, opened_count = 0, opened_mark = ''")
        }
        try await site.open()
        let least: String = try await database.read { try $0.value("select min(id) from ballots") }
        try await database.write { _ = try $0.run("update ballots set times = 50 where id = \(least)") }
        #expect(await site.count().status == 409)
        try await database.write { db in
            _ = try db.run("update ballots set times = 1")
            _ = try db.run("insert into ballots (id, edition_id, channel, choices) values ('bbbb', \(edition), 'import', '1')")
        }
        #expect(await site.count().status == 409)
        try await database.write { _ = try $0.run("delete from ballots where id = 'bbbb'") }
        #expect(await site.count().status == 303)
    }

    @Test(arguments: Backend.all) func `paper ballots count only if signed urns brought them`(backend: Backend) async throws {
        let site = try await voted(backend), database = site.town.database, edition = site.vote.edition, keys = BoxKeys(site.town.world)
        try await site.close()
        try await site.open()
        let slipped = "insert into ballots (id, edition_id, channel, choices) values ('pppp', \(edition), 'paper', '1')" as SQL
        try await database.write { _ = try $0.run(slipped) }
        #expect(await site.count().text.contains("ne sont plus ceux des urnes signées"))
        await #expect(throws: Refusal.self, "nor does a signature cover what was slipped in") {
            try await database.write { db in try PaperSeal.keep(edition, keys, db) {} }
        }
        try await database.write { _ = try $0.run("delete from ballots where id = 'pppp'") }
        try await database.write { db in try PaperSeal.keep(edition, keys, db) { _ = try db.run(slipped) } }
        #expect(await site.count().status == 303)
        try await database.write { _ = try $0.run("update ballots set times = 9 where id = 'pppp'") }
        #expect(await site.town.post("/bureau/editions/2026/resultats/depouiller", ["reason": "Un nouveau décompte."], as: site.vote.officer).status == 409)
        try await database.write { _ = try $0.run("update ballots set times = 1 where id = 'pppp'") }
        #expect(await site.town.post("/bureau/editions/2026/resultats/depouiller", ["reason": "Un nouveau décompte."], as: site.vote.officer).status == 303)
        try await database.write { _ = try $0.run("delete from ballots where id = 'pppp'") }
        #expect(await site.town.post("/bureau/editions/2026/resultats/depouiller", ["reason": "Un nouveau décompte."], as: site.vote.officer).status == 409)
    }

    @Test(arguments: Backend.all) func `a list cut back to an earlier root is not signed again`(backend: Backend) async throws {
        let site = try await voted(backend)
        try await site.town.database.write { db in
            _ = try db.run("delete from public_list")
            _ = try db.run("delete from list_roots where number = 2")
        }
        await #expect(throws: ListFault.changed("2026")) { try await site.night() }
        #expect(try await site.roots().map(\.size) == [0])
    }

    @Test(arguments: Backend.all) func `the link of another voter replaces nothing`(backend: Backend) async throws {
        let site = try await SealingTown(backend, replaceable: true), town = site.town
        let (nadia, karim) = (try await town.person("Nadia"), try await town.person("Karim"))
        try await site.cast(1, as: nadia)
        try await site.cast(2, as: karim)
        try await town.database.write { db in
            let links = try db.all("select link from ballot_links order by check_off_id", as: String.self)
            _ = try db.run("update ballot_links set link = case when link = \(links[0]) then \(links[1]) else \(links[0]) end")
        }
        var fields = try await site.vote.fields(3)
        fields["replace"] = ["1"]
        #expect(await town.post(VoteTown.ballot, lists: fields, as: karim).status == 409)
        #expect(try await site.vote.count("select count(*) from revoked_at_slot") == 0)
    }

    @Test(arguments: Backend.all) func `fifty sendings at once are one ballot, and one at the close is in the list or refused`(backend: Backend) async throws {
        let site = try await SealingTown(backend), town = site.town, nadia = try await town.person("Nadia"), fields = try await site.vote.fields(1, 2)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = await town.post(VoteTown.ballot, lists: fields, as: nadia) } }
        }
        #expect(try await site.vote.count("select count(*) from sealed_at_slot") == 1)
        var others: [Town.Person] = []
        for number in 1...12 { others.append(try await town.person("Voter\(number)")) }
        let people = others
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            for person in people { group.addTask { await town.post(VoteTown.ballot, lists: fields, as: person).status == 303 ? 1 : 0 } }
            group.addTask { try await site.close(); return 0 }
            return try await group.reduce(0, +)
        }
        #expect(try await site.vote.count("select count(*) from public_list") == 1 + accepted)
        #expect(try await site.vote.count("select count(*) from check_offs") == 1 + accepted)
        #expect(try await site.vote.count("select count(*) from sealed_at_slot") == 0)
    }
}
