import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// Entries of the register attached to one polling place: she votes there, and by no other way.
@Suite struct `The list of a polling place` {
    static let nadia = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17", "honour": "1"]

    /// What a resident sends to choose paper.
    static func choice(_ place: ID<PollingPlace>, _ name: String = "Nadia", _ family: String = "Ben Salah") -> [String: String] {
        ["place": "\(place)", "given-name": name, "family-name": family, "born": "1980-05-17", "honour": "1"]
    }

    @Test(arguments: Backend.all) func `who chose paper is refused on the web and at another place, until she takes herself off`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, nadia = try await town.person("Nadia")
        let choose = "/editions/2026/voter/papier"
        #expect(await town.post(choose, Self.choice(paper.place)).status == 403, "nobody is signed in")
        #expect(await town.post(choose, Self.choice(ID(999)), as: nadia).status == 422)
        #expect(await town.post(choose, Self.choice(paper.place).filter { $0.key != "honour" }, as: nadia).status == 422)
        #expect(try await paper.vote.count("select count(*) from place_attachments") == 0)
        let form = await town.get("\(choose)?bureau=\(paper.place)", as: nadia)
        #expect(form.status == 200 && WellFormed.faults(inDocument: Array(form.text.utf8)) == [])
        #expect(await town.post(choose, Self.choice(paper.place), as: nadia).location == choose)
        #expect(await town.post(choose, Self.choice(paper.place), as: nadia).status == 409, "once")
        let web = await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: nadia)
        #expect(web.status == 409 && web.text.contains("au bureau «\u{A0}Bibliothèque\u{A0}»"))
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains("Changer d’avis"))
        _ = await town.post("\(PaperTown.desk)/bureaux/nouveau/fiche", ["name": "Mairie", "address": "1 place", "hours": "10 h"], as: paper.vote.officer)
        let other = try await paper.vote.count("select id from polling_places where name = 'Mairie'")
        let link = "\(PaperTown.desk)/bureaux/\(other)"
        _ = await town.post("\(link)/urnes", ["label": "Mairie 1", "seal": "B-2", "empty": "1"], as: paper.vote.officer)
        let elsewhere = await town.post("\(link)/emargement", Self.nadia.merging(["act": "note"]) { $1 }, as: paper.vote.officer)
        #expect(elsewhere.status == 422 && elsewhere.text.contains("est sur la liste du bureau «\u{A0}Bibliothèque\u{A0}»"))
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        #expect(await town.post("\(choose)/annuler", as: nadia).location == VoteTown.ballot)
        #expect(await town.post("\(choose)/annuler", as: nadia).status == 409)
        #expect(await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: nadia).status == 303)
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'web'") == 1)
        #expect(await town.post(choose, Self.choice(paper.place), as: nadia).status == 409, "she has voted")
    }

    @Test(arguments: Backend.all) func `who stands on the list of a place is told when it moves or changes its hours`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, form = "\(paper.link)/fiche"
        _ = await town.post("/editions/2026/voter/papier", Self.choice(paper.place), as: try await town.person("Nadia"))
        let fields = ["name": "Bibliothèque", "address": "1 place du Livre", "hours": "10 h à 18 h"]
        #expect(await town.post(form, fields.merging(["access": "Rampe"]) { $1 }, as: paper.vote.officer).status == 303)
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Votre bureau de vote change%'") == 0, "where and when stay")
        #expect(await town.post(form, fields.merging(["hours": "10 h à 16 h"]) { $1 }, as: paper.vote.officer).status == 303)
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Votre bureau de vote change%'") == 1)
    }

    @Test(arguments: Backend.all) func `at her place she is checked off like anybody, and her line on the list is over`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, nadia = try await town.person("Nadia"), screen = "\(paper.link)/emargement"
        _ = await town.post("/editions/2026/voter/papier", Self.choice(paper.place), as: nadia)
        let found = await town.post(screen, Self.nadia.merging(["act": "find"]) { $1 }, as: paper.agathe)
        #expect(found.status == 200 && found.text.contains("n’a pas encore voté"))
        let stranger = await town.post(screen, Self.nadia.merging(["act": "note", "account": "\(nadia.account)"]) { $1 }, as: paper.agathe)
        #expect(stranger.status == 422 && stranger.text.contains("ne porte pas ce nom"), "her account does not say her family name")
        #expect(await town.post(screen, Self.nadia.merging(["act": "note"]) { $1 }, as: paper.agathe).status == 303)
        #expect(try await paper.vote.count("select count(*) from place_attachments where ending = 'voted'") == 1)
        #expect(await town.post("/editions/2026/voter/papier/annuler", as: nadia).status == 409)
        #expect(await town.get(VoteTown.ballot, as: nadia).text.contains("Vous avez voté."))
    }

    @Test(arguments: Backend.all) func `an agent writes somebody on the list and lets her go with a reason; both are told by letter`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, list = "\(paper.link)/liste"
        let (nadia, stan) = (try await town.person("Nadia"), try await town.person("Stan"))
        try await town.database.write { db in
            _ = try db.run("update accounts set family_name = 'Ben Salah', search_text = ' nadia ben salah ' where id = \(nadia.account)")
        }
        #expect(await town.get(list, as: stan).status == 403)
        #expect(await town.post(list, Self.nadia, as: stan).status == 403)
        #expect(await town.post(list, ["given": "Léo", "family": "Petit", "birth": "2020-01-01", "honour": "1"], as: paper.agathe).status == 422, "too young")
        let asked = await town.post(list, Self.nadia, as: paper.agathe)
        #expect(asked.status == 422 && asked.text.contains("Est-ce le compte de cette personne"))
        #expect(await town.post(list, Self.nadia.merging(["account": "\(nadia.account)"]) { $1 }, as: paper.agathe).status == 303)
        let twice = await town.post(list, Self.nadia.merging(["account": "none"]) { $1 }, as: paper.bruno)
        #expect(twice.status == 422 && twice.text.contains("déjà sur la liste"))
        let page = await town.get(list, as: paper.bruno)
        #expect(page.text.contains("Nadia Ben Salah") && page.text.contains("17/05/1980") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: nadia).status == 409)
        let id = try await paper.vote.count("select id from place_attachments")
        #expect(await town.post("\(list)/retirer", ["attachment": "\(id)", "reason": "non"], as: paper.bruno).status == 422)
        #expect(await town.post("\(list)/retirer", ["attachment": "999", "reason": "Elle préfère internet."], as: paper.bruno).status == 409)
        #expect(await town.post("\(list)/retirer", ["attachment": "\(id)", "reason": "Elle préfère internet."], as: paper.bruno).status == 303)
        #expect(await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: nadia).status == 303)
        #expect(try await paper.vote.count("select count(*) from letters where subject like 'Vous êtes sur la liste%' or subject like 'Vous n’êtes plus sur%'") == 2)
        #expect(try await paper.vote.count("select count(*) from journal where act in ('paper.attach', 'paper.release')") == 2)
        #expect(await town.post(list, Self.nadia.merging(["account": "\(nadia.account)"]) { $1 }, as: paper.agathe).status == 422, "she has voted")
        town.set(now: VoteTown.closes)
        #expect(await town.post(list, ["given": "Ana", "family": "Roy", "birth": "1970-01-01", "honour": "1"], as: paper.agathe).status == 409)
    }

    @Test(arguments: Backend.all) func `who types a stranger's name bars her nowhere for good: an officer who sees her paper checks her off`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        _ = await town.post("\(PaperTown.desk)/bureaux/nouveau/fiche", ["name": "Mairie", "address": "1 place", "hours": "10 h"], as: paper.vote.officer)
        let other = ID<PollingPlace>(try await paper.vote.count("select id from polling_places where name = 'Mairie'"))
        #expect(await town.post("/editions/2026/voter/papier", Self.choice(other), as: try await town.person("Thief")).status == 303)
        #expect(await town.post(screen, Self.nadia.merging(["act": "note"]) { $1 }, as: paper.agathe).status == 422)
        let id = try await paper.vote.count("select id from place_attachments")
        let namesake = Self.nadia.merging(["act": "namesake", "seen": "liste-\(id)", "reason": "Pièce vue, elle n’a rien demandé."]) { $1 }
        #expect(await town.post(screen, namesake, as: paper.agathe).status == 403)
        #expect(await town.post(screen, namesake, as: paper.vote.officer).status == 303)
        #expect(await town.post(screen, namesake, as: paper.vote.officer).status == 422, "once")
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 1)
    }

    @Test(arguments: Backend.all) func `three names that stand already are tried in a day, no more, and no name is noted`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, choose = "/editions/2026/voter/papier", stan = try await town.person("Stan")
        #expect(await town.post(choose, Self.choice(paper.place), as: try await town.person("Nadia")).status == 303)
        for _ in 1...3 {
            let told = await town.post(choose, Self.choice(paper.place), as: stan)
            #expect(told.status == 303 && told.notice?.contains("demande une vérification") == true)
        }
        #expect(await town.post(choose, Self.choice(paper.place, "Stan", "Roy"), as: stan).status == 409)
        #expect(try await paper.vote.count("select count(*) from journal where act = 'paper.refuse-name' and reason = ''") == 3)
        #expect(try await paper.vote.count("select count(*) from place_attachments") == 1)
    }

    @Test(arguments: Backend.all) func `fifty votes on the web and one inscription at once: one of the two`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, nadia = try await town.person("Nadia"), fields = try await paper.vote.fields(1)
        await withTaskGroup(of: Void.self) { group in
            for turn in 0..<50 {
                group.addTask {
                    _ = turn == 25
                        ? await town.post("/editions/2026/voter/papier", Self.choice(paper.place), as: nadia).status
                        : await town.post(VoteTown.ballot, lists: fields, as: nadia).status
                }
            }
        }
        let (voted, attached) = (try await paper.vote.count("select count(*) from check_offs"), try await paper.vote.count("select count(*) from place_attachments"))
        #expect(voted + attached == 1, "\(voted) votes and \(attached) inscriptions")
    }
}
