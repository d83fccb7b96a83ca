import Database
import L10n
import Pabulib
import Storage
import Tally
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Whatever rule the officers choose, the box is counted by it, the page says why, and the published archive agrees.
@Suite struct `Every rule of a rulebook` {
    typealias Choice = AllocationRuleChoice

    /// Projects of 30, 60 and 90 thousand; 110 thousand to spend.
    private func counted(
        _ backend: Backend, _ kind: BallotRule.Kind, _ ballots: [String], onPaper: [String] = [], _ change: (inout Choice) -> Void
    ) async throws -> (record: CountRecord, archive: [UInt8], page: String) {
        var choice = Choice()
        choice.notFitting = .skip
        change(&choice)
        let allocation = choice
        let vote = try await VoteTown(backend, BallotRule(kind: kind)) {
            ($0.allocation, $0.envelopes[0].amount) = (allocation, Euros(110_000))
        }
        let edition = vote.edition
        try await vote.town.database.write { db in
            let ids = Dictionary(uniqueKeysWithValues: try ProjectStore.projects(edition, db).map { ($0.number, $0.id.number) })
            let lines = (ballots + onPaper).enumerated().map { place, ballot in
                let choices = ballot.split(separator: ",").map { part in
                    let pair = part.split(separator: ":").map(String.init)
                    return ([String(ids[Int(pair[0])!]!)] + pair.dropFirst()).joined(separator: ":")
                }
                return (id: "ballot-\(place)", choices: choices.joined(separator: ","), times: 1)
            }
            try BallotBoxStore.drop(lines, edition, db)
            for (place, line) in lines.enumerated() {
                try db.run("update ballots set channel = \(place < ballots.count ? "web" : "paper") where id = \(line.id) and edition_id = \(edition)")
            }
            for _ in ballots + onPaper {
                let account = try db.insert("insert into accounts (display_name, created_at) values ('Votante', 0) returning id")
                try db.run("insert into check_offs (edition_id, account_id, at, channel) values (\(edition), \(account), 0, 'web')")
            }
        }
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        let page = await vote.town.get("/bureau/editions/2026/resultats", as: vote.officer).text
        let (archive, record) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (try ResultsArchive.bytes(try EditionStore.edition(edition, db), count, db), count.record)
        }
        return (record, archive, page)
    }

    /// Two chose 1, three chose 3 of whom one chose 2 too.
    private static let approvals = ["1", "1", "2,3", "3", "3"]

    @Test(arguments: Backend.all, [
        (.votes, [3], "classés par nombre de voix"), (.votesPerCost, [1, 2], "pour un euro"), (.equalShares, [1, 2], "la même part"), (.boundedOverspending, [3], "qu’en partie"),
        (.phragmen, [1], "au même rythme"), (.maxUtility, [3], "chacune comptant pour le coût"),
    ] as [(Choice.Order, [Int], String)])
    func `approvals are counted by the rule of the rulebook`(_ backend: Backend, _ expected: (order: Choice.Order, winners: [Int], words: String)) async throws {
        let (record, archive, page) = try await counted(backend, .approval, Self.approvals) { $0.order = expected.order }
        #expect(record.winners == expected.winners, "\(expected.order)")
        #expect(page.contains(expected.words), "\(expected.order)")
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        #expect(try ResultsArchive.verify(archive).isRight)
        let files = try ZipArchive.files(archive, limit: 1 << 20)
        let file = try PabulibFile(reading: try #require(files.first { $0.name == "bulletins.pb" }).bytes)
        #expect(try record.rule.allocation.allocate(file.instance, file.profile).winners.map { file.instance.projects[$0].id } == record.winners.map(String.init))
    }

    @Test(arguments: [(.votes, [3]), (.votesPerCost, [1, 2]), (.equalShares, [1, 2]), (.maxUtility, [3]), (.majorityJudgment, [1, 2])] as [(Choice.Order, [Int])])
    func `points are counted by the rule of the rulebook`(_ order: Choice.Order, _ winners: [Int]) async throws {
        let (record, archive, page) = try await counted(.sqlite, .points, ["1:3,3:1", "1:2,2:1", "3:9", "1:1,2:2"]) { ($0.order, $0.comparesRules) = (order, true) }
        #expect(Set(record.winners) == Set(winners), "\(order): \(record.winners)")
        #expect(try ResultsArchive.verify(archive).isRight)
        #expect(page.contains("Les points effectifs, tour après tour") == (order == .equalShares))
        #expect(page.contains("Par nombre de points pour un euro") == (order != .votesPerCost), "the published rule does not stand beside itself")
        #expect(page.contains("Par nombre de points, en passant") || order == .votes)
        #expect(!page.contains("Par nombre de voix pour un euro") && !page.contains("Par nombre de voix, en"), "other rules too count points")
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `rankings are counted by eliminations where the rulebook says so`(_ backend: Backend) async throws {
        let ranked = ["1", "1", "1", "2,3", "2,3", "3,2", "3,2"]
        let (record, archive, page) = try await counted(backend, .ranking, ranked) { ($0.order, $0.comparesRules) = (.instantRunoff, true) }
        #expect(record.winners == [2, 1], "3, dearer than 2 and tied with it, goes first: its ballots make 2 the first")
        #expect(record.lines.map(\.rank) == [2, 1, 3], "by eliminations: 2 and 3 are on as many ballots")
        #expect(page.contains("leur choix suivant") && !page.contains("Éliminations successives"), "the published rule does not stand beside itself")
        #expect(page.contains("Lauréat avec 4 bulletins qui le citent") && !page.contains("Lauréat avec 4\u{A0}voix"), "what it had when put aside is another number")
        #expect(page.contains("Mis de côté d’abord"), "2 and 3 were first on two ballots each")
        #expect(try ResultsArchive.verify(archive).isRight)
        let file = try PabulibFile(reading: try #require(try ZipArchive.files(archive, limit: 1 << 20).first { $0.name == "bulletins.pb" }).bytes)
        let again = try PabulibImport(file, name: "bulletins.pb", digest: "r", options: .init()).rule()
        #expect(again.method == "instant-runoff" && file[meta: "rule"] == "instant-runoff")
        #expect(try again.allocation.allocate(file.instance, file.profile).winners.map { file.instance.projects[$0].id } == ["2", "1"], "read back, the rule is the same")
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
    }

    @Test func `finer settings decide: part funding, a share of the ballots, how equal shares end, what comes first between equals`() async throws {
        let part = try await counted(.sqlite, .approval, Self.approvals) { $0.notFitting = .partial }
        #expect(part.record.winners == [3, 1] && part.record.left == .zero && part.page.contains("pour la partie que"))
        let percent = try await counted(.sqlite, .approval, Self.approvals) { ($0.order, $0.minimumPercent) = (.votesPerCost, 41) }
        #expect(percent.record.winners == [3] && percent.record.rule.options.contains("--min-percent"))
        for (completion, winners) in [(.none, [1]), (.greedy, [1, 2]), (.add1, [1]), (.add1u, [1, 2]), (.exhaustive, [1, 2])] as [(Choice.Remainder, [Int])] {
            let ended = try await counted(.sqlite, .approval, Self.approvals) { ($0.order, $0.completion) = (.equalShares, completion) }
            #expect(ended.record.winners == winners, "\(completion): \(ended.record.winners)")
            #expect(try ResultsArchive.verify(ended.archive).isRight)
        }
        let compared = try await counted(.sqlite, .approval, Self.approvals) { ($0.order, $0.yieldsToVotes) = (.equalShares, true) }
        #expect(compared.record.winners == [3] && compared.record.rule.completions == ["add1u", "comparison"], "three of five prefer project 3")
        let tied = try await counted(.sqlite, .approval, ["1", "2"]) { ($0.ties, $0.tieTheme) = ([.moreVotes, .theme, .higherCost, .lowerNumber], "Nature") }
        #expect(tied.record.rule.ties == ["votes", "category:Nature", "cost-desc", "id-number"] && tied.record.winners.first == 2)
    }

    @Test(arguments: Backend.all) func `between equals the way people voted decides, told by the published file, unless it would show a few`(_ backend: Backend) async throws {
        let ten = [String](repeating: "1", count: 10), others = [String](repeating: "2", count: 10)
        for (tie, winner) in [(.paperVotes, 2), (.onlineVotes, 1)] as [(Choice.Tie, Int)] {
            let (record, archive, _) = try await counted(backend, .approval, ten, onPaper: others) { ($0.ties, $0.notFitting) = ([tie, .lowerNumber], .stop) }
            #expect(record.winners.first == winner && record.ties.first?.by == tie.rawValue, "\(tie): \(record.winners)")
            #expect(try ResultsArchive.verify(archive).isRight)
            let file = try PabulibFile(reading: try #require(try ZipArchive.files(archive, limit: 1 << 20).first { $0.name == "bulletins.pb" }).bytes)
            #expect(file.profile.breakdowns["voting_method"]?.voters == ["internet": 10, "paper": 10])
        }
        let few = try await counted(backend, .approval, ten, onPaper: Array(others.dropLast()) + ["1"]) { $0.ties = [.paperVotes, .lowerNumber] }
        #expect(few.record.rule.ties == ["channel:paper", "id-number"], "ten voted each way")
        let fewer = try await counted(backend, .approval, ten, onPaper: Array(others.dropLast())) { $0.ties = [.paperVotes, .lowerNumber] }
        #expect(fewer.record.rule.ties == ["id-number"], "nine on paper would be known by their ballots")
        let alone = try await counted(backend, .approval, ten, onPaper: Array(others.dropLast())) { $0.ties = [.paperVotes] }
        #expect(alone.record.rule.ties == ["id-number"], "a rule is published whatever is left out")
        let text = String(decoding: try #require(try ZipArchive.files(fewer.archive, limit: 1 << 20).first { $0.name == "bulletins.pb" }).bytes, as: UTF8.self)
        let says = text.contains("voting_method")
        #expect(!says)
    }

    @Test func `a rule that cannot count such ballots is refused with a sentence`() {
        func faults(_ kind: BallotRule.Kind, _ order: Choice.Order) -> [RulebookFault] {
            RulebookCheck.faults(`Words of the rulebook`.book { ($0.ballot.kind, $0.allocation.order) = (kind, order) }, territories: ["ville", "q1"])
        }
        #expect(faults(.points, .phragmen).map(\.section) == [.allocation] && faults(.approval, .majorityJudgment).map(\.section) == [.allocation])
        #expect(faults(.approval, .instantRunoff).map(\.section) == [.allocation] && faults(.ranking, .instantRunoff).isEmpty)
        #expect(faults(.approval, .phragmen).isEmpty && faults(.points, .majorityJudgment).isEmpty && faults(.knapsack, .maxUtility).isEmpty)
        let theme = RulebookCheck.faults(`Words of the rulebook`.book { ($0.allocation.ties, $0.allocation.tieTheme) = ([.theme, .lowerNumber], "Mer") }, territories: ["ville", "q1"])
        #expect(theme.map(\.section) == [.allocation])
    }

    @Test func `every rule, completion and tie has its words, and each its own`() {
        func said(_ kind: BallotRule.Kind = .approval, _ change: (inout Choice) -> Void) -> String {
            RulebookText(book: `Words of the rulebook`.book { $0.ballot.kind = kind; change(&$0.allocation) }, t: Texts(.french), territories: [:]).allocation.joined(separator: " ")
        }
        #expect(Set(Choice.Order.allCases.map { order in said { $0.order = order } }).count == Choice.Order.allCases.count)
        #expect(Set(Choice.Remainder.allCases.map { completion in said { ($0.order, $0.completion) = (.equalShares, completion) } }).count == Choice.Remainder.allCases.count)
        #expect(Set(Choice.NotFitting.allCases.map { notFitting in said { $0.notFitting = notFitting } }).count == Choice.NotFitting.allCases.count)
        #expect(Set(Choice.Tie.allCases.map { tie in said { $0.ties = [tie] } }).count == Choice.Tie.allCases.count)
        #expect(said { ($0.order, $0.worth) = (.equalShares, .cardinality) }.contains("pour un projet de plus"))
        #expect(said(.points) { $0.order = .equalShares }.contains("pour un point"))
        #expect(said(.points) { $0.order = .votesPerCost }.contains("nombre de points pour un euro"))
        #expect(said { $0.minimumPercent = 5 }.contains("au moins 5\u{A0}% des bulletins"))
    }
}
