import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A city without a citizens' panel, with money for one neighbourhood, that votes by points, stops at the first project that
/// does not fit, draws lots between equals, and prolongs the deposit on the way.
@Suite struct `An edition without a shortlist` {
    @Test(arguments: Backend.all) func `skips the step, changes its rules only by a version, and counts as they say`(_ backend: Backend) async throws {
        let town = try await JourneyTown(backend)
        try await rules(town)
        try await deposit(town)
        try await decisions(town)
        try await vote(town)
        try await results(town)
        let key = JournalSealing.key(town.town.world), kept = try JournalSealing.kept(town.town.world)
        let brokenAt = try await town.town.database.read { try Journal.verify(under: key, kept: kept, $0) }
        #expect(brokenAt == nil)
    }

    private func rules(_ town: JourneyTown) async throws {
        var rules = Rules(calendar: Rules.windows(
            Rules.window("deposit", "2026-12-01T09:00", "2026-12-20T18:00"), Rules.window("eligibility", "2026-12-27T18:00", "2027-01-20T18:00"),
            Rules.window("feasibility", "2027-01-20T18:00", "2027-04-10T18:00"), Rules.window("vote", "2027-04-20T09:00", "2027-05-05T20:00"),
            Rules.window("results", "2027-05-05T20:00")))
        rules.money = [
            "name-0": ["Centre"], "amount-0": ["20 000"], "territory-0": ["q1"], "section-0": ["investment"], "reference": ["Budget primitif 2027, 12 décembre"],
            "name-1": ["Toute la ville"], "amount-1": ["30 000"], "section-1": ["operating"], "reference-1": ["Budget primitif 2027"],
        ]
        rules.participants["cap"] = ["30 000"]
        rules.ballot = ["kind": ["points"], "points": ["10"], "points-each": ["5"]]
        rules.allocation = ["order": ["votes"], "not-fitting": ["stop"], "tie-1": ["seed"], "seed": ["Saint-Test, 5 mai 2027, 20 h"], "carries": ["1"]]
        await town.officerWritesTheRules(rules)
        try await town.rulesGoThroughTheCircuit(resolution: "2026-131", on: "2026-11-28", publishedAt: "2026-11-30T10:00")
        await town.everyoneReadsTheRules("Répartissez 10 points", "Fonctionnement", "On s’arrête au premier projet", "Saint-Test, 5 mai 2027, 20 h")
    }

    /// 1 Ana in the centre, 2 Ben and 3 Cleo elsewhere; 4 Hugo, thanks to a week more.
    private func deposit(_ town: JourneyTown) async throws {
        try await town.comes("2026-12-02T10:00")
        let places = try await town.town.database.read { try TerritoryStore.all($0) }
        func place(_ code: String) -> Int? { places.first { $0.code == code }?.id.number }
        for (number, (title, person, code)) in [("Une fontaine", town.ana, "q1"), ("Un verger", town.ben, "q2"), ("Un ponton", town.cleo, "q2")].enumerated() {
            #expect(try await town.deposits(title, as: person, in: place(code)) == number + 1)
        }
        try await town.comes("2026-12-15T10:00")
        await town.officerChangesTheRules(2, "calendrier", ["closes-deposit": ["2026-12-27T18:00"]], because: "Une semaine de plus, à la demande des conseils de quartier.")
        try await town.rulesGoThroughTheCircuit(2, resolution: "2026-140", on: "2026-12-17", publishedAt: "2026-12-18T10:00")
        town.town.pass(.seconds(2))
        await town.everyoneReadsTheRules("Une semaine de plus", "27\u{A0}décembre 2026", "2026-140")
        let first = await town.town.get(JourneyTown.edition + "/reglement/1")
        town.says(first, "20\u{A0}décembre 2026 à 18")
        try await town.comes("2026-12-22T10:00")
        #expect(try await town.deposits("Une boîte à livres", as: town.hugo) == 4)
    }

    private func decisions(_ town: JourneyTown) async throws {
        try await town.comes("2026-12-28T10:00")
        for number in 1...4 {
            try await town.officerSigns(number)
            await town.reviewerConfirms(number)
        }
        try await town.decisionsAreAnnounced("recevabilite") {}
        await town.expect(1, is: .eligible, "Étude par les services", not: ["Présélection"])
        let selection = ["title": "Tri citoyen", "size": "3", "method": "ranking"]
        #expect(await town.town.post(JourneyTown.desk + "/preselection", selection, as: town.omar).status == 409, "the calendar skips it")
        try await town.comes("2027-01-21T10:00")
        await town.administratorNamesWhoAnswers()
        for (number, cost) in [(1, "15 000"), (2, "25 000"), (3, "25 000"), (4, "3 000")] {
            await town.officerEntrusts(number, to: town.parks, by: "2027-03-15")
            await town.leadConcludes(number, cost: cost, number == 4 ? ["section": ["operating"]] : [:], as: town.paul)
        }
        try await town.decisionsAreAnnounced("etudes") {}
        await town.expect(4, is: .feasible, "3\u{202F}000")
    }

    private func vote(_ town: JourneyTown) async throws {
        try await town.comes("2027-04-15T10:00")
        try await town.ballotIsComposed()
        try await town.comes("2027-04-21T09:00")
        await town.officerChangesTheRules(3, "repartition", ["not-fitting": ["skip"]], because: "Retenir davantage de projets.")
        town.says(await town.town.get(JourneyTown.rules(3), as: town.omar), "figés")
        #expect(await town.town.post(JourneyTown.rules(3) + "/soumettre", as: town.omar).status == 409, "the vote is open")
        await town.does(JourneyTown.rules(3), "/abandonner", as: town.omar)
        for (person, points) in [(town.ana, [1: 5, 2: 5]), (town.ben, [2: 5, 3: 5]), (town.cleo, [1: 5, 3: 5]), (town.dora, [4: 5])] {
            try await town.gives(points, as: person)
        }
        try await town.nothingIsKnownOfTheVote()
        try await town.comes("2027-05-05T20:00")
    }

    private func results(_ town: JourneyTown) async throws {
        try await town.resultsAreProclaimed(at: "2027-05-07T12:00") {}
        let results = await town.town.get(JourneyTown.edition + "/resultats")
        for word in ["tirage au sort public", "Saint-Test, 5 mai 2027, 20 h", "Le décompte s’est arrêté à ce projet", "où le décompte s’est arrêté"] {
            town.says(results, word)
        }
        await town.expect(1, is: .winner)
        await town.expect(4, is: .notWinner)
        let drawn = [try await town.proposal(2).status, try await town.proposal(3).status]
        #expect(Set(drawn) == [.winner, .notWinner], "one of the two equals, by lot")
    }
}
