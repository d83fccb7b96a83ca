import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Between the meetings: news, the letter of a neighbourhood, the mail of a body, what waits on the desk.
@Suite struct `Between the meetings` {
    @Test(arguments: Backend.all) func `the news of a neighbourhood is that of its bodies and of what holds it, on a page and in a feed`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        await town.post(BodiesTown.link + "/nouvelles", ["title": "Le banc d’essai", "body": "Trois bancs sont posés pour l’été."], as: site.ana)
        let others = try await town.database.read { db in try TerritoryStore.narrowest(db).map(\.id).filter { $0 != site.centre } }
        let page = await town.get("/quartiers/\(site.centre)/nouvelles").text, feed = await town.get("/quartiers/\(site.centre)/nouvelles.atom").text
        #expect(page.contains("Le banc d’essai") && page.contains("Conseil du Centre") && feed.contains("<title>Le banc d’essai (Conseil du Centre)</title>"))
        for other in others { #expect(!(await town.get("/quartiers/\(other)/nouvelles.atom").text.contains("Le banc d’essai"))) }
        #expect(await town.get("/quartiers/999/nouvelles").status == 404)
        let city = try await town.database.read { db in try TerritoryStore.all(db).first { $0.kind == .city } }
        if let city { #expect(await town.get("/quartiers/\(city.id)/nouvelles").text.contains("Le banc d’essai"), "the city holds the neighbourhood") }
        let news = try await town.database.read { db in try db.value("select max(id) from assembly_news", as: Int.self) }
        await town.post(BodiesTown.link + "/nouvelles/retrait", ["news": "\(news)", "reason": "La date change"], as: site.ana)
        #expect(!(await town.get("/quartiers/\(site.centre)/nouvelles.atom").text.contains("Le banc d’essai")))
    }

    @Test(arguments: Backend.all) func `the letter comes to who confirmed, with the news and the meetings of her neighbourhood, and ends in one gesture`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = "/lettre-de-quartier"
        try await site.live()
        #expect(await town.post(page, ["email": "pas une adresse"]).status == 422)
        #expect(await town.post(page, ["email": "ada@town.test", "territory": "\(site.centre)"]).status == 303)
        let sent = try await town.database.read { db in try db.value("select max(id) from letter_subscriptions", as: Int.self) }, id = ID<Subscription>(sent)
        try await NeighbourhoodLetters.run(town.world)
        let news = BodiesTown.link + "/nouvelles"
        #expect(await town.post(news, ["title": "La fête du quartier", "body": "Elle aura lieu le premier samedi de juin, sur le quai."], as: site.bob).status == 403)
        #expect(await town.post(news, ["title": "Fête", "body": ""], as: site.ana).status == 422)
        #expect(await town.post(news, ["title": "La fête du quartier", "body": "Elle aura lieu le premier samedi de juin, sur le quai."], as: site.ana).status == 303)
        #expect(await town.get(BodiesTown.link).text.contains("La fête du quartier"))
        let asked = try #require(try await town.database.read { db in try SubscriptionStore.subscription(id, db) })
        let confirm = "\(page)/\(sent)/\(SubscriptionKey.key("confirm", asked, town.world))"
        #expect(await town.post("\(page)/\(sent)/faux").status == 404)
        #expect(await town.get(confirm).status == 200)
        #expect(await town.post(confirm).status == 303)
        let before = try await town.database.read { db in try db.count("select count(*) from letters") }
        try await NeighbourhoodLetters.run(town.world)
        #expect(try await town.database.read { db in try db.count("select count(*) from letters") } == before, "within the week of her confirmation nothing is due")
        town.pass(.days(7) )
        town.pass(.hours(1))
        await town.post(news, ["title": "Le marché change de place", "body": "Dès samedi, il se tient sur la place de la Gare."], as: site.ana)
        try await NeighbourhoodLetters.run(town.world)
        try await NeighbourhoodLetters.run(town.world)
        let letters = try await town.database.read { db in try db.all("select body from letters order by created_at desc, id desc limit 2") { $0.text() } }
        #expect(letters[0].contains("Le marché change de place") && !letters[1].contains("Le marché change de place"), "once a week")
        let end = "\(page)/\(sent)/\(SubscriptionKey.key("end", asked, town.world))/fin"
        #expect(letters[0].contains(end))
        #expect(try await town.database.read { db in try db.count("select count(*) from letters where end_path = \(end)") } >= 1, "a mail program may end it")
        #expect(await town.post(confirm + "/fin").status == 404, "the secret that confirms ends nothing")
        #expect(await town.post(end).status == 303)
        #expect(try await town.database.read { db in try db.count("select count(*) from letter_subscriptions") } == 0, "the address is forgotten")
    }

    @Test(arguments: Backend.all) func `the secret of a letter serves nobody who was given its number later`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = "/lettre-de-quartier"
        func last() async throws -> Subscription {
            try await town.database.read { db in try SubscriptionStore.subscription(ID(try db.value("select max(id) from letter_subscriptions", as: Int.self)), db)! }
        }
        await town.post(page, ["email": "ada@town.test"])
        let asked = try await last(), confirm = "\(page)/\(asked.id)/\(SubscriptionKey.key("confirm", asked, town.world))"
        try await town.database.write { db in try db.run("update letter_subscriptions set email = 'zoe@town.test' where id = \(asked.id)") }
        #expect(await town.post(confirm).status == 404)
        #expect(try await last().confirmedAt == nil)
    }

    @Test(arguments: Backend.all) func `nobody's mailbox is filled with confirmations nor receipts`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        func letters() async throws -> Int { try await town.database.read { db in try db.count("select count(*) from letters where address = 'ada@town.test'") } }
        for _ in 0..<3 { #expect(await town.post("/lettre-de-quartier", ["email": "ada@town.test"]).status == 303) }
        #expect(try await letters() == 1, "one confirmation a day")
        town.pass(.days(2))
        await town.post("/lettre-de-quartier", ["email": "ada@town.test"])
        #expect(try await letters() == 2)
        let message = ["name": "Ada", "email": "ada@town.test", "subject": "Un banc", "text": "Pourrait-on poser un banc rue Haute ?"]
        for _ in 0..<5 { #expect(await town.post(BodiesTown.link + "/ecrire", message).status == 303) }
        #expect(await town.post(BodiesTown.link + "/ecrire", message).status == 422)
        #expect(try await letters() == 7)
    }

    @Test(arguments: Backend.all) func `a message reaches the bureau, is answered, and the thread stays`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, write = BodiesTown.link + "/ecrire", mailbox = BodiesTown.link + "/courrier"
        try await site.live()
        let message = ["name": "Ada", "email": "ada@town.test", "subject": "Un banc", "text": "Pourrait-on poser un banc rue Haute ?"]
        #expect(await town.post(write, message.merging(["email": ""]) { $1 }).status == 422)
        #expect(await town.post(write, message).status == 303)
        #expect(try await site.letters(to: site.ana).last?.contains("attend une réponse") == true)
        #expect(try await site.letters(to: site.olga).last?.contains("attend une réponse") == true)
        #expect(await town.get(mailbox, as: site.bob).status == 403, "a member who is not of the bureau")
        #expect(await town.get(mailbox, as: site.ana).text.contains("À répondre"))
        let id = ID<Conversation>(try await town.database.read { db in try db.value("select max(id) from conversations", as: Int.self) })
        let thread = "\(mailbox)/\(id)", key = try await site.conversationKey(id)
        #expect(await town.get(thread).status == 404)
        #expect(await town.get(thread + "?cle=faux").status == 404)
        for role in [Role.elected, .auditor] {
            let person = try await town.person("\(role)", (role, .city))
            #expect(await town.get(thread, as: person).status == 404, "the form promised that nobody else reads it")
        }
        #expect(await town.get(thread + "?cle=\(key)").text.contains("Pourrait-on poser"))
        #expect(await town.post(thread, ["text": "Nous le demandons à la ville."], as: site.bob).status == 404)
        #expect(await town.post(thread, ["text": "Nous le demandons à la ville."], as: site.ana).status == 303)
        #expect(await town.get(mailbox, as: site.ana).text.contains("Répondu"))
        #expect(await town.post(thread + "?cle=\(key)", ["text": "Merci !"]).status == 303)
        #expect(await town.get(mailbox, as: site.ana).text.contains("À répondre"))
        let waiting = try await town.database.read { db in
            let bureau = Visit(world: town.world, actor: Actor(account: site.ana.account, name: "Ana", grants: []), now: town.now, t: TextsOfTests.french)
            let other = Visit(world: town.world, actor: Actor(account: site.bob.account, name: "Bob", grants: []), now: town.now, t: TextsOfTests.french)
            return [try BodiesTasks.all(bureau, db), try BodiesTasks.all(other, db)]
        }
        #expect(waiting[0].map(\.count) == [1] && waiting[0][0].link == mailbox && waiting[1].isEmpty)
        #expect(await town.post(thread + "/classement", as: site.bob).status == 404)
        #expect(await town.post(thread + "/classement", as: site.ana).status == 303)
        #expect(await town.get(mailbox, as: site.ana).text.contains("Classé"))
        town.pass(.days(731))
        try await ParticipatoryBodies.forget(town.world)
        #expect(try await town.database.read { db in try db.count("select count(*) from conversations") } == 0)
    }

    @Test(arguments: Backend.all) func `what she wrote to a body by her secret link goes with her account`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, now = town.now
        try await site.live()
        await town.post(BodiesTown.link + "/ecrire", ["name": "Zoe", "email": "zoe@town.test", "subject": "Un banc", "text": "Pourrait-on poser un banc rue Haute ?"])
        let id = ID<Conversation>(try await town.database.read { db in try db.value("select max(id) from conversations", as: Int.self) })
        #expect(await town.post("\(BodiesTown.link)/courrier/\(id)", ["text": "Nous le demandons à la ville."], as: site.ana).status == 303)
        let export = try await town.database.read { db in try LifePersonalDataStore.export(site.zoe.account, db) }
        #expect("\(export)".contains("un banc rue Haute") && "\(export)".contains("Nous le demandons"))
        try await town.database.write { db in try LifePersonalDataStore.erase(site.zoe.account, now, db) }
        let words = try await town.database.read { db in try db.all("select text from conversation_lines order by id") { $0.text() } }
        #expect(words == ["", "Nous le demandons à la ville."])
        #expect(try await town.database.read { db in try db.count("select count(*) from conversations where subject = 'Un banc' or email <> ''") } == 0)
    }

    @Test(arguments: Backend.all) func `a call for projects runs through a published edition, and is withdrawn by who runs the body`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/appels", now = town.now
        try await site.live()
        let fields = ["title": "Petits projets du quartier", "words": "Pour les associations et les groupes d’habitants, avec un jury.", "edition": "/editions/inconnue", "closes": "2027-01-31"]
        #expect(await town.post(page, fields, as: site.bob).status == 403)
        #expect(await town.post(page, fields, as: site.ana).status == 422, "no such edition is published")
        try await town.database.write { db in
            let call = Call(
                id: ID(1), title: "Petits projets du quartier", words: "Pour les associations.", link: "/editions/apicq", closesAt: now + .days(30), most: Euros(5_000), at: now)
            try CallStore.announce(call, of: try AssemblyStore.assembly(slug: "centre", db)!.id, by: site.ana.account, db)
        }
        let shown = await town.get(page).text
        #expect(shown.contains("Petits projets du quartier") && shown.contains("/editions/apicq") && shown.contains("5\u{A0}000") || shown.contains("5\u{202F}000"))
        let id = try await town.database.read { db in try db.value("select max(id) from body_calls", as: Int.self) }
        #expect(await town.post(page + "/retrait", ["call": "\(id)"], as: site.bob).status == 403)
        #expect(await town.post(page + "/retrait", ["call": "\(id)"], as: site.ana).status == 303)
        #expect(await town.post(page + "/retrait", ["call": "\(id)"], as: site.ana).status == 404)
        #expect(!(await town.get(page).text.contains("Petits projets")))
    }

    @Test(arguments: Backend.all) func `a member finds her meetings, what she has to read and her mandate in one place`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/espace"
        try await site.live()
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(page, as: site.paul).status == 403)
        let meeting = await site.plan(inDays: 20, ["title": "Plénière de printemps"])
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        #expect(!(await town.get(page, as: site.bob).text.contains("Plénière de printemps")), "in preparation")
        await site.convene(meeting)
        #expect(await town.get(page, as: site.bob).text.contains("À répondre"))
        await town.post(meeting + "/inscription", ["answer": "coming"], as: site.bob)
        let own = await town.get(page, as: site.bob).text
        #expect(own.contains("Plénière de printemps") && own.contains("Vient") && own.contains("Habitantes et habitants"))
    }

    @Test(arguments: Backend.all) func `members settle a date, change their minds, and stop when it is closed`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, page = BodiesTown.link + "/sondages"
        try await site.live()
        let fields = ["question": "Quand visiter le chantier ?", "options": "Mercredi\nSamedi", "closes": "2026-11-30"]
        #expect(await town.get(page).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(page, as: site.paul).status == 403)
        #expect(await town.post(page, fields, as: site.paul).status == 403)
        #expect(await town.post(page, fields.merging(["options": "Mercredi"]) { $1 }, as: site.bob).status == 422)
        #expect(await town.post(page, fields, as: site.bob).status == 303)
        #expect(try await site.letters(to: site.zoe).last?.contains("une question vous est posée") == true)
        func polls() async throws -> [Poll] { try await town.database.read { db in try PollStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db) } }
        let poll = try await polls()[0], answer = "\(page)/\(poll.id)"
        #expect(await town.post(answer, ["option": "\(poll.options[0].id)"], as: site.olga).status == 403, "she is not a member")
        #expect(await town.post(answer, ["option": "\(poll.options[0].id)"], as: site.zoe).status == 303)
        #expect(await town.post(answer, ["option": "\(poll.options[1].id)"], as: site.zoe).status == 303)
        #expect(try await polls()[0].options.map(\.seats.count) == [0, 1])
        #expect(await town.get(page, as: site.ana).text.contains("Zoe"))
        town.pass(.days(10))
        #expect(await town.post(answer, ["option": "\(poll.options[0].id)"], as: site.zoe).status == 409)
    }
}
