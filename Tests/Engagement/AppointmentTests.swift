import Database
@testable import Engagement
import L10n
import Platform
import TestTown
import Testing
import Vocabulary

/// Appointments, from the times that an agent opens to the day itself.
@Suite struct `Appointments` {
    private func offer(_ site: QuestionsTown, _ changes: [String: String] = [:], as person: Town.Person? = nil) async -> Town.Answer {
        let fields = ["place": "", "starts": "2026-11-24T14:00", "count": "2", "minutes": "30", "weeks": "1", "language": "fr"]
        return await site.town.post("/bureau/rendez-vous/creneaux", fields.merging(changes) { $1 }, as: person ?? site.rosa)
    }

    private func free(_ site: QuestionsTown) async throws -> [Slot] { try await site.town.database.read { db in try AppointmentStore.free(from: site.town.now, db) } }

    private let person = ["name": "Mme Petit", "email": "petit@exemple.fr", "phone": "06 00 00 00 00", "subject": "Écrire mon idée", "needs": "Une place assise"]

    @Test(arguments: Backend.all) func `an agent opens times, never two at once, never in the past`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        #expect(await offer(site, as: site.ana).status == 403)
        #expect(await offer(site, ["starts": "2026-11-20T14:00"]).status == 422)
        #expect(await offer(site, ["place": "999"]).status == 422)
        #expect(await offer(site).status == 303)
        #expect(await offer(site, ["starts": "2026-11-24T14:45", "count": "1"]).text.contains("Vous recevez déjà"))
        #expect(await offer(site, as: site.paul).status == 303, "a colleague receives at the same hour")
        #expect(try await free(site).count == 4)
        // Christmas falls among these Fridays.
        #expect(await offer(site, ["starts": "2026-12-11T10:00", "count": "1", "weeks": "4"]).status == 303)
        let times = try await free(site).map { TextsOfTests.french.dateTimeInput($0.startsAt) }.filter { $0.hasPrefix("2026-12-") }
        #expect(times == ["2026-12-11T10:00", "2026-12-18T10:00"])
        let page = await town.get("/rendez-vous")
        #expect(page.text.contains("14\u{A0}h") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(WellFormed.faults(inDocument: Array(await town.get("/bureau/rendez-vous", as: site.rosa).text.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `a time is booked once, reminded the day before, cancelled by its person`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        _ = await offer(site)
        let slot = try #require(try await free(site).first), link = "/rendez-vous/reserver/\(slot.id)"
        #expect(await town.post(link, ["name": "Mme Petit", "subject": "Voter"]).status == 422, "by telephone, a number")
        let booked = await town.post(link, person)
        #expect(booked.status == 303)
        #expect(await town.post(link, person).status == 409)
        #expect(await town.get(link).status == 409)
        let own = try #require(booked.location)
        let page = await town.get(own)
        #expect(page.text.contains("24\u{A0}novembre 2026") && page.text.contains("Rosa"))
        #expect(await town.get(own + "x").status == 404)
        #expect(await town.get(own + "/agenda.ics").text.contains("DTSTART:20261124T130000Z"))
        #expect(try await site.letters(to: site.rosa).last?.contains("rendez-vous est pris") == true)
        town.pass(.days(1))
        try await AppointmentReminders.run(town.world)
        try await AppointmentReminders.run(town.world)
        #expect(try await site.letters(to: "petit@exemple.fr").count { $0.subject.hasPrefix("Rappel") } == 1)
        #expect(await town.post(own + "/annulation", ["reason": "Je suis malade"]).status == 303)
        #expect(await town.post(own + "/annulation").status == 409)
        #expect(try await free(site).contains { $0.id == slot.id }, "the time is free again")
        #expect(await town.post(link, person).status == 303)
    }

    @Test(arguments: Backend.all) func `the city cancels with a reason, an agent books for somebody, presence stays between colleagues`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        _ = await offer(site)
        let slots = try await free(site)
        #expect(await town.post("/rendez-vous/reserver/\(slots[0].id)", ["name": "M. Legrand", "subject": "Voter", "phone": "02 00 00 00 00"], as: site.cleo).status == 303)
        #expect(await town.post("/rendez-vous/reserver/\(slots[1].id)", person).status == 303)
        let appointments = try await town.database.read { db in try AppointmentStore.appointments(of: nil, from: town.now, db) }
        #expect(appointments.map(\.bookedBy) == [site.cleo.account, nil])
        let desk = "/bureau/rendez-vous/\(appointments[1].id)"
        #expect(await town.post(desk + "/annulation", ["reason": "Je suis en formation"], as: site.paul).status == 403)
        #expect(await town.post(desk + "/annulation", ["reason": ""], as: site.rosa).status == 422)
        #expect(await town.post(desk + "/annulation", ["reason": "Je suis en formation"], as: site.rosa).status == 303)
        #expect(try await site.letters(to: "petit@exemple.fr").last?.body.contains("Je suis en formation") == true)
        #expect(try await free(site).isEmpty, "the agent is not there at that time")
        let first = "/bureau/rendez-vous/\(appointments[0].id)"
        #expect(await town.post(first + "/presence", ["came": "no"], as: site.rosa).status == 409)
        town.pass(.days(3))
        #expect(await town.get("/bureau/rendez-vous", as: site.rosa).text.contains("/bureau/accueil/deposer?q=M."), "they write the idea together")
        #expect(await town.post(first + "/presence", ["came": "no"], as: site.rosa).status == 303)
        #expect(await town.get("/bureau/rendez-vous", as: site.olga).text.contains("Absent·e"))
        town.pass(.days(100))
        try await Engagement.forget(town.world)
        let forgotten = try await town.database.read { db in try AppointmentStore.appointment(appointments[0].id, db) }
        #expect(forgotten.asker.name.isEmpty && forgotten.came == false)
    }

    @Test(arguments: Backend.all) func `counters that receive without an appointment are shown beside the times, by language and way in`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        let counter = try await town.database.write { db in
            let id = try ReceptionPlaceStore.add("Mairie annexe", address: "2, place du Marché", db)
            try ReceptionPlaceStore.save(ReceptionPlace(id: id, name: "Mairie annexe", hours: "Le mardi après-midi", languages: "français, arabe"), db)
            return id
        }
        let page = await town.get("/rendez-vous")
        #expect(page.text.contains("Sans rendez-vous") && page.text.contains("Le mardi après-midi") && page.text.contains("arabe"))
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        for (query, isShown) in [("langue=ar", true), ("langue=tr", false), ("lieu=\(counter)", true), ("lieu=telephone", false), ("accessible=1", false)] {
            #expect(await town.get("/rendez-vous?" + query).text.contains("Mairie annexe") == isShown, "\(query)")
        }
    }

    @Test(arguments: Backend.all) func `one person does not take all the times`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        _ = await offer(site, ["count": "4"])
        let slots = try await free(site)
        for slot in slots.prefix(2) { #expect(await town.post("/rendez-vous/reserver/\(slot.id)", person).status == 303) }
        #expect(await town.post("/rendez-vous/reserver/\(slots[2].id)", person).text.contains("déjà deux rendez-vous"))
        #expect(await town.post("/rendez-vous/reserver/\(slots[2].id)", person, as: site.cleo).status == 303, "an agent knows why")
        #expect(await town.post("/rendez-vous/reserver/\(slots[3].id)", person.merging(["email": "autre@exemple.fr", "phone": "06 11 11 11 11"]) { $1 }).status == 303)
    }

    @Test(arguments: Backend.all) func `a free time is taken away, a booked one is not`(backend: Backend) async throws {
        let site = try await QuestionsTown(backend), town = site.town
        _ = await offer(site)
        let slots = try await free(site)
        await town.post("/rendez-vous/reserver/\(slots[0].id)", person)
        #expect(await town.post("/bureau/rendez-vous/creneaux/\(slots[0].id)/retrait", as: site.rosa).status == 409)
        #expect(await town.post("/bureau/rendez-vous/creneaux/\(slots[1].id)/retrait", as: site.paul).status == 403)
        #expect(await town.post("/bureau/rendez-vous/creneaux/\(slots[1].id)/retrait", as: site.rosa).status == 303)
        #expect(await town.post("/rendez-vous/reserver/\(slots[1].id)", person).status == 409)
        town.pass(.days(30))
        #expect(await town.get("/rendez-vous").text.contains("Aucun créneau libre"))
    }
}
