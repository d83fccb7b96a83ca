import Database
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary

/// The examination through the door, on both databases: failures first, then the whole path.
@Suite struct `Acts of eligibility` {
    @Test(arguments: Backend.all) func `a grid that lacks something is kept on the page and signs nothing`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        let bare = await site.examine(1, "no")
        #expect(bare.status == 422 && bare.text.contains("Donnez le motif du refus"))
        #expect(await site.examine(1, "").status == 422)
        #expect(await site.examine(1, "maybe").status == 422)
        #expect(await site.examine(1, "to-complete").status == 422)
        #expect(await site.examine(1, "no", ["standard-\(site.criteria[0].id)": "99"]).status == 422)
        #expect(await site.town.post("\(EligibilityTown.desk)/1/complement", ["question": "?", "due": "2020-01-01"], as: site.omar).status == 422)
        #expect(await site.check(1).status == 409, "nothing is signed")
        #expect(await site.notify().status == 422)
        #expect(await site.examine(77).status == 404)
        #expect(try await site.stage() == .toExamine)
    }

    @Test(arguments: Backend.all) func `a reason written once is offered for the other proposals, and outlives a new version of the rules`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town, criterion = site.criteria[0].id
        let words = "Le terrain appartient à l’État.", keeps = ["keep-\(criterion)": "1", "where_else": "La préfecture."]
        #expect(await site.examine(1, "yes", keeps.merging(["reason-\(criterion)": words]) { $1 }, act: "save").status == 303)
        func offered() async throws -> [StandardReason] {
            let edition = site.edition
            return try await town.database.read { try EligibilityStore.criteria(edition, $0)[0].reasons }
        }
        #expect(try await offered().count == 1, "a criterion that is met refuses nobody")
        for _ in 1...2 { #expect(await site.examine(1, "no", keeps.merging(["reason-\(criterion)": words]) { $1 }, act: "save").status == 303) }
        #expect(try await offered() == [
            StandardReason(reason: "C’est sur la commune voisine.", whereElse: "La mairie voisine."), StandardReason(reason: words, whereElse: "La préfecture."),
        ])
        let page = await town.get("\(EligibilityTown.desk)/2", as: site.olga)
        let says = page.text.contains(words)
        #expect(says && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        // Another version of the rules, with one reason more and the same criteria.
        let (edition, now) = (site.edition, town.now)
        try await town.database.write { db in
            var rules = try RulebookStore.rulebook(edition, at: now, db)
            rules.criteria[0].reasons = [StandardReason(reason: "C’est privé."), StandardReason(reason: "C’est sur la commune voisine.")]
            try RulebookStore.publish(rules, edition: edition, Publication(number: 2, at: now), db)
        }
        #expect(try await offered().map(\.reason) == ["C’est privé.", "C’est sur la commune voisine.", words])
        #expect(await site.examine(2, "no", ["standard-\(criterion)": words], as: site.olga).status == 303)
        let told = try await town.database.read { try EligibilityStore.review(of: site.proposals[1], $0) }
        #expect(told?.publicReason == words && told?.whereElse == "La préfecture.")
        #expect(try await town.database.read { try $0.count("select count(*) from journal where act = 'eligibility.keep-reason'") } == 1)
        // Taken back by who conducts the edition: offered no more, even to who had the page open; what was signed stays.
        let queue = await town.get(EligibilityTown.desk, as: site.olga), kept = try await town.database.read { try EligibilityStore.keptReasons(edition, $0) }
        #expect(kept.map(\.words) == [words] && queue.text.contains("Ne plus proposer") && WellFormed.faults(inDocument: Array(queue.text.utf8)) == [])
        let withdraw = EligibilityTown.desk + "/motifs/retirer", form = ["reason": "\(kept[0].id)"]
        for (person, status) in [(site.rita, 403), (site.ana, 403), (site.olga, 303), (site.omar, 422)] {
            #expect(await town.post(withdraw, form, as: person).status == status, "\(person.name)")
        }
        #expect(try await offered().map(\.reason) == ["C’est privé.", "C’est sur la commune voisine."])
        #expect(await site.examine(3, "no", ["standard-\(criterion)": words]).status == 422)
        #expect(try await town.database.read { try EligibilityStore.review(of: site.proposals[1], $0) }?.publicReason == words)
    }

    @Test(arguments: Backend.all) func `before the release no resident sees the decision, afterwards all do`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let fan = try await town.person("Fanny")
        try await town.database.write { db in
            _ = try db.run("insert into follows (account_id, subject, subject_id, since) values (\(fan.account), 'proposal', \(site.proposals[0]), 0)")
        }
        func isHidden() async throws -> Bool {
            for person in [nil, fan, site.ana] as [Town.Person?] {
                for address in ["\(EligibilityTown.desk)", "\(EligibilityTown.desk)/1", "\(EligibilityTown.desk)/annonce", "\(EligibilityTown.desk).csv", "/editions/2026/propositions/1/recours"] {
                    let answer = await town.get(address, as: person)
                    if answer.status == 200 || answer.text.contains("commune voisine") { return false }
                }
                for address in ["/editions/2026/propositions/1", "/editions/2026/propositions/1/suivi", "/editions/2026/propositions", "/editions/2026/propositions.csv"] {
                    let text = await town.get(address, as: person).text
                    if text.contains("commune voisine") || text.contains(">Non recevable<") { return false }
                }
            }
            return try await site.status() == .deposited
        }
        #expect(await site.refuse().status == 303)
        #expect(try await isHidden())
        #expect(await site.check().status == 303)
        #expect(try await isHidden())
        await site.release(1)
        #expect(try await site.stage() == .toAnnounce, "not published before the proposer is told")
        #expect(await site.notify(1).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("n’est pas recevable") == true)
        #expect(try await isHidden())
        #expect(try await site.letters(to: fan).isEmpty)
        #expect(try await town.database.read { try $0.count("select count(*) from letters where edition_id is null") } == 0, "a letter says its edition")
        #expect(await site.release(1).status == 303)
        #expect(try await site.status() == .ineligible)
        #expect(try await site.letters(to: fan).count == 1)
        let journal = try await town.database.read { db in try db.all("select reason from journal where is_public = true") { $0.text() } }
        #expect(journal.count == 1 && journal[0].contains("commune voisine"))
        #expect(await town.get("/editions/2026/propositions/1/recours", as: site.ana).text.contains("commune voisine"))
    }

    @Test(arguments: Backend.all) func `two signatures at once give one decision, two checks one check`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        let signatures = await withTaskGroup(of: Int.self) { group in
            for index in 0..<8 { group.addTask { await site.examine(1, as: index % 2 == 0 ? site.omar : site.olga).status } }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(signatures.count { $0 == 303 } == 1, "\(signatures)")
        #expect(signatures.allSatisfy { $0 == 303 || $0 == 409 })
        let other = await site.examine(2).status
        #expect(other == 303)
        let checks = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { await site.check(2).status } }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(checks.count { $0 == 303 } == 1, "\(checks)")
    }

    @Test(arguments: Backend.all) func `nobody checks what she signed, and an overturned decision comes back with its grid`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        await site.refuse()
        #expect(await site.check(as: site.omar).status == 403)
        #expect(await site.check(as: site.ana).status == 403)
        #expect(await site.check(1, "overturned", "").status == 422)
        #expect(await site.check(1, "overturned", "La parcelle est bien dans la ville.").status == 303)
        #expect(try await site.stage() == .toExamine)
        #expect(try await site.letters(to: site.omar).last?.contains("à revoir") == true)
        let kept = try await site.town.database.read { db in try EligibilityStore.draft(site.proposals[0], db) }
        #expect(kept.contains { $0.value == .no } && kept.count == 2)
        #expect(await site.examine().status == 303)
        #expect(await site.check(as: site.olga).status == 303, "another officer may check")
        #expect(try await site.stage() == .toAnnounce)
    }

    @Test(arguments: Backend.all) func `decisions are confirmed together, a line of the journal each; refusals, one's own and changed texts wait apart`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        try await town.database.write { db in
            for number in 4...6 {
                try db.run("""
                    insert into proposals (edition_id, number, author_id, title, summary, body, created_at, updated_at, deposited_at, status)
                    values (\(site.edition), \(number), \(site.ben.account), 'Un banc', 'Un banc.', 'Un banc.', 0, 0, 0, 'deposited')
                    """)
            }
            try db.run("update proposals set author_id = \(site.rita.account) where number = 6")
        }
        for number in [1, 2, 4, 6] { #expect(await site.examine(number).status == 303) }
        await site.refuse(3)
        #expect(await site.examine(5, as: site.olga).status == 303)
        try await town.database.write { try $0.run("update proposals set updated_at = \(town.now + .hours(1)) where number = 4") }
        let queue = EligibilityTown.desk + "?etape=a-verifier", path = EligibilityTown.desk + "/verification?etape=a-verifier"
        func offered(_ person: Town.Person) async throws -> [String] {
            let page = await town.get(queue, as: person)
            #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
            return page.form("/verification?etape=a-verifier")?.offered["review"] ?? []
        }
        func reviews(_ numbers: [Int]) async throws -> [String] {
            try await town.database.read { db in
                try db.all("select r.id from eligibility_reviews r join proposals p on p.id = r.proposal_id where p.number in (\(list: numbers)) and r.superseded_at is null order by r.id") { "\($0.int())" }
            }
        }
        // 3 is refused, the text of 4 has changed, 6 is Rita's own; Olga signed 5.
        #expect(try await offered(site.rita) == reviews([1, 2, 5]))
        #expect(try await offered(site.olga) == reviews([1, 2, 6]))
        #expect(try await offered(site.omar) == reviews([5]))
        for (person, status) in [(site.ana, 403), (site.rita, 422)] { #expect(await town.post(path, lists: [:], as: person).status == status) }
        // While Rita reads the list, 2 is taken back and signed again.
        let read = try await offered(site.rita)
        #expect(await town.post("\(EligibilityTown.desk)/2/reprise", ["reopen_reason": "Un critère a été mal lu."], as: site.omar).status == 303)
        #expect(await site.examine(2).status == 303)
        let forged = try await reviews([3, 6])
        let answer = await town.post(path, lists: ["review": read + forged], as: site.rita)
        #expect(answer.status == 303 && answer.location == queue)
        #expect(answer.notice == "Décisions confirmées : 2. Ont changé entre-temps et restent à vérifier à part : n° 2, 3, 6.")
        var stages: [EligibilityStage?] = []
        for number in 1...6 { stages.append(try await site.stage(number)) }
        #expect(stages == [.toAnnounce, .toCheck, .toCheck, .toCheck, .toAnnounce, .toCheck])
        let lines = try await town.database.read { db in
            try db.all("select subject_id, actor_id, edition_id from journal where act = 'eligibility.check' order by id") { [$0.int(), $0.int(), $0.int()] }
        }
        #expect(lines == [1, 5].map { [$0, site.rita.account.number, site.edition.number] })
    }

    @Test(arguments: Backend.all) func `a completion holds the signature until the answer or the day`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await site.examine(1, "to-complete", ["reason-\(site.criteria[0].id)": "Où exactement ?"], act: "save").status == 303)
        #expect(await town.get("\(EligibilityTown.desk)/1", as: site.omar).text.contains("Où exactement"))
        #expect(await town.post("\(EligibilityTown.desk)/1/complement", ["question": "Où exactement, dans quelle rue ?", "due": "2026-11-30"], as: site.omar).status == 303)
        #expect(try await site.letters(to: site.ana).count == 1)
        #expect(try await site.stage() == .waiting)
        #expect(await site.examine().status == 409)
        #expect(await town.post("\(EligibilityTown.desk)/1/complement", ["question": "Et à quelle hauteur ?", "due": "2026-11-30"], as: site.olga).status == 409)
        town.pass(.days(9))
        #expect(try await site.stage() == .toExamine, "the day has passed")
        #expect(await site.examine().status == 303)
    }

    @Test(arguments: Backend.all) func `a decision waits for the letter on paper, unless one publishes it all the same`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let (ana, omar) = (site.ana.account, site.omar.account)
        try await town.database.write { db in _ = try db.run("update accounts set email = null, email_confirmed_at = null where id = \(ana)") }
        for number in 1...3 {
            await site.examine(number)
            await site.check(number)
        }
        await site.notify(1, 2, 3)
        let page = await town.get(EligibilityTown.desk + "/annonce", as: site.omar)
        let says = page.text.contains("3 courriers ne sont pas encore arrivés") && page.text.contains("/bureau/courriers/a-imprimer") && page.text.contains("à envoyer par la poste")
        #expect(says && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let early = await town.post(EligibilityTown.desk + "/publication", lists: ["release": ["\(site.proposals[2])"]], as: site.omar)
        #expect(early.status == 422, "the mail server has not taken it yet")
        #expect(await site.release(3).status == 303, "Ben has an address")
        let refused = await site.release(1)
        #expect(refused.status == 422 && refused.text.contains("pas encore arrivés"))
        #expect(try await site.status(1) == .deposited)
        let fields = ["release": ["\(site.proposals[0])"], "unread": ["1"]]
        #expect(await town.post(EligibilityTown.desk + "/publication", lists: fields, as: site.omar).status == 303)
        try await town.database.write { db in
            _ = try db.run("update letters set state = 'handed', delivered_by = \(omar), sent_at = 1 where state = 'no-address'")
        }
        #expect(await site.release(2).status == 303, "it was handed over")
        #expect(try await [site.status(1), site.status(2), site.status(3)] == [.eligible, .eligible, .eligible])
    }

    @Test(arguments: Backend.all) func `an appeal reaches all who may decide it, by letter and on their desk`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let elsa = try await town.person("Elsa", (.elected, .city)), rachel = try await town.person("Rachel", (.reviewer, .city))
        await site.refuseToTheEnd()
        _ = await town.post("/editions/2026/propositions/1/recours", ["appeal": "La parcelle est dans la ville, voyez le cadastre."], as: site.ana)
        for person in [site.olga, rachel, elsa] {
            #expect(try await site.letters(to: person).last?.contains("un recours est à trancher") == true, "\(person.name)")
            #expect(try await town.tasks(person)["Recours à décider"] == 1, "\(person.name)")
        }
        for person in [site.omar, site.rita] {
            #expect(try await site.letters(to: person).allSatisfy { !$0.contains("recours") }, "\(person.name) signed or checked")
            #expect(try await town.tasks(person)["Recours à décider"] == nil)
        }
    }

    @Test(arguments: Backend.all) func `an appeal is heard by a third person, once, within its days`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let appeal = "/editions/2026/propositions/1/recours", decide = "\(EligibilityTown.desk)/1/recours"
        let words = ["appeal": "La parcelle est dans la ville, voyez le cadastre."]
        #expect(await town.post(appeal, words, as: site.ana).status == 409, "nothing is published")
        await site.refuseToTheEnd()
        let page = "/editions/2026/propositions/1"
        #expect(await town.get(page, as: site.ana).text.contains("Former un recours"), "she finds the way without her letter")
        #expect(!(await town.get(page, as: site.ben).text.contains("Former un recours")))
        #expect(await town.post(appeal, words).status == 403)
        #expect(await town.post(appeal, words, as: site.ben).status == 403)
        #expect(await town.post(appeal, ["appeal": "Non"], as: site.ana).status == 422)
        #expect(await town.post(appeal, words, as: site.ana).status == 303)
        #expect(await town.get(page, as: site.ana).text.contains("Lire le recours"))
        #expect(await town.post(appeal, words, as: site.ana).status == 409)
        #expect(try await site.stage() == .appealed)
        #expect(try await site.letters(to: site.olga).last?.contains("recours") == true)
        let answer = ["appeal_outcome": "upheld", "appeal_answer": "Vous avez raison : le cadastre le montre."]
        #expect(await town.post(decide, answer, as: site.omar).status == 403, "Omar signed")
        #expect(await town.post(decide, answer, as: site.rita).status == 403, "Rita checked")
        #expect(await town.post(decide, answer, as: site.olga).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("recours est admis") == true)
        #expect(try await site.stage() == .toRelease)
        // Until its release nothing tells it: the former decision stays in view.
        #expect(try await site.status() == .ineligible)
        let before = await town.get("/editions/2026/propositions/1/suivi").text
        #expect(before.contains("Non recevable") && !before.contains("le cadastre le montre"))
        await site.release(1)
        #expect(try await site.status() == .eligible)
        let told = await town.get(page + "/suivi").text
        // The journal below keeps what was decided first.
        let after = try #require(told.firstRange(of: "id=\"journal\"")).lowerBound
        #expect(!told[..<after].contains("Non recevable") && told.contains("le cadastre le montre"))
        let decisions = try await town.database.read { db in try db.count("select count(*) from eligibility_reviews where proposal_id = \(site.proposals[0])") }
        #expect(decisions == 2, "the former decision is superseded, not edited")
    }

    @Test(arguments: Backend.all) func `after its days the appeal is too late, and another edition's proposals are left alone`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        await site.refuseToTheEnd()
        await site.examine(2)
        await site.check(2)
        let now = town.now
        try await town.database.write { db in
            let other = EditionID(try db.insert("insert into editions (slug, title, created_at, published_at) values ('autre', 'Autre', \(now), \(now)) returning id"))
            var rulebook = Rulebook()
            rulebook.calendar = Calendar([Phase(kind: .eligibility, opensAt: now - .days(1), closesAt: nil)])
            try RulebookStore.publish(rulebook, edition: other, Publication(number: 1, at: now), db)
        }
        _ = await town.post("/bureau/editions/autre/recevabilite/annonce", ["announce": "\(site.proposals[1])"], as: site.omar)
        #expect(try await site.stage(2) == .toAnnounce)
        town.pass(.days(16))
        #expect(await town.post("/editions/2026/propositions/1/recours", ["appeal": "La parcelle est dans la ville."], as: site.ana).status == 409)
        #expect(!(await town.get("/editions/2026/propositions/1", as: site.ana).text.contains("Former un recours")))
    }
}
