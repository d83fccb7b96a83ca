import Database
@testable import ParticipatoryBudget
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The great dates of an edition, told once to each account by several processes of which one dies.
@Suite struct `News for everyone` {
    private static let opened = "Le vote est ouvert\u{A0}: à vous de choisir"

    /// The subjects of the campaign's letters, by their reader and what becomes of them.
    private func letters(_ town: Town) async throws -> [String: [String]] {
        let found = try await town.database.read { db in
            try db.all("select recipient_name, state, subject from letters where kind = 'campaign' order by id") { ($0.text(), $0.text(), $0.text()) }
        }
        return Dictionary(grouping: found.map { (key: "\($0.0) \($0.1)", subject: $0.2) }, by: \.key).mapValues { $0.map(\.subject) }
    }

    private func threeProcesses(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await work() } }
            try await group.waitForAll()
        }
        try await work()
    }

    @Test(arguments: Backend.all) func `everyone is told that the vote opens; that it closes, who may vote and has not`(backend: Backend) async throws {
        let opens = Town.noon - .hours(2), closes = Town.noon + .days(10)
        let vote = try await VoteTown(backend) {
            $0.voters.minimumAge = 18
            $0.calendar = Calendar([Phase(kind: .vote, opensAt: opens, closesAt: closes)])
        }
        let town = vote.town
        let (ana, ben, cleo) = (try await town.person("Ana"), try await town.person("Ben"), try await town.person("Cleo"))
        try await town.database.write { db in
            try db.run("update accounts set birth_year = 2015 where id = \(cleo.account)")
            try db.run("update accounts set birth_year = null, link = null where id = \(ana.account)")
            try LetterStore.prefer(.campaign, byMail: false, ben.account, db)
        }
        let run: @Sendable () async throws -> Void = { try await VoteCampaign.run(town.world) }
        try await threeProcesses(run)
        let all = ["Ana waiting": [Self.opened], "Ben unwanted": [Self.opened], "Cleo waiting": [Self.opened], "Odile waiting": [Self.opened]]
        #expect(try await letters(town) == all, "not to who has no address")
        // It has an end: whoever comes later finds the vote open.
        let dora = try await town.person("Dora")
        town.pass(.days(1))
        try await run()
        #expect(try await letters(town) == all)
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: dora).status == 303)

        town.set(now: closes - .days(3) - .seconds(1))
        try await run()
        #expect(try await letters(town) == all)
        town.pass(.seconds(1))
        try await threeProcesses(run)
        let told = try await letters(town).mapValues(\.count)
        #expect(told == ["Ana waiting": 2, "Ben unwanted": 2, "Cleo waiting": 1, "Odile waiting": 2], "too young, or has voted: nothing")
        #expect(try await letters(town)["Ana waiting"]?.last?.hasPrefix("Le vote ferme le") == true)
        let unsubscribe = try await town.database.read { db in try db.all("select \(raw: StoredLetter.columns) from letters") { try StoredLetter(&$0) } }
        #expect(unsubscribe.allSatisfy { ($0.unsubscribePath != nil) == ($0.kind == .campaign) })
    }

    @Test(arguments: Backend.all) func `a process that dies between two batches is followed by one that goes on from there`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition, now = town.now
        try await town.database.write { db in
            for number in 1...(2 * Campaign.batch) {
                try db.run("""
                    insert into accounts (email, email_confirmed_at, display_name, created_at)
                    values (\("resident\(number)@town.test"), \(now), \("Resident \(number)"), \(now))
                    """)
            }
        }
        let letters: Campaign.Letters = { accounts, db in
            let edition = try EditionStore.edition(edition, db)
            return accounts.map { ResultsLetters.proclaimed(edition, to: $0.id) }
        }
        func count() async throws -> Int { try await vote.count("select count(*) from letters where kind = 'campaign'") }
        #expect(try await Campaign.turn("results", of: edition, town.world, letters))
        #expect(try await count() == Campaign.batch)
        // The second batch never commits.
        struct Killed: Error {}
        await #expect(throws: Killed.self) {
            _ = try await Campaign.turn("results", of: edition, town.world) { _, _ in throw Killed() }
        }
        try await threeProcesses { try await Campaign.tell("results", of: edition, town.world, letters) }
        #expect(try await count() == 2 * Campaign.batch + 1, "and the officer")
        #expect(try await vote.count("select count(distinct account_id) from letters where kind = 'campaign'") == 2 * Campaign.batch + 1)
    }

    @Test(arguments: Backend.all) func `the results are told when they are public, a necessary letter leaves before`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let ana = try await town.person("Ana")
        #expect(await town.post(VoteTown.ballot, lists: try await vote.fields(1), as: ana).status == 303)
        town.set(now: VoteTown.closes + .seconds(15))
        let desk = "/bureau/editions/2026/resultats"
        #expect(await town.post(desk + "/depouiller", ["reason": "Clôture"], as: vote.officer).status == 303)
        let id = vote.edition, embargo = VoteTown.closes + .hours(2)
        try await town.database.write { db in
            let count = try #require(try ResultsStore.count(id, db)).id
            try db.run("""
                insert into proclamations (edition_id, count_id, prepared_at, embargo_until, letters_sent_at)
                values (\(id), \(count), 0, \(embargo), 1)
                """)
        }
        try await ResultsRelease.run(town.world)
        #expect(try await letters(town).isEmpty)
        town.set(now: embargo)
        try await threeProcesses { try await ResultsRelease.run(town.world) }
        #expect(try await letters(town).values.map(\.count) == [1, 1])
        let now = town.now
        let first = try await town.database.write { db in
            try Outbox.post(Letter(to: .account(ana.account), kind: .necessary, subject: "Votre lien", paragraphs: []), town.world, at: now, db)
            return try LetterStore.take(2, lease: .minutes(5), at: now, db).map(\.subject)
        }
        #expect(first == ["Votre vote est enregistré", "Votre lien"])
        // Long after, nobody is told old news.
        try await town.database.write { _ = try $0.run("delete from campaigns") }
        town.pass(.days(3))
        try await ResultsRelease.run(town.world)
        #expect(try await letters(town).values.map(\.count) == [1, 1])
    }
}
