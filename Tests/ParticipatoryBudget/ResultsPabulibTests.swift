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

    @Test(.enabled(if: hasFiles)) func `a vote of Poznań gives the city's winners, the one that its reserve completed too`() async throws {
        let (town, report, record) = try await imported("Poland_Poznan_2023_11_-_Fabianowo-Kotowo_Gorczyn_Junikowo_Kwiatowe_Lawica.pb")
        #expect(report.winners == 3 && report.announced?.found == 3 && report.announced?.of == 3)
        #expect(record.rule.options.contains("--reserve-percent") && record.left >= .zero)
        #expect(record.lines.count { $0.fate?.isByReserve == true } == 1)
        let page = await town.get(report.link + "/resultats").text
        let says = page.contains("une réserve hors budget a donné")
        #expect(says && WellFormed.faults(inDocument: Array(page.utf8)).prefix(3) == [])
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

    /// One election of each kind: imported, counted, published, read again.
    @Test(arguments: [
        ("approval", "", ["1,2", "2", "3", ""]), ("choose-1", "", ["1", "2", "2", "3"]), ("cumulative", "points", ["1,2", "2", "3", ""]),
        ("scoring", "points", ["3,1", "2", "1,2,3", ""]), ("ordinal", "", ["2,1", "3,2,1", "2,3", "1"]), ("ordinal", "points", ["2,1", "3,2,1", "2,3", "1"]),
    ], Backend.all)
    func `what is imported and published again is the same election`(_ vote: (kind: String, points: String, ballots: [String]), _ backend: Backend) async throws {
        let rows = vote.ballots.enumerated().map { voter, ballot in
            let points = ballot.split(separator: ",").enumerated().map { "\(5 - $0.offset)" }.joined(separator: ",")
            return "v\(voter);\(ballot);\(voter < 2 ? "Nord" : "Sud")" + (vote.points.isEmpty ? "" : ";\(points)")
        }
        let text = """
            META
            key;value
            instance;essai
            budget;100
            vote_type;\(vote.kind)
            PROJECTS
            project_id;cost;name
            1;40;Bancs
            2;50;Pistes
            3;60;Préau
            VOTES
            voter_id;vote;district\(vote.points.isEmpty ? "" : ";points")
            \(rows.joined(separator: "\n"))

            """
        let file = try PabulibFile(reading: Array(text.utf8), keepVotes: true)
        let town = try await Town(TestDatabases.fresh(backend))
        let work = try PabulibImport(file, name: "essai.pb", digest: "e", options: .init())
        let report = try await town.database.write { try work.run(town.world, $0) }
        let slug = String(report.link.dropFirst("/editions/".count))
        let export = try await town.database.read { try PabulibExport.run(slug, at: Town.noon, $0) }
        let again = try PabulibFile(reading: export.bytes, keepVotes: true)
        #expect(again.instance.projects.map(\.id) == ["1", "2", "3"] && again.instance.projects.map(\.cost) == [40, 50, 60] && again.instance.budget == 100)
        // The order of choices says something in a ranking alone.
        let told = { (file: PabulibFile) in
            file.votes.map { vote in
                let choices = vote.ballot.choices.enumerated().map { "\($0.element):\(vote.ballot.points?[$0.offset] ?? 0)" }
                return (file.profile.kind == .ordinal ? choices : choices.sorted()).joined(separator: " ")
            }.sorted()
        }
        #expect(again.profile.kind == file.profile.kind && told(again) == told(file))
        let rule = try work.rule().allocation
        #expect(try rule.allocate(again.instance, again.profile).winners == rule.allocate(file.instance, file.profile).winners)
        let page = await town.get(report.link + "/resultats").text
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }

    @Test(arguments: [(60, "stop"), (0, "skip")]) func `a reserve is told by our files and read back`(_ percent: Int, _ notFitting: String) throws {
        var rule = CountRule()
        (rule.reservePercent, rule.notFitting) = (percent, notFitting)
        let meta = "budget;100\nvote_type;approval\nrule;\(rule.nameInFiles)\ncomment;\(rule.command(file: "x.pb"))\n"
        let text = "META\nkey;value\n\(meta)PROJECTS\nproject_id;cost;name\n1;40;Bancs\nVOTES\nvoter_id;vote\nv;1\n"
        let read = try PabulibImport(try PabulibFile(reading: Array(text.utf8)), name: "x.pb", digest: "x", options: .init()).rule()
        #expect(rule.nameInFiles == "greedy-custom" && read.reservePercent == percent && read.notFitting == notFitting)
    }

    @Test func `where the supporters of each project live is told when the ballots say it, ten at least`() async throws {
        let rows = (0..<60).map { "v\($0);\($0 < 50 ? "1" : "1,2");\($0 < 30 ? "Nord" : $0 < 47 ? "Sud" : $0 < 57 ? "Est" : "Ouest")" }
        let text = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;40;Bancs\n2;50;Pistes\nVOTES\nvoter_id;vote;district\n"
            + rows.joined(separator: "\n") + "\n"
        let town = try await Town(TestDatabases.fresh(.sqlite))
        let work = try PabulibImport(try PabulibFile(reading: Array(text.utf8)), name: "lieux.pb", digest: "l", options: .init())
        let report = try await town.database.write { try work.run(town.world, $0) }
        let page = await town.get(report.resultsLink).text
        #expect(page.contains("Nord\u{A0}: 30") && page.contains("Sud\u{A0}: 17"))
        // Three live in Ouest: with ten of Est left in sight they would be found by subtraction.
        #expect(!page.contains("Ouest\u{A0}: 3") && !page.contains("Est\u{A0}: 10"))
        let record = await town.get(report.link + "/proces-verbal.json").text
        #expect(record.contains(#""supporters":{"1":{"Nord":30,"Sud":17},"2":{}"#), "\(record.prefix(900))")
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
