import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Patterns are told to those who keep the vote, who say what they found.
@Suite struct `Patterns told to the bureau` {
    private static let watch = "/bureau/editions/2026/vote/veille"

    /// So many votes of one network within the hour.
    private func burst(_ votes: Int, _ vote: VoteTown) async throws {
        let edition = vote.edition
        try await vote.town.database.write { db in
            for rank in 0..<votes { try WatchStore.note(WatchMarks(network: "abcdef0123", device: "", domain: ""), in: edition, at: Town.noon + .seconds(rank), db) }
        }
    }

    private func named(_ people: [Town.Person], _ vote: VoteTown) async throws {
        let (edition, officer) = (vote.edition, vote.officer.account)
        try await vote.town.database.write { db in
            try CeremonyStore.name(
                people.map { (account: $0.account, capacity: .resident) }, threshold: 2, .vote, of: edition, linkKey: "", reason: "", by: officer, at: Town.noon, db)
        }
    }

    @Test func `one disposable address is no letter; a pattern is new once, and again when it has doubled`() {
        func alert(_ kind: WatchAlert.Kind, _ mark: String, _ votes: Int) -> WatchAlert { WatchAlert(kind: kind, mark: mark, votes: votes, from: Town.noon, until: Town.noon) }
        func told(_ alert: WatchAlert) -> WatchNotice {
            WatchNotice(id: ID(1), kind: alert.kind, key: alert.key, votes: alert.votes, toldAt: Town.noon, lookedBy: "", finding: "")
        }
        #expect(WatchNotice.untold([alert(.domain, "yopmail.com", 2)], []).isEmpty)
        #expect(WatchNotice.untold([alert(.domain, "yopmail.com", 3)], []).count == 1)
        #expect(WatchNotice.untold([alert(.network, "a", 15), alert(.network, "a", 20)], []).map(\.votes) == [20], "the heaviest hour of a network")
        let night = alert(.night, "", 21), later = WatchAlert(kind: .night, mark: "", votes: 21, from: Town.noon + .days(1), until: Town.noon + .days(1))
        #expect(WatchNotice.untold([night, later], [told(night)]) == [later], "each night is another")
        #expect(WatchNotice.untold([alert(.network, "a", 29)], [told(alert(.network, "a", 15))]).isEmpty)
        #expect(WatchNotice.untold([alert(.network, "a", 30)], [told(alert(.network, "a", 15))]).count == 1)
    }

    @Test(arguments: Backend.all) func `officers and the bureau hear of a pattern once, and again when it has doubled`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let (mona, noel, stranger) = (try await town.person("Mona"), try await town.person("Noël"), try await town.person("Stranger"))
        try await named([mona, noel], vote)
        try await WatchNotices.run(town.world)
        #expect(try await vote.count("select count(*) from watch_notices") == 0, "nothing to tell")
        try await burst(WatchAlert.votesOfNetwork, vote)
        try await WatchNotices.run(town.world)
        try await WatchNotices.run(town.world)
        #expect(try await vote.count("select count(*) from letters where subject like '%rapprochement%'") == 3, "the officer and two members, once")
        #expect(try await vote.count("select count(*) from letters where account_id = \(stranger.account)") == 0)
        #expect(try await vote.count("select count(*) from letters where body like '%abcdef%'") == 0)
        try await burst(WatchAlert.votesOfNetwork - 1, vote)
        try await WatchNotices.run(town.world)
        #expect(try await vote.count("select count(*) from watch_notices") == 1, "not doubled yet")
        try await burst(1, vote)
        try await WatchNotices.run(town.world)
        #expect(try await vote.count("select count(*) from watch_notices") == 2)
    }

    @Test(arguments: Backend.all) func `a member reads the watch and says what she found, once; the auditor reads`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let (mona, stranger, auditor) = (try await town.person("Mona"), try await town.person("Stranger"), try await town.person("Gaëlle", (.auditor, .city)))
        let elected = try await town.person("Noël", (.elected, .city))
        try await named([mona, elected], vote)
        try await burst(WatchAlert.votesOfNetwork, vote)
        try await WatchNotices.run(town.world)
        #expect(await town.get(Self.watch, as: stranger).status == 403)
        #expect(await town.get("/editions/2026/bureau-de-vote/urne", as: mona).text.contains(Self.watch))
        let page = await town.get(Self.watch, as: mona)
        #expect(page.status == 200 && page.text.contains("J’ai regardé") && !page.text.contains("Retenir les prochains"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get(Self.watch, as: auditor).text.contains("J’ai regardé") == false)
        #expect(await town.get("/bureau", as: elected).text.contains("Rapprochements à regarder"))
        let fields = ["kind": "network", "key": "abcdef0123", "finding": "Un atelier de vote à la bibliothèque"]
        #expect(await town.post(Self.watch + "/regarder", fields, as: stranger).status == 403)
        #expect(await town.post(Self.watch + "/regarder", fields, as: auditor).status == 403)
        #expect(await town.post(Self.watch + "/regarder", ["kind": "network", "key": "abcdef0123", "finding": "Rien"], as: mona).status == 422)
        #expect(await town.post(Self.watch + "/regarder", ["kind": "network", "key": "other", "finding": "Un atelier de vote"], as: mona).status == 404)
        #expect(await town.post(Self.watch + "/regarder", fields, as: mona).status == 303)
        #expect(await town.post(Self.watch + "/regarder", fields, as: vote.officer).status == 409)
        #expect(await town.get(Self.watch, as: auditor).text.contains("Un atelier de vote à la bibliothèque"))
        #expect(await town.get("/bureau", as: elected).text.contains("Rapprochements à regarder") == false)
        let edition = vote.edition
        #expect(try await town.database.read { try QuarantineStore.counts(edition, $0) } == QuarantineCounts(patterns: 1, looked: 1), "published as a count")
    }

    @Test(arguments: Backend.all) func `one look is enough for a pattern that was told twice`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        for _ in 0..<2 {
            try await burst(WatchAlert.votesOfNetwork, vote)
            try await WatchNotices.run(town.world)
        }
        #expect(try await town.database.read { try WatchNoticeStore.waiting(edition, $0) } == 2)
        let fields = ["kind": "network", "key": "abcdef0123", "finding": "Un atelier de vote à la bibliothèque"]
        #expect(await town.post(Self.watch + "/regarder", fields, as: vote.officer).status == 303)
        #expect(try await town.database.read { try WatchNoticeStore.waiting(edition, $0) } == 0)
        #expect(await town.post(Self.watch + "/regarder", fields, as: vote.officer).status == 409)
    }

    @Test(arguments: Backend.all) func `a night that busy days have hidden waits until somebody has written what she found`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition, night = Town.noon - .hours(9)
        func cast(_ votes: Int, at hour: Instant, _ name: String) async throws {
            try await town.database.write { db in
                for rank in 0..<votes { try WatchStore.note(WatchMarks(network: "\(name) \(rank)", device: "", domain: ""), in: edition, at: hour, db) }
            }
        }
        for hour in 1...3 { try await cast(2, at: Town.noon - .hours(hour), "early \(hour)") }
        try await cast(WatchAlert.votesOfNight + 4, at: night, "night")
        try await WatchNotices.run(town.world)
        #expect(try await vote.count("select count(*) from watch_notices where kind = 'night'") == 1)
        try await cast(200, at: Town.noon, "day")
        #expect(try await town.database.read { try WatchStore.alerts(edition, $0) } == [], "the days hide it")
        let page = await town.get(Self.watch, as: vote.officer).text
        #expect(page.contains("Pic de votes la nuit") && page.contains("J’ai regardé"))
        let fields = ["kind": "night", "key": String(night.milliseconds), "finding": "Une nuit de fête au foyer"]
        #expect(await town.post(Self.watch + "/regarder", fields.merging(["finding": "Rien"]) { $1 }, as: vote.officer).status == 422)
        #expect(await town.post(Self.watch + "/regarder", fields, as: vote.officer).status == 303)
        #expect(await town.get(Self.watch, as: vote.officer).text.contains("Une nuit de fête au foyer"))
        #expect(await town.post(Self.watch + "/regarder", fields, as: vote.officer).status == 409)
        #expect(try await town.database.read { try WatchNoticeStore.waiting(edition, $0) } == 0)
    }

    @Test(arguments: Backend.all) func `the mark goes at the close, what was found with the register`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        try await burst(WatchAlert.votesOfNetwork, vote)
        try await WatchNotices.run(town.world)
        town.set(now: VoteTown.closes + .seconds(15))
        try await VotePassages.run(town.world)
        #expect(try await vote.count("select count(*) from watch_notices") == 1)
        #expect(try await vote.count("select count(*) from watch_notices where mark = 'abcdef0123'") == 0)
        #expect(await town.post(Self.watch + "/regarder", ["kind": "network", "key": "abcdef0123", "finding": "Un atelier de vote"], as: vote.officer).status == 404)
        // Nobody had looked before the close: it waits still, without its mark.
        #expect(await town.get("/bureau", as: vote.officer).text.contains("Rapprochements à regarder"))
        let page = await town.get(Self.watch, as: vote.officer)
        #expect(page.text.contains("J’ai regardé") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let key = try await vote.count("select id from watch_notices")
        #expect(await town.post(Self.watch + "/regarder", ["kind": "network", "key": "\(key)", "finding": "Un atelier de vote"], as: vote.officer).status == 303)
        #expect(await town.get(Self.watch, as: vote.officer).text.contains("Un atelier de vote"))
        #expect(await town.get("/bureau", as: vote.officer).text.contains("Rapprochements à regarder") == false)
        _ = try await town.database.write { try RegisterStore.forgetVoters(edition, $0) }
        #expect(try await vote.count("select count(*) from watch_notices") == 0)
    }
}
