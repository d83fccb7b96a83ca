import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// A proposal that breaks the rules of the discussion is reported, hidden with its reason, read again by somebody else.
@Suite struct `Moderation of whole proposals` {
    private static let reason = ["reason": "Le numéro de téléphone d’une voisine y figure."]

    private func moderated(_ site: PublicTown) -> String { "/bureau/moderation/propositions/\(site.proposals[0])" }

    @discardableResult
    private func hide(_ site: PublicTown, as person: Town.Person) async -> Town.Answer {
        await site.town.post(moderated(site) + "/masquer", Self.reason, as: person)
    }

    @Test(arguments: Backend.all) func `a report tells the moderators once and its author the outcome`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2), town = site.town
        let report = site.page() + "/signaler"
        #expect(await town.get(report).location?.hasPrefix("/connexion") == true)
        #expect(await town.post(report, ["ground": "autre", "words": ""], as: site.ben).status == 422)
        #expect(await town.post(report, ["ground": "injure"], as: site.ana).status == 403, "one’s own")
        #expect(await town.post(report, ["ground": "vie-privee", "words": "Un numéro de téléphone"], as: site.ben).status == 303)
        #expect(await town.post(report, ["ground": "vie-privee"], as: site.ben).status == 409, "twice")
        #expect(await town.post(report, ["ground": "vie-privee"], as: site.cleo).status == 303)
        #expect(try await site.letters(to: site.mia) == ["Un signalement à lire"], "one letter for what waits")
        #expect(await town.get("/bureau", as: site.mia).text.contains("Signalements à lire"))
        let list = await town.get("/bureau/moderation", as: site.mia)
        #expect(list.text.contains("Des bancs à l’ombre 1") && WellFormed.faults(inDocument: Array(list.text.utf8)) == [])
        let page = await town.get(moderated(site), as: site.mia)
        #expect(page.text.contains("Un numéro de téléphone") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get(moderated(site), as: site.ben).status == 403)
        #expect(await town.post(moderated(site) + "/classer", as: site.ben).status == 403)
        #expect(await town.post(moderated(site) + "/classer", as: site.mia).status == 303)
        #expect(try await site.letters(to: site.ben) == ["Suite donnée à votre signalement"])
        #expect(try await site.letters(to: site.cleo) == ["Suite donnée à votre signalement"])
        #expect(await town.get(site.page()).text.contains("Des bancs à l’ombre 1"), "it stays")
        #expect(await town.post(report, ["ground": "injure"], as: site.ben).status == 303, "it may have changed since")
    }

    @Test(arguments: Backend.all) func `what is hidden leaves every public page but its number, its day and the reason`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2), town = site.town
        let photo = try await town.database.write { db in
            let id = ID<Document>(try db.insert("""
                insert into documents (subject, subject_id, kind, digest, type, name, size, alternative_text, is_public, added_by, added_at)
                values ('proposal', \(site.proposals[0]), 'photo', 'a', 'image/webp', 'p.webp', 3, 'Un banc', true, \(site.ana.account), \(town.now))
                returning id
                """))
            return try DocumentStore.document(id, db)
        }
        #expect(photo.isPublic)
        await site.comment("Quelle horreur", as: site.cleo)
        #expect(await hide(site, as: site.ben).status == 403)
        #expect(await town.post(moderated(site) + "/masquer", ["reason": "court"], as: site.mia).status == 422)
        #expect(await hide(site, as: site.mia).status == 303)
        #expect(await hide(site, as: site.milo).status == 409)
        for address in [site.page(), site.page() + "/suivi"] {
            let page = await town.get(address)
            #expect(page.status == 200 && page.text.contains("Le numéro de téléphone d’une voisine") && page.text.contains("n°\u{A0}2026-1"))
            for word in ["Des bancs", "Une description", "Un résumé", "Quelle horreur", "Ana", "/fichiers/"] {
                #expect(!page.text.contains(word), "\(address) still says \(word)")
            }
            #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        }
        for address in [site.page() + "/discussion", site.page() + "/versions"] { #expect(await town.get(address).status == 404) }
        for address in [PublicTown.link + "/propositions", PublicTown.link + "/propositions.csv", "/recherche?q=bancs", "/ou-en-est?q=1", "/sitemap.xml"] {
            #expect(!(await town.get(address).text.contains("Des bancs à l’ombre 1")), "\(address)")
        }
        #expect(try await town.database.read { try DocumentStore.document(photo.id, $0) }.isPublic == false)
        #expect(try await site.letters(to: site.ana).contains("Votre idée n°\u{A0}2026-1 a été masquée"))
        #expect(await town.get("/mes-idees/\(site.proposals[0])", as: site.ana).text.contains("La ville a masqué cette idée"))
        #expect(await town.get(moderated(site), as: site.milo).text.contains("Des bancs à l’ombre 1"))
    }

    @Test(arguments: Backend.all) func `an appeal is decided by anybody but who hid it, the officer of the edition too`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        let omar = try await town.person("Omar", (.projectOfficer, .edition(site.edition)))
        let other = try await town.person("Olga", (.projectOfficer, .edition(EditionID(site.edition.number + 1))))
        await hide(site, as: site.mia)
        let appeal = "/mes-idees/\(site.proposals[0])/masquage", words = ["words": "Le numéro est celui de la mairie."]
        #expect(await town.get(appeal, as: site.ben).status == 403)
        #expect(await town.get(appeal, as: site.ana).text.contains("Demander une relecture"))
        #expect(await town.post(appeal, words, as: site.ben).status == 403)
        #expect(await town.post(appeal, words, as: site.ana).status == 303)
        #expect(await town.post(appeal, words, as: site.ana).status == 409)
        #expect(try await site.letters(to: omar) == ["Une relecture à décider"])
        #expect(try await site.letters(to: site.milo) == ["Une relecture à décider"])
        #expect(try await site.letters(to: site.mia) == [], "who hid it does not judge")
        #expect(await town.get("/bureau/moderation?liste=recours", as: omar).text.contains("Des bancs à l’ombre 1"))
        let restore = await town.post(moderated(site) + "/montrer", ["words": "Le numéro est retiré."], as: site.mia)
        #expect(restore.status == 409, "the appeal decides")
        let decision = ["decision": "visible", "answer": "Le numéro est public, en effet."]
        #expect(await town.post(moderated(site) + "/relecture", decision, as: site.mia).status == 403)
        #expect(await town.post(moderated(site) + "/relecture", decision, as: other).status == 403)
        #expect(await town.post(moderated(site) + "/relecture", decision, as: omar).status == 303)
        #expect(await town.post(moderated(site) + "/relecture", decision, as: site.milo).status == 409)
        #expect(await town.get(site.page()).text.contains("Une description"))
        #expect(try await site.letters(to: site.ana).last == "Votre idée n°\u{A0}2026-1 est de nouveau visible")
        #expect(await hide(site, as: site.mia).status == 409, "judged, and nothing has changed since")
        town.pass(.days(1))
        let now = town.now
        try await town.database.write { db in try db.run("update proposals set updated_at = \(now) where id = \(site.proposals[0])") }
        #expect(await hide(site, as: site.mia).status == 303, "it changed")
    }

    @Test(arguments: Backend.all) func `a hiding is lifted once what was wrong is gone, and its photos come back`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        await hide(site, as: site.mia)
        #expect(await town.post(moderated(site) + "/montrer", ["words": "Le numéro est retiré."], as: site.ben).status == 403)
        #expect(await town.post(moderated(site) + "/montrer", ["words": "Le numéro est retiré."], as: site.mia).status == 303)
        #expect(await town.post(moderated(site) + "/montrer", ["words": "Le numéro est retiré."], as: site.mia).status == 409)
        #expect(await town.get(site.page()).text.contains("Une description"))
        #expect(try await site.letters(to: site.ana).last == "Votre idée n°\u{A0}2026-1 est de nouveau visible")
        await hide(site, as: site.mia)
        town.pass(.days(Rulebook().appealDays + 1))
        let late = await town.post("/mes-idees/\(site.proposals[0])/masquage", ["words": "Je demande une relecture."], as: site.ana)
        #expect(late.status == 409 && late.text.contains("jusqu’au"))
    }

    @Test(arguments: Backend.all) func `what was hidden and rewritten stays hidden among the versions, and its reason in the journal`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 2), town = site.town
        func edit(_ summary: String, _ reason: String, version: Int) async {
            town.pass(.minutes(5))
            let form = ["title": "Des bancs à l’ombre", "summary": summary, "onBehalf": "self", "body": ProposalTown.words, "reason": reason, "version": "\(version)"]
            #expect(await town.post("/mes-idees/\(site.proposals[0])/modifier", form, as: site.ana).status == 303)
        }
        await edit("Une insulte bien sentie.", "Une autre insulte.", version: 0)
        town.pass(.minutes(5))
        await hide(site, as: site.mia)
        await edit("Une insulte à demi retirée.", "Encore une insulte.", version: 2)
        await edit("Des bancs pour se reposer.", "Le texte est revu.", version: 3)
        town.pass(.minutes(5))
        #expect(await town.post(moderated(site) + "/montrer", ["words": "Le texte est revu."], as: site.mia).status == 303)
        let versions = await town.get(site.page() + "/versions"), journal = await town.get(PublicTown.link + "/journal")
        #expect(versions.text.contains("Des bancs pour se reposer.") && versions.text.contains("il ne se lit plus"))
        #expect(journal.status == 200 && journal.text.contains("Le texte est revu."))
        for page in [versions, journal, await town.get(site.page() + "/suivi")] {
            #expect(!page.text.lowercased().contains("insulte") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        }
        // What was hidden by mistake and came back as it was hides nothing.
        town.pass(.minutes(5))
        await hide(site, as: site.mia)
        town.pass(.minutes(5))
        #expect(await town.post(moderated(site) + "/montrer", ["words": "Rien n’était à reprendre."], as: site.milo).status == 303)
        #expect(await town.get(site.page() + "/versions").text.contains("Des bancs pour se reposer."))
    }

    @Test(arguments: Backend.all) func `the documents of a hidden idea open for who judges it, whatever number others try`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        let elsewhere = EditionID(site.edition.number + 1)
        let omar = try await town.person("Omar", (.projectOfficer, .edition(site.edition)))
        let strangers = [try await town.person("Max", (.moderator, .edition(elsewhere))), try await town.person("Olga", (.projectOfficer, .edition(elsewhere))), site.ben]
        let sent = await town.post(
            "\(PublicTown.link)/proposer/\(site.proposals[0])/photos", ["file_title": "Le plan"], as: site.ana, files: ["file": [Town.upload(Town.pdf, named: "plan.pdf")]])
        #expect(sent.status == 303)
        let document = try await town.database.read { try $0.value("select max(id) from documents", as: Int.self) }
        await hide(site, as: site.mia)
        let link = moderated(site) + "/documents/\(document)/grand"
        for judge in [site.mia, omar] {
            #expect(await town.get(moderated(site), as: judge).text.contains(link))
            let answer = await town.get(link, as: judge)
            #expect(answer.status == 200 && answer.response.header("content-type") == "application/pdf")
            #expect(await town.get("/fichiers/\(document)/grand", as: judge).status == 404)
        }
        for stranger in strangers {
            #expect(await town.get(link, as: stranger).status == 403)
            #expect(await town.get("/fichiers/\(document)/grand", as: stranger).status == 404)
        }
        #expect(await town.get("/fichiers/\(document)/grand", as: site.ana).status == 200, "hers")
    }

    @Test(arguments: Backend.all) func `who moderates an arrondissement is told of its neighbourhoods, not of the others’`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1), town = site.town
        let (nord, sud) = try await town.database.write { db in
            let nord = try TerritoryStore.add(Territory(id: ID(1), kind: .sector, code: "nord", name: "Nord"), db)
            let sud = try TerritoryStore.add(Territory(id: ID(1), kind: .sector, code: "sud", name: "Sud"), db)
            let quarter = try TerritoryStore.add(Territory(id: ID(1), parent: nord, kind: .neighbourhood, code: "halles", name: "Les Halles"), db)
            try db.run("update proposals set territory_id = \(quarter) where id = \(site.proposals[0])")
            return (nord, sud)
        }
        let nora = try await town.person("Nora", (.moderator, .territory(nord))), sam = try await town.person("Sam", (.moderator, .territory(sud)))
        let omar = try await town.person("Omar", (.projectOfficer, .territory(nord)))
        #expect(await town.post(site.page() + "/signaler", ["ground": "injure"], as: site.ben).status == 303)
        #expect(try await site.letters(to: nora) == ["Un signalement à lire"])
        #expect(try await site.letters(to: sam) == [])
        await hide(site, as: nora)
        #expect(await town.post("/mes-idees/\(site.proposals[0])/masquage", ["words": "Je demande une relecture."], as: site.ana).status == 303)
        #expect(try await site.letters(to: omar) == ["Une relecture à décider"])
    }

    @Test(arguments: Backend.all) func `eight moderators press at once, one hides`(backend: Backend) async throws {
        let site = try await PublicTown(backend, count: 1)
        let done = await withTaskGroup(of: Int.self) { group in
            for index in 0..<8 { group.addTask { await hide(site, as: index.isMultiple(of: 2) ? site.mia : site.milo).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(done.count { $0 == 303 } == 1 && done.count { $0 == 409 } == 7)
        #expect(try await site.letters(to: site.ana) == ["Votre idée n°\u{A0}2026-1 a été masquée"])
    }

    @Test func `everyone reads the rules of the discussion`() async throws {
        let site = try await PublicTown(.sqlite, count: 1)
        let page = await site.town.get("/regles-de-la-discussion")
        #expect(page.status == 200 && page.text.contains("Ce qui ne peut pas rester"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await site.town.get(site.page()).text.contains("/propositions/1/signaler"))
    }
}
