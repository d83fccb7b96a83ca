import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Polling places, who keeps them, their urns.
@Suite struct `Polling places` {
    @Test(arguments: Backend.all) func `the officer announces a place, residents read it, others may not write it`(_ backend: Backend) async throws {
        let vote = try await VoteTown(backend), town = vote.town
        let nadia = try await town.person("Nadia")
        let form = "\(PaperTown.desk)/bureaux/nouveau/fiche"
        let fields = ["name": "Médiathèque du Port", "address": "2 quai du Port", "hours": "de 10 h à 18 h", "access": "plain-pied", "latitude": "45,7", "longitude": "4,8"]
        #expect(await town.post(form, fields, as: nadia).status == 403)
        #expect(await town.post(form, ["name": "M"], as: vote.officer).status == 422)
        #expect(await town.post(form, fields, as: vote.officer).status == 303)
        #expect(await town.post(form, fields, as: vote.officer).status == 422, "the name is taken")
        let page = await town.get("/editions/2026/bureaux-de-vote").text
        #expect(page.contains("Médiathèque du Port") && page.contains("2 quai du Port") && page.contains("plain-pied"))
        #expect(page.contains("Ce qui rend un bulletin nul") && page.contains("Choix illisibles") && page.contains("est un vote blanc"))
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        #expect(await town.get("/editions/2026/projets").text.contains("Voter sur papier"))
        #expect(await town.get("/editions/2026").text.contains("Où voter sur papier"))
        #expect(await town.get(PaperTown.desk, as: nadia).status == 403)
        #expect(await town.get(PaperTown.desk, as: vote.officer).status == 200)
    }

    @Test(arguments: Backend.all) func `who holds a shift keeps the place for its hours, and is told by a letter`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Votre permanence%'") == 3)
        let nadia = try await town.person("Nadia")
        let urn = ["label": "Livre 2", "seal": "B-7", "empty": "1"]
        #expect(await town.post("\(paper.link)/urnes", urn, as: nadia).status == 403)
        #expect(await town.post("\(paper.link)/urnes", ["label": "Livre 1", "seal": "B-7", "empty": "1"], as: paper.bruno).status == 422, "its name is taken")
        #expect(await town.post("\(paper.link)/urnes", ["label": "Livre 2", "seal": "B-7"], as: paper.bruno).status == 422, "nobody saw it empty")
        #expect(await town.post("\(paper.link)/urnes", urn, as: paper.bruno).status == 303)
        let page = await town.get(paper.link, as: paper.bruno).text
        #expect(page.contains("Livre 2") && page.contains("B-7") && page.contains("Code du jour"))
        #expect(WellFormed.faults(inDocument: Array(page.utf8)) == [])
        town.set(now: Town.noon - .hours(6))
        let early = await town.post("\(paper.link)/urnes", ["label": "Livre 3", "seal": "C", "empty": "1"], as: paper.bruno)
        #expect(early.status == 409 && early.text.contains("Vous ne tenez pas ce bureau à cette heure"))
    }

    @Test(arguments: Backend.all) func `a volunteer finds her shifts at the desk, before, during and after, and is told when one is taken back`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town
        #expect(await town.get("/bureau", as: try await town.person("Stan")).status == 403)
        town.set(now: Town.noon - .hours(6))
        #expect(await town.get("/bureau", as: paper.agathe).text.contains("Permanences que vous tiendrez"))
        town.set(now: Town.noon)
        let desk = await town.get("/bureau", as: paper.agathe).text
        #expect(desk.contains("Bureau de vote que vous tenez") && WellFormed.faults(inDocument: Array(desk.utf8)) == [])
        town.set(now: VoteTown.closes + .hours(1))
        #expect(await town.get("/bureau", as: paper.agathe).text.contains("Urnes de papier à dépouiller"))
        town.set(now: Town.noon)
        let shift = try await paper.vote.count("select id from polling_shifts where account_id = \(paper.agathe.account)")
        #expect(await town.post("\(paper.link)/permanences/retirer", ["shift": "\(shift)"], as: paper.bruno).status == 403)
        #expect(await town.post("\(paper.link)/permanences/retirer", ["shift": "\(shift)"], as: paper.vote.officer).status == 303)
        #expect(await town.post("\(paper.link)/permanences/retirer", ["shift": "\(shift)"], as: paper.vote.officer).status == 404, "once")
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Vous ne tenez plus%' and account_id = \(paper.agathe.account)") == 1)
        #expect(await town.get("/bureau", as: paper.agathe).status == 403)
        #expect(await town.get("\(paper.link)/emargement", as: paper.agathe).status == 403)
    }

    @Test(arguments: Backend.all) func `somebody who comes to count after the close is given a shift, until the urns are signed`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, shift = ["email": "stan@town.test", "from": "2026-11-22T13:30", "until": "2026-11-22T20:00"]
        _ = await town.post("\(paper.link)/urnes/sceller", ["urn": "\(paper.urn)", "closing": "Z-9"], as: paper.agathe)
        town.set(now: VoteTown.closes + .minutes(10))
        let stan = try await town.person("Stan")
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: stan).status == 403)
        #expect(await town.post("\(paper.link)/permanences", shift, as: paper.agathe).status == 403)
        #expect(await town.post("\(paper.link)/permanences", shift, as: paper.vote.officer).status == 303)
        #expect(await town.post("\(paper.urnLink)/feuilles", ["sheets": "0"], as: stan).status == 303)
        _ = await town.post("\(paper.urnLink)/signer", as: stan)
        #expect(await town.post("\(paper.urnLink)/contresigner", as: paper.bruno).status == 303)
        #expect(await town.post("\(paper.link)/permanences", shift, as: paper.vote.officer).status == 409)
    }

    @Test func `while one votes, how many came is for those who keep the places`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, elected = try await town.person("Elia", (.elected, .city))
        for page in [PaperTown.desk, paper.link, paper.urnLink] {
            #expect(await town.get(page, as: elected).status == 200)
            #expect(!(await town.get(page, as: elected).text.lowercased().contains("émargements")), "\(page)")
            #expect(await town.get(page, as: paper.agathe).text.lowercased().contains("émargements") == (page != paper.urnLink), "\(page)")
        }
        #expect(await town.get(PaperTown.desk, as: paper.vote.officer).text.contains("à la dizaine inférieure"))
        town.set(now: VoteTown.closes + .seconds(15))
        #expect(await town.get(PaperTown.desk, as: elected).text.contains("Émargements"))
    }

    @Test(arguments: Backend.all) func `a place taken away is prepared no more, and who should have kept it is told and reads nothing more`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, officer = paper.vote.officer, stan = try await town.person("Stan")
        let form = ["name": "Mairie", "address": "1 place de la Mairie", "hours": "10 h à 18 h"]
        #expect(await town.post("\(PaperTown.desk)/bureaux/nouveau/fiche", form, as: officer).status == 303)
        let id = try await paper.vote.count("select id from polling_places where name = 'Mairie'"), link = "\(PaperTown.desk)/bureaux/\(id)"
        let shift = ["email": "stan@town.test", "from": "2026-11-22T10:00", "until": "2026-11-22T18:00"]
        #expect(await town.post("\(link)/permanences", shift, as: officer).status == 303)
        #expect(await town.post("\(link)/permanences", shift, as: officer).status == 422, "the same one twice")
        #expect(await town.get(PaperTown.desk, as: stan).status == 200)
        #expect(await town.post("\(link)/retirer", as: officer).status == 303)
        #expect(await town.post("\(link)/retirer", as: officer).status == 409, "once")
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Vous ne tenez plus%' and account_id = \(stan.account)") == 1)
        #expect(await town.get(PaperTown.desk, as: stan).status == 403)
        let page = await town.get(link, as: officer).text
        #expect(page.contains("Ce bureau de vote a été retiré") && !page.contains("/\(id)/fiche") && WellFormed.faults(inDocument: Array(page.utf8)) == [])
        for (path, fields) in [("permanences", shift), ("fiche", form)] { #expect(await town.post("\(link)/\(path)", fields, as: officer).status == 409, "\(path)") }
    }

    @Test(arguments: Backend.all) func `an urn is shut once, and its place stays`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town
        let fields = ["urn": "\(paper.urn)", "closing": "Z-9"]
        #expect(await town.post("\(paper.link)/urnes/sceller", fields, as: paper.agathe).status == 303)
        #expect(await town.post("\(paper.link)/urnes/sceller", fields, as: paper.bruno).status == 409)
        #expect(try await paper.currentUrn().closingSeal == "Z-9")
        #expect(await town.post("\(paper.link)/retirer", as: paper.vote.officer).status == 409)
        town.set(now: VoteTown.closes)
        #expect(await town.post("\(PaperTown.desk)/bureaux/nouveau/fiche", ["name": "Trop tard", "address": "x", "hours": "x"], as: paper.vote.officer).status == 409)
    }
}
