import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// People discuss proposals, follow them, and moderators keep the discussion civil.
@Suite struct `Discussion through the door` {
    @Test(arguments: Backend.all) func `a comment is written once, answered, and its people are told`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2)
        #expect(await site.comment("Une **bonne** idée <script>", as: site.ben).status == 303)
        #expect(await site.comment("Une **bonne** idée <script>", as: site.ben).status == 303, "the button pressed twice")
        let first = try #require(try await site.comments().first)
        #expect(try await site.comments().count == 1)
        #expect(await site.comment("D’accord.", parent: first.id, as: site.cleo).status == 303)
        let reply = try #require(try await site.comments().last)
        #expect(reply.parent == first.id)
        #expect(await site.comment("Moi aussi.", parent: reply.id, as: site.ana).status == 303)
        #expect(try await site.comments().last?.parent == first.id, "two levels, no more")
        let page = await site.town.get(site.page())
        #expect(page.text.contains("<strong>bonne</strong>") && !page.text.contains("<script>Une") && page.text.contains("3 commentaires"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(try await site.letters(to: site.ben).count == 2, "Cleo’s answer and Ana’s")
        #expect(try await site.letters(to: site.ana).count == 2, "Ben’s comment and Cleo’s answer to it")
        let counts = try await site.counts()
        #expect(counts.kept == counts.counted && counts.kept[0] == [3, 0])
    }

    @Test(arguments: Backend.all) func `what may not be written is refused in a sentence and kept in its form`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2), town = site.town
        #expect(await site.comment("   ", as: site.ben).status == 422)
        let long = await site.comment(String(repeating: "é", count: 2001), as: site.ben)
        #expect(long.status == 422 && long.text.contains(String(repeating: "é", count: 2001)))
        #expect(WellFormed.faults(inDocument: Array(long.text.utf8)) == [])
        #expect(await site.comment(String(repeating: "é", count: 2000), as: site.ben).status == 303)
        let other = try #require(try await site.comments().first)
        #expect(await site.comment("Réponse égarée", on: 2, parent: other.id, as: site.ben).status == 422, "a comment of another proposal")
        let visitor = await town.post(site.page() + "/discussion", ["body": "Bonjour"])
        #expect(visitor.status == 403 && visitor.text.contains("Connectez-vous"))
        #expect(await town.post(site.page(99) + "/discussion", ["body": "Bonjour"], as: site.ben).status == 404)
        for number in 1...8 { await site.comment("Message \(number)", as: site.cleo) }
        #expect(await site.comment("Encore un", as: site.cleo).status == 422)
        town.pass(.minutes(11))
        #expect(await site.comment("Encore un", as: site.cleo).status == 303)
    }

    @Test(arguments: Backend.all) func `her own comment is mended for a quarter of an hour unless answered, and taken back at any time`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await site.comment("Une bone idée", as: site.ben)
        let id = try #require(try await site.comments().first).id
        let edit = "/commentaires/\(id)/modifier", remove = "/commentaires/\(id)/retirer"
        #expect(await town.get(site.page(), as: site.ben).text.contains(edit))
        #expect(await !town.get(site.page(), as: site.cleo).text.contains(edit))
        #expect(await town.post(edit, ["body": "Autre chose"], as: site.cleo).status == 403)
        #expect(await town.post(remove, as: site.cleo).status == 403)
        #expect(await town.post(edit, ["body": ""], as: site.ben).status == 422)
        #expect(await town.post(edit, ["body": "Une bonne idée"], as: site.ben).status == 303)
        #expect(try await site.comments().first?.body == "Une bonne idée")
        town.pass(.minutes(15))
        #expect(await town.post(edit, ["body": "Trop tard"], as: site.ben).status == 409)
        let page = await town.get(edit, as: site.ben)
        #expect(page.status == 200 && page.text.contains("pendant un quart d’heure") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])

        // Answered: the answer mends for a while, the first no more.
        await site.comment("D’accord.", parent: id, as: site.cleo)
        await site.comment("Moi aussi.", parent: id, as: site.ana)
        let (first, second) = (try await site.comments()[1].id, try await site.comments()[2].id)
        #expect(await town.post("/commentaires/\(first)/modifier", ["body": "Non."], as: site.cleo).status == 409)
        #expect(await town.post("/commentaires/\(second)/modifier", ["body": "Moi de même."], as: site.ana).status == 303)

        #expect(await town.post(remove, as: site.ben).status == 303)
        #expect(await town.post(remove, as: site.ben).status == 404)
        let after = await town.get(site.page()).text
        #expect(after.contains("Commentaire retiré par son auteur") && !after.contains("Une bonne idée") && after.contains("Moi de même."))
        for (reply, person) in [(first, site.cleo), (second, site.ana)] { #expect(await town.post("/commentaires/\(reply)/retirer", as: person).status == 303) }
        #expect(await !town.get(site.page()).text.contains("Commentaire retiré par son auteur"), "nothing left to answer to")
        #expect(try await site.comments().isEmpty)
        let counts = try await site.counts()
        #expect(counts.kept == counts.counted && counts.kept[0] == [0, 0])
    }

    @Test(arguments: Backend.all) func `what was reported stays as it was, even taken back, until somebody has read it`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await site.comment("Vous êtes un âne", as: site.ben)
        let id = try #require(try await site.comments().first).id, moderated = "/bureau/moderation/\(id)"
        #expect(await town.post("/commentaires/\(id)/signaler", ["ground": "injure", "words": ""], as: site.cleo).status == 303)
        let edit = await town.post("/commentaires/\(id)/modifier", ["body": "Vous êtes une perle"], as: site.ben)
        #expect(edit.status == 409 && edit.text.contains("a été signalé"))
        #expect(await town.get("/commentaires/\(id)/modifier", as: site.ben).text.contains("avant que son texte ne soit effacé"))
        for status in [303, 404] { #expect(await town.post("/commentaires/\(id)/retirer", as: site.ben).status == status) }
        #expect(await !town.get(site.page()).text.contains("âne"))
        #expect(await town.get("/bureau/moderation", as: site.mia).text.contains(moderated))
        let page = await town.get(moderated, as: site.mia).text
        #expect(page.contains("Vous êtes un âne") && page.contains("Retiré par son auteur") && WellFormed.faults(inDocument: Array(page.utf8)) == [])
        #expect(await town.post(moderated + "/masquer", ["reason": "Attaque contre une personne"], as: site.mia).status == 409)
        #expect(await town.post(moderated + "/classer", as: site.mia).status == 303)
        #expect(try await site.letters(to: site.cleo) == ["Suite donnée à votre signalement"])
        #expect(try await town.database.read { try $0.all("select body from comments", as: String.self) } == [""])
        #expect(await town.get(moderated, as: site.mia).status == 404)
        let counts = try await site.counts()
        #expect(counts.kept == counts.counted && counts.kept[0] == [0, 0])
    }

    @Test(arguments: Backend.all) func `the discussion closes when the vote opens, to the second`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        let opening = town.now + .days(50)
        town.set(now: opening - .seconds(1))
        #expect(await site.comment("À temps", as: site.ben).status == 303)
        town.set(now: opening)
        let late = await site.comment("Trop tard", as: site.ben)
        #expect(late.status == 409 && late.text.contains("close depuis le"))
        #expect(await town.get(site.page(), as: site.ben).text.contains("La discussion est close depuis le"))
        #expect(try await site.comments().count == 1)
    }

    @Test(arguments: Backend.all) func `following twice at once is following once`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await withTaskGroup(of: Int.self) { group in
            for _ in 1...8 { group.addTask { await town.post(site.page() + "/suivre", as: site.ben).status } }
            for await status in group { #expect(status == 303) }
        }
        _ = await town.post(site.page() + "/suivre", as: site.cleo)
        #expect(try await town.database.read { try Follows.followers("proposal", site.proposals[0].number, $0) } == [site.ben.account, site.cleo.account])
        _ = await town.post(site.page() + "/ne-plus-suivre", as: site.ben)
        _ = await town.post(site.page() + "/ne-plus-suivre", as: site.ben)
        let counts = try await site.counts()
        #expect(counts.kept == counts.counted && counts.kept[0] == [0, 1])
        #expect(await town.get(site.page(), as: site.cleo).text.contains("Ne plus suivre"))
        #expect(await town.post(site.page() + "/suivre").status == 403)
        #expect(await town.get("/mes-suivis", as: site.cleo).text.contains("Des bancs à l’ombre 1"))
        #expect(await town.get("/mes-suivis", as: site.ben).text.contains("Vous ne suivez aucune proposition"))
        #expect(await town.get("/mes-suivis").location?.hasPrefix("/connexion") == true)
    }

    @Test(arguments: Backend.all) func `a comment is reported, hidden with its reason, appealed once, decided by somebody else`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await site.comment("Vous êtes un âne", as: site.ben)
        let id = try #require(try await site.comments().first).id
        let report = "/commentaires/\(id)/signaler", moderated = "/bureau/moderation/\(id)"
        #expect(await town.post(report, ["ground": "autre", "words": ""], as: site.cleo).status == 422)
        #expect(await town.post(report, ["ground": "injure", "words": ""], as: site.cleo).status == 303)
        #expect(await town.post(report, ["ground": "injure", "words": ""], as: site.cleo).status == 409)
        #expect(await town.post(report, ["ground": "injure"], as: site.ben).status == 403, "one’s own")
        #expect(await town.get("/bureau/moderation", as: site.cleo).status == 403)
        #expect(await town.get("/bureau/moderation", as: site.mia).text.contains("Vous êtes un âne"))
        #expect(await town.post(moderated + "/masquer", ["reason": "Attaque contre une personne"], as: site.cleo).status == 403)
        #expect(await town.post(moderated + "/masquer", ["reason": "court"], as: site.mia).status == 422)
        #expect(await town.post(moderated + "/masquer", ["reason": "Attaque contre une personne"], as: site.mia).status == 303)
        #expect(await town.post(moderated + "/masquer", ["reason": "Attaque contre une personne"], as: site.milo).status == 409)
        let page = await town.get(site.page())
        #expect(page.text.contains("Attaque contre une personne") && !page.text.contains("âne"))
        #expect(try await site.letters(to: site.ben) == ["Votre commentaire a été masqué"])
        #expect(try await site.counts().kept[0] == [0, 0])
        try await appeal(site, id.number)
    }

    private func appeal(_ site: PublicTown, _ id: Int) async throws {
        let town = site.town, appeal = "/commentaires/\(id)/recours", decide = "/bureau/moderation/\(id)/relecture"
        #expect(await town.get(appeal, as: site.cleo).status == 404, "nobody else reads it")
        #expect(await town.get(appeal, as: site.ben).text.contains("âne"))
        #expect(await town.post(appeal, ["words": "Je parlais de l’animal du parc."], as: site.cleo).status == 403)
        #expect(await town.post(appeal, ["words": "Je parlais de l’animal du parc."], as: site.ben).status == 303)
        #expect(await town.post(appeal, ["words": "Je parlais de l’animal du parc."], as: site.ben).status == 409)
        let decision = ["decision": "visible", "answer": "Vous avez raison, le voici de nouveau."]
        let own = await town.post(decide, decision, as: site.mia)
        #expect(own.status == 403 && own.text.contains("une autre personne"))
        #expect(await town.post(decide, decision, as: site.milo).status == 303)
        #expect(await town.post(decide, decision, as: site.milo).status == 409)
        #expect(await town.get(site.page()).text.contains("âne"))
        let counts = try await site.counts()
        #expect(counts.kept == counts.counted && counts.kept[0] == [1, 0])
        #expect(try await site.letters(to: site.ben).last == "Votre commentaire est de nouveau visible")
        #expect(await town.post("/bureau/moderation/\(id)/masquer", ["reason": "Attaque contre une personne"], as: site.mia).status == 409)
    }

    @Test(arguments: Backend.all) func `an appeal comes in time or not at all`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await site.comment("Publicité pour ma boutique", as: site.ben)
        let id = try #require(try await site.comments().first).id
        _ = await town.post("/bureau/moderation/\(id)/masquer", ["reason": "Publicité sans rapport"], as: site.mia)
        town.pass(.days(Rulebook().appealDays + 1))
        let late = await town.post("/commentaires/\(id)/recours", ["words": "Je demande une relecture."], as: site.ben)
        #expect(late.status == 409 && late.text.contains("jusqu’au"))
    }
}
