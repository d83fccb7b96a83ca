import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// Co-construction workshops, through the door, on both databases.
@Suite struct `Workshops with those who carry proposals` {
    private static let study = FeasibilityTown.link + "/1"

    @Test(arguments: Backend.all) func `the people of near proposals are called, everyone reads what came of it`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town
        let ben = try await town.person("Ben"), fan = try await town.person("Fanny"), (second, now) = (site.proposals[1], town.now)
        try await town.database.write { db in
            try db.run("update proposals set author_id = \(ben.account) where id = \(second)")
            try db.run("update proposals set longitude = 4.85, latitude = 45.75 where number < 3")
            try db.run("insert into follows (account_id, subject, subject_id, since) values (\(fan.account), 'proposal', \(second), \(now))")
        }
        let fields = [
            "title": ["La place à plusieurs"], "place": ["Maison des associations, de plain-pied"], "held_at": ["2026-11-25T18:00"],
            "words": ["Où planter, et qui arrose."], "proposal": ["\(second)", "999"],
        ]
        func plan(_ changes: [String: [String]] = [:], as person: Town.Person) async -> Int {
            await town.post(Self.study + "/atelier", lists: fields.merging(changes) { $1 }, as: person).status
        }
        #expect(await plan(as: site.ana) == 403)
        #expect(await plan(as: site.paul) == 403)
        #expect(await plan(["held_at": ["2026-11-20T18:00"]], as: site.omar) == 422)
        #expect(await plan(["place": [""]], as: site.omar) == 422)
        #expect(await plan(["numbers": ["3, 99"]], as: site.omar) == 422, "nobody knows 99")
        let form = await town.get(Self.study + "/atelier", as: site.omar)
        #expect(form.text.contains("Des arbres 2") && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await plan(["numbers": ["1, 2 et 3"]], as: site.omar) == 303)
        #expect(try await site.letters(to: site.ana).last?.hasPrefix("Atelier du 25\u{A0}novembre 2026") == true)
        #expect(try await site.letters(to: ben).last?.hasPrefix("Atelier du 25\u{A0}novembre 2026") == true, "of the near proposal")
        #expect(try await site.letters(to: fan).last?.contains("un atelier le") == true, "she follows it")
        let address = Self.study + "/ateliers/1", outcome = ["outcome": "Les deux projets se font ensemble, l’association arrose."]
        #expect(await town.post(address, outcome, as: site.omar).status == 409, "not held yet")
        #expect(await town.get("/editions/2026/propositions/2").text.contains("Maison des associations"), "everyone may know of it")
        town.pass(.days(4))
        #expect(await town.post(FeasibilityTown.link + "/4/ateliers/1", outcome, as: site.omar).status == 404, "of another proposal")
        #expect(await town.post(address, outcome, as: site.ana).status == 403)
        #expect(await town.post(address, ["outcome": "Bien."], as: site.omar).status == 422)
        #expect(await town.post(address, outcome, as: site.omar).status == 303)
        #expect(await town.post(address, outcome, as: site.omar).status == 409)
        for number in 1...3 { #expect(await town.get("/editions/2026/propositions/\(number)/suivi").text.contains("l’association arrose"), "\(number)") }
        #expect(try await site.letters(to: fan).last?.contains("sorti de l’atelier") == true)
        let page = await town.get(address, as: site.omar)
        #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }
}
