import Testing
@testable import Tally

/// Every key of the tie rule, and what the record says of ties.
struct TieTests {
    private func winner(_ ids: [String], costs: [Int]? = nil, ties: [TieKey], profile: Profile? = nil) throws -> String {
        let projects = ids.enumerated().map { Project(id: $1, cost: costs?[$0] ?? 10) }
        let instance = Instance(projects: projects, budget: costs?.max() ?? 10)
        let all = profile ?? Profile(kind: .approval, [Ballot(Array(ids.indices))])
        return instance.projects[try AllocationRule(maximumWinners: 1).with(ties).allocate(instance, all).winners[0]].id
    }

    @Test func `ids are compared by bytes, or as numbers`() throws {
        #expect(try winner(["9", "10"], ties: [.id]) == "10")
        #expect(try winner(["9", "10"], ties: [.idFalling]) == "9")
        #expect(try winner(["10", "9"], ties: [.idAsNumber]) == "9")
        #expect(try winner(["B2", "100"], ties: [.idAsNumber]) == "100")
    }

    @Test func `a chain goes to its next key when the first leaves a tie`() throws {
        #expect(try winner(["1", "2", "3"], costs: [30, 20, 20], ties: [.costRising, .idFalling]) == "3")
        #expect(try winner(["1", "2", "3"], costs: [30, 20, 20], ties: [.costFalling]) == "1")
    }

    @Test func `file order and category may decide`() throws {
        #expect(try winner(["7", "3"], ties: [.fileOrder]) == "7")
        let instance = Instance(projects: [Project(id: "1", cost: 5), Project(id: "2", cost: 5, categories: ["École"])], budget: 5)
        let allocation = try AllocationRule(ties: [.category("École")]).allocate(instance, ballots(["AB"]))
        #expect(allocation.winners == [1])
        #expect(allocation.ties == [Tie.init(among: [1, 0], chosen: [1], by: .category("École"))])
    }

    @Test func `more supporters on paper may decide`() throws {
        var builder = ProfileBuilder(kind: .approval)
        builder.add(Ballot([0]), known: ["voting_method": "internet"])
        builder.add(Ballot([1]), known: ["voting_method": "paper"])
        #expect(try winner(["1", "2"], ties: [.supporters(column: "voting_method", value: "paper")], profile: builder.profile()) == "2")
    }

    @Test func `a public seed orders by the SHA-256 of the seed and the id`() throws {
        for seed in ["drand 4242", "another", ""] {
            let first = ["17", "4", "23"].min { SHA256.hexadecimal(Array((seed + $0).utf8)) < SHA256.hexadecimal(Array((seed + $1).utf8)) }
            #expect(try winner(["17", "4", "23"], ties: [.seed(seed)]) == first)
        }
    }

    @Test func `every tie met is recorded, and whether it decided anything`() throws {
        let instance = town([10, 10, 10, 10], budget: 30)
        let allocation = try AllocationRule().allocate(instance, ballots(["2×AB", "CD"]))
        #expect(allocation.ties.map(\.among) == [[0, 1], [2, 3]])
        #expect(allocation.ties.map(\.isDecisive) == [false, true])
        #expect(allocation.rounds.map(\.tie) == [0, 0, 1, 1])
    }

    @Test(arguments: ["votes", "cost-asc", "cost-desc", "id", "id-desc", "id-number", "seed:a:b", "file-order", "channel:paper", "category:Nature"])
    func `a key written and read is the same key`(text: String) throws {
        #expect(try #require(TieKey(text)).name == text)
    }

    @Test(arguments: [["a"], ["a,b", "c"], ["a\\", "b\\,c", ","], ["é, è", "\\d"], []])
    func `names joined by commas come back, commas and backslashes included`(names: [String]) {
        #expect(CommaList.names(CommaList.text(names)) == names)
        #expect(CommaList.names("a\\b,c\\") == ["a\\b", "c\\"])
    }

    @Test func `an unknown key is none`() {
        #expect(TieKey("random") == nil && TieKey("seed") == nil && TieKey("") == nil)
    }
}

extension AllocationRule {
    fileprivate func with(_ ties: [TieKey]) -> AllocationRule {
        var rule = self
        rule.ties = ties
        return rule
    }
}
