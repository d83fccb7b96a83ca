import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The rules of an edition through the door, on both databases: failures first, then the whole path.
@Suite struct `Acts of the rulebook` {
    @Test(arguments: Backend.all) func `an edition is opened once, by who runs the budget of the whole city`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        #expect(await site.create(as: site.ana).status == 403)
        #expect(await site.create(as: site.elsa).status == 403)
        #expect(await site.create(["slug": "Année 2027"]).status == 422)
        #expect(await site.create(["title": ""]).status == 422)
        #expect(await site.create().location == RulebookTown.desk + "/1/participants")
        #expect(await site.create().text.contains("Une édition porte déjà ce nom"))
        #expect(await site.town.get("/editions/2027").status == 404, "a draft is not public")
    }

    @Test(arguments: Backend.all) func `a step with something wrong keeps what was typed and changes nothing`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        await site.write()
        let before = try await site.version().rulebook
        let wrong: [(String, [String: [String]], String)] = [
            ("participants", ["proposers-age": ["-3"]], "entre 0 et 99"), ("participants", ["cap": ["beaucoup"]], "montant en euros"),
            ("participants", ["per-person": ["0"]], "entre 1 et 100"), ("participants", ["length": ["3"]], "entre 200"),
            ("criteres", ["themes": [""]], "à remplir"), ("criteres", ["themes": ["Nature\nNature"]], "écrit deux fois"),
            ("criteres", ["question-0": [""]], "Écrivez ce qui doit être vrai"), ("enveloppes", ["name-0": [""]], "Donnez un nom"),
            ("enveloppes", ["amount-0": ["-5"]], "montant en euros"), ("enveloppes", ["theme-0": ["Nature"]], "pas les deux"),
            ("calendrier", ["opens-deposit": [""]], "date et une heure"), ("calendrier", ["closes-deposit": ["2026-11-30T09:00"]], "vient après l’ouverture"),
            ("calendrier", ["opens-vote": [""]], "aussi l’ouverture"), ("calendrier", ["opens-vote": ["2027-02-31T09:00"]], "n’existe pas"),
            ("bulletin", ["minimum": ["9"]], "plus petit que le minimum"), ("bulletin", ["kind": ["roulette"]], "Choisissez une réponse"),
            ("repartition", ["seed": [""]], "texte public"), ("repartition", ["winners": ["0"]], "entre 1 et 1"), ("repartition", ["least-0": ["0"]], "entre 1 et 1"),
            ("repartition", ["quota-0": ["theme:Mer"]], "Choisissez un thème"), ("repartition", ["quota-0": [""]], "Choisissez un thème"),
            ("repartition", ["quota-1": ["theme:Nature"]], "a déjà un minimum"), ("resume", ["summary": [""]], "à remplir"),
        ]
        for (step, changes, sentence) in wrong {
            let answer = await site.answer(step, changes)
            let says = answer.text.contains(sentence)
            #expect(answer.status == 422 && says, "\(step) \(changes)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(step)")
        }
        let after = try await site.version().rulebook
        #expect(after == before)
    }

    @Test(arguments: Backend.all) func `each step writes what was answered, and nothing of the others`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        await site.write()
        let book = try await site.version().rulebook
        #expect(book.proposers == Conditions(minimumAge: 11, links: [.lives, .uses], acceptsLegalPersons: true))
        #expect(book.voters == Conditions(minimumAge: 16, links: [.lives], acceptsLegalPersons: false))
        #expect(book.projectCap == Euros(15_000) && book.maximumProposalsPerPerson == 2 && book.maximumLength == 3000)
        #expect(book.criteria.map(\.code) == ["critere-1", "critere-2"])
        #expect(book.criteria[0].reasons == [StandardReason(reason: "C’est ailleurs.", whereElse: "La mairie voisine."), StandardReason(reason: "C’est privé.")])
        #expect(book.envelopes[0] == EnvelopeRule(name: "Centre", territory: "q1", amount: Euros(20_000), budgetReference: "Délibération 12", isRingFenced: true))
        #expect(book.envelopes[1].amount == Euros(cents: 8_000_050) && book.envelopes[1].section == .operating)
        #expect(book.calendar.phases.map(\.kind) == [.deposit, .vote, .results])
        #expect(book.ballot.kind == .knapsack && book.ballot.mandatoryTerritory == "q2" && !book.ballot.allowsBlank)
        #expect(book.allocation.ties == [.lowerCost, .publicSeed] && book.allocation.maximumWinners == 20 && book.allocation.minimumVotes == 30)
        #expect(book.allocation.quotas == [QuotaRule(theme: "Nature", atLeast: 2), QuotaRule(territory: "q1", atLeast: 1)])
        // Row by row: one goes, one is kept with its code, one comes.
        await site.answer("criteres", ["remove-0": ["1"], "code-0": ["critere-1"], "code-1": ["critere-2"], "question-2": ["Est-ce durable ?"]])
        let criteria = try await site.version().rulebook.criteria
        #expect(criteria.map(\.question) == ["Est-ce d’intérêt général ?", "Est-ce durable ?"])
        #expect(criteria[0].code == "critere-2" && criteria[1].code != "critere-1")
        await site.answer("enveloppes", ["remove-1": ["1"], "each": ["5 000"], "each-kind": ["neighbourhood"]])
        let envelopes = try await site.version().rulebook.envelopes
        await site.answer("repartition", ["remove-0": ["1"], "quota-1": ["territory:q1"], "least-1": ["3"]])
        let quotas = try await site.version().rulebook.allocation.quotas
        #expect(quotas == [QuotaRule(territory: "q1", atLeast: 3)])
        // Projects set apart, by their numbers.
        let apart = ["order": ["equal-shares"], "exclusive": ["12, 15\n3,4,3"], "funded": ["7"], "compares": ["1"]]
        #expect(await site.answer("repartition", apart).status == 303)
        for wrong in [["exclusive": ["12"]], ["exclusive": ["12; 15"]], ["funded": ["zéro"]]] {
            #expect(await site.answer("repartition", apart.merging(wrong) { $1 }).status == 422)
        }
        let allocation = try await site.version().rulebook.allocation
        #expect(allocation.order == .equalShares && allocation.exclusiveGroups == [[12, 15], [3, 4]] && allocation.mandatory == [7] && allocation.comparesRules)
        // Rarer rules, folded away in the form.
        let rarer = ["other-order": ["max-utility"], "worth": ["cardinality"], "completion": ["exhaustive"], "yields": ["1"], "percent": ["5"], "tie-4": ["category"], "tie-5": ["channel:paper"], "tie-theme": ["Nature"]]
        #expect(await site.answer("repartition", rarer).status == 303)
        let rare = try await site.version().rulebook.allocation
        #expect(rare.order == .maxUtility && rare.worth == .cardinality && rare.completion == .exhaustive && rare.yieldsToVotes && rare.minimumPercent == 5)
        #expect(rare.ties == [.lowerCost, .publicSeed, .theme, .paperVotes] && rare.tieTheme == "Nature")
        #expect(await site.answer("repartition", rarer.merging(["tie-theme": [""]]) { $1 }).status == 422)
        #expect(await site.answer("repartition", ["exclusive": ["3, 8"], "funded": ["8, 3"]]).text.contains("Deux de ces projets s’excluent"))
        #expect(envelopes.map(\.territory) == ["q1", "q2", "q3"] && envelopes.map(\.amount) == [Euros(20_000), Euros(5_000), Euros(5_000)])
    }

    @Test(arguments: Backend.all) func `four eyes: whoever wrote in a version does not validate it`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        await site.write()
        #expect(await site.answer("resume", ["summary": ["Olga écrit aussi."]], as: site.olga).status == 303)
        #expect(await site.act("soumettre", as: site.ana).status == 404, "a resident knows of no draft")
        #expect(await site.act("soumettre").status == 303)
        let waiting = await site.town.get(RulebookTown.desk + "/1", as: site.omar).text
        #expect(waiting.contains("Peuvent la valider\u{A0}: Elsa"))
        #expect(await site.answer("resume").status == 409, "submitted, it no longer moves")
        #expect(await site.act("soumettre").status == 409)
        #expect(await site.act("valider").status == 403, "Omar drafted it")
        #expect(await site.act("valider", as: site.olga).status == 403, "Olga wrote in it")
        #expect(try await site.letters(to: site.elsa).count == 1)
        #expect(try await site.letters(to: site.olga).isEmpty)
        #expect(await site.act("avis", ["body": "Bien."], as: site.ana).status == 404)
        #expect(await site.act("avis", ["body": "Bien."], as: site.elsa).status == 303)
        #expect(await site.act("renvoyer", ["reason": ""], as: site.elsa).status == 422)
        #expect(await site.act("renvoyer", ["reason": "Dites le montant."], as: site.elsa).status == 303)
        #expect(try await site.letters(to: site.omar).count == 2, "an opinion, then the version back")
        let page = await site.town.get(RulebookTown.desk + "/1", as: site.omar)
        let saysWhy = page.text.contains("Dites le montant.")
        #expect(saysWhy && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(try await site.version().state == .draft)
    }

    @Test(arguments: Backend.all) func `what does not hold together is not submitted`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        await site.create()
        let empty = await site.act("soumettre")
        let says = empty.text.contains("Ajoutez au moins une enveloppe") && empty.text.contains("Écrivez le résumé")
        #expect(empty.status == 422 && says)
        #expect(try await site.version().state == .draft)
    }

    @Test(arguments: Backend.all) func `validated, voted, published: each in its turn, then it holds for everyone`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        #expect(await site.act("publier").status == 409)
        #expect(await site.act("deliberation", ["resolution": "1", "day": "2026-11-20"]).status == 409)
        await site.act("soumettre")
        #expect(await site.act("valider", as: site.elsa).status == 303)
        #expect(await site.act("deliberation", ["resolution": "", "day": "2026-11-20"]).status == 422)
        #expect(await site.act("deliberation", ["resolution": "2026-131", "day": "2026-12-20"]).status == 422, "the council has not met")
        #expect(await site.act("renvoyer", ["reason": "Le conseil l’amende."], as: site.elsa).status == 303, "until its vote, it may come back")
        await site.act("soumettre")
        await site.act("valider", as: site.elsa)
        #expect(await site.act("deliberation", ["resolution": "2026-131", "day": "2026-11-20"], as: site.elsa).status == 403)
        #expect(await site.act("deliberation", ["resolution": "2026-131", "day": "2026-11-20"]).status == 303)
        #expect(await site.act("renvoyer", ["reason": "Trop tard."], as: site.elsa).status == 409)
        #expect(await town.get("/editions/2027/reglement").status == 404)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { await site.act("publier").status } }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 303 } == 1, "\(statuses)")
        let (envelopes, themes, published) = try await town.database.read { db in
            let edition = try #require(try EditionStore.published(db).first)
            return (try EditionStore.envelopes(edition.id, db), try EditionStore.themes(edition.id, db), try db.count("select count(*) from journal where act = 'rulebook.publish' and is_public = true"))
        }
        #expect(envelopes.map(\.name) == ["Centre", "Toute la ville"] && envelopes[0].isRingFenced && themes.map(\.name) == ["Nature", "Écoles"] && published == 1)
        let page = await town.get("/editions/2027/reglement")
        let says = page.text.contains("2026-131") && page.text.contains("Délibération 12")
        #expect(says && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `a wrong number of the council’s resolution and the edition’s name are corrected, and the journal says so`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        await site.publish()
        #expect(await site.act("deliberation", ["resolution": "2026-113", "day": "2026-11-19"], as: site.elsa).status == 403)
        #expect(await town.get(RulebookTown.desk + "/1", as: site.omar).text.contains("Corriger le numéro ou la date de la délibération"))
        #expect(await site.act("deliberation", ["resolution": "2026-113", "day": "2026-11-19"]).status == 303)
        let name = "/bureau/editions/2027/presentation"
        let words = ["title": "Budget des habitants 2027", "summary": "Vos idées, votre vote."]
        #expect(await town.post(name, words, as: site.elsa).status == 403)
        #expect(await town.post(name, ["title": "", "summary": ""], as: site.omar).status == 422)
        #expect(await town.post(name, words, as: site.omar).status == 303)
        town.pass(.seconds(2))
        #expect(await town.get("/editions/2027/reglement").text.contains("2026-113"))
        let home = await town.get("/editions/2027").text
        #expect(home.contains("Budget des habitants 2027") && home.contains("Vos idées, votre vote."))
        let trace = try await town.database.read { db in
            try db.all("select reason from journal where act in ('rulebook.resolution', 'edition.present') and is_public = true order by id") { $0.text() }
        }
        #expect(trace.suffix(2) == ["2026-113, au lieu de 2026-131", "«\u{A0}Budget des habitants 2027\u{A0}», au lieu de «\u{A0}Budget participatif 2027\u{A0}»"])
    }

    @Test(arguments: Backend.all) func `a published rule changes only by another version, with its reason`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        await site.publish()
        #expect(await site.answer("resume").status == 409)
        #expect(await town.post(RulebookTown.desk, ["reason": ""], as: site.omar).status == 422)
        #expect(await town.post(RulebookTown.desk, ["reason": "Une semaine de plus."], as: site.ana).status == 403)
        #expect(await town.post(RulebookTown.desk, ["reason": "Une semaine de plus."], as: site.omar).status == 303)
        #expect(await town.post(RulebookTown.desk, ["reason": "Encore autre chose."], as: site.omar).status == 409, "one at a time")
        #expect(await site.answer("calendrier", ["closes-deposit": ["2026-12-27T18:00"]], version: 2).status == 303)
        #expect(await town.get("/editions/2027/reglement/2").status == 404, "not public yet")
        await site.publish(2)
        town.pass(.seconds(2))
        let now = await town.get("/editions/2027/reglement"), old = await town.get("/editions/2027/reglement/1"), changes = await town.get("/editions/2027/reglement/2/changements")
        let says = [now.text.contains("Une semaine de plus."), now.text.contains("27\u{A0}décembre"), old.text.contains("n’est plus en vigueur"), changes.text.contains("20\u{A0}décembre") && changes.text.contains("27\u{A0}décembre")]
        #expect(says == [true, true, true, true])
        for page in [now, old, changes] { #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == []) }
        let desk = await town.get(RulebookTown.desk + "/2/differences", as: site.elsa)
        #expect(desk.status == 200)
        #expect(await town.get("/editions/2027/reglement/1/changements").status == 404, "a first version changes nothing")
        #expect(await town.get(RulebookTown.desk + "/2", as: site.ana).status == 403)
    }

    @Test(arguments: Backend.all) func `money that no decision votes keeps the rules from being submitted, and one decision is written for all`(backend: Backend) async throws {
        let site = try await RulebookTown(backend)
        await site.write()
        await site.answer("enveloppes", ["reference-1": [""]])
        let without = await site.act("soumettre")
        let says = without.text.contains("décision budgétaire") && without.text.contains("Toute la ville")
        #expect(without.status == 422 && says)
        await site.answer("enveloppes", ["reference-1": [""], "reference": ["Budget primitif 2027"], "each": ["1 000"], "each-kind": ["neighbourhood"]])
        let references = try await site.version().rulebook.envelopes.map(\.budgetReference)
        #expect(references == ["Délibération 12", "Budget primitif 2027", "Budget primitif 2027", "Budget primitif 2027"])
        #expect(await site.act("soumettre").status == 303)
    }

    @Test(arguments: Backend.all) func `any two versions are compared, by everyone once they are published`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        await site.publish()
        for (number, themes) in [(2, "Nature\nÉcoles\nSport"), (3, "Nature\nÉcoles\nSport\nMusique")] {
            _ = await town.post(RulebookTown.desk, ["reason": "Un thème de plus."], as: site.omar)
            await site.answer("criteres", ["themes": [themes]], version: number)
            if number == 2 { await site.publish(2) }
        }
        town.pass(.seconds(2))
        func added(_ address: String, as person: Town.Person? = nil) async -> [Bool] {
            let page = await town.get(address, as: person)
            #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
            return [page.text.contains("Sport"), page.text.contains("Musique")]
        }
        #expect(await added(RulebookTown.desk + "/3/differences", as: site.elsa) == [false, true])
        #expect(await added(RulebookTown.desk + "/3/differences?avec=1", as: site.elsa) == [true, true])
        #expect(await added(RulebookTown.desk + "/1/differences?avec=3", as: site.elsa) == [true, true])
        #expect(await added("/editions/2027/reglement/1/changements?avec=2") == [true, false])
        for missing in ["3", "1", "9", "x", ""] { #expect(await town.get("/editions/2027/reglement/1/changements?avec=\(missing)").status == 404, "\(missing)") }
        await site.publish(3)
        town.pass(.seconds(2))
        #expect(await added("/editions/2027/reglement/3/changements?avec=1") == [true, true])
    }

    @Test(arguments: Backend.all) func `once the vote is open its rule is frozen, and the draft that would move it is given up`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        await site.publish()
        town.set(now: Instant(localInput: "2027-04-19T12:00")!)
        _ = await town.post(RulebookTown.desk, ["reason": "Compter autrement."], as: site.omar)
        await site.answer("repartition", ["not-fitting": ["stop"]], version: 2)
        await site.act("soumettre", version: 2)
        await site.act("valider", version: 2, as: site.elsa)
        await site.act("deliberation", ["resolution": "2027-9", "day": "2027-04-19"], version: 2)
        town.set(now: Instant(localInput: "2027-04-20T09:00")!)
        let late = await site.act("publier", version: 2)
        let says = late.text.contains("figés")
        #expect(late.status == 409 && says, "validated and voted, but too late")
        let rule = try await town.database.read { db in try RulebookStore.rulebook(try #require(try EditionStore.all(db).first).id, at: town.now, db).allocation }
        #expect(rule.notFitting == .skip)
    }

    @Test(arguments: Backend.all) func `a draft may be given up, the first version and what is submitted may not`(backend: Backend) async throws {
        let site = try await RulebookTown(backend), town = site.town
        await site.write()
        #expect(await site.act("abandonner").status == 409)
        await site.publish()
        _ = await town.post(RulebookTown.desk, ["reason": "Plus de temps."], as: site.omar)
        #expect(await site.act("abandonner", version: 2, as: site.elsa).status == 403)
        #expect(await site.act("abandonner", version: 2).status == 303)
        #expect(await town.get(RulebookTown.desk + "/2", as: site.omar).status == 404)
        #expect(await town.get("/editions/2027/reglement").status == 200)
        _ = await town.post(RulebookTown.desk, ["reason": "Plus de temps."], as: site.omar)
        await site.act("soumettre", version: 2)
        #expect(await site.act("abandonner", version: 2).status == 409)
    }

    @Test func `rules are copied from an earlier edition, without its dates, its decisions and its draw`() async throws {
        let site = try await RulebookTown(.sqlite)
        await site.write()
        await site.answer("repartition", ["exclusive": ["1, 2"], "funded": ["3"]])
        await site.publish()
        let first = try await site.version().edition
        #expect(await site.create(["slug": "2028", "title": "Budget participatif 2028", "copied": "\(first)"]).status == 303)
        let copy = try await site.town.database.read { db in
            try RulebookStore.version(try #require(try EditionStore.all(db).first { $0.slug == "2028" }).id, 1, db).rulebook
        }
        #expect(copy.themes == ["Nature", "Écoles"] && copy.criteria.count == 2 && copy.envelopes.map(\.amount).count == 2)
        #expect(copy.calendar.phases.map(\.kind) == [.deposit, .vote, .results], "the same steps, on dates of its own")
        #expect(copy.allocation.seed.isEmpty && copy.allocation.exclusiveGroups.isEmpty && copy.allocation.mandatory.isEmpty && copy.envelopes.allSatisfy(\.budgetReference.isEmpty))
    }

    @Test func `every page of the form is well formed, as it is served`() async throws {
        let site = try await RulebookTown(.sqlite)
        await site.write()
        let addresses = ["/bureau/editions", RulebookTown.desk, RulebookTown.desk + "/1"] + RulebookTown.answers.map { "\(RulebookTown.desk)/1/\($0.step)" }
        for address in addresses {
            let page = await site.town.get(address, as: site.omar)
            #expect(page.status == 200 && WellFormed.faults(inDocument: Array(page.text.utf8)) == [], "\(address)")
            #expect(await site.town.get(address).location?.hasPrefix("/connexion") == true, "\(address)")
            #expect(await site.town.get(address, as: site.ana).status == (address == "/bureau/editions" ? 403 : 404), "\(address)")
        }
    }
}
