import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What people are reminded of, each thing once, whichever process asks.
@Suite struct `Reminders` {
    private func letters(_ town: Town, _ person: Town.Person) async throws -> [String] {
        let account = person.account
        return try await town.database.read { db in
            try db.all("select subject from letters where account_id = \(account) order by id") { $0.text() }
        }
    }

    /// The job's work by three processes together.
    private func together(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await work() } }
            try await group.waitForAll()
        }
    }

    @Test(arguments: Backend.all) func `a draft is recalled a week before the close, then the day before`(backend: Backend) async throws {
        let site = try await ProposalTown(backend), town = site.town
        _ = try await site.draft(site.ana)
        let close = try #require(ProposalTown.calendar(Town.noon)[.deposit]?.closesAt)
        let run: @Sendable () async throws -> Void = { try await ProposalReminders.run(town.world) }
        try await run()
        #expect(try await letters(town, site.ana).isEmpty, "ten days before, nothing")
        town.set(now: close - .days(6))
        try await together(run)
        try await run()
        #expect(try await letters(town, site.ana) == ["Votre idée attend d’être déposée"])
        town.set(now: close - .hours(20))
        try await together(run)
        try await run()
        #expect(try await letters(town, site.ana).count == 2)
        town.set(now: close)
        try await run()
        #expect(try await letters(town, site.ana).count == 2, "after the close there is nothing to do")
        #expect(try await letters(town, site.ben).isEmpty)
    }

    @Test func `who has just written is left in peace`() async throws {
        let site = try await ProposalTown(.sqlite), town = site.town
        let close = try #require(ProposalTown.calendar(Town.noon)[.deposit]?.closesAt)
        town.set(now: close - .hours(6))
        _ = try await site.draft(site.ben)
        try await ProposalReminders.run(town.world)
        #expect(try await letters(town, site.ben).isEmpty)
    }

    @Test(arguments: Backend.all) func `an unanswered question is recalled once before its day, to all who sign`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let (proposal, asker, cosigner, now) = (site.proposals[0], site.omar.account, site.ben.account, town.now)
        let question = try await town.database.write { db in
            _ = try db.run("insert into coauthors (proposal_id, account_id, email, invited_at, accepted_at) values (\(proposal), \(cosigner), 'ben@town.test', \(now), \(now))")
            return try CompletionStore.ask("Quelle est la rue ?", of: proposal, by: asker, due: now + .days(10), at: now, db)
        }
        let run: @Sendable () async throws -> Void = { try await EligibilityReminders.run(town.world) }
        try await run()
        #expect(try await letters(town, site.ana).isEmpty)
        town.pass(.days(8))
        try await together(run)
        try await run()
        for person in [site.ana, site.ben] {
            let received = try await letters(town, person)
            #expect(received.count == 1 && received[0].hasPrefix("Votre réponse est attendue avant le"))
        }
        // Another question has its own day; one that is answered is recalled no more.
        let (later, ana) = (town.now, site.ana.account)
        try await town.database.write { db in
            try CompletionStore.answer("La rue des Lilas.", to: question, by: ana, at: later, db)
            _ = try CompletionStore.ask("Et le numéro ?", of: proposal, by: asker, due: later + .days(5), at: later, db)
        }
        town.pass(.days(3))
        try await together(run)
        #expect(try await letters(town, site.ana).count == 2)
    }

    @Test(arguments: Backend.all) func `an opinion is recalled once before its day, whoever asks`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let (proposal, parks, officer, now) = (site.proposals[0], site.parks, site.omar.account, town.now)
        try await town.database.write { db in
            _ = try db.run("""
                insert into feasibility_studies (proposal_id, lead_service_id, due_at, opened_at, opened_by)
                values (\(proposal), \(parks), \(now + .days(10)), \(now), \(officer))
                """)
        }
        let run: @Sendable () async throws -> Void = { try await FeasibilityReminders.run(town.world) }
        try await run()
        #expect(try await letters(town, site.paul).isEmpty)
        town.pass(.days(8))
        try await together(run)
        try await run()
        let received = try await letters(town, site.paul)
        #expect(received.count == 1 && received[0].hasPrefix("Conclusion attendue le "))
    }

    @Test(arguments: Backend.all) func `a question of the services is recalled too, though the idea was found eligible`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        await site.assign()
        let request = ["request": "Où exactement planter ces arbres ?", "answer_due": "2026-12-01"]
        #expect(await town.post(FeasibilityTown.link + "/1/precisions", request, as: site.omar).status == 303)
        let before = try await letters(town, site.ana).count
        town.set(now: try #require(Instant(localInput: "2026-11-29T10:00")))
        try await together { try await EligibilityReminders.run(town.world) }
        #expect(try await letters(town, site.ana).dropFirst(before).map { $0.hasPrefix("Votre réponse est attendue avant le") } == [true])
    }

    @Test(arguments: Backend.all) func `members of a panel are reminded once of what they have not marked`(backend: Backend) async throws {
        let base = try await EligibilityTown(backend), town = base.town, now = town.now, omar = base.omar.account
        let paula = try await town.person("Paula", (.panelMember, .city)), pierre = try await town.person("Pierre", (.panelMember, .city))
        for number in 1...2 {
            await base.examine(number)
            await base.check(number)
        }
        await base.notify(1, 2)
        await base.release(1, 2)
        let edition = base.edition, first = base.proposals[0], members = [paula.account, pierre.account]
        try await town.database.write { db in
            let new = NewSelection(title: "Tri citoyen", method: .ranking, size: 1)
            let selection = try SelectionWritingStore.open(new, in: edition, by: omar, at: now, db)
            for member in members { try SelectionWritingStore.add(member, to: selection, db) }
            _ = try db.run("insert into panel_ranks (selection_id, account_id, proposal_id, rank, at) values (\(selection), \(members[0]), \(first), 1, \(now))")
        }
        let run: @Sendable () async throws -> Void = { try await ShortlistReminders.run(town.world) }
        try await run()
        #expect(try await letters(town, pierre).isEmpty, "a month before the close")
        town.pass(.days(28))
        try await together(run)
        try await run()
        #expect(try await letters(town, pierre).count == 1)
        #expect(try await letters(town, paula).isEmpty, "she has given her rank")
    }

    @Test(arguments: Backend.all) func `a union that waits for one author is recalled to her, once`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let (one, other, omar, now) = (site.proposals[0], site.proposals[2], site.omar.account, town.now)
        try await town.database.write { db in
            let merge = try MergeStore.ask(one, into: other, by: omar, reason: "Les deux plantent la même place.", at: now, db)
            _ = try MergeStore.consent(try MergeStore.merge(merge, db), on: one, at: now, db)
        }
        let run: @Sendable () async throws -> Void = { try await ProposalReminders.run(town.world) }
        town.pass(.days(6))
        try await run()
        #expect(try await letters(town, site.ben).isEmpty)
        town.pass(.days(2))
        try await together(run)
        try await run()
        #expect(try await letters(town, site.ben) == ["Votre accord est attendu pour réunir deux idées"])
        #expect(try await letters(town, site.ana).isEmpty, "she has agreed")
    }

    @Test(arguments: Backend.all) func `a union that can no longer be agreed to is asked of nobody`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, ben = site.ben.account
        let (one, other, omar, then) = (site.proposals[0], site.proposals[2], site.omar.account, town.now)
        try await town.database.write { db in _ = try MergeStore.ask(one, into: other, by: omar, reason: "Les deux plantent la même place.", at: then, db) }
        town.pass(.days(8))
        func asked(_ change: SQL) async throws -> [Int] {
            try await town.database.write { db in try db.run(change) }
            try await ProposalReminders.run(town.world)
            let now = town.now
            return [try await letters(town, site.ben).count, try await town.database.read { try ProposalStore.waiting(for: ben, at: now, $0).count }]
        }
        #expect(try await asked("update proposals set status = 'ineligible' where id = \(other)") == [0, 0])
        #expect(try await asked("update proposals set status = 'eligible' where id = \(other)") == [1, 1])
        #expect(try await asked("update phases set opens_at = 1 where kind = 'vote'") == [1, 0], "the vote is open")
    }

    @Test(arguments: Backend.all) func `a late milestone is recalled to the service that makes the work, each week until it is reached`(backend: Backend) async throws {
        let site = try await ImplementationTown.followed(backend), town = site.town
        func late() async throws -> Int { try await site.letters(to: site.paul).count { $0.contains("un jalon est en retard") } }
        let run: @Sendable () async throws -> Void = { try await ImplementationReminders.run(town.world) }
        try await run()
        #expect(try await late() == 0)
        func known() async throws -> [Int] {
            let now = town.now, edition = site.edition, work = try await site.work(), milestone = try await site.milestone()
            let counts = try await town.database.read { try EditionCountsStore.counts([edition], at: now, $0)[edition]?.worksLate ?? 0 }
            return [counts, work.isLate(at: now) ? 1 : 0, milestone.state(at: now) == .late ? 1 : 0, try await late()]
        }
        town.set(now: try #require(Instant(localInput: "2026-12-01T23:59")))
        try await run()
        #expect(try await known() == [0, 0, 0, 0], "its day is not over")
        town.set(now: try #require(Instant(localInput: "2026-12-02T10:00")))
        try await together(run)
        try await run()
        #expect(try await known() == [1, 1, 1, 1])
        town.pass(.days(8))
        try await together(run)
        #expect(try await late() == 2)
        let milestone = try await site.milestone().id
        #expect(await town.post("\(ImplementationTown.one)/jalons/\(milestone)/atteint", ["day": "2026-12-09", "late_reason": "La pluie."], as: site.paul).status == 303)
        town.pass(.days(8))
        try await run()
        #expect(try await late() == 2)
    }
}
