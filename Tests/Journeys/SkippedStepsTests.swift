import Database
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// Whatever a city leaves out of its calendar between the deposit and the vote, the ideas go from the steps that are there to the result.
/// (With all of them: `A whole edition`; without the shortlist alone: `An edition without a shortlist`.)
@Suite struct `Steps left out of the calendar` {
    static let between: [PhaseKind] = [.eligibility, .shortlist, .feasibility]
    static let kept: [[PhaseKind]] = [[], [.eligibility], [.shortlist], [.feasibility], [.eligibility, .shortlist], [.shortlist, .feasibility]]

    @Test(arguments: Backend.all, kept) func `are skipped from the ideas to the winner`(_ backend: Backend, _ kept: [PhaseKind]) async throws {
        let town = try await JourneyTown(backend)
        try await rules(town, kept)
        try await town.comes("2026-12-02T10:00")
        for (index, person) in [town.ana, town.ben, town.cleo, town.dora].enumerated() {
            #expect(try await town.deposits("Une idée \(index + 1)", as: person) == index + 1)
        }
        var left = [1, 2, 3, 4]
        if kept.contains(.eligibility) { left = try await eligibility(town, left) }
        if kept.contains(.shortlist) { left = try await shortlist(town, left) }
        if kept.contains(.feasibility) { try await studies(town, left) }
        try await ballot(town, left, isStudied: kept.contains(.feasibility))
        try await town.comes("2027-04-20T09:00")
        await town.expect(1, is: .onBallot)
        for person in [town.ana, town.ben] { try await town.votes([1], as: person) }
        try await town.comes("2027-05-05T20:00")
        try await town.resultsAreProclaimed(at: "2027-05-07T12:00") {}
        let skipped = Self.between.filter { !kept.contains($0) }.map { Texts(.french)($0.name) }
        await town.expect(1, is: .winner, not: skipped)
    }

    private func rules(_ town: JourneyTown, _ kept: [PhaseKind]) async throws {
        var windows = [Rules.window("deposit", "2026-12-01T09:00", "2026-12-20T18:00"), Rules.window("vote", "2027-04-20T09:00", "2027-05-05T20:00"), Rules.window("results", "2027-05-05T20:00")]
        let months = ["2026-12-20T18:00", "2027-01-20T18:00", "2027-02-20T18:00", "2027-03-20T18:00"]
        for (index, kind) in Self.between.enumerated() where kept.contains(kind) { windows.append(Rules.window(kind.rawValue, months[index], months[index + 1])) }
        var rules = Rules(calendar: windows.reduce(into: [:]) { $0.merge($1) { $1 } })
        if !kept.contains(.eligibility) { rules.criteria = ["themes": ["Nature en ville"]] }
        await town.officerWritesTheRules(rules)
        try await town.rulesGoThroughTheCircuit(resolution: "2026-131", on: "2026-11-28", publishedAt: "2026-11-30T10:00")
    }

    /// The last of them is refused.
    private func eligibility(_ town: JourneyTown, _ ideas: [Int]) async throws -> [Int] {
        try await town.comes("2026-12-21T10:00")
        for number in ideas.dropLast() { try await town.officerSigns(number) }
        let refused = try #require(ideas.last)
        try await town.officerSigns(refused, "no", reason: "Le péage des ponts ne relève pas de la ville.")
        for number in ideas { await town.reviewerConfirms(number) }
        try await town.decisionsAreAnnounced("recevabilite") {}
        await town.expect(refused, is: .ineligible)
        await town.expect(1, is: .eligible)
        return Array(ideas.dropLast())
    }

    /// The panel keeps all but the last.
    private func shortlist(_ town: JourneyTown, _ ideas: [Int]) async throws -> [Int] {
        try await town.comes("2027-01-21T10:00")
        let selection = try await town.officerOpensTheSelection(of: ideas.count - 1), kept = Array(ideas.dropLast())
        await town.marks(Dictionary(uniqueKeysWithValues: ideas.map { ($0, 5 - $0) }), selection, as: town.paula)
        try await town.panelListIsPublished(kept, selection) {}
        await town.expect(try #require(ideas.last), is: .notShortlisted, "pourra être proposée de nouveau")
        for number in kept { await town.expect(number, is: .shortlisted) }
        return kept
    }

    private func studies(_ town: JourneyTown, _ ideas: [Int]) async throws {
        try await town.comes("2027-02-21T10:00")
        await town.administratorNamesWhoAnswers()
        for number in ideas {
            await town.officerEntrusts(number, to: town.parks, by: "2027-03-15")
            await town.leadConcludes(number, cost: "20 000", as: town.paul)
        }
        try await town.decisionsAreAnnounced("etudes") {}
    }

    /// Without a study the officer gives the costs, within the cap of the rules. One project is taken off again.
    private func ballot(_ town: JourneyTown, _ ideas: [Int], isStudied: Bool) async throws {
        try await town.comes("2027-04-15T10:00")
        town.says(await town.town.get("/bureau", as: town.omar), "Idées à mettre au vote, ou à laisser hors du bulletin")
        var costs: [String: [String]] = [:]
        if !isStudied {
            for number in ideas { costs["cost-\(try await town.proposal(number).id)"] = ["20 000"] }
            for wrong in ["", "70 000"] {
                let refused = await town.fill(JourneyTown.desk + "/vote", "/projets", costs.mapValues { _ in [wrong] }.merging(["all": ["1"]]) { $1 }, as: town.omar)
                #expect(refused.status == 422, "« \(wrong) »")
            }
        }
        try await town.ballotIsComposed(costs)
        #expect(try await town.project(1).cost == Euros(20_000))
        let second = try await town.project(2)
        await town.does("\(JourneyTown.desk)/vote/projets/\(second.number)", "/retirer", ["reason": ["Le terrain vient d’être vendu."]], as: town.omar)
        town.town.pass(.seconds(2))
        let status = try await town.proposal(2).status, calendar = try await town.edition().calendar
        #expect(status == calendar.standing(before: .vote))
        await town.expect(2, is: status)
    }
}
