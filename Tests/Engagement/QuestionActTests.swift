import Database
@testable import Engagement
import L10n
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The questions of residents through the door, on both databases: failures first.
@Suite struct `Acts on questions` {
    @Test(arguments: Backend.all) func `a visitor asks, keeps a secret link, and nobody else opens it`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        #expect(try await site.ask(["email": "petit"]).status == 422)
        #expect(try await site.ask(["topic": "999"]).status == 422)
        #expect(try await site.ask(["proposal": "12"]).status == 422, "no edition has it")
        let asked = try await site.ask()
        #expect(asked.status == 303)
        let link = try #require(asked.location), question = try await site.last()
        #expect(link.hasPrefix("/questions/suivi/\(question.id)-"))
        let page = await town.get(link)
        #expect(page.status == 200 && page.text.contains("Peut-on voter sans compte"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get("/questions/suivi/\(question.id)-000000000000000000000000").status == 404)
        #expect(await town.get("/questions/suivi/\(question.id)", as: site.ana).status == 404)
        // Sunday 22 November, two working days: Tuesday.
        #expect(TextsOfTests.french.dateTimeInput(question.dueAt) == "2026-11-24T23:59")
        let receipt = try #require(try await site.letters(to: "petit@exemple.fr").first)
        #expect(receipt.path == link && receipt.body.contains("24\u{A0}novembre 2026"))
    }

    @Test(arguments: Backend.all) func `a few files come with the first message, for those who answer, and go with the question`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        func pdf(_ name: String = "plan.pdf") -> UploadedFile { Town.upload(Town.pdf, named: name) }
        func kept() async throws -> Int { try await town.database.read { try $0.count("select count(*) from documents where subject = 'question' and removed_at is null") } }
        let program = try await site.ask(files: [Town.upload("<html><body>", named: "plan.txt")])
        #expect(program.status == 422 && program.text.contains("d’un type accepté"))
        #expect(try await site.ask(files: [pdf(), pdf(), pdf(), pdf()]).text.contains("Joignez 3 fichiers au plus"))
        #expect(try await site.ask(["body": ""], files: [pdf()]).text.contains("Choisissez à nouveau vos fichiers"))
        #expect(try await kept() == 0)
        #expect(try await site.ask(files: [pdf(), pdf("devis.pdf")]).status == 303)
        let question = try await site.last()
        let page = await town.get(question.deskLink, as: site.rosa)
        #expect(page.text.contains("plan.pdf") && page.text.contains("devis.pdf") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        let file = try await town.database.read { db in try DocumentStore.all(of: "question", question.id.number, db)[0] }
        #expect(await town.get("\(question.deskLink)/pieces/\(file.id)", as: site.rosa).text.hasPrefix("%PDF"))
        #expect(await town.get("\(question.deskLink)/pieces/\(file.id)", as: site.ana).status == 403)
        #expect(await town.get(file.path()).status == 404)
        #expect(try await site.ask(["subject": "Et sans fichier, cela marche ?"]).status == 303)
        await town.post(question.deskLink + "/reponse", ["body": "Oui, au bureau de vote."], as: site.rosa)
        town.pass(.days(370))
        let now = town.now
        try await town.database.write { db in try QuestionPersonalDataStore.forget(at: now, db) }
        #expect(try await kept() == 0, "a year after the last word")
    }

    @Test(arguments: Backend.all) func `it is taken once, answered, judged once, and written to again`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        let link = try #require(try await site.ask().location), desk = try await site.last().deskLink
        #expect(await town.post(desk + "/prise", as: site.ana).status == 403)
        #expect(await town.post(desk + "/prise", as: site.rosa).status == 303)
        #expect(await town.post(desk + "/prise", as: site.rosa).status == 409)
        #expect(await town.post(link + "/avis", ["rating": "3"]).status == 409, "no answer yet")
        #expect(await town.post(desk + "/note", ["words": "Elle rappellera."], as: site.rosa).status == 303)
        #expect(await town.post(desk + "/reponse", ["body": "Oui"], as: site.rosa).status == 422)
        #expect(await town.post(desk + "/reponse", ["body": "Oui, au bureau de vote ou par courrier."], as: site.rosa).status == 303)
        let page = await town.get(link)
        #expect(page.text.contains("au bureau de vote") && !page.text.contains("Elle rappellera"))
        #expect(await town.post(link + "/avis", ["rating": "9"]).status == 422)
        #expect(await town.post(link + "/avis", ["rating": "3"]).status == 303)
        #expect(await town.post(link + "/avis", ["rating": "1"]).status == 409)
        #expect(try await site.last().stage == .answered)
        #expect(await town.post(desk + "/cloture", ["closing": "answered", "reason": "Tout est dit."], as: site.rosa).status == 303)
        #expect(await town.post(desk + "/reponse", ["body": "Encore une réponse."], as: site.rosa).status == 409)
        town.pass(.days(3))
        #expect(await town.post(link, ["body": "Et pour ma voisine ?"]).status == 303)
        let again = try await site.last()
        #expect(again.stage == .waiting && again.owner == site.rosa.account && again.dueAt > town.now)
        #expect(try await site.letters(to: site.rosa).last?.contains("écrit à nouveau") == true)
    }

    @Test(arguments: Backend.all) func `each sees the questions of her territory, of her service, and no other`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask(["territory": "\(site.centre)", "subject": "Le banc du centre est cassé"])
        let centre = try await site.last()
        try await site.ask(["territory": "\(site.banks)", "subject": "La berge est inondée"])
        let banks = try await site.last()
        let seen = await town.get("/bureau/questions", as: site.cleo)
        #expect(seen.text.contains("Le banc du centre") && !seen.text.contains("La berge"))
        #expect(await town.get(banks.deskLink, as: site.cleo).status == 403)
        #expect(await town.post(banks.deskLink + "/reponse", ["body": "Nous allons voir."], as: site.cleo).status == 403)
        #expect(await town.get(banks.deskLink, as: site.paul).status == 403)
        #expect(await town.get("/bureau/questions", as: site.ana).status == 403)
        #expect(await town.post(banks.deskLink + "/transmission", ["service": "\(site.parks)", "note": ""], as: site.rosa).status == 422)
        #expect(await town.post(banks.deskLink + "/transmission", ["service": "\(site.parks)", "note": "Voyez la berge."], as: site.rosa).status == 303)
        #expect(try await site.letters(to: site.paul).last?.contains("vous est transmise") == true)
        #expect(await town.get("/bureau/questions", as: site.paul).text.contains("La berge"))
        #expect(await town.post(banks.deskLink + "/reponse", ["body": "La berge sera rouverte lundi."], as: site.paul).status == 303)
        #expect(await town.post(centre.deskLink + "/reponse", ["body": "Le banc sera réparé."], as: site.paul).status == 403)
    }

    @Test(arguments: Backend.all) func `a call is typed in with consent, reachable or answered at once`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        #expect(try await site.enter(as: site.paul).status == 403)
        #expect(try await site.enter(["consent": ""]).status == 303, "a ticked box sends whatever value")
        let silent = await town.post("/bureau/questions/nouvelle", [
            "channel": "phone", "way": "phone", "subject": "Où déposer ?", "body": "Sur papier.", "topic": "\(try await site.topic())", "phone": "02",
        ], as: site.rosa)
        #expect(silent.status == 422 && silent.text.contains("est notée"))
        #expect(try await site.enter(["way": "mail"]).text.contains("il faut une adresse électronique"))
        #expect(try await site.enter(["way": "letter"]).text.contains("il faut un nom et une adresse"))
        #expect(try await site.enter(["phone": "", "answer": "À la mairie, du lundi au vendredi."]).status == 303)
        let answered = try await site.last()
        #expect(answered.stage == .answered && answered.owner == site.rosa.account)
        #expect(await town.get(answered.deskLink + "/lettre", as: site.rosa).text.contains("du lundi au vendredi"))
        #expect(try await site.enter(["person": "\(site.ana.account)", "way": "mail"]).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("Nous avons reçu votre question") == true)
        #expect(await town.get("/mes-questions", as: site.ana).text.contains("Où déposer une idée sur papier"))
        #expect(try await site.enter(as: site.cleo).status == 303, "whoever types it follows it")
        #expect(try await site.last().owner == site.cleo.account)
    }

    @Test(arguments: Backend.all) func `joined questions receive one answer, and circles are refused`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask()
        let first = try await site.last()
        try await site.ask(["email": "autre@exemple.fr", "name": "M. Autre"])
        let second = try await site.last()
        #expect(await town.get(second.deskLink, as: site.rosa).text.contains(first.deskLink), "the earlier one is shown")
        #expect(await town.post(second.deskLink + "/reunion", ["other": "\(second.id)"], as: site.rosa).status == 422)
        #expect(await town.post(second.deskLink + "/reunion", ["other": "999"], as: site.rosa).status == 422)
        #expect(await town.post(second.deskLink + "/reunion", ["other": "\(first.id)"], as: site.rosa).status == 303)
        #expect(await town.post(first.deskLink + "/reunion", ["other": "\(second.id)"], as: site.rosa).status == 422)
        #expect(await town.post(first.deskLink + "/reponse", ["body": "Oui, au bureau de vote.", "closes": "1"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: "autre@exemple.fr").last?.body.contains("au bureau de vote") == true)
        #expect(try await site.letters(to: "petit@exemple.fr").last?.body.contains("au bureau de vote") == true)
        #expect(await town.post(second.deskLink + "/reouverture", ["reason": "Pour voir"], as: site.rosa).status == 409)
        #expect(await town.post(first.deskLink + "/reouverture", ["reason": "Pour voir"], as: site.rosa).status == 303)
    }

    @Test(arguments: Backend.all) func `topics and templates are set by who answers for the whole city`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town, link = "/bureau/questions/reglages"
        #expect(await town.get(link, as: site.cleo).status == 403)
        #expect(await town.post(link + "/themes", ["topic": "new", "name": "Voter", "days": "3"], as: site.rosa).status == 422, "taken")
        #expect(await town.post(link + "/themes", ["topic": "new", "name": "Les jardins", "days": "3", "service": "\(site.parks)"], as: site.rosa).status == 303)
        #expect(await town.post(link + "/modeles", ["template": "new", "name": "Horaires", "body": "Du lundi au vendredi."], as: site.olga).status == 303)
        try await site.ask(["topic": "\(try await site.topic("Les jardins"))"])
        #expect(try await site.last().service == site.parks, "the topic's service has it")
        let page = await town.get(link, as: site.rosa)
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get(try await site.last().deskLink, as: site.paul).text.contains("Horaires"))
    }

    @Test(arguments: Backend.all) func `what is late is told to who has it, and in nobody's hands to the head`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask()
        try await QuestionReminders.run(town.world)
        #expect(try await site.letters(to: site.olga).isEmpty)
        town.pass(.days(4))
        try await QuestionReminders.run(town.world)
        try await QuestionReminders.run(town.world)
        #expect(try await site.letters(to: site.olga).count { $0.contains("en retard") } == 1)
        #expect(await town.get("/bureau/questions?liste=en-retard", as: site.rosa).text.contains("Peut-on voter"))
    }

    @Test(arguments: Backend.all) func `nobody fills the mailbox of another with receipts`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend)
        for _ in 0..<10 { #expect(try await site.ask().status == 303) }
        #expect(try await site.ask().text.contains("Dix questions sont déjà parties"))
        #expect(try await site.ask(["email": "autre@exemple.fr"]).status == 303)
        #expect(try await site.letters(to: "petit@exemple.fr").count == 10)
    }

    @Test(arguments: Backend.all) func `what somebody followed whose role is over goes back to the queue`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town, rosa = site.rosa.account
        try await site.ask()
        let link = try await site.last().deskLink
        #expect(await town.post(link + "/prise", as: site.rosa).status == 303)
        try await QuestionReminders.run(town.world)
        #expect(try await site.last().owner == rosa, "she still answers")
        town.pass(.hours(1))
        let now = town.now
        try await town.database.write { db in try db.run("update grants set until_at = \(now) where account_id = \(rosa)") }
        for _ in 1...2 { try await QuestionReminders.run(town.world) }
        #expect(try await site.last().owner == nil)
        #expect(try await town.database.read { try $0.count("select count(*) from journal where act = 'question.hand-back'") } == 1)
        #expect(await town.post(link + "/prise", as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `an account takes its questions away and leaves none of its words`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask(as: site.ana)
        let question = try await site.last()
        #expect(question.asker.account == site.ana.account)
        let export = try await town.database.read { db in try QuestionPersonalDataStore.export(site.ana.account, db) }
        #expect("\(export)".contains("Peut-on voter sans compte"))
        try await town.database.write { db in try QuestionPersonalDataStore.erase(site.ana.account, town.now, db) }
        let erased = try await site.last()
        #expect(erased.forgottenAt != nil && erased.subject.isEmpty && erased.asker.name.isEmpty && erased.stage == .closed)
        #expect(!(await town.get(question.deskLink, as: site.rosa).text.contains("ordinateur")))
        try await site.ask()
        town.pass(.days(800))
        try await Engagement.forget(town.world)
        #expect(try await site.last().forgottenAt == nil, "somebody still waits")
    }

    @Test(arguments: Backend.all) func `what came by mail from a confirmed address goes with the account`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        try await site.ask(["email": "ana@town.test"])
        let export = try await town.database.read { db in try QuestionPersonalDataStore.export(site.ana.account, db) }
        #expect("\(export)".contains("Peut-on voter sans compte"))
        try await site.ask()
        let other = try await site.last().id
        try await town.database.write { db in try QuestionPersonalDataStore.erase(site.ana.account, town.now, db) }
        let left = try await town.database.read { db in try db.all("select id from questions where forgotten_at is null") { $0.id() as ID<Question> } }
        #expect(left == [other])
    }
}
