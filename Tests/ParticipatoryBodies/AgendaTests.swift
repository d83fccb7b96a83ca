import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// An agenda is composed: subjects that members propose, answered; lengths, hours, order, what is taken off.
@Suite struct `The agenda of a meeting` {
    private func planned(_ site: BodiesTown) async throws -> String {
        try await site.live()
        return await site.plan(inDays: 30)
    }

    private func items(_ meeting: String, _ site: BodiesTown) async throws -> [AgendaItem] {
        try await site.town.database.read { db in try MeetingStore.items(ID(meeting.split(separator: "/").last!)!, db) }
    }

    @Test(arguments: Backend.all) func `who proposes a subject says how long it takes, reads the answer and receives it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await planned(site)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le budget", "minutes": "20"], as: site.ana)
        #expect(await site.convene(meeting).status == 303)
        #expect(await town.post(meeting + "/sujets", ["title": "Les vélos", "minutes": "900"], as: site.bob).status == 422)
        for title in ["Les vélos", "Les pigeons"] { #expect(await town.post(meeting + "/sujets", ["title": title, "minutes": "15"], as: site.bob).status == 303) }
        let waiting = try await town.database.read { db in try AgendaStore.waiting(at: town.now, db) }
        #expect(waiting.values.map(\.count) == [2])
        let proposed = try await items(meeting, site).filter { $0.state == .proposed }
        #expect(proposed.map(\.minutes) == [15, 15] && proposed[0].proposer == site.bob.account)
        #expect(await town.get(meeting, as: site.bob).text.contains("Vos sujets"))
        #expect(!(await town.get(meeting, as: site.zoe).text.contains("Les pigeons")))
        await town.post("\(meeting)/sujets/\(proposed[0].id)", ["answer": "accepted"], as: site.ana)
        await town.post("\(meeting)/sujets/\(proposed[1].id)", ["answer": "declined", "reason": "Vu en juin."], as: site.ana)
        #expect(try await site.letters(to: site.bob).filter { $0.contains("votre sujet") }.count == 2)
        #expect(try await site.letters(to: site.zoe).last?.contains("un sujet de plus à l’ordre du jour") == true, "she had the agenda")
        #expect(try await !site.letters(to: site.bob).contains { $0.contains("un sujet de plus") }, "he proposed it")
        let seen = await town.get(meeting, as: site.bob).text
        #expect(seen.contains("Non inscrit") && seen.contains("Vu en juin."))
        #expect(try await town.database.read { db in try AgendaStore.waiting(at: town.now, db) }.isEmpty)
    }

    @Test(arguments: Backend.all) func `its subjects have an hour, an order, and words that hold once the members have them`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await planned(site)
        for (title, minutes) in [("Le budget", "20"), ("Les vélos", "30"), ("Divers", "")] {
            await town.post(meeting + "/ordre-du-jour", ["title": title, "minutes": minutes], as: site.ana)
        }
        let first = try await items(meeting, site)[0], page = "\(meeting)/ordre-du-jour/\(first.id)"
        let fields = ["title": "Le budget de 2027", "minutes": "40", "rank": "2"]
        #expect(await town.post(page, fields, as: site.bob).status == 403)
        #expect(await town.post(page, fields.merging(["rank": "9"]) { $1 }, as: site.ana).status == 422)
        #expect(await town.post(page, fields, as: site.ana).status == 303)
        #expect(try await items(meeting, site).map(\.title) == ["Les vélos", "Le budget de 2027", "Divers"])
        #expect(await site.convene(meeting).status == 303)
        #expect(await town.post(page, ["title": "Tout autre chose", "minutes": "10", "rank": "1"], as: site.ana).status == 303)
        let kept = try await items(meeting, site)
        #expect(kept.map(\.title) == ["Le budget de 2027", "Les vélos", "Divers"] && kept[0].minutes == 10)
        // The town is at noon: ten minutes of budget, thirty of bicycles.
        let seen = await town.get(meeting, as: site.bob).text
        #expect(seen.contains("12\u{A0}h\u{A0}10, <strong>Les vélos") && seen.contains("12\u{A0}h\u{A0}40, <strong>Divers"))
    }

    @Test(arguments: Backend.all) func `a subject is taken off with a reason, never the last nor one that carries a request`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await planned(site)
        for title in ["Le budget", "Les vélos"] { await town.post(meeting + "/ordre-du-jour", ["title": title], as: site.ana) }
        let all = try await items(meeting, site), page = "\(meeting)/ordre-du-jour/\(all[0].id)/retrait"
        #expect(await site.convene(meeting).status == 303)
        #expect(await town.post(page, ["off_reason": ""], as: site.ana).status == 422)
        #expect(await town.post(page, ["off_reason": "Chiffres attendus"], as: site.zoe).status == 403)
        #expect(await town.post(page, ["off_reason": "Chiffres attendus"], as: site.ana).status == 303)
        #expect(try await site.letters(to: site.bob).last?.contains("retiré de l’ordre du jour") == true)
        #expect(await town.post(page, ["off_reason": "Encore"], as: site.ana).status == 409)
        #expect(await town.post("\(meeting)/ordre-du-jour/\(all[1].id)/retrait", ["off_reason": "Aussi"], as: site.ana).status == 409, "the last")
        let other = await site.plan(inDays: 40)
        #expect(await town.post("\(other)/ordre-du-jour/\(all[1].id)", ["title": "Ailleurs", "rank": "1"], as: site.ana).status == 404, "another meeting's")
        town.pass(.days(30))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        #expect(await town.post("\(meeting)/ordre-du-jour/\(all[1].id)", ["minutes": "5", "rank": "1"], as: site.ana).status == 409)
    }

    @Test(arguments: Backend.all) func `a request that comes on top of the agenda is told to who has it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await planned(site), link = BodiesTown.link
        await town.post(meeting + "/ordre-du-jour", ["title": "Le budget"], as: site.ana)
        #expect(await site.convene(meeting).status == 303)
        await town.post(link + "/demandes/deposer", ["kind": "wish", "title": "Un passage piéton rue Haute", "body": "Les enfants traversent sans protection."], as: site.bob)
        let id = try #require(meeting.split(separator: "/").last.map(String.init))
        #expect(await town.post(link + "/demandes/1/ordre-du-jour", ["meeting": id], as: site.ana).status == 303)
        #expect(try await site.letters(to: site.zoe).last?.contains("un sujet de plus") == true)
        #expect(try await !site.letters(to: site.bob).contains { $0.contains("un sujet de plus") }, "she wrote it, and is told otherwise")
        let item = try await items(meeting, site)[1]
        #expect(await town.post("\(meeting)/ordre-du-jour/\(item.id)/retrait", ["off_reason": "Plus tard"], as: site.ana).status == 409, "a request stands on it")
    }

    @Test func `hours stop where nobody said how long a subject takes`() {
        func item(_ minutes: Int?) -> AgendaItem { AgendaItem(id: ID(1), title: "S", detail: "", minutes: minutes, notes: "", proposedBy: "Ana", state: .accepted, reason: "") }
        let start = BodiesSamples.day(30)
        func hours(_ minutes: [Int?]) -> [Instant?] { BodiesSamples.file(.member, BodiesSamples.meeting(.convened), items: minutes.map(item)).timedAgenda.map(\.startsAt) }
        #expect(hours([20, nil, 10]) == [start, start + .minutes(20), nil])
        #expect(hours([nil, nil]) == [nil, nil], "nobody said anything")
    }

    @Test func `a CICA meets each quarter, the network of referents every two months, the others when they wish`() {
        func meeting(_ day: Int, _ kind: Meeting.Kind = .session, cancelled: Bool = false) -> Meeting {
            var meeting = BodiesSamples.meeting(cancelled ? .cancelled : .convened)
            (meeting.kind, meeting.startsAt) = (kind, BodiesSamples.day(day))
            return meeting
        }
        let opened = BodiesSamples.day(0), now = BodiesSamples.day(200)
        #expect(MeetingRhythm(.neighbourhoodCouncil) == nil)
        let quarter = MeetingRhythm(.associationsCommittee)!
        #expect(quarter.due([meeting(150)], since: opened, at: now) == BodiesSamples.day(150).adding(months: 3))
        #expect(quarter.due([meeting(150), meeting(220)], since: opened, at: now) == nil, "planned in time")
        #expect(quarter.due([meeting(150), meeting(220, cancelled: true)], since: opened, at: now) != nil)
        #expect(quarter.due([meeting(150), meeting(220, .bureau)], since: opened, at: now) != nil, "the bureau is no session")
        #expect(quarter.due([meeting(150), meeting(290)], since: opened, at: now) != nil, "too late")
        #expect(quarter.due([meeting(290)], since: opened, at: now) == nil, "late, and planned")
        #expect(MeetingRhythm(.referentsNetwork)!.due([meeting(150, .workshop)], since: opened, at: now) == BodiesSamples.day(150).adding(months: 2))
    }
}
