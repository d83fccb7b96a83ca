import Database
import Pabulib
import Storage
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Every kind of ballot, from the booth to the count.
@Suite struct `Every kind of ballot` {
    /// What a form sends for numbered projects: `[1: 2]` gives two to project 1.
    private func numbers(_ vote: VoteTown, _ marks: [Int: Int], act: String = "cast") async throws -> [String: [String]] {
        var fields = ["act": [act], "link": ["lives"], "honour": ["1"]]
        for (number, mark) in marks { fields["choice-\(try await vote.choice(number))"] = ["\(mark)"] }
        return fields
    }

    private func cast(_ vote: VoteTown, _ fields: [String: [String]], as name: String) async throws -> Town.Answer {
        await vote.town.post(VoteTown.ballot, lists: fields, as: try await vote.town.person(name))
    }

    private func counted(_ vote: VoteTown) async throws -> (record: CountRecord, archive: [UInt8], page: String) {
        vote.town.set(now: VoteTown.closes + .seconds(15))
        #expect(await vote.town.post("/bureau/editions/2026/resultats/depouiller", as: vote.officer).status == 303)
        let page = await vote.town.get("/bureau/editions/2026/resultats", as: vote.officer).text, edition = vote.edition
        let (record, archive) = try await vote.town.database.read { db in
            let count = try #require(try ResultsStore.count(edition, db))
            return (count.record, try ResultsArchive.bytes(try EditionStore.edition(edition, db), count, db))
        }
        return (record, archive, page)
    }

    @Test(arguments: Backend.all) func `a ranking says what is wrong with its ranks, and its first choices weigh the most`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend, BallotRule(kind: .ranking, minimum: 2, maximum: 3)), nadia = try await vote.town.person("Nadia")
        for (marks, words) in [([1: 1, 2: 1], "Deux projets ont le rang 1"), ([1: 1, 2: 3], "Il manque le rang 2"), ([1: 1], "Classez-en encore 1")] as [([Int: Int], String)] {
            let answer = await vote.town.post(VoteTown.ballot, lists: try await numbers(vote, marks), as: nadia)
            #expect(answer.status == 422 && answer.text.contains(words), "\(marks)")
        }
        let page = await vote.town.get(VoteTown.ballot, as: nadia)
        #expect(page.text.contains("1er choix") && page.text.contains("3e choix") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let review = await vote.town.post(VoteTown.ballot, lists: try await numbers(vote, [3: 1, 1: 2], act: "review"), as: nadia)
        #expect(review.status == 200 && review.text.contains("Rang") && review.text.contains("Déposer mon bulletin"))
        #expect(WellFormed.faults(inDocument: Array(review.text.utf8)) == [])
        // Project 3 is twice first of three, project 1 once first of two and twice second: 4 points of rank against 1 + 1 + 1.
        for (name, marks) in [("Awa", [3: 1, 1: 2, 2: 3]), ("Bo", [3: 1, 1: 2, 2: 3]), ("Cyr", [1: 1, 2: 2])] as [(String, [Int: Int])] {
            #expect(try await cast(vote, try await numbers(vote, marks), as: name).status == 303)
        }
        let (record, archive, results) = try await counted(vote)
        #expect(record.ballotKind == "ordinal" && record.winners == [3], "90 of 100 thousand")
        #expect(record.lines.first { $0.number == 3 }?.score == 4 && record.lines.first { $0.number == 1 }?.score == 3)
        #expect(try ResultsArchive.verify(archive).isRight)
        #expect(WellFormed.faults(inDocument: Array(results.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `grades are counted by majority judgment, and a project without grade has the last one`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend, BallotRule(kind: .grades)) { $0.allocation.order = .majorityJudgment }
        let page = await vote.town.get(VoteTown.ballot, as: try await vote.town.person("Nadia"))
        for words in ["J’adore", "Pas convaincu", "0 projets sur 3 ont une mention"] { #expect(page.text.contains(words), "\(words)") }
        #expect(try await cast(vote, try await numbers(vote, [1: 4]), as: "Zoé").status == 422)
        // Project 1: 3, 3, 0; project 2: 1, 1, 1; project 3: 2, 0, 0: medians 3, 1 and 0.
        for (name, marks) in [("Awa", [1: 3, 2: 1, 3: 2]), ("Bo", [1: 3, 2: 1]), ("Cyr", [2: 1])] as [(String, [Int: Int])] {
            #expect(try await cast(vote, try await numbers(vote, marks), as: name).status == 303)
        }
        let (record, archive, _) = try await counted(vote)
        #expect(record.ballotKind == "scoring" && record.winners == [1, 2])
        #expect(try ResultsArchive.verify(archive).isRight)
    }

    @Test(arguments: Backend.all) func `a ballot in two parts keeps each to its own numbers, and to one district`(_ backend: Backend) async throws {
        var rule = BallotRule(minimum: 1, maximum: 1)
        rule.district = DistrictPart(minimum: 0, maximum: 1)
        let vote = try await VoteTown(backend, rule), nadia = try await vote.town.person("Nadia"), edition = vote.edition
        try await vote.town.database.write { _ = try $0.run("update projects set territory_id = null where edition_id = \(edition) and number = 1") }
        let page = await vote.town.get(VoteTown.ballot, as: nadia)
        #expect(page.text.contains("Pour toute la ville") && page.text.contains("0 sur 1 projets choisis") && page.text.contains("La Colline"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        for (fields, words) in [(try await vote.fields(1, 2, 3), "plusieurs quartiers"), (try await vote.fields(2), "pour toute la ville")] {
            let answer = await vote.town.post(VoteTown.ballot, lists: fields, as: nadia)
            #expect(answer.status == 422 && answer.text.contains(words), "\(words)")
        }
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1, 3), as: nadia).status == 303)
    }

    @Test(arguments: Backend.all) func `a theme that must be chosen is asked for in words that mend`(_ backend: Backend) async throws {
        var rule = BallotRule(minimum: 1, maximum: 2)
        rule.mandatoryTheme = "Nature"
        let vote = try await VoteTown(backend, rule), nadia = try await vote.town.person("Nadia"), edition = vote.edition
        try await vote.town.database.write { db in
            _ = try db.run("update projects set theme_id = (select min(id) from themes where edition_id = \(edition)) where edition_id = \(edition) and number = 2")
        }
        let without = await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1), as: nadia)
        #expect(without.status == 422 && without.text.contains("du thème «\u{A0}Nature\u{A0}»"))
        #expect(await vote.town.post(VoteTown.ballot, lists: try await vote.fields(1, 2), as: nadia).status == 303)
    }

    @Test func `rules written before these kinds existed are read as they were`() throws {
        var book = Rulebook()
        book.ballot.maximum = 4
        let text = try RulebookStore.encode(book)
        for word in ["mandatoryTheme", "district", "proof", "publishesTurnout"] { #expect(!text.contains(word), "\(word) is absent when it is not used") }
        let read: Rulebook = try Counting.decode(text)
        #expect(read == book && read.ballot.secondPart == nil && read.proof == nil)
    }
}
