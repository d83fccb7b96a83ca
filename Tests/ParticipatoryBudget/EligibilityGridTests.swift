import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The grid in depth: the library, answers that do not apply, versions, what stands near, the city's own words.
@Suite struct `The grid of criteria` {
    @Test(arguments: Backend.all) func `an answered grid keeps its words and its version when the rules change`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await site.examine(1, "not-applicable").status == 422, "this criterion holds for everyone")
        #expect(await site.refuse(1).status == 303)
        let (edition, now) = (site.edition, town.now)
        try await town.database.write { db in
            var rules = try RulebookStore.rulebook(edition, at: now, db)
            rules.criteria[0].question = "Est-ce sur le territoire communal ?"
            rules.criteria[0].mayNotApply = true
            rules.criteria[1].isCorrectable = false
            try RulebookStore.publish(rules, edition: edition, Publication(number: 2, at: now), db)
        }
        let old = await town.get(EligibilityTown.desk + "/1", as: site.olga), new = await town.get(EligibilityTown.desk + "/2", as: site.olga)
        #expect(old.text.contains("Est-ce dans la ville ?") && old.text.contains("version 1"))
        #expect(new.text.contains("Est-ce sur le territoire communal ?") && !new.text.contains("Est-ce dans la ville ?"))
        #expect(await site.examine(2, "not-applicable", ["answer-\(site.criteria[1].id)": "to-complete"]).status == 422, "nobody is asked to mend what cannot be")
        #expect(await site.examine(2, "not-applicable").status == 303)
        let review = try await town.database.read { try EligibilityStore.review(of: site.proposals[1], $0) }
        #expect(review?.outcome == .eligible && review?.gridVersion == 2)
        #expect(WellFormed.faults(inDocument: Array(old.text.utf8)) == [] && WellFormed.faults(inDocument: Array(new.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `beside a proposal stand those within 250 metres and those in the same words`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let places = [(48.8500, 2.3500, "Des arbres place Haute"), (48.8515, 2.3500, "Un abri pour vélos"), (48.8600, 2.3500, "Une fontaine à boire")]
        try await town.database.write { db in
            for (proposal, place) in zip(site.proposals, places) {
                try db.run("update proposals set latitude = \(place.0), longitude = \(place.1), title = \(place.2), summary = '' where id = \(proposal)")
            }
        }
        func near() async throws -> [NearProposal] {
            try await town.database.read { db in try NearProposalStore.near(try ProposalStore.proposal(site.proposals[0], db), db) }
        }
        let first = try await near()
        #expect(first.map(\.number) == [2] && first[0].distance == 167 && !first[0].isAlike, "\(first)")
        try await town.database.write { db in try db.run("update proposals set title = 'Des arbres sur la place Haute' where id = \(site.proposals[2])") }
        #expect(try await near().map(\.number) == [2, 3])
        #expect(await town.get(EligibilityTown.desk + "/1", as: site.omar).text.contains("à 167 m"))
    }

    @Test(arguments: Backend.all) func `an answered completion comes back to the queue with the difference in the text`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await town.post(EligibilityTown.desk + "/1/complement", ["question": "Dans quelle rue exactement ?", "due": "2026-11-30"], as: site.omar).status == 303)
        let (proposal, ana, now) = (site.proposals[0], site.ana.account, town.now)
        try await town.database.write { db in
            try ProposalVersionStore.keep(proposal, reason: "", by: ana, at: now - .days(30), db)
            try db.run("update proposals set body = 'Beaucoup de tilleuls.' where id = \(proposal)")
            try ProposalVersionStore.keep(proposal, reason: "", by: ana, at: now + .seconds(1), db)
        }
        let completion = try await town.database.read { try $0.value("select max(id) from completions") as Int }
        #expect(await town.post("/mes-idees/\(proposal)/completer/\(completion)", ["answer": "Rue Haute."], as: site.ana).status == 303)
        #expect(try await site.stage(1) == .toExamine)
        let page = await town.get(EligibilityTown.desk + "/1", as: site.omar)
        #expect(page.text.contains("<ins>") && page.text.contains("<del>") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `the city adds its own words to the letters, around the decision that it cannot change`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let address = EligibilityTown.desk + "/courriers/ineligible", words = ["opening": "Merci d’avoir proposé.", "closing": "Une permanence vous attend le mardi."]
        #expect(await town.post(address, words, as: site.rita).status == 403)
        #expect(await town.post(EligibilityTown.desk + "/courriers/peut-etre", words, as: site.omar).status == 404)
        #expect(await town.post(address, words, as: site.omar).status == 303)
        await site.refuse()
        await site.check()
        let preview = await town.get(EligibilityTown.desk + "/annonce", as: site.omar)
        #expect(preview.text.contains("Une permanence vous attend le mardi.") && WellFormed.faults(inDocument: Array(preview.text.utf8)) == [])
        await site.notify(1)
        let body = try await town.database.read { try $0.first("select body from letters where account_id = \(site.ana.account) order by id desc limit 1") { $0.text() } }
        #expect(body?.contains("Merci d’avoir proposé.") == true && body?.contains("commune voisine") == true)
    }

    @Test(arguments: Backend.all) func `criteria go to the library and come back in the rules of another version`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, library = "/bureau/criteres"
        #expect(await town.get(library, as: site.ana).status == 403)
        #expect(await town.post(library, ["question": "Est-ce accessible ?"], as: site.rita).status == 403)
        #expect(await town.post(library, ["question": ""], as: site.omar).status == 422)
        let fields = ["question": "Est-ce accessible ?", "legal": "Loi du 11 février 2005", "reasons": "Une marche empêche d’entrer. | Le service accessibilité", "set-aside": "1"]
        #expect(await town.post(library, fields, as: site.omar).status == 303)
        #expect(await town.post(library, fields, as: site.olga).status == 422, "it is there already")
        let (edition, omar, now) = (site.edition, site.omar.account, town.now)
        let kept = try await town.database.read { try CriteriaLibraryStore.all($0) }
        #expect(kept.map(\.rule.reasons) == [[StandardReason(reason: "Une marche empêche d’entrer.", whereElse: "Le service accessibilité")]])
        try await town.database.write { db in
            let rules = try RulebookStore.rulebook(edition, at: now, db)
            try db.run("delete from rulebook_versions where edition_id = \(edition) and number = 2")
            try db.run("""
                insert into rulebook_versions (edition_id, number, content, drafted_by, drafted_at)
                values (\(edition), 2, \(try RulebookStore.encode(rules)), \(omar), \(now))
                """)
        }
        let page = await town.get("/bureau/editions/2026/reglement/2/criteres", as: site.omar)
        #expect(page.text.contains("Critères à reprendre") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let take = "/bureau/editions/2026/reglement/2/reprendre-criteres"
        #expect(await town.post(take, ["criterion": "\(kept[0].id)"], as: site.rita).status == 403)
        for _ in 1...2 { #expect(await town.post(take, ["criterion": "\(kept[0].id)"], as: site.omar).status == 303) }
        let draft = try await town.database.read { try RulebookStore.version(edition, 2, $0).rulebook }
        #expect(draft.criteria.count == 3 && draft.criteria[2].mayNotApply && Set(draft.criteria.map(\.code)).count == 3, "taken once")
        #expect(await town.post("/bureau/editions/2026/reglement/2/garder-criteres", as: site.omar).status == 303)
        #expect(try await town.database.read { try CriteriaLibraryStore.all($0) }.count == 3)
        #expect(await town.post("\(library)/\(kept[0].id)/retirer", as: site.omar).status == 303)
        #expect(try await town.database.read { try CriteriaLibraryStore.all($0) }.count == 2)
        #expect(await town.get(library, as: site.olga).text.contains("Est-ce dans la ville ?"))
    }
}
