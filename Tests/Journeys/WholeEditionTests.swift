import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A whole edition under one clock, from the rules to the delivered project.
@Suite struct `A whole edition` {
    @Test(arguments: Backend.all) func `from the rules to the project that stands there`(_ backend: Backend) async throws {
        let town = try await JourneyTown(backend)
        try await rules(town)
        try await deposit(town)
        try await eligibility(town)
        try await shortlist(town)
        try await feasibility(town)
        try await vote(town)
        try await results(town)
        try await implementation(town)
        try await everythingIsInOrder(town)
    }

    private func rules(_ town: JourneyTown) async throws {
        let calendar = Rules.windows(
            Rules.window("deposit", "2026-12-01T09:00", "2026-12-20T18:00"), Rules.window("eligibility", "2026-12-20T18:00", "2027-01-20T18:00"),
            Rules.window("shortlist", "2027-01-20T18:00", "2027-02-10T18:00"), Rules.window("feasibility", "2027-02-10T18:00", "2027-04-10T18:00"),
            Rules.window("vote", "2027-04-20T09:00", "2027-05-05T20:00"), Rules.window("results", "2027-05-05T20:00"),
            Rules.window("implementation", "2027-06-01T09:00"))
        await town.officerWritesTheRules(Rules(calendar: calendar))
        try await town.rulesGoThroughTheCircuit(resolution: "2026-131", on: "2026-11-28", publishedAt: "2026-11-30T10:00")
        await town.everyoneReadsTheRules("2026-131", "100\u{202F}000", "60\u{202F}000", "de 1 à 3 projets", "2026-118")
        town.says(await town.town.get(JourneyTown.edition + "/proposer", as: town.ana), "Le dépôt des idées ouvrira le 1er\u{A0}décembre")
    }

    /// 1 Ana, 2 Ben (united with 1), 3 Cleo, 4 Dora (withdrawn), 5 Elie, 6 Fatou, 7 Gus, 8 Rose at the counter; Hugo comes late.
    private func deposit(_ town: JourneyTown) async throws {
        try await town.comes("2026-12-02T10:00")
        let titles = ["Une cour fraîche", "Des arbres dans la cour", "Un verger partagé", "Un abri pour les vélos", "Un pont à péage", "Une boîte à livres", "Une fontaine"]
        for (index, person) in [town.ana, town.ben, town.cleo, town.dora, town.elie, town.fatou, town.gus].enumerated() {
            #expect(try await town.deposits(titles[index], as: person) == index + 1)
        }
        let receipt = await town.agentDepositsForSomebody("Rose", "Un banc au soleil")
        #expect(receipt.location == JourneyTown.edition + "/propositions/8/recu")
        await town.expect(1, is: .deposited, "Déposée en ligne", "Examen de la recevabilité, à partir du 20\u{A0}décembre 2026")
        await town.expect(8, is: .deposited, "à l’accueil de la mairie")
        try await town.comes("2026-12-10T10:00")
        try await town.withdraws(4, because: "Le collège en construit un.", as: town.dora)
        await town.expect(4, is: .withdrawn, "Le collège en construit un.", "ne va pas plus loin")
        try await town.officerUnites(2, into: 1, because: "Les deux idées plantent la même cour.", authors: [town.ben, town.ana])
        await town.expect(2, is: .merged, "Une cour fraîche", "n°\u{A0}1")
        let late = try await town.writes("Un skatepark", as: town.hugo)
        try await town.comes("2026-12-20T18:00")
        let refused = await town.sends(late, as: town.hugo)
        #expect(refused.status == 409 && refused.text.contains("18\u{A0}h") && refused.text.contains("il est trop tard"))
    }

    private func eligibility(_ town: JourneyTown) async throws {
        let examined = "\(JourneyTown.desk)/recevabilite/3"
        await town.does(examined, "/complement", ["question": ["Où exactement planter ce verger ?"], "due": ["2026-12-31"]], as: town.omar)
        #expect(await town.fill(examined, "/recevabilite/3", ["act": ["sign"]], as: town.omar).status != 303, "Cleo has until the last of December")
        try await town.comes("2026-12-28T10:00")
        await town.does("/mes-idees/\(try await town.proposal(3).id)", "/1", ["answer": ["Au fond du jardin de la mairie."]], as: town.cleo)
        try await town.runJobs()
        for number in [1, 3, 6, 7, 8] { try await town.officerSigns(number) }
        try await town.officerSigns(5, "no", reason: "Le péage des ponts ne relève pas de la ville.")
        for number in [1, 3, 5, 6, 7, 8] { await town.reviewerConfirms(number) }
        try await town.decisionsAreAnnounced("recevabilite") {
            #expect(town.post.subjects(to: town.elie).last?.contains("n’est pas recevable") == true)
            await town.expect(5, is: .deposited, not: ["péage des ponts ne relève"])
        }
        await town.expect(5, is: .ineligible, "péage des ponts ne relève pas de la ville", "demander un nouvel examen")
        for number in [1, 3, 6, 7, 8] { await town.expect(number, is: .eligible, "Présélection citoyenne", "20\u{A0}janvier 2027") }
    }

    private func shortlist(_ town: JourneyTown) async throws {
        try await town.comes("2027-01-21T10:00")
        let selection = try await town.officerOpensTheSelection(of: 3)
        await town.marks([1: 5, 3: 4, 6: 4, 7: 1, 8: 2], selection, as: town.paula)
        await town.marks([1: 4, 3: 5, 6: 4, 7: 2, 8: 1], selection, as: town.pierre)
        #expect(await town.town.get(selection, as: town.ana).status == 403)
        try await town.panelListIsPublished([1, 3, 6], selection) {
            await town.expect(1, is: .eligible)
            await town.expect(7, is: .eligible)
        }
        for number in [1, 3, 6] { await town.expect(number, is: .shortlisted, "Étude par les services") }
        for number in [7, 8] { await town.expect(number, is: .notShortlisted, "pourra être proposée de nouveau") }
    }

    private func feasibility(_ town: JourneyTown) async throws {
        try await town.comes("2027-02-11T10:00")
        await town.administratorNamesWhoAnswers()
        await town.officerEntrusts(1, to: town.parks, asking: [town.roads], by: "2027-03-15")
        for number in [3, 6] { await town.officerEntrusts(number, to: town.parks, by: "2027-03-15") }
        try await town.comes("2027-03-01T10:00")
        #expect(await town.town.get("\(JourneyTown.desk)/etudes/1/conclusion", as: town.paul).status == 409, "the roads may still answer")
        await town.serviceGivesItsOpinion(1, town.roads, as: town.rosa)
        await town.leadConcludes(1, cost: "60 000", ["amended_title": ["Une cour fraîche, sans bassin"]], as: town.paul)
        await town.leadConcludes(3, cost: "30 000", as: town.paul)
        await town.leadConcludes(6, cost: "25 000", as: town.paul)
        try await town.runJobs()
        let amended = "\(JourneyTown.edition)/propositions/1/version-amenagee"
        await town.does(amended, "/version-amenagee", ["answer": ["accept"]], as: town.ana)
        try await town.decisionsAreAnnounced("etudes") {
            #expect(town.post.subjects(to: town.ana).last?.contains("réalisable") == true)
            await town.expect(1, is: .shortlisted, not: ["60\u{202F}000"])
        }
        await town.expect(1, is: .feasible, "60\u{202F}000", "Le terrain s’y prête", "Parcs et jardins", "20\u{A0}avril 2027")
    }

    private func vote(_ town: JourneyTown) async throws {
        try await town.comes("2027-04-15T10:00")
        try await town.ballotIsComposed()
        #expect(try await town.project(1).title == "Une cour fraîche, sans bassin")
        let early = await town.town.get(JourneyTown.vote, as: town.ana)
        #expect(early.status == 409 || early.text.contains("Le vote ouvrira le"))
        try await town.comes("2027-04-20T09:00")
        await town.expect(1, is: .onBallot, "5\u{A0}mai 2027")
        try await town.nothingIsKnownOfTheVote()
        for (person, choice) in [(town.ana, [1, 3]), (town.ben, [1, 6]), (town.cleo, [1, 3]), (town.dora, [1, 6]), (town.elie, [1]), (town.gus, [])] {
            try await town.votes(choice, as: person)
        }
        let second = await town.town.post(JourneyTown.vote, lists: try await town.marked([6]), as: town.ana)
        #expect(second.location == JourneyTown.vote + "/enregistre")
        town.says(await town.town.get(JourneyTown.vote, as: town.ana), "Vous avez voté.")
        try await town.nothingIsKnownOfTheVote()
        let ballot = try await town.marked([3])
        try await town.comes("2027-05-05T20:00")
        let late = await town.town.post(JourneyTown.vote, lists: ballot, as: town.hugo)
        #expect(late.status == 409 && late.text.contains("20\u{A0}h") && late.text.contains("il n’est pas compté"))
        let (ballots, voters) = try await town.town.database.read { (try $0.count("select count(*) from ballots"), try $0.count("select count(*) from check_offs")) }
        #expect(ballots == 6 && voters == 6)
    }

    private func results(_ town: JourneyTown) async throws {
        let page = JourneyTown.edition + "/resultats"
        try await town.comes("2027-05-06T09:00")
        try await town.resultsAreProclaimed(at: "2027-05-10T18:00") {
            #expect(town.post.subjects(to: town.ana).last == "Votre projet «\u{A0}Une cour fraîche, sans bassin\u{A0}» est lauréat")
            #expect(town.post.subjects(to: town.cleo).last == "Le résultat du vote pour «\u{A0}Un verger partagé\u{A0}»")
            #expect(town.post.subjects(to: town.fatou).last?.contains("est lauréat") == true)
            await town.expect(1, is: .onBallot, not: ["Choisie par 5"])
            #expect(await town.town.get(page).status == 409)
        }
        let results = await town.town.get(page)
        #expect(results.status == 200 && WellFormed.faults(inDocument: Array(results.text.utf8)) == [])
        for word in ["Les égalités", "le moins cher", "15\u{202F}000", "Il lui a manqué", "6 personnes ont voté", "non publié"] {
            town.says(results, word)
        }
        for file in ["/resultats.csv", "/bulletins.pb", "/proces-verbal.json"] { #expect(await town.town.get(JourneyTown.edition + file).status == 200) }
        await town.expect(1, is: .winner, "Choisie par 5 votants")
        await town.expect(6, is: .winner, "Choisie par 2 votants")
        await town.expect(3, is: .notWinner, "Choisie par 2 votants", "pourra être proposée de nouveau")
        #expect(await town.town.post(JourneyTown.desk + "/resultats/depouiller", ["reason": "Encore une fois"], as: town.omar).status == 409)
    }

    private func implementation(_ town: JourneyTown) async throws {
        let desk = JourneyTown.desk + "/realisation"
        try await town.comes("2027-06-01T10:00")
        await town.does(desk, "/realisation", as: town.omar)
        let work = try await town.work(1)
        await town.does(work + "/jalons", "/jalons", ["title": ["Plantation des arbres"], "planned": ["2027-09-15"]], as: town.paul)
        await town.does(work, "/etape", ["stage": ["works"], "body": ["Le chantier a commencé ce matin."]], as: town.paul)
        await town.expect(1, is: .winner, "Les travaux sont en cours", "Parcs et jardins")
        try await town.comes("2027-09-20T10:00")
        town.says(await town.town.get(desk, as: town.omar), "retard")
        let milestone = "\(work)/jalons/\(try await town.town.database.read { try $0.count("select id from milestones") })"
        await town.does(milestone, "/reporter", ["planned": ["2027-11-15"], "reason": ["La sécheresse retarde la plantation à l’automne."]], as: town.paul)
        let project = try await town.project(1)
        town.says(await town.town.get("\(JourneyTown.edition)/realisations/\(project.number)"), "La sécheresse retarde")
        try await town.comes("2027-11-20T10:00")
        await town.does(milestone, "/atteint", ["day": ["2027-11-18"]], as: town.paul)
        await town.does(work + "/argent", "/depenses", ["label": ["Arbres et plantation"], "amount": ["48 000"], "day": ["2027-11-18"], "section": ["investment"]], as: town.paul)
        await town.does(work, "/etape", ["stage": ["delivered"], "body": ["La cour est ouverte à toutes et tous."]], as: town.paul)
        try await town.runJobs()
        town.town.pass(.seconds(2))
        await town.expect(1, is: .delivered, "C’est fait", "La cour est ouverte")
        await town.expect(6, is: .winner, "n’a pas encore commencé")
    }

    /// Each letter left once, nobody heard twice of one thing, and nobody changed a line of the journal.
    private func everythingIsInOrder(_ town: JourneyTown) async throws {
        let sent = town.post.received
        try await town.runJobs()
        #expect(town.post.received == sent, "nothing leaves twice")
        #expect(Set(sent.map(\.id)).count == sent.count)
        let waiting = try await town.town.database.read { try $0.count("select count(*) from letters where address is not null and state <> 'sent'") }
        #expect(waiting == 0)
        let told = Dictionary(grouping: town.post.subjects(to: town.cleo), by: \.self).filter { $0.value.count > 1 }
        #expect(told.isEmpty, "Cleo heard it twice: \(told.keys)")
        let key = JournalSealing.key(town.town.world), kept = try JournalSealing.kept(town.town.world)
        let brokenAt = try await town.town.database.read { try Journal.verify(under: key, kept: kept, $0) }
        #expect(brokenAt == nil)
        let journal = await town.town.get("/bureau/journal", as: town.augusta)
        town.says(journal, "La chaîne est entière")
        let kinds = try await town.town.database.read { db in Set(try db.all("select distinct act from journal", as: String.self)) }
        for act in ["rulebook.publish", "proposal.deposit", "proposal.merge", "proposal.withdraw", "vote.open", "vote.close", "vote.count", "results.publish", "work.postpone"] {
            #expect(kinds.contains(act), "\(act) left no trace")
        }
    }
}
