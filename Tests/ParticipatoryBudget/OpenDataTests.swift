import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The public files follow one convention and none is there before its hour.
@Suite struct `Open data` {
    private func isPlain(_ name: String) -> Bool { name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F } }

    @Test func `columns have plain names, once each, and a meaning`() {
        for file in PublicFile.allCases {
            let names = file.columns.map(\.name)
            #expect(Set(names).count == names.count && names.allSatisfy(isPlain), "\(file): \(names)")
            #expect(file.format != "CSV" || !names.isEmpty)
        }
    }

    @Test(arguments: Backend.all) func `the page names a file when it is public, and each file has the columns it says`(backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town, edition = vote.edition
        func files() async throws -> [PublicFile] {
            let text = await town.get("/donnees-ouvertes?\(town.now.milliseconds)").text
            #expect(WellFormed.faults(inDocument: Array(text.utf8)) == [])
            return PublicFile.allCases.filter { text.contains("/editions/2026/\($0.path(Edition(id: edition, slug: "2026", title: "", summary: "", publishedAt: nil, importedFrom: "", calendar: Calendar())).split(separator: "/").last!)\"") }
        }
        #expect(try await files() == [.proposals, .projects])
        town.set(now: VoteTown.closes + .minutes(1))
        #expect(await town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        #expect(await town.post("/bureau/editions/2026/resultats/proclamation", ["embargo": "2026-11-22T18:00"], as: vote.officer).status == 303)
        #expect(await town.post("/bureau/editions/2026/resultats/prevenir", as: vote.officer).status == 303)
        #expect(try await files() == [.proposals, .projects], "counted, under embargo")
        town.set(now: Instant(localInput: "2026-11-22T18:00")!)
        let now = town.now
        #expect(try await files() == [.proposals, .projects, .results, .ballots, .record, .archive])
        try await town.database.write { db in
            let project = try db.value("select id from projects where number = 1", as: Int.self)
            let work = try db.insert("insert into works (project_id, budget, stage, opened_at, updated_at) values (\(project), 125050, 'works', \(now), \(now)) returning id")
            try db.run("insert into milestones (work_id, title, stage, promised_at, planned_at) values (\(work), 'Les plans', 'works', \(now), \(now))")
        }
        #expect(try await files() == PublicFile.allCases)
        for file in PublicFile.allCases where file.format == "CSV" {
            for prefix in ["", "/en"] {
                let address = prefix + "/editions/2026/" + String(file.path(try await town.database.read { try EditionStore.edition(edition, $0) }).split(separator: "/").last!)
                let answer = await town.get(address)
                let lines = try CSV.read(Array(answer.text.utf8)).map(\.cells)
                #expect(answer.status == 200 && lines.count > 1 && lines[0] == file.columns.map(\.name), "\(address): \(lines.first ?? [])")
                #expect(lines.allSatisfy { $0.count == file.columns.count })
            }
        }
        let works = await town.get("/editions/2026/realisations.csv").text
        #expect(works.contains(";1250.50;0;"), "a dot, no needless decimals")
    }
}
