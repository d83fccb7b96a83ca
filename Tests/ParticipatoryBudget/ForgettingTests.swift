import Database
@testable import ParticipatoryBudget
@testable import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What « Données personnelles » promises to forget is forgotten, and nothing that is published moves.
@Suite struct `What is forgotten in time` {
    @Test(arguments: Backend.all) func `an account that nobody uses is erased after three years, a month after a letter; ideas stay without the name`(backend: Backend) async throws {
        let site = try await ProposalTown(backend), town = site.town, (ana, ben, cleo, omar) = (site.ana, site.ben, site.cleo, site.omar)
        let idea = try await site.deposited(ana)
        try await town.database.write { db in
            // Ben's browser stays signed in; the others come back only by signing in again.
            try db.run("delete from sessions where account_id <> \(ben.account)")
            try db.run("delete from letters")
        }
        let parts = ParticipatoryBudget.personalData + PersonalDataOfThePlatform.parts
        let run: @Sendable () async throws -> Void = { try await IdleAccounts.run(town.world, parts) }
        func told() async throws -> [String] {
            try await town.database.read { try $0.all("select recipient_name from letters where subject like 'Votre compte sera supprimé%' order by 1", as: String.self) }
        }
        func left() async throws -> Set<AccountID> {
            Set(try await town.database.read { try $0.all("select id from accounts where deleted_at is null") { $0.id() as AccountID } })
        }
        let everyone = try await left()
        town.set(now: Town.noon + IdleAccounts.kept - IdleAccounts.warning - .seconds(1))
        try await run()
        #expect(try await told().isEmpty)
        town.pass(.seconds(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 { group.addTask { try await run() } }
            try await group.waitForAll()
        }
        #expect(try await told() == ["Ana", "Cleo"], "Ben is signed in; Ada and Omar have roles")
        try await town.deliverLetters()
        town.set(now: Town.noon + IdleAccounts.kept - .hours(1))
        let now = town.now
        try await town.database.write { try AccountStore.seen(cleo.account, at: now, $0) }
        try await run()
        #expect(try await left() == everyone)
        town.pass(.hours(1))
        // Her address refused the letter: nothing is erased that she was not told of.
        func settle(_ state: String) async throws { try await town.database.write { try $0.run("update letters set state = \(state) where account_id = \(ana.account)") } }
        try await settle("refused")
        try await run()
        #expect(try await left() == everyone)
        try await settle("sent")
        try await run()
        #expect(try await left() == everyone.subtracting([ana.account]))
        #expect(try await left().contains(omar.account))
        let page = await town.get("\(ProposalTown.link)/propositions/\(idea.number ?? 0)")
        #expect(page.status == 200 && page.text.contains("Une cour fraîche") && page.text.contains("Compte supprimé") && !page.text.contains(">Ana"))
        let last = try await town.database.read { try $0.all("select subject, state from letters where account_id is null") { ($0.text(), $0.text()) } }
        #expect(last.map(\.0) == ["Votre compte est supprimé"] && last.map(\.1) == ["waiting"])
    }

    @Test(arguments: Backend.all) func `who voted is forgotten two months after the proclamation; no published figure moves`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        for number in 1...12 {
            var fields = try await vote.fields(number % 3 + 1)
            if number < 9 { fields["territory"] = [String(try await town.database.read { try $0.count("select min(id) from territories where code = 'q1'") })] }
            #expect(await town.post(VoteTown.ballot, lists: fields, as: try await town.person("Voter\(number)")).status == 303)
        }
        try await VoteCampaign.run(town.world)
        func told() async throws -> Int { try await vote.count("select count(*) from letters where subject = 'Votre vote est enregistré' or subject like 'Le vote ferme%'") }
        #expect(try await told() == 13, "and the officer, that she has not voted")
        town.set(now: VoteTown.closes + .seconds(15))
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        try await town.database.write { db in
            let count = try #require(try ResultsStore.count(edition, db)).id
            try db.run("""
                insert into proclamations (edition_id, count_id, prepared_at, embargo_until, letters_sent_at) values (\(edition), \(count), 0, \(VoteTown.closes), 1)
                """)
        }
        try await ResultsRelease.run(town.world)
        func published() async throws -> [String] {
            var texts: [String] = []
            for file in ["resultats", "resultats.csv", "bulletins.pb", "proces-verbal.json"] {
                let answer = await town.get("/editions/2026/\(file)")
                #expect(answer.status == 200)
                texts.append(answer.text)
            }
            let now = town.now
            texts += try await town.database.read { db in
                let count = try #require(try ResultsStore.count(edition, db))
                let known = (try BallotStore.turnout(edition, db), try EditionCountsStore.counts([edition], at: now, db)[edition]?.voters)
                return [try ResultsArchive.digest(EditionStore.edition(edition, db), count, db), "\(known)"]
            }
            return texts
        }
        town.set(now: VoteTown.closes + VotersForgotten.contestable - .hours(1))
        try await VotersForgotten.run(town.world)
        #expect(try await vote.count("select count(*) from check_offs") == 12)
        let before = try await published()
        #expect(before[0].contains("12 personnes ont voté") && before[0].contains("Centre"))
        town.pass(.hours(1))
        try await VotersForgotten.run(town.world)
        try await VotersForgotten.run(town.world)
        #expect(try await vote.count("select count(*) from check_offs") == 0)
        #expect(try await told() == 0, "the outbox names nobody either")
        let recorded = await town.get("/editions/2026/voter/enregistre", as: vote.officer)
        #expect(recorded.status == 409 && recorded.text.contains("Le vote est clos depuis le"))
        #expect(try await published() == before)
        #expect(try await town.database.read { try ResultsStore.turnout(edition, $0).voters } == 12, "for whoever counts again")
        #expect(before.last == "(12, Optional(12))")
        #expect(try await vote.count("select count(*) from journal where act = 'vote.forget-voters' and reason = 'Émargements\u{A0}: 12'") == 1)
    }

    @Test(arguments: Backend.all) func `how many voted stays, even where nothing was noted of the catalogue`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), edition = vote.edition, voter = try await vote.town.person("Ana")
        try await vote.town.database.write { db in
            try db.run("insert into check_offs (edition_id, account_id, at, channel) values (\(edition), \(voter.account), 0, 'counter')")
            #expect(try RegisterStore.forgetVoters(edition, db) == 1)
            #expect(try BallotStore.turnout(edition, db) == 1)
        }
    }
}
