import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary
import Web

/// The day of a meeting: documents, presence by the code of the room, speaking times, notes from two tablets, a calendar of one's own.
@Suite struct `The day of a meeting` {
    private func convened(_ site: BodiesTown, _ changes: [String: String] = [:]) async throws -> String {
        try await site.live()
        let meeting = await site.plan(inDays: 20, changes)
        await site.town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        return meeting
    }

    private func code(_ meeting: String, _ site: BodiesTown) async throws -> String {
        let id = ID<Meeting>(meeting.split(separator: "/").last!)!
        return PresenceCode.code(id, at: site.town.now, site.town.world)
    }

    @Test(arguments: Backend.all) func `a member says by the code of the screen that she is there, while it is on the screen`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site), page = meeting + "/presence"
        #expect(await town.post(page, ["code": try await code(meeting, site)], as: site.bob).status == 409, "not open")
        #expect(await town.get(meeting + "/ecran", as: site.ana).status == 409)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        #expect(await town.get(meeting + "/ecran", as: site.bob).status == 403)
        let shown = try await code(meeting, site), screen = await town.get(meeting + "/ecran", as: site.ana).text
        #expect(screen.contains(shown) && screen.contains("<svg class=\"qr\""))
        #expect(await town.post(page, ["code": shown], as: site.paul).status == 403, "not a member")
        #expect(await town.post(page, ["code": "AAAAAA"], as: site.bob).status == 422)
        town.pass(.minutes(9))
        #expect(await town.post(page, ["code": shown], as: site.bob).text.contains("n’est plus celui de l’écran"))
        #expect(await town.post(page, ["code": try await code(meeting, site).lowercased()], as: site.bob).status == 303)
        #expect(await town.post(page, ["code": try await code(meeting, site)], as: site.bob).status == 409, "once")
        await town.post(meeting + "/seance/presences", ["state-\(try await site.seat(of: site.ana)!.id)": "present", "was-\(try await site.seat(of: site.bob)!.id)": ""], as: site.ana)
        #expect(await town.get(meeting + "/seance", as: site.ana).text.contains("2 sur 3"), "the list of the tablet keeps who came by her phone")
    }

    @Test(arguments: Backend.all) func `speaking times add up by college and gender, without a name`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site), page = meeting + "/parole"
        let college = try await site.college("Habitantes").id
        #expect(await town.post(page, ["college": "\(college)", "gender": "woman"], as: site.ana).status == 409)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        #expect(await town.post(page, ["college": "\(college)", "gender": "woman"], as: site.bob).status == 403)
        #expect(await town.post(page, ["college": "\(college.number + 90)", "gender": "woman"], as: site.ana).status == 422)
        #expect(await town.post(page, ["college": "\(college)", "gender": "woman"], as: site.ana).status == 303)
        town.pass(.minutes(6))
        #expect(await town.post(page, ["college": "", "gender": "man"], as: site.ana).status == 303)
        town.pass(.minutes(2))
        #expect(await town.post(page, ["act": "stop"], as: site.ana).status == 303)
        town.pass(.minutes(30))
        let id = ID<Meeting>(meeting.split(separator: "/").last!)!
        let counter = try await town.database.read { db in try SpeakingStore.counter(id, at: town.now, db) }
        #expect(counter.span(.woman) == .minutes(6) && counter.span(.man) == .minutes(2) && counter.running == nil)
        #expect(await town.get(page).text.contains("75\u{A0}%"))
    }

    @Test(arguments: Backend.all) func `two tablets write on the same subject and nothing is lost`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }, notes = "\(meeting)/seance/points/\(item)/notes"
        let empty = SaveNotes.mark("")
        await town.post(notes, ["notes": "Le marché reste le samedi.", "was": empty], as: site.ana)
        #expect(await town.post(notes, ["notes": "Il manque des bancs.", "was": empty], as: site.olga).notice?.contains("les deux textes") == true)
        let kept = try await town.database.read { db in try db.value("select notes from agenda_items where id = \(item)", as: String.self) }
        #expect(kept == "Le marché reste le samedi.\n\nIl manque des bancs.")
        await town.post(notes, ["notes": "Le marché reste le samedi, avec des bancs.", "was": SaveNotes.mark(kept)], as: site.olga)
        #expect(try await town.database.read { db in try db.value("select notes from agenda_items where id = \(item)", as: String.self) } == "Le marché reste le samedi, avec des bancs.")
    }

    @Test(arguments: Backend.all) func `documents are read by the members, or by the public of the meeting`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site), page = meeting + "/documents"
        func sent() -> [String: [UploadedFile]] { ["file": [Town.upload(Town.pdf, named: "plan.pdf")]] }
        #expect(await town.post(page, ["file_title": "Plan du marché"], as: site.bob, files: sent()).status == 403)
        #expect(await town.post(page, ["file_title": ""], as: site.ana, files: sent()).status == 422)
        #expect(await town.post(page, ["file_title": "Plan du marché", "audience": "members"], as: site.ana, files: sent()).status == 303)
        #expect(await town.post(page, ["file_title": "Ordre du jour détaillé", "audience": "everyone"], as: site.ana, files: sent()).status == 303)
        let ids = try await town.database.read { db in try db.all("select id from documents order by id") { $0.int() } }
        #expect(await town.get("\(page)/\(ids[0])", as: site.bob).status == 200)
        #expect(await town.get("\(page)/\(ids[0])", as: site.paul).status == 404)
        #expect(await town.get("\(page)/\(ids[1])").status == 200)
        let seen = await town.get(meeting).text
        #expect(seen.contains("Ordre du jour détaillé") && !seen.contains("Plan du marché"))
        #expect(await town.post(page + "/retirer", ["document": "\(ids[1])"], as: site.ana).status == 303)
        #expect(await town.get("\(page)/\(ids[1])").status == 404)
    }

    @Test(arguments: Backend.all) func `a calendar of one's own shows one's meetings, at an address that changes when one asks`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        _ = try await convened(site, ["title": "Plénière d’hiver"])
        #expect(await town.get("/mes-instances/agenda").location?.hasPrefix("/connexion") == true)
        let address = try await town.database.read { db in try PersonalCalendar.link(site.bob.account, db, town.world) }
        #expect(await town.get("/mes-instances/agenda", as: site.bob).text.contains(address))
        #expect(await town.get(address).text.contains("Plénière d’hiver"), "without signing in")
        #expect(await town.get(address.dropLast().description + "x").status == 404)
        let other = try await town.database.read { db in try PersonalCalendar.link(site.paul.account, db, town.world) }
        #expect(!(await town.get(other).text.contains("Plénière d’hiver")))
        #expect(await town.post("/mes-instances/agenda", as: site.bob).status == 303)
        #expect(await town.get(address).status == 404, "the former address gives nothing")
    }

    @Test(arguments: Backend.all) func `adopted minutes are read alone, to print`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await convened(site)
        #expect(await town.get(meeting + "/compte-rendu-adopte").status == 409)
        let id = ID<Meeting>(meeting.split(separator: "/").last!)!, now = town.now
        try await town.database.write { db in
            try db.run("""
                update meetings set opened_at = \(now), closed_at = \(now), had_quorum = true, expected = 3, present = 2, minutes = 'Le marché reste.',
                    minutes_sent_at = \(now), corrections_until = \(now), adopted_at = \(now), adopted_in = id, published_at = \(now) where id = \(id)
                """)
        }
        #expect(await town.get(meeting + "/compte-rendu-adopte").text.contains("Le marché reste."))
    }

    @Test(arguments: Backend.all) func `a meeting that comes back is planned for the year, at the same hour`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        #expect(await site.plan(inDays: 20, ["repeat": "2", "times": "40"]) == "422")
        #expect(await site.plan(inDays: 20, ["repeat": "2"]) == "422", "how many?")
        _ = await site.plan(inDays: 20, ["repeat": "2", "times": "4"])
        let starts = try await town.database.read { db in try db.all("select starts_at from meetings order by starts_at") { $0.instant() } }
        #expect(starts.count == 4 && starts[1] == starts[0].adding(months: 2) && starts[3] == starts[0].adding(months: 6))
        #expect(TextsOfTests.french.hour(starts[0]) == TextsOfTests.french.hour(starts[3]), "whatever the season")
    }
}
