import Database
import TestTown
import Testing
import Web
@testable import ParticipatoryBudget

/// A database that has no more room: whoever votes is told so, nothing is half there, and the vote goes on once there is room.
@Suite struct `A vote on a full disk` {
    @Test func `nothing is kept of a ballot that finds no room, and its voter is told so`() async throws {
        let vote = try await VoteTown(.sqlite), town = vote.town, fields = try await vote.fields(1)
        var waiting: [Town.Person] = []
        for number in 1...80 { waiting.append(try await town.person("Voter\(number)")) }
        try await room("1", in: town)
        var refused: [Town.Person] = []
        for person in waiting {
            let answer = await town.post(VoteTown.ballot, lists: fields, as: person)
            if answer.status == 303 { continue }
            #expect(answer.status == 503 && answer.text.contains("Rien n’a été enregistré") && answer.response.header("retry-after") == "60")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [])
            refused.append(person)
        }
        let kept = waiting.count - refused.count
        #expect(!refused.isEmpty)
        for table in ["check_offs", "ballots_at_slot", "letters"] { #expect(try await vote.count("select count(*) from \(raw: table)") == kept, "\(table)") }
        #expect(await town.get(VoteTown.ballot, as: refused.first).status == 200, "what is there is read")

        try await room("1073741823", in: town)
        for person in refused { #expect(await town.post(VoteTown.ballot, lists: fields, as: person).status == 303) }
        for table in ["check_offs", "ballots_at_slot", "letters"] { #expect(try await vote.count("select count(*) from \(raw: table)") == 80, "\(table)") }
    }

    /// How many pages the file may have; never fewer than it has.
    private func room(_ pages: String, in town: Town) async throws {
        try await town.database.write { _ = try $0.all("pragma max_page_count = \(raw: pages)", as: Int.self) }
    }
}
