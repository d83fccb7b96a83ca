import Database
import Pabulib
import Platform
import Tally
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// From the close to the public page.
@Suite struct `Results` {
    static let desk = "/bureau/editions/2026/resultats"

    private func voted(_ backend: Backend) async throws -> VoteTown {
        let vote = try await VoteTown(backend)
        for (rank, choices) in [[1], [1], [2, 3], [3], [3]].enumerated() {
            let person = try await vote.town.person("Voter\(rank)")
            var fields = ["act": ["cast"], "link": ["lives"], "honour": ["1"], "choice": [String]()]
            for number in choices { fields["choice"]!.append(try await vote.choice(number)) }
            #expect(await vote.town.post(VoteTown.ballot, lists: fields, as: person).status == 303)
        }
        return vote
    }

    @Test(arguments: Backend.all) func `nothing is counted before the close and nothing is public before the hour`(_ backend: Backend) async throws {
        let vote = try await voted(backend)
        let (town, officer) = (vote.town, vote.officer)
        let publicPages = ["/editions/2026/resultats", "/editions/2026/resultats.csv", "/editions/2026/bulletins.pb", "/editions/2026/proces-verbal.json", "/editions/2026/resultats.zip"]
        #expect(await town.post(Self.desk + "/depouiller", as: officer).status == 409)
        for page in publicPages { #expect(await town.get(page, as: officer).status == 409) }
        await #expect(throws: Refusal.self) { try await town.database.read { try PabulibExport.run("2026", at: Town.noon, $0) } }

        town.set(now: VoteTown.closes + .minutes(1))
        let resident = try await town.person("Karim")
        #expect(await town.post(Self.desk + "/depouiller", as: resident).status == 403)
        #expect(await town.get(Self.desk, as: resident).status == 403)
        #expect(await town.post(Self.desk + "/depouiller", as: officer).status == 303)
        let preview = await town.get(Self.desk, as: officer)
        #expect(preview.status == 200 && preview.text.contains("sous embargo"))
        #expect(WellFormed.faults(inDocument: Array(preview.text.utf8)) == [])

        // The embargo alone does not open the page: the letters come first.
        #expect(await town.post(Self.desk + "/proclamation", ["embargo": "2026-11-22T18:00"], as: officer).status == 303)
        for page in publicPages { #expect(await town.get(page).status == 409) }
        #expect(await town.post(Self.desk + "/prevenir", as: officer).status == 303)
        #expect(await town.post(Self.desk + "/prevenir", as: officer).status == 409)
        #expect(try await vote.count("select count(*) from letters where kind = 'necessary' and subject like '%Projet%'") == 3)
        for page in publicPages { #expect(await town.get(page).status == 409) }
        #expect(try await vote.count("select count(*) from proposals where status in ('winner', 'not-winner')") == 0)

        town.set(now: Instant(localInput: "2026-11-22T18:00")!)
        for page in publicPages { #expect(await town.get(page).status == 200) }
        let results = await town.get("/editions/2026/resultats")
        #expect(WellFormed.faults(inDocument: Array(results.text.utf8)) == [])
        try await ResultsRelease.run(town.world)
        try await ResultsRelease.run(town.world)
        #expect(try await vote.count("select count(*) from proposals where status = 'winner'") == 1)
        #expect(try await vote.count("select count(*) from journal where act = 'results.publish'") == 1)
        #expect(await town.get("/editions/2026/propositions/3/suivi").text.contains("Lauréat avec 3 voix"))
        #expect(await town.get("/editions/2026/propositions/1/suivi").text.contains("Il lui a manqué"), "the reason of the results page")
        // The digest of the archive stands on the page and in the public line of the journal.
        let edition = vote.edition
        let digest = try await town.database.read { db in
            try ResultsArchive.digest(try EditionStore.edition(edition, db), try #require(try ResultsStore.count(edition, db)), db)
        }
        #expect(await town.get("/editions/2026/resultats?apres").text.contains(digest))
        #expect(try await vote.count("select count(*) from journal where act = 'results.publish' and reason like '%\(raw: digest)%'") == 1)
        // Once announced, the count does not change.
        #expect(await town.post(Self.desk + "/depouiller", ["reason": "Une erreur de saisie"], as: officer).status == 409)
    }

    @Test func `a second count supersedes the first with its reason`() async throws {
        let vote = try await voted(.sqlite)
        vote.town.set(now: VoteTown.closes)
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 422)
        #expect(await vote.town.post(Self.desk + "/depouiller", ["reason": "Vérification demandée"], as: vote.officer).status == 303)
        #expect(try await vote.count("select count(*) from counts") == 2)
        #expect(try await vote.count("select count(*) from counts where superseded_at is null") == 1)
    }

    @Test func `the file that is published gives the same winners by the command that is published`() async throws {
        let vote = try await voted(.sqlite)
        let edition = vote.edition
        vote.town.set(now: VoteTown.closes)
        #expect(await vote.town.post(Self.desk + "/depouiller", as: vote.officer).status == 303)
        let (bytes, count) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (try PabulibExport.file(try EditionStore.edition(edition, db), count, db), count)
        }
        let file = try PabulibFile(reading: bytes)
        #expect(file.profile.voters == 5)
        let again = try count.record.rule.allocation.allocate(file.instance, file.profile)
        #expect(again.winners.map { file.instance.projects[$0].id } == count.record.winners.map(String.init))
        #expect(count.record.winners == [3])
        #expect(count.record.rule.command(file: "2026.pb")
            == "parvis count 2026.pb --rule greedy --utility cost --ranking total --not-fitting skip --ties cost-asc,id-number")
    }

    @Test func `small cells are hidden, and a second one that would give the first away`() {
        let cells = Turnout.masked(["a": 4, "b": 25, "c": 300])
        #expect(cells.map(\.voters) == [nil, nil, 300])
        #expect(Turnout.masked(["a": 4, "b": 5, "c": 300]).map(\.voters) == [nil, nil, 300])
        #expect(Turnout.masked(["a": 10, "b": 25]).map(\.voters) == [10, 25])
    }
}
