import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary
import Web

/// What was announced to the members holds, and whoever was to come is told.
@Suite struct `A convened meeting` {
    private func fields(_ town: Town, inDays days: Int, _ changes: [String: String] = [:]) -> [String: String] {
        let t = TextsOfTests.french, starts = town.now + .days(days)
        let fields = [
            "kind": "plenary", "title": "Plénière", "starts": t.dateTimeInput(starts), "ends": t.dateTimeInput(starts + .hours(2)), "place": "Salle des fêtes", "public": "1",
        ]
        return fields.merging(changes) { $1 }
    }

    private func convened(_ site: BodiesTown, _ changes: [String: String] = [:]) async -> String {
        let meeting = await site.plan(inDays: 30, changes)
        await site.town.post(meeting + "/ordre-du-jour", ["title": "Le budget"], as: site.ana)
        #expect(await site.convene(meeting).status == 303)
        return meeting
    }

    @Test(arguments: Backend.all) func `moves within the notice only in urgency, and keeps its kind and its quorum`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await convened(site)
        #expect(await town.post(meeting + "/modifier", fields(town, inDays: 1), as: site.ana).status == 422)
        #expect(await town.post(meeting + "/modifier", fields(town, inDays: 1, ["urgency": "Travaux qui commencent lundi"]), as: site.ana).status == 303)
        #expect(await town.post(meeting + "/modifier", fields(town, inDays: 25, ["kind": "bureau", "second_call": "1"]), as: site.ana).status == 303)
        let kept = try await town.database.read { db in try MeetingStore.all(try AssemblyStore.assembly(slug: "centre", db)!.id, db)[0] }
        #expect(kept.kind == .plenary && !kept.isSecondCall)
        #expect(kept.startsAt > town.now + .days(24))
    }

    @Test(arguments: Backend.all) func `that is public stands in the agenda of the city, not before it is convened`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        func agenda() async throws -> [AgendaMoment] { try await town.database.read { db in try ParticipatoryBodies.agenda(from: town.now, to: town.now + .days(90), db) } }
        _ = await site.plan(inDays: 40, ["public": "1"])
        #expect(try await agenda().isEmpty)
        _ = await convened(site, ["public": "1"])
        let moments = try await agenda()
        #expect(moments.count == 1 && moments.allSatisfy { $0.link.hasPrefix("/instances/centre/reunions/") && !$0.place.isEmpty })
        #expect(await town.get(moments.first?.link ?? "").status == 200)
    }

    @Test(arguments: Backend.all) func `of the bureau counts, convenes and misses the bureau alone`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let before = try await site.letters(to: site.bob).count
        let meeting = await convened(site, ["kind": "bureau"])
        #expect(try await site.letters(to: site.bob).count == before)
        town.pass(.days(30))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        #expect(await town.post(meeting + "/seance/presences", try await site.present(site.ana), as: site.ana).notice?.contains("Quorum atteint") == true)
        await town.post(meeting + "/seance/cloture", as: site.ana)
        #expect(!(await town.get(BodiesTown.desk, as: site.olga).text.contains("Absences répétées")), "Bob had nothing to come to")
    }

    @Test(arguments: Backend.all) func `keeps the rank of who waits, and lets her in when there is room`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await convened(site, ["capacity": "1"]), answer = meeting + "/inscription"
        for person in [site.ana, site.bob, site.zoe] {
            await town.post(answer, ["answer": "coming"], as: person)
            town.pass(.minutes(1))
        }
        await town.post(answer, ["answer": "coming", "needs": "Un interprète"], as: site.bob)
        #expect(await town.get(meeting, as: site.zoe).text.contains("Votre rang : 2."))
        #expect(!(await town.get(meeting, as: site.ana).text.contains("Votre rang")))
        let calendar = await town.get(meeting + "/reunion.ics")
        #expect(calendar.status == 200 && calendar.text.contains("BEGIN:VEVENT") && calendar.text.contains("Salle des fêtes"))
        await town.post(meeting + "/modifier", fields(town, inDays: 25, ["capacity": "2"]), as: site.ana)
        let states = try await town.database.read { db in
            try db.all("select a.display_name, u.state from sign_ups u join accounts a on a.id = u.account_id order by a.display_name") { "\($0.text()) \($0.text())" }
        }
        #expect(states == ["Ana coming", "Bob coming", "Zoe waiting"])
        #expect(try await site.letters(to: site.bob).last?.contains("Une place s’est libérée") == true)
    }

    @Test(arguments: Backend.all) func `child care and interpreters are asked for by who comes, and added up for who prepares`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let without = await convened(site) + "/inscription"
        #expect(await town.post(without, ["answer": "coming", "children": "2"], as: site.bob).status == 422, "none is planned")
        let meeting = await convened(site, ["childcare": "1"]), answer = meeting + "/inscription"
        #expect(await town.post(answer, ["answer": "coming", "children": "40"], as: site.bob).status == 422)
        #expect(await town.post(answer, ["answer": "coming", "children": "2", "spoken": "Langue des signes"], as: site.bob).status == 303)
        #expect(await town.post(answer, ["answer": "coming", "children": "1", "spoken": "langue des signes"], as: site.zoe).status == 303)
        #expect(await town.post(answer, ["answer": "excused", "children": "3"], as: site.olga).status == 303)
        let asked = try await town.database.read { db in try MeetingStore.signUps(ID(try db.value("select max(meeting_id) from sign_ups", as: Int.self)), db) }
        #expect(asked.map(\.name) == ["Olga", "Bob", "Zoe"] && asked.map(\.children) == [0, 2, 1], "who does not come asks for nothing")
        #expect(await town.get(meeting + "/preparation", as: site.ana).text.contains("interprète\u{A0}: langue des signes"))
        #expect(await town.get(meeting + "/preparation", as: site.bob).status == 403)
    }

    @Test(arguments: Backend.all) func `is held from two tablets, and who voted is still there`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await convened(site)
        town.pass(.days(30))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        let (ana, bob, zoe) = (try await site.seat(of: site.ana)!.id, try await site.seat(of: site.bob)!.id, try await site.seat(of: site.zoe)!.id)
        await town.post(meeting + "/seance/presences", ["state-\(ana)": "present", "was-\(ana)": "", "was-\(bob)": "", "was-\(zoe)": ""], as: site.ana)
        // The second tablet still showed everyone absent.
        let second = await town.post(meeting + "/seance/presences", ["state-\(bob)": "present", "was-\(ana)": "", "was-\(bob)": "", "was-\(zoe)": ""], as: site.olga)
        #expect(second.notice?.contains("2 sur 3") == true)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        await town.post("\(meeting)/seance/points/\(item)/vote", ["question": "Adopter ?", "method": "named", "choice-\(ana)": "in-favour", "choice-\(bob)": "against"], as: site.ana)
        let left = ["state-\(ana)": "present", "was-\(ana)": "present", "state-\(bob)": "", "was-\(bob)": "present"]
        #expect(await town.post(meeting + "/seance/presences", left, as: site.ana).text.contains("Cette personne a voté"))
    }

    @Test(arguments: Backend.all) func `tells residents who signed up that it changes or does not take place`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await convened(site), neighbour = try await town.person("Lou"), other = try await town.person("Max")
        await town.post(meeting + "/inscription", ["answer": "coming"], as: neighbour)
        await town.post(meeting + "/inscription", ["answer": "excused"], as: other)
        await town.post(meeting + "/inscription", ["answer": "coming"], as: site.bob)
        #expect(await town.post(meeting + "/modifier", fields(town, inDays: 25), as: site.ana).status == 303)
        #expect(try await site.letters(to: neighbour).last?.contains("la réunion change") == true)
        #expect(await town.post(meeting + "/annulation", ["cancel_reason": "Salle inondée"], as: site.ana).status == 303)
        #expect(try await site.letters(to: neighbour).last?.contains("annulée") == true)
        #expect(try await site.letters(to: site.bob).filter { $0.contains("annulée") }.count == 1, "once")
        #expect(try await site.letters(to: other).isEmpty)
    }

    @Test(arguments: Backend.all) func `does not outlive its body, nor does what waits for it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let meeting = await convened(site), neighbour = try await town.person("Lou"), candidate = try await town.person("Max")
        await town.post(meeting + "/inscription", ["answer": "coming"], as: neighbour)
        try await site.join(candidate, college: "Associations", ["organisation": "Les Voisins", "rna": "W691234567"])
        let report = ["report": "Le conseil a tenu douze réunions et porté trois demandes à la ville."]
        #expect(await town.post("\(BodiesTown.desk)/fin", report, as: site.olga).status == 303)
        #expect(await town.get(meeting).text.contains("Réunion annulée"))
        for person in [neighbour, candidate, site.bob] { #expect(try await site.letters(to: person).last?.contains("fin de l’instance") == true) }
        let open = try await town.database.read { db in try db.count("select count(*) from applications where decided_at is null and withdrawn_at is null") }
        #expect(open == 0)
    }
}
