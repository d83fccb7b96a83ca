import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// One person on the web, in many tabs, while two agents check her off on paper: through both doors, at the same instant.
@Suite struct `Web and paper at the same instant` {
    private static let people = [("Nadia", "Ben Salah"), ("Karim", "Petit"), ("Lena", "Roux"), ("Awa", "Diop")]

    @Test(arguments: Backend.all) func `one line in the register, and a ballot in the box only if the web came first`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend)
        for (given, family) in Self.people {
            let person = try await paper.town.person(given), words = " \(given.lowercased()) \(family.lowercased()) "
            try await paper.town.database.write { db in
                _ = try db.run("update accounts set family_name = \(family), search_text = \(words) where id = \(person.account)")
            }
            let before = try await Counts(paper)
            let (web, checkedOff) = try await rush(paper, person, given, family)
            let after = try await Counts(paper)
            #expect(after.lines == before.lines + 1 && after.onPaper - before.onPaper == checkedOff.count(where: { $0 == 303 }))
            #expect(after.ballots - before.ballots + after.onPaper - before.onPaper == 1, "in the box, or on paper, and not both")
            #expect(checkedOff.count(where: { $0 == 303 }) <= 1 && checkedOff.allSatisfy { [303, 422].contains($0) }, "\(checkedOff)")
            #expect(web.allSatisfy { [303, 409].contains($0) } && web.count == 25, "\(web)")
        }
        #expect(try await paper.vote.count("select count(*) from check_offs") == Self.people.count)
    }

    /// What both doors answered.
    private func rush(_ paper: PaperTown, _ person: Town.Person, _ given: String, _ family: String) async throws -> (web: [Int], paper: [Int]) {
        let town = paper.town, screen = "\(paper.link)/emargement", ballot = try await paper.vote.fields(1)
        let seen = ["given": given, "family": family, "birth": "1980-05-17", "act": "note", "honour": "1", "account": "\(person.account)"]
        return await withTaskGroup(of: (Bool, Int).self) { group in
            for number in 0..<35 {
                if number % 7 < 5 {
                    group.addTask { (true, await town.post(VoteTown.ballot, lists: ballot, as: person).status) }
                } else {
                    let agent = number % 7 == 5 ? paper.agathe : paper.bruno
                    group.addTask { (false, await town.post(screen, seen, as: agent).status) }
                }
            }
            let answers = await group.reduce(into: [(Bool, Int)]()) { $0.append($1) }
            return (answers.filter(\.0).map(\.1), answers.filter { !$0.0 }.map(\.1))
        }
    }

    /// What stands in the register and in the box.
    private struct Counts {
        let lines, ballots, onPaper: Int

        init(_ paper: PaperTown) async throws {
            lines = try await paper.vote.count("select count(*) from check_offs")
            ballots = try await paper.vote.count("select count(*) from ballots_at_slot")
            onPaper = try await paper.vote.count("select count(*) from check_offs where channel = 'paper'")
        }
    }
}
