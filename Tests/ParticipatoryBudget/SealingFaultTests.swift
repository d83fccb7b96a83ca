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
        if cheat.isBeforeClose { try await site.close() }
        try await site.open()
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
        #expect(try await site.roots().count == 1)
        try await site.close()
        #expect(try await site.ceremony().fault == "changed")
        #expect(try await site.roots().last?.isFinal == false)
        #expect(try await site.vote.count("select count(*) from catalogues where closing_noted_at is not null") == 1, "the close waits for nothing")
    }

    @Test(arguments: Backend.all) func `ballots that change after the opening are not counted`(backend: Backend) async throws {
        let site = try await voted(backend)
        try await site.close()
        try await site.open()
        try await site.town.database.write { _ = try $0.run("update ballots set choices = '1' where id = (select min(id) from ballots)") }
        try await site.town.database.write { _ = try $0.run("update ballots set choices = '3' where id = (select max(id) from ballots)") }
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
    }

    @Test(arguments: Backend.all) func `an opening cut short is taken up where it was, and two at once open each ballot once`(backend: Backend) async throws {
        let site = try await SealingTown(backend), edition = site.vote.edition, world = site.town.world
        for number in 1...9 { try await site.cast(number % 3 + 1, as: try await site.town.person("Voter\(number)")) }
        try await site.close()
        for place in 0..<2 { _ = await site.enter(site.codes[place].text, as: site.members[place]) }
        try await BoxOpening.open(edition, handful: 2, most: 2, world)
        let cut = try await site.ceremony()
        #expect(cut.openedThrough == 4 && cut.openedAt == nil)
        #expect(try await site.vote.count("select count(*) from ballots") == 0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try? await BoxOpening.open(edition, handful: 2, world) } }
        }
        try await BoxOpening.run(world)
        #expect(try await site.ceremony().openedCount == 9)
        #expect(try await site.vote.count("select count(*) from ballots") == 9)
        #expect(try await site.vote.count("select count(*) from opened_ballots") == 0)
        #expect(await site.count().status == 303)
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
