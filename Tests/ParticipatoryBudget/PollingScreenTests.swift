import Database
import TestTown
import Testing
import Vocabulary
import Web
@testable import ParticipatoryBudget

/// The screen of a polling place: one register with the web.
@Suite struct `Checking off at a polling place` {
    private static let nadia = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17"]

    private static func noted(_ fields: [String: String], _ more: [String: String] = [:]) -> [String: String] {
        fields.merging(["act": "note", "honour": "1"]) { $1 }.merging(more) { $1 }
    }

    @Test(arguments: Backend.all) func `the agent sees that somebody has not voted, checks her off once, whatever the accents and hyphens`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        let found = await town.post(screen, Self.nadia.merging(["act": "find"]) { $1 }, as: paper.agathe)
        #expect(found.status == 200 && found.text.contains("n’a pas encore voté"))
        #expect(WellFormed.faults(inDocument: Array(found.text.utf8)) == [])
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        #expect(await town.post(screen, Self.nadia.merging(["act": "note"]) { $1 }, as: paper.agathe).status == 422, "she was not asked")
        #expect(await town.post(screen, Self.noted(Self.nadia), as: paper.agathe).status == 303)
        let again = await town.post(screen, Self.noted(["given": "NADIA", "family": "Ben-Salah", "birth": "1980-05-17"]), as: paper.bruno)
        #expect(again.status == 422 && again.text.contains("Un vote est déjà enregistré pour cette personne") && again.text.contains("Bibliothèque"))
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 1)
        #expect(try await paper.currentUrn().checkOffs == 1)
    }

    @Test(arguments: Backend.all) func `who voted on the web is known at the place, and who votes on paper is refused on the web`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        let (nadia, karim) = (try await town.person("Nadia"), try await town.person("Karim"))
        try await town.database.write { db in
            for (person, family, words) in [(nadia, "Ben Salah", " nadia ben salah "), (karim, "Petit", " karim petit ")] {
                _ = try db.run("update accounts set family_name = \(family), search_text = \(words) where id = \(person.account)")
            }
        }
        _ = await town.post(VoteTown.ballot, lists: try await paper.vote.fields(1), as: nadia)
        let found = await town.post(screen, Self.nadia.merging(["act": "find"]) { $1 }, as: paper.agathe)
        #expect(found.text.contains("Un compte au même nom a déjà voté") && found.text.contains("internet"))
        #expect(await town.post(screen, Self.noted(Self.nadia), as: paper.agathe).status == 422, "the agent did not say whether it is she")
        let hers = await town.post(screen, Self.noted(Self.nadia, ["account": "\(nadia.account)"]), as: paper.agathe)
        #expect(hers.status == 422 && hers.text.contains("par internet"))
        let other = ["given": "Karim", "family": "Petit", "birth": "1980-01-02"]
        #expect(await town.post(screen, Self.noted(other, ["account": "\(karim.account)"]), as: paper.agathe).status == 303)
        let web = await town.get(VoteTown.ballot, as: karim).text
        #expect(web.contains("Vous avez voté.") && web.contains("bulletin papier"))
        #expect(try await paper.vote.count("select count(*) from ballots_at_slot") == 1)
    }

    @Test(arguments: Backend.all) func `a mistake is taken back by a second person with a reason, and the person may vote`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        _ = await town.post(screen, Self.noted(Self.nadia), as: paper.agathe)
        let line = try await paper.vote.count("select id from paper_check_offs")
        let undo = ["line": "\(line)", "reason": "Erreur de personne sur la liste."]
        #expect(await town.post("\(screen)/annuler", undo, as: paper.agathe).status == 403, "four eyes")
        #expect(await town.post("\(screen)/annuler", ["line": "\(line)", "reason": "oups"], as: paper.bruno).status == 422)
        #expect(await town.post("\(screen)/annuler", undo, as: paper.bruno).status == 303)
        #expect(await town.post("\(screen)/annuler", undo, as: paper.carole).status == 409)
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        #expect(try await paper.vote.count("select count(*) from paper_check_offs where undone_by = \(paper.bruno.account)") == 1)
        #expect(await town.get(screen, as: paper.carole).text.contains("Annulé par Bruno\u{A0}: Erreur de personne"))
        #expect(await town.post(screen, Self.noted(Self.nadia), as: paper.agathe).status == 303)
    }

    @Test(arguments: Backend.all) func `who typed a stranger's name on the web does not bar her from the polling place: an officer sees her paper`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend) { $0.proof = .declared }, town = paper.town, screen = "\(paper.link)/emargement"
        var fields = try await paper.vote.fields(1)
        for (field, value) in [("given-name", "Nadia"), ("family-name", "Ben Salah"), ("born", "1980-05-17")] { fields[field] = [value] }
        #expect(await town.post(VoteTown.ballot, lists: fields, as: try await town.person("Thief")).location == "/editions/2026/voter/enregistre")
        let refused = await town.post(screen, Self.noted(Self.nadia), as: paper.agathe)
        #expect(refused.status == 422 && refused.text.contains("Un chargé de projet de l’édition"))
        let seen = try await paper.vote.count("select max(check_off_id) from declared_identities")
        let namesake = Self.noted(Self.nadia, ["act": "namesake", "seen": "\(seen)", "reason": "Pièce vue, une autre adresse."])
        #expect(await town.post(screen, namesake, as: paper.agathe).status == 403)
        #expect(await town.post(screen, namesake.merging(["reason": "oui"]) { $1 }, as: paper.vote.officer).status == 422)
        let found = await town.post(screen, Self.nadia.merging(["act": "find"]) { $1 }, as: paper.vote.officer)
        #expect(found.text.contains("Émarger l’homonyme") && WellFormed.faults(inDocument: Array(found.text.utf8)) == [])
        #expect(await town.post(screen, namesake, as: paper.vote.officer).status == 303)
        #expect(await town.post(screen, namesake, as: paper.vote.officer).status == 422, "sent twice, once")
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'paper'") == 1)
        #expect(try await paper.vote.count("select count(*) from likenesses") == 1)
        #expect(try await paper.vote.count("select count(*) from journal where act = 'paper.check-off-namesake'") == 1)
    }

    @Test(arguments: Backend.all) func `nobody is checked off by a stranger, before her age, or after the close`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        let stranger = try await town.person("Stan")
        #expect(await town.get(screen, as: stranger).status == 403)
        #expect(await town.post(screen, Self.noted(Self.nadia), as: stranger).status == 403)
        #expect(await town.post(screen, Self.noted(["given": "Léo", "family": "Petit", "birth": "2020-01-01"]), as: paper.agathe).status == 422)
        #expect(await town.post("\(screen)/classe", ["school": "École du Port", "class": "CM2 B"], as: paper.agathe).status == 303)
        #expect(await town.get("/bureau/editions/2026/vote/registre/liste", as: paper.vote.officer).text.contains(">Une classe<"))
        let twice = await town.post("\(screen)/classe", ["school": "ecole du port", "class": "cm2 b"], as: paper.agathe)
        #expect(twice.status == 422 && twice.text.contains("déjà enregistré"))
        town.set(now: VoteTown.closes)
        #expect(await town.post(screen, Self.noted(Self.nadia), as: paper.agathe).status == 409)
        #expect(try await paper.vote.count("select count(*) from check_offs") == 1)
    }
}

/// The screen of a polling place, lent to a voter for one ballot.
@Suite struct `Voting on the screen of a polling place` {
    private static let nadia = ["given": "Nadia", "family": "Ben Salah", "birth": "1980-05-17", "act": "kiosk", "honour": "1"]

    @Test(arguments: Backend.all) func `one voter, one ballot, then the door is shut until the agent types the code`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement"
        let lent = await town.post(screen, Self.nadia, as: paper.agathe), kiosk = try #require(lent.location), voter = paper.agathe.after(lent)
        #expect(voter.token != paper.agathe.token)
        let page = await town.get(kiosk, as: voter)
        #expect(page.text.contains("Projet 1") && page.response.header("refresh") == "360; url=\(kiosk)")
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [] && !page.text.contains("Nadia"))
        #expect(page.text.contains("data-keep=\"\""), "nothing of a choice stays in the browser")
        #expect(await town.get(kiosk, as: paper.bruno).status == 403, "on the screen of the place only")
        #expect(await town.post(kiosk, lists: ["act": ["cast"], "choice": [try await paper.vote.choice(1)]], as: paper.bruno).status == 403)
        for desk in [screen, paper.link, PaperTown.desk, "/bureau"] {
            #expect(await town.get(desk, as: voter).status != 200, "\(desk) opens for the voter")
            #expect(await town.get(screen, as: paper.agathe).status != 200, "the agent's session was set aside")
        }
        #expect(await town.post(screen, Self.nadia, as: voter).status == 403)
        #expect(await town.post(kiosk, lists: ["act": ["cast"], "choice": []], as: voter).status == 422)
        let review = await town.post(kiosk, lists: ["act": ["review"], "choice": [try await paper.vote.choice(1)]], as: voter)
        #expect(review.status == 200 && review.text.contains("Déposer mon bulletin"))
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        let cast = ["act": ["cast"], "choice": [try await paper.vote.choice(1)]]
        #expect(await town.post(kiosk, lists: cast, as: voter).status == 303)
        #expect(await town.post(kiosk, lists: cast, as: voter).status == 409, "once")
        #expect(try await paper.vote.count("select count(*) from check_offs where channel = 'counter'") == 1)
        #expect(try await paper.vote.count("select count(*) from ballots_at_slot") == 1)
        #expect(try await paper.vote.count("select count(*) from kiosk_sessions where identity <> '' or account_id is not null") == 0, "it forgets for whom it was")
        let code = try await paper.code()
        let thanks = await town.get(kiosk, as: voter)
        #expect(thanks.text.contains("Reprendre l’écran") && !thanks.text.contains("Projet 1"))
        let wrong = await town.post("\(kiosk)/rendre", ["code": "918273"], as: voter)
        #expect(wrong.status == 422 && !wrong.text.contains("918273"), "a code typed almost right is not shown to who stands there")
        #expect(await town.post("\(kiosk)/rendre", ["code": code], as: paper.bruno).status == 403)
        let back = await town.post("\(kiosk)/rendre", ["code": code], as: voter), agathe = paper.agathe.after(back)
        #expect(back.location == screen)
        #expect(await town.post("\(kiosk)/rendre", ["code": code], as: voter).status != 303, "once")
        #expect(await town.get(screen, as: voter).status != 200, "what the voter's browser held is over")
        let again = await town.post(screen, Self.nadia, as: agathe)
        #expect(again.status == 422 && again.text.contains("un guichet"))
        let line = try await paper.vote.count("select id from paper_check_offs")
        let undo = await town.post("\(screen)/annuler", ["line": "\(line)", "reason": "Elle veut recommencer."], as: paper.bruno)
        #expect(undo.status == 409, "her ballot is in the box")
    }

    @Test(arguments: Backend.all) func `the code is another one each day, and at once when who keeps the place renews it`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement", old = try await paper.code()
        #expect(await town.get(paper.link, as: paper.agathe).text.contains(old))
        #expect(await town.post("\(paper.link)/code", as: try await town.person("Stan")).status == 403)
        #expect(await town.post("\(paper.link)/code", as: paper.bruno).status == 303)
        let code = try await paper.code(), lent = await town.post(screen, Self.nadia, as: paper.agathe)
        let kiosk = try #require(lent.location), voter = paper.agathe.after(lent)
        #expect(code != old && code.utf8.count == 6)
        #expect(await town.post("\(kiosk)/rendre", ["code": old], as: voter).status == 422, "the old one is dead")
        #expect(await town.post("\(kiosk)/rendre", ["code": "\(code.prefix(3)) \(code.suffix(3))"], as: voter).status == 303)
        #expect(try await paper.vote.count("select count(*) from journal where act = 'paper.renew-code'") == 1)
        town.set(now: Town.noon + .hours(13))
        #expect(try await paper.code() != code)
        #expect(await town.post("\(paper.link)/code", as: paper.bruno).status == 409, "she keeps the place no more")
    }

    @Test(arguments: Backend.all) func `an agent who has ended her sessions is not given back the one of a lent screen`(_ backend: Backend) async throws {
        let paper = try await PaperTown(backend), town = paper.town, screen = "\(paper.link)/emargement", agent = paper.agathe.account
        let lent = await town.post(screen, Self.nadia, as: paper.agathe), kiosk = try #require(lent.location), voter = paper.agathe.after(lent)
        try await town.database.write { db in _ = try db.run("delete from sessions where account_id = \(agent)") }
        let code = try await paper.code()
        let back = await town.post("\(kiosk)/rendre", ["code": code], as: voter)
        #expect(await town.get(screen, as: paper.agathe.after(back)).status != 200)
        #expect(try await paper.vote.count("select count(*) from sessions where account_id = \(agent)") == 0)
    }

    @Test func `a screen that nobody touched is shut, and the person votes elsewhere`() async throws {
        let paper = try await PaperTown(.sqlite), town = paper.town, screen = "\(paper.link)/emargement"
        let lent = await town.post(screen, Self.nadia, as: paper.agathe), kiosk = try #require(lent.location), voter = paper.agathe.after(lent)
        town.pass(.minutes(6))
        try await VotePassages.run(town.world)
        #expect(try await paper.vote.count("select count(*) from kiosk_sessions where identity <> '' or account_id is not null") == 0)
        #expect(await town.get(kiosk, as: voter).text.contains("L’isoloir est refermé"))
        #expect(await town.post(kiosk, lists: ["act": ["cast"], "choice": [try await paper.vote.choice(1)]], as: voter).status == 409)
        #expect(try await paper.vote.count("select count(*) from check_offs") == 0)
        #expect(await town.post(screen, Self.nadia.merging(["act": "note"]) { $1 }, as: paper.bruno).status == 303)
        #expect(await town.get("/editions/2026/isoloir/inconnu", as: paper.bruno).status == 404)
    }
}
