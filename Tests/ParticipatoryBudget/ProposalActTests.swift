import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary

/// Writing, depositing, changing, merging and withdrawing proposals, through the door.
@Suite struct ProposalActTests {
    @Test(arguments: Backend.all) func `A late deposit is refused with the hour, another's draft and a bad form too, and nothing is lost`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let id = try await town.draft(town.ana)
        let path = "\(ProposalTown.link)/proposer/\(id)"
        #expect(await town.deposit(id, as: town.ben).status == 403)
        #expect(await town.town.get(path + "/relecture", as: town.ben).status == 403)
        let empty = await town.town.post(path + "/deposer", as: town.ana)
        #expect(empty.status == 422 && empty.text.contains("Cochez cette case"))
        let long = await town.town.post(path + "/presentation", ["body": String(repeating: "a ", count: 5000)], as: town.ana)
        #expect(long.status == 422)
        #expect(await town.town.post(path + "/idee", ["title": "", "onBehalf": "roi", "theme": "999"], as: town.ana).status == 422)
        #expect(await town.town.post(path + "/idee", ["title": "Une cour", "summary": "Une cour agréable.", "onBehalf": "self", "theme": "999"], as: town.ana).status == 422)
        #expect(await town.town.post(path + "/lieu", ["latitude": "abc", "longitude": "4"], as: town.ana).status == 422)
        #expect(await town.town.post(path + "/lieu", ["territory": "999"], as: town.ana).status == 422)
        #expect(await town.town.get(ProposalTown.link + "/proposer", as: town.ana).text.contains("Cinq petites étapes"))
        town.town.pass(.days(10))
        let late = await town.deposit(id, as: town.ana)
        #expect(late.status == 409 && late.text.contains("Nous sommes le"))
        let closed = await town.town.get(ProposalTown.link + "/proposer", as: town.ana).text
        #expect(!closed.contains("Cinq petites étapes") && closed.contains("il est trop tard") && closed.contains("Lire les idées déposées"))
        #expect(await town.town.get("/mes-idees", as: town.ana).text.contains("ce brouillon ne peut plus être déposé"))
        #expect(try await town.proposal(id).number == nil)
        #expect(try await town.proposal(id).body == ProposalTown.words)
    }

    @Test(arguments: Backend.all) func `An idea is written in steps, deposited, and its receipt read by its people and the desk only`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let proposal = try await town.deposited(town.ana)
        #expect(proposal.number == 1 && proposal.status == .deposited)
        let receipt = ProposalTown.link + "/propositions/1/recu"
        for person in [town.ana, town.ada, town.omar] { #expect(await town.town.get(receipt, as: person).status == 200) }
        #expect(await town.town.get(receipt, as: town.ben).status == 403)
        #expect(try await town.lettersPaths().first == receipt)
        let again = await town.deposit(proposal.id, as: town.ana)
        #expect(again.status == 409)
        let similar = await town.town.get(ProposalTown.link + "/propositions/semblables?q=une+cour+fraiche")
        #expect(similar.text.contains("<li><a href=\"/editions/2026/propositions/1\">"))
        let found = try await town.town.database.read { db in try db.count("select count(*) from proposals where \(SearchText.condition("search_text", "fontaines"))") }
        #expect(found == 1)
    }

    @Test(arguments: Backend.all) func `Whose account says that she is too young does not declare another year`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend) { $0.proposers.minimumAge = 11 }
        let draft = try await town.draft(town.ana), other = try await town.draft(town.ben)
        try await town.town.database.write { db in
            try db.run("update accounts set birth_year = 2020 where id = \(town.ana.account)")
            try db.run("update accounts set birth_year = null where id = \(town.ben.account)")
        }
        let refused = await town.deposit(draft, as: town.ana)
        #expect(refused.status == 422 && refused.text.contains("11 ans"))
        #expect(await town.deposit(other, as: town.ben).status == 303)
        let kept = try await town.town.database.read { db in try AccountStore.account(town.ben.account, db).birthYear }
        #expect(kept == 1990)
        // At the counter neither, whatever the agent types.
        let typed = [
            "person": "\(town.ana.account)", "birthYear": "1990", "link": "lives", "title": "Un banc au soleil", "summary": "Un banc devant la poste.",
            "body": ProposalTown.words, "onBehalf": "self", "channel": "counter", "consent": "1",
        ]
        let atCounter = await town.town.post("/bureau/accueil/deposer/2026", typed, as: town.ada)
        #expect(atCounter.status == 422 && atCounter.text.contains("11 ans"))
    }

    @Test(arguments: Backend.all) func `Where the rules set no age, nobody is asked when she was born`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend) { $0.proposers.minimumAge = 0 }
        let draft = try await town.draft(town.ana)
        let review = await town.town.get("\(ProposalTown.link)/proposer/\(draft)/relecture", as: town.ana).text
        #expect(!review.contains("birthYear") && !review.contains("0 ans ou plus"))
        let sent = await town.town.post("\(ProposalTown.link)/proposer/\(draft)/deposer", ["link": "lives", "accepts": "1"], as: town.ana)
        #expect(sent.status == 303)
        #expect(await !town.town.get("/bureau/accueil/deposer/2026", as: town.ada).text.contains("birthYear"))
    }

    @Test(arguments: Backend.all) func `Nobody fills a mailbox by inviting and taking back, nor writes again to who said no`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let own = "/mes-idees/\(try await town.deposited(town.ana).id)"
        func letters() async throws -> Int { try await town.town.database.read { try $0.count("select count(*) from letters where button_path like '%signer%'") } }
        let before = try await letters()
        var statuses: [Int] = []
        for _ in 0..<25 {
            // From another network each ten minutes, as it were.
            town.town.pass(.minutes(11))
            statuses.append(await town.town.post(own + "/inviter", ["email": "ailleurs@exemple.fr"], as: town.ana).status)
            let waiting: Int? = try await town.town.database.read { try $0.first("select id from coauthors where accepted_at is null") { $0.int() } }
            if let waiting { _ = await town.town.post(own + "/desinviter", ["invitation": "\(waiting)"], as: town.ana) }
        }
        #expect(statuses.count { $0 == 303 } == 20 && statuses.suffix(5).allSatisfy { $0 == 409 })
        #expect(try await letters() - before == 20)
        town.town.pass(.hours(25))
        #expect(await town.town.post(own + "/inviter", ["email": "ben@town.test"], as: town.ana).status == 303)
        try await town.town.database.write { db in try db.run("update coauthors set declined_at = 1, digest = null where email = 'ben@town.test'") }
        let again = await town.town.post(own + "/inviter", ["email": "ben@town.test"], as: town.ana)
        #expect(again.status == 422 && again.text.contains("nous ne lui écrivons plus"))
    }

    @Test(arguments: Backend.all) func `The text of an idea stays as it was judged`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let id = try await town.deposited(town.ana).id, omar = town.omar.account, now = town.town.now
        #expect(await town.town.get("/mes-idees/\(id)/modifier", as: town.ana).status == 200)
        try await town.town.database.write { db in
            try db.run("""
                insert into eligibility_reviews (proposal_id, outcome, decided_by, decided_at) values (\(id), 'eligible', \(omar), \(now))
                """)
        }
        let fields = ["title": "Un parking", "summary": "Tout autre chose.", "onBehalf": "self", "body": ProposalTown.words, "version": "1"]
        let answer = await town.town.post("/mes-idees/\(id)/modifier", fields, as: town.ana)
        #expect(answer.status == 409 && answer.text.contains("Votre idée est examinée"))
        #expect(try await town.proposal(id).title == "Une cour fraîche")
        _ = try await town.town.database.write { db in
            try CompletionStore.ask("Où ?", of: id, by: omar, due: now + .days(3), at: now, db)
        }
        let mended = await town.town.post("/mes-idees/\(id)/modifier", fields, as: town.ana)
        #expect(mended.status == 303, "\(mended.status) \(mended.text.split(separator: "data-errors").last?.prefix(600) ?? "")")
    }

    @Test(arguments: Backend.all) func `Fifty deposits at once take the numbers from one to fifty`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        var drafts: [ID<Proposal>] = []
        for number in 1...50 { drafts.append(try await town.draft(town.ana, "Une cour fraîche \(number)")) }
        let statuses = await withTaskGroup(of: Int.self) { group in
            for draft in drafts { group.addTask { await town.deposit(draft, as: town.ana).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0 == 303 })
        let numbers = try await town.town.database.read { db in try db.all("select number from proposals order by number", as: Int.self) }
        #expect(numbers == Array(1...50))
    }

    @Test(arguments: Backend.all) func `One draft sent ten times at once is deposited once, and a person's last idea too`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend) { $0.maximumProposalsPerPerson = 1 }
        let drafts = [try await town.draft(town.ana, "Une cour fraîche"), try await town.draft(town.ana, "Un marché couvert")]
        let statuses = await withTaskGroup(of: Int.self) { group in
            for turn in 0..<10 { group.addTask { await town.deposit(drafts[turn % 2], as: town.ana).status } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 303 }.count == 1)
        #expect(statuses.filter { $0 == 409 }.count == 9)
    }

    @Test(arguments: Backend.all) func `A change keeps the version before, and two people do not overwrite each other`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let proposal = try await town.deposited(town.ana)
        let form = ["title": "Une cour très fraîche", "summary": "Rendre la cour agréable en été.", "onBehalf": "self", "body": ProposalTown.words, "version": "1"]
        #expect(await town.town.post("/mes-idees/\(proposal.id)/modifier", form, as: town.ben).status == 403)
        #expect(await town.town.post("/mes-idees/\(proposal.id)/modifier", form, as: town.ana).status == 303)
        let crossed = await town.town.post("/mes-idees/\(proposal.id)/modifier", form, as: town.ana)
        #expect(crossed.status == 422 && crossed.text.contains("pendant que vous écriviez"))
        let versions = await town.town.get(ProposalTown.link + "/propositions/1/versions")
        #expect(versions.text.contains("<ins>très </ins>"))
        #expect(try await town.proposal(proposal.id).title == "Une cour très fraîche")
    }

    @Test(arguments: Backend.all) func `Somebody invited signs once she accepts, by the letter's secret or by her own address`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let proposal = try await town.deposited(town.ana)
        let own = "/mes-idees/\(proposal.id)"
        #expect(await town.town.post(own + "/inviter", ["email": "ana@town.test"], as: town.ana).status == 422)
        #expect(await town.town.post(own + "/inviter", ["email": "ailleurs@exemple.fr"], as: town.ana).status == 303)
        let letter = try #require(try await town.lettersPaths().first)
        #expect(await town.town.get(letter).status == 200)
        let guess = letter.split(separator: "/").dropLast().joined(separator: "/")
        #expect(await town.town.post("/\(guess)/faux/accepter", as: town.cleo).status == 403)
        #expect(await town.town.post(letter + "/accepter", as: town.cleo).status == 303)
        #expect(await town.town.post(letter + "/accepter", as: town.ben).status == 403)
        #expect(await town.town.post(own + "/inviter", ["email": "ben@town.test"], as: town.cleo).status == 403)
        #expect(await town.town.post(own + "/inviter", ["email": "ben@town.test"], as: town.ana).status == 303)
        let mine = await town.town.get("/mes-idees", as: town.ben)
        #expect(mine.text.contains("vous invite à signer"))
        let names = try await town.town.database.read { try CoauthorStore.names(proposal.id, $0) }
        #expect(names == ["Cleo"])
        #expect(await town.town.get(own, as: town.cleo).status == 200)
    }

    @Test(arguments: Backend.all) func `Two ideas become one when both authors have said yes, and its people sign the other`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let one = try await town.deposited(town.ana, "Une cour fraîche"), other = try await town.deposited(town.ben, "Des arbres dans la cour")
        try await town.town.database.write { db in
            try db.run("insert into follows (account_id, subject, subject_id, since) values (\(town.cleo.account), 'proposal', \(one.id), 0)")
        }
        let merge = "/bureau/editions/2026/propositions/1/reunir"
        #expect(await town.town.post(merge, ["into": "2", "reason": "Elles disent la même chose."], as: town.ada).status == 403)
        #expect(await town.town.post(merge, ["into": "1", "reason": "Elles disent la même chose."], as: town.omar).status == 422)
        #expect(await town.town.post(merge, ["into": "9", "reason": "Elles disent la même chose."], as: town.omar).status == 422)
        #expect(await town.town.post(merge, ["into": "2", "reason": "Elles disent la même chose."], as: town.omar).status == 303)
        let id = try await town.town.database.read { try MergeStore.all(one.id, $0)[0].id }
        #expect(await town.town.post("/mes-idees/\(one.id)/reunions/\(id)/accepter", as: town.ben).status == 403)
        #expect(await town.town.post("/mes-idees/\(one.id)/reunions/\(id)/accepter", as: town.ana).status == 303)
        #expect(try await town.proposal(one.id).status == .deposited)
        #expect(await town.town.post("/mes-idees/\(other.id)/reunions/\(id)/accepter", as: town.ben).status == 303)
        let merged = try await town.proposal(one.id)
        #expect(merged.status == .merged && merged.mergedInto == other.id)
        let (names, followers) = try await town.town.database.read { (try CoauthorStore.names(other.id, $0), try Follows.followers("proposal", other.id.number, $0)) }
        #expect(names == ["Ana"] && followers == [town.cleo.account])
        let told = try await town.town.database.read { db in
            try db.count("select count(*) from letters where account_id = \(town.cleo.account) and kind = 'following'")
        }
        #expect(told == 1)
    }

    @Test(arguments: Backend.all) func `An agent deposits for somebody without an address, once, and acts for her afterwards`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        var form = [
            "given": "Rose", "family": "Lefèvre", "postalAddress": "3 rue du Puits", "birthYear": "1950", "link": "lives", "title": "Un banc au soleil",
            "summary": "Un banc devant la poste.", "body": ProposalTown.words, "onBehalf": "self", "channel": "paper", "consent": "1",
        ]
        let path = "/bureau/accueil/deposer/2026"
        #expect(await town.town.post(path, form, as: town.ana).status == 403)
        form["consent"] = nil
        #expect(await town.town.post(path, form, as: town.ada).status == 422)
        form["consent"] = "1"
        let answer = await town.town.post(path, form, as: town.ada)
        #expect(answer.location == ProposalTown.link + "/propositions/1/recu")
        let twice = await town.town.post(path, form, as: town.ada)
        #expect(twice.status == 422 && twice.text.contains("numéro 1"))
        let receipt = await town.town.get(ProposalTown.link + "/propositions/1/recu", as: town.ada)
        #expect(receipt.text.contains("3 rue du Puits") && receipt.text.contains("R112-5"))
        // She adds the photos that the person brought, and sees without JavaScript what others proposed.
        let photos = try #require(receipt.text.split(separator: "\"").first { $0.hasSuffix("/photos") })
        #expect(await town.town.get(String(photos), as: town.ada).status == 200)
        let before = try await town.town.database.read { try $0.count("select count(*) from proposals") }
        let close = await town.town.post(path, form.merging(["title": "Un banc au soleil du matin", "act": "similar"]) { $1 }, as: town.ada)
        #expect(close.status == 422 && close.text.contains("/editions/2026/propositions/1\">Un banc au soleil</a>"))
        #expect(close.form("/2026")?.fields["title"] == ["Un banc au soleil du matin"] && WellFormed.faults(inDocument: Array(close.text.utf8)) == [])
        #expect(try await town.town.database.read { try $0.count("select count(*) from proposals") } == before)
        let proposal = try await town.town.database.read { try ProposalStore.proposal(town.edition, number: 1, $0) }
        #expect(proposal.channel == .paper && proposal.enteredBy == town.ada.account)
        let silent = await town.town.post("/mes-idees/\(proposal.id)/retirer", as: town.ada)
        #expect(silent.status == 422 && silent.text.contains("<a href=\"#f-withdrawReason\">Pourquoi la retirez-vous"))
        #expect(await town.town.post("/mes-idees/\(proposal.id)/retirer", ["withdrawReason": "Elle n’en veut plus."], as: town.ada).status == 303)
        #expect(await town.town.post("/mes-idees/\(proposal.id)/retirer", ["withdrawReason": "Encore."], as: town.ada).status == 409)
    }

    @Test(arguments: Backend.all) func `A point outside the city is refused, one inside finds its neighbourhood`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        try await town.town.database.write { db in
            let square = #"{"type":"Polygon","coordinates":[[[4.87,45.75],[4.89,45.75],[4.89,45.77],[4.87,45.77],[4.87,45.75]]]}"#
            try db.run("update territories set outline = \(square) where code = 'q2'")
        }
        let id = try await town.draft(town.ana)
        let path = "\(ProposalTown.link)/proposer/\(id)/lieu"
        let outside = await town.town.post(path, ["latitude": "48.85", "longitude": "2.35", "place": "Paris"], as: town.ana)
        #expect(outside.status == 422 && outside.text.contains("hors de la ville"))
        #expect(outside.text.contains("value=\"Paris\""))
        #expect(await town.town.post(path, ["latitude": "45,76", "longitude": "4,88"], as: town.ana).status == 303)
        #expect(try await town.proposal(id).territoryName == "Les Rives")
    }

    @Test(arguments: Backend.all) func `Every page of an idea is well formed, in its states`(_ backend: Backend) async throws {
        let town = try await ProposalTown(backend)
        let draft = try await town.draft(town.ana)
        let proposal = try await town.deposited(town.ana, "Une autre cour fraîche")
        try await town.town.database.write { db in
            try CompletionStore.ask("Où exactement ?", of: proposal.id, by: town.omar.account, due: town.town.now + .days(3), at: town.town.now, db)
        }
        let drafts = DraftStep.allCases.map { "\(ProposalTown.link)/proposer/\(draft)/\($0.rawValue)" }
        let own = ["/mes-idees", "/mes-idees/\(proposal.id)", "/mes-idees/\(proposal.id)/modifier", "/mes-idees/\(draft)"]
        let known = [ProposalTown.link + "/proposer", ProposalTown.link + "/propositions/1/recu", ProposalTown.link + "/propositions/1/versions"]
        for address in drafts + own + known {
            let answer = await town.town.get(address, as: town.ana)
            #expect(answer.status == 200, "\(address)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(address)")
        }
        for (address, person) in [
            ("/bureau/accueil/deposer", town.ada), ("/bureau/accueil/deposer/2026?q=ana", town.ada), ("/bureau/editions/2026/propositions/1/reunir", town.omar),
        ] {
            let answer = await town.town.get(address, as: person)
            #expect(answer.status == 200, "\(address)")
            #expect(WellFormed.faults(inDocument: Array(answer.text.utf8)) == [], "\(address)")
        }
        #expect(await town.town.get(ProposalTown.link + "/proposer").status == 200)
        #expect(await town.town.get("/mes-idees").status == 303)
        #expect(await town.town.get("/bureau/accueil/deposer", as: town.ana).status == 403)
        #expect(await town.town.post("/mes-idees/\(proposal.id)/completer/1", ["answer": "Devant l’école."], as: town.ana).status == 303)
    }
}
