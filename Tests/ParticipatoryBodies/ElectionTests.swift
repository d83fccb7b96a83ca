import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// Elections in plenary: who stands, who votes, what is counted, who proclaims.
@Suite struct `Elections in plenary` {
    private static let people = [1, 2, 3, 4].map { number in
        Election.Candidate(
            id: ID(number), account: AccountID(number), name: "P\(number)", gender: number % 2 == 0 ? .man : .woman, statement: "", at: Instant(milliseconds: 0))
    }

    private func count(_ votes: [Int], ballots: Int, blank: Int = 0) -> ElectionCount {
        ElectionCount(votes: Dictionary(uniqueKeysWithValues: votes.enumerated().map { (ID($0.offset + 1), $0.element) }), ballots: ballots, blank: blank)
    }

    private func ids(_ numbers: Int...) -> [ElectionCount.CandidateID] { numbers.map { ID($0) } }

    @Test func `the first turn asks for more than half of the votes expressed, the second for the most votes`() {
        let votes = count([6, 5, 3, 0], ballots: 12, blank: 2)
        #expect(votes.outcome(Self.people, places: 2, isLast: false).elected == ids(1), "five of ten is no majority")
        #expect(votes.outcome(Self.people, places: 2, isLast: true).elected == ids(1, 2))
        #expect(votes.outcome(Self.people, places: 4, isLast: true).elected == ids(1, 2, 3), "nobody is elected without a vote")
    }

    @Test func `equals for the last place wait for the lot`() {
        let votes = count([6, 4, 4, 1], ballots: 10)
        let equal = votes.outcome(Self.people, places: 2, isLast: true)
        #expect(equal.elected == ids(1) && equal.tied == ids(2, 3))
        #expect(votes.outcome(Self.people, places: 2, isLast: true, drawn: ids(3, 2)).elected == ids(1, 3))
        #expect(votes.outcome(Self.people, places: 3, isLast: true).elected == ids(1, 2, 3), "there is room for both")
    }

    @Test func `parity leaves the seats of the other half free`() {
        let votes = count([9, 4, 8, 3], ballots: 10)
        #expect(votes.outcome(Self.people, places: 2, isLast: true, most: [.woman: 1, .man: 1]).elected == ids(1, 2))
    }

    @Test func `who was elected in the first turn withdraws no more before the second`() {
        var election = Election(
            id: ID(1), college: nil, collegeName: nil, office: .secretary, places: 2, candidatesUntil: BodiesSamples.day(5), announcedAt: BodiesSamples.day(1), cancelledReason: "")
        election.rounds = [Election.Round(id: ID(1), number: 2, opensAt: BodiesSamples.day(12), closesAt: BodiesSamples.day(13))]
        election.candidates = [Election.Candidate(id: ID(1), account: AccountID(2), name: "P2", gender: .unsaid, statement: "", at: BodiesSamples.day(2))]
        var file = ElectionFile(standing: BodiesSamples.Person.member.standing(), election: election, electors: [])
        #expect(ElectionRules.mayWithdraw(file, at: BodiesSamples.day(10)) == nil)
        file.election.candidates[0].electedIn = 1
        #expect(ElectionRules.mayWithdraw(file, at: BodiesSamples.day(10)) != nil)
    }

    private func announced(_ site: BodiesTown, _ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let t = TextsOfTests.french, now = site.town.now
        let fields = [
            "target": "secretary", "places": "1", "candidates_until": t.dateTimeInput(now + .days(5)), "opens": t.dateTimeInput(now + .days(6)), "closes": t.dateTimeInput(now + .days(8)),
        ]
        return await site.town.post(BodiesTown.link + "/elections", fields.merging(changes) { $1 }, as: person ?? site.olga)
    }

    @Test(arguments: Backend.all) func `an office is filled by secret vote, on the platform and on paper, and proclaimed by another`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, words = ["statement": "Je prends des notes depuis dix ans.", "gender": "woman", "engaged": "1"]
        try await site.live()
        #expect(await announced(site, as: site.bob).status == 403)
        #expect(await announced(site, ["closes": "2026-01-01T10:00"]).status == 422)
        let election = try #require(await announced(site).location)
        #expect(try await site.letters(to: site.bob).last?.contains("une élection est annoncée") == true)
        #expect(await town.post(election + "/candidature", words, as: site.paul).status == 403, "not a member")
        #expect(await town.post(election + "/candidature", ["statement": "Moi", "gender": "man", "engaged": "1"], as: site.bob).status == 422)
        for person in [site.bob, site.zoe] { #expect(await town.post(election + "/candidature", words, as: person).status == 303) }
        #expect(await town.get(election).text.contains("Je prends des notes"))
        let candidates = try await town.database.read { db in try db.all("select id from election_candidates order by id") { $0.int() } }
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.ana).status == 409, "not open")
        town.pass(.days(6))
        #expect(await town.post(election + "/candidature", words, as: site.ana).status == 409, "too late to stand")
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.paul).status == 403)
        #expect(await town.post(election + "/vote", [:], as: site.ana).status == 422)
        #expect(await town.post(election + "/vote", lists: ["choice": candidates.map { "\($0)" }], as: site.ana).status == 422, "one place")
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[1])"], as: site.ana).status == 303)
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.ana).status == 409, "once")
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[1])"], as: site.zoe).status == 303)
        let bob = try await site.seat(of: site.bob)!.id
        #expect(await town.post(election + "/emargement", ["seat": "\(bob)"], as: site.zoe).status == 403)
        #expect(await town.post(election + "/emargement", ["seat": "\(bob)"], as: site.ana).status == 303)
        #expect(await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.bob).status == 409, "he voted on paper")
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 409, "the vote is open")
        #expect(!(await town.get(election, as: site.olga).text.contains("majorité :")), "no count before the close")
        town.pass(.days(2))
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 409, "the urn first")
        let urn = ["ballots": "1", "blank": "0", "votes-\(candidates[0])": "1"]
        #expect(await town.post(election + "/urne", urn.merging(["ballots": "2"]) { $1 }, as: site.ana).status == 422)
        #expect(await town.post(election + "/urne", urn, as: site.ana).status == 303)
        #expect(await town.post(election + "/proclamation", as: site.ana).status == 403, "she counted")
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 303)
        #expect(try await site.seat(of: site.zoe)?.office == .secretary)
        let page = await town.get(election).text
        #expect(page.contains("Élu·e") && page.contains("Exprimés"))
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 409, "once")
    }

    @Test(arguments: Backend.all) func `without a majority there is a second turn, and the lot between equals`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, t = TextsOfTests.french
        try await site.live()
        let election = try #require(await announced(site).location)
        for person in [site.bob, site.zoe] { await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: person) }
        let candidates = try await town.database.read { db in try db.all("select id from election_candidates order by id") { $0.int() } }
        town.pass(.days(6))
        await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.bob)
        await town.post(election + "/vote", ["choice": "\(candidates[1])"], as: site.zoe)
        town.pass(.days(2))
        let dates = ["opens": t.dateTimeInput(town.now + .hours(2)), "closes": t.dateTimeInput(town.now + .hours(6))]
        #expect(await town.post(election + "/proclamation", dates, as: site.olga).status == 303)
        #expect(try await site.seat(of: site.bob)?.office == Seat.Office.none)
        town.pass(.hours(3))
        await town.post(election + "/vote", ["choice": "\(candidates[0])"], as: site.bob)
        await town.post(election + "/vote", ["choice": "\(candidates[1])"], as: site.zoe)
        town.pass(.hours(4))
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 422, "they are equal")
        #expect(await town.post(election + "/proclamation", ["drawn": "\(candidates[1]) \(candidates[0])"], as: site.olga).status == 303)
        #expect(try await site.seat(of: site.zoe)?.office == .secretary)
    }

    @Test(arguments: Backend.all) func `a ballot lies where nothing tells who came when`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let election = try #require(await announced(site).location)
        await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: site.bob)
        town.pass(.days(6))
        for person in [site.zoe, site.ana, site.bob] { #expect(await town.post(election + "/vote", ["blank": "1"], as: person).status == 303) }
        let marks = try await town.database.read { db in try db.all("select mark from election_ballots") { $0.text() } }
        #expect(marks.count == 3 && marks == marks.sorted())
        let acts = try await town.database.read { db in try db.count("select count(*) from journal where act like 'election.vote%'") }
        #expect(acts == 0)
    }

    @Test(arguments: Backend.all) func `a candidate named twice on a ballot has one vote of it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let election = try #require(await announced(site, ["places": "3"]).location)
        for person in [site.bob, site.zoe] { await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: person) }
        let candidates = try await town.database.read { db in try db.all("select id from election_candidates order by id") { "\($0.int())" } }
        town.pass(.days(6))
        #expect(await town.post(election + "/vote", lists: ["choice": [candidates[0], candidates[0], candidates[0]]], as: site.ana).status == 303)
        #expect(try await town.database.read { db in try db.all("select choices from election_ballots") { $0.text() } } == [candidates[0]])
        // A box that was filled before this was checked is counted right too.
        let count = try await town.database.write { db in
            try db.run("update election_ballots set choices = \("\(candidates[0]) \(candidates[0])")")
            let found = try ElectionStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db)[0]
            return try ElectionStore.count(found.rounds[0], db)
        }
        #expect(count.votes.values.reduce(0, +) == 1)
    }

    @Test(arguments: Backend.all) func `whoever joins while the vote is open does not vote, nor votes again by a new seat`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let election = try #require(await announced(site).location)
        await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: site.bob)
        town.pass(.days(7))
        #expect(await town.post(election + "/vote", ["blank": "1"], as: site.zoe).status == 303)
        #expect(await town.post(BodiesTown.link + "/mon-siege/demission", as: site.zoe).status == 303)
        #expect(try await site.join(site.zoe).status == 303)
        #expect(try await site.join(site.paul).status == 303)
        for person in [site.zoe, site.paul] {
            let seat = try #require(try await site.seat(of: person))
            #expect(await town.post(election + "/vote", ["blank": "1"], as: person).status == 403)
            #expect(await town.post(election + "/emargement", ["seat": "\(seat.id)"], as: site.ana).status != 303)
        }
        #expect(try await town.database.read { db in try db.count("select count(*) from election_ballots") } == 1)
    }

    @Test(arguments: Backend.all) func `two elections never fill the same seats, and one whose seats are gone is given up`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let college = try await site.college("Habitantes")
        try await town.database.write { db in try db.run("update colleges set seats = 5, has_parity = false where id = \(college.id)") }
        let fields = ["target": "\(college.id)", "places": "2"]
        let election = try #require(await announced(site, fields).location)
        #expect(await announced(site, fields).status == 422, "one of this college runs")
        for person in [site.paul, site.olga] { await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: person) }
        let candidates = try await town.database.read { db in try db.all("select id from election_candidates order by id") { "\($0.int())" } }
        town.pass(.days(6))
        for person in [site.ana, site.bob, site.zoe] { #expect(await town.post(election + "/vote", lists: ["choice": candidates], as: person).status == 303) }
        town.pass(.days(2))
        #expect(await town.post(election + "/annulation", ["cancel_reason": "Le résultat ne plaît pas"], as: site.olga).status == 409)
        try await town.database.write { db in try db.run("update colleges set seats = 4 where id = \(college.id)") }
        #expect(await town.post(election + "/proclamation", as: site.olga).status == 409)
        #expect(await town.post(election + "/annulation", ["cancel_reason": "Un siège a été pourvu autrement"], as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `who leaves the site stands no more`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let election = try #require(await announced(site).location), now = town.now
        await town.post(election + "/candidature", ["statement": "Je suis disponible et curieux.", "gender": "man", "engaged": "1"], as: site.bob)
        try await town.database.write { db in try RecruitmentPersonalDataStore.erase(site.bob.account, now, db) }
        let found = try await town.database.read { db in try ElectionStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db)[0] }
        #expect(found.candidates.count == 1 && found.standing.isEmpty)
    }
}
