import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What a meeting decides without a vote is kept, what it asks of a member is followed until it is done.
@Suite struct `What follows a meeting` {
    /// Convened on one subject, then opened on the day.
    private func opened(_ site: BodiesTown) async throws -> (meeting: String, item: Int) {
        try await site.live()
        let meeting = await site.plan(inDays: 20)
        await site.town.post(meeting + "/ordre-du-jour", ["title": "La fête"], as: site.ana)
        await site.convene(meeting)
        site.town.pass(.days(20))
        await site.town.post(meeting + "/seance/ouverture", as: site.ana)
        return (meeting, try await site.town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) })
    }

    @Test(arguments: Backend.all) func `a decision without a vote is noted while the session is open, and stands in the minutes`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (meeting, item) = try await opened(site), page = "\(meeting)/seance/points/\(item)/decision"
        #expect(await town.post(page, ["decision": "La fête se tient au parc."], as: site.bob).status == 403)
        #expect(await town.post("\(meeting)/seance/points/\(item + 90)/decision", ["decision": "Rien"], as: site.ana).status == 404)
        #expect(await town.post(page, ["decision": "La fête se tient au parc."], as: site.ana).status == 303)
        #expect(await town.get(meeting).text.contains("La fête se tient au parc."), "a public meeting")
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        await town.post("\(meeting)/seance/points/\(item)/vote", ["question": "Au parc ?", "method": "show-of-hands", "in_favour": "2"], as: site.ana)
        #expect(await town.post(page, ["decision": "Au lavoir."], as: site.ana).status == 409, "it was voted")
        await town.post(meeting + "/seance/cloture", as: site.ana)
        #expect(await town.get(meeting + "/compte-rendu", as: site.ana).text.contains("**Décision\u{A0}:** La fête se tient au parc."))
        #expect(await town.post(page, ["decision": "Au lavoir."], as: site.ana).status == 409, "it is over")
    }

    @Test(arguments: Backend.all) func `a member who has an action in hand is told, reminded, and says herself that it is done`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, (meeting, _) = try await opened(site), page = meeting + "/actions"
        let bob = try await site.seat(of: site.bob)!.id, due = TextsOfTests.french.dateInput(town.now + .days(10))
        #expect(await town.post(page, ["action": "Réserver le parc", "due": due], as: site.ana).status == 422, "who?")
        #expect(await town.post(page, ["action": "Réserver le parc", "seat": "\(bob.number + 90)", "owner": "Bob", "due": due], as: site.ana).status == 422)
        #expect(await town.post(page, ["action": "Réserver le parc", "seat": "\(bob)", "due": due], as: site.ana).status == 303)
        #expect(try await site.letters(to: site.bob).last?.contains("une action vous est confiée") == true)
        #expect(await town.get(BodiesTown.link + "/espace", as: site.bob).text.contains("Réserver le parc"))
        func reminded() async throws -> Int {
            try await MeetingReminders.run(town.world)
            return try await site.letters(to: site.bob).count { $0.contains("Réserver le parc") }
        }
        #expect(try await reminded() == 0)
        town.pass(.days(8))
        #expect(try await reminded() == 1)
        #expect(try await reminded() == 1, "once")
        town.pass(.days(4))
        #expect(try await reminded() == 2, "it is late")
        let late = try await town.database.read { db in try AgendaStore.lateActions(at: town.now, db) }
        #expect(late.values.map(\.count) == [1])
        let action = try await town.database.read { db in try db.value("select max(id) from meeting_actions", as: Int.self) }
        #expect(await town.post("\(page)/\(action)", ["outcome": "Réservé."], as: site.zoe).status == 403)
        #expect(await town.post("\(page)/\(action)", ["outcome": "Réservé le 2."], as: site.bob).status == 303)
        #expect(await town.post("\(page)/\(action)", ["outcome": "Encore"], as: site.bob).status == 409)
        town.pass(.days(30))
        #expect(try await reminded() == 2)
    }

    @Test(arguments: Backend.all) func `who said that she comes is reminded the day before, once`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "La fête"], as: site.ana)
        await site.convene(meeting)
        await town.post(meeting + "/inscription", ["answer": "coming"], as: site.bob)
        await town.post(meeting + "/inscription", ["answer": "excused"], as: site.zoe)
        func reminded(_ person: Town.Person) async throws -> Int {
            try await MeetingReminders.run(town.world)
            return try await site.letters(to: person).count { $0.contains("réunion le") }
        }
        let before = (bob: try await reminded(site.bob), zoe: try await reminded(site.zoe))
        town.pass(.days(19))
        #expect(try await reminded(site.bob) == before.bob + 1)
        #expect(try await reminded(site.bob) == before.bob + 1)
        #expect(try await reminded(site.zoe) == before.zoe)
    }

    @Test(arguments: Backend.all) func `who prepares the meetings is told what waits: to convene, to write down, to have adopted`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        func waits() async throws -> [MeetingTodo] { try await town.database.read { db in try ActionStore.todo(at: town.now, db).map(\.todo) } }
        let meeting = await site.plan(inDays: 30)
        #expect(try await waits().isEmpty, "it is far")
        town.pass(.days(12))
        #expect(try await waits() == [.convene])
        await town.post(meeting + "/ordre-du-jour", ["title": "La fête"], as: site.ana)
        await site.convene(meeting)
        #expect(try await waits().isEmpty)
        town.pass(.days(18))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        await town.post(meeting + "/seance/cloture", as: site.ana)
        #expect(try await waits() == [.write])
        let desk = try await town.database.read { db in
            let ana = Visit(world: town.world, actor: Actor(account: site.ana.account, name: "Ana", grants: []), now: town.now, t: TextsOfTests.french)
            let bob = Visit(world: town.world, actor: Actor(account: site.bob.account, name: "Bob", grants: []), now: town.now, t: TextsOfTests.french)
            return [try BodiesTasks.all(ana, db), try BodiesTasks.all(bob, db)]
        }
        #expect(desk[0].map(\.link) == [meeting + "/compte-rendu"] && desk[1].isEmpty)
        await town.post(meeting + "/compte-rendu", ["minutes": "La fête se tient au parc, le premier samedi."], as: site.ana)
        await town.post(meeting + "/compte-rendu/envoi", as: site.ana)
        #expect(try await waits().isEmpty, "the members read it")
        let next = await site.plan(inDays: 20)
        await town.post(next + "/ordre-du-jour", ["title": "Adopter le compte rendu"], as: site.ana)
        await site.convene(next)
        town.pass(.days(20))
        await town.post(next + "/seance/ouverture", as: site.ana)
        #expect(try await waits() == [.adopt])
    }
}
