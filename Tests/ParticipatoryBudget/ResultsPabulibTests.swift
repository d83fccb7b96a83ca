import Database
import FoundationEssentials
import Pabulib
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Real elections, imported: the figures that the cities' ballots give.
@Suite struct `Pabulib import` {
    static let folder = "/work/shared/data/pabulib"
    static let hasFiles = (try? Data(contentsOf: URL(filePath: "\(folder)/France_Toulouse_2022.pb"))) != nil

    private func file(_ name: String) throws -> PabulibFile {
        try PabulibFile(reading: Array(try Data(contentsOf: URL(filePath: "\(Self.folder)/\(name)"))), lenient: true)
    }

    private func imported(_ name: String, _ backend: Backend = .sqlite, _ options: PabulibImport.Options = .init()) async throws -> (Town, PabulibImport.Report, CountRecord) {
        let town = try await Town(TestDatabases.fresh(backend))
        let work = try PabulibImport(try file(name), name: name, digest: "a", options: options)
        let report = try await town.database.write { try work.run(town.world, $0) }
        let record = try await town.database.read { db in
            try ResultsStore.count(try EditionStore.edition(String(report.link.dropFirst("/editions/".count)), for: .visitor, db).id, db)!.record
        }
        return (town, report, record)
    }

    @Test(.enabled(if: hasFiles), arguments: [("skip", nil, 81, 480), ("stop", nil, 78, 57_000), ("stop", 300_000, 83, nil), ("skip", 300_000, 118, nil)] as [(String, Int?, Int, Int?)])
    func `Toulouse 2022 gives its known winners`(_ notFitting: String, _ each: Int?, _ winners: Int, _ left: Int?) async throws {
        var options = PabulibImport.Options()
        options.notFitting = .init(rawValue: notFitting)
        options.territoryEnvelopeEach = each.map { Euros($0) }
        let (_, report, record) = try await imported("France_Toulouse_2022.pb", .sqlite, options)
        #expect(report.winners == winners && report.ballots == 4532)
        if let left { #expect(record.left == Euros(left)) }
    }

    @Test(.enabled(if: hasFiles), arguments: Backend.all) func `a file twice is refused; its page and its export stand`(_ backend: Backend) async throws {
        let (town, report, record) = try await imported("France_Toulouse_2022.pb", backend)
        let again = try PabulibImport(try file("France_Toulouse_2022.pb"), name: "x", digest: "a", options: .init())
        await #expect(throws: Refusal.self) { try await town.database.write { _ = try again.run(town.world, $0) } }
        for address in [report.link + "/resultats", report.link + "/projets", report.link + "/projets?vue=carte", report.link + "/projets/imprimer"] {
            let page = await town.get(address)
            #expect(page.status == 200, "\(address)")
            #expect(WellFormed.faults(inDocument: Array(page.text.utf8)).prefix(3) == [], "\(address)")
        }
        let slug = String(report.link.dropFirst("/editions/".count))
        let export = try await town.database.read { try PabulibExport.run(slug, at: Town.noon, $0) }
        let read = try PabulibFile(reading: export.bytes)
        #expect(read.profile.voters == 4532)
        let winners = try record.rule.allocation.allocate(read.instance, read.profile).winners.map { read.instance.projects[$0].id }
        #expect(winners == record.winners.map(String.init))
    }

    @Test(.enabled(if: hasFiles)) func `the votes that were missing are the fewest that would have sufficed`() async throws {
        let (_, _, record) = try await imported("France_Toulouse_2022.pb")
        let losers = record.lines.filter { !$0.isWinner }
        #expect(losers.count == 118)
        // Each was verified by counting again; hardly any project has no plain answer.
        #expect(losers.filter { $0.missingVotes == nil }.count < 12)
        #expect(record.lines.filter(\.isWinner).allSatisfy { $0.missingVotes == nil })
    }

    @Test(.enabled(if: hasFiles), arguments: ["Poland_Krakow_2019.pb", "France_Toulouse_2019.pb", "Poland_Lodz_2022.pb", "Poland_Wroclaw_2015_150_-_500.pb"])
    func `every kind of vote imports`(_ name: String) async throws {
        let (_, report, _) = try await imported(name)
        #expect(report.winners > 0)
    }
}
