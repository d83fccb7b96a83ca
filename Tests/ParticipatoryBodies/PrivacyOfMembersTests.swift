import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// Nobody outside a body reads of a member more than she agreed to.
@Suite struct `Privacy of the members` {
    /// Bob asks to be hidden; he then votes by name.
    private func meetingWithBobHidden(_ site: BodiesTown) async throws -> String {
        let town = site.town
        try await site.live()
        await town.post(BodiesTown.link + "/mon-siege", ["level": "lasting", "shown_as": "hidden"], as: site.bob)
        let meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le budget"], as: site.ana)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana, site.bob), as: site.ana)
        return meeting
    }

    @Test(arguments: Backend.all) func `a vote by name tells everyone no name that is hidden`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await meetingWithBobHidden(site)
        let item = try await town.database.read { db in try db.value("select max(id) from agenda_items", as: Int.self) }
        let (ana, bob) = (try await site.seat(of: site.ana)!.id, try await site.seat(of: site.bob)!.id)
        await town.post("\(meeting)/seance/points/\(item)/vote", ["question": "Adopter ?", "method": "named", "choice-\(ana)": "in-favour", "choice-\(bob)": "against"], as: site.ana)
        let everyone = await town.get(meeting).text
        #expect(everyone.contains("Ana : Pour") && everyone.contains("Membre qui n’est pas nommé : Contre") && !everyone.contains("Bob"))
        #expect(await town.get(meeting, as: site.zoe).text.contains("Bob : Contre"), "members know one another")
        #expect(await town.get(meeting, as: site.olga).text.contains("Bob : Contre"))
    }

    @Test(arguments: Backend.all) func `the first text of the minutes names nobody who is hidden`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, meeting = try await meetingWithBobHidden(site)
        await town.post(meeting + "/seance/cloture", as: site.ana)
        let draft = await town.get(meeting + "/compte-rendu", as: site.ana).text
        #expect(draft.contains("Présents : Ana et 1 autre membre") && !draft.contains("Ana et Bob"))
    }

    @Test(arguments: Backend.all) func `who is appointed is not shown until she chooses, a child never by the whole name`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["kind": "childrens-council"])
        await site.draft()
        await site.publish()
        let pupils = try await site.college("Élèves")
        let fields = ["email": "bob@town.test", "college": "\(pupils.id)", "rank": "member", "gender": "man", "reason": "Élu en classe", "engaged": "1"]
        #expect(await town.post("\(BodiesTown.desk)/membres", fields, as: site.olga).status == 303)
        #expect(try await site.seat(of: site.bob)?.shownAs == .hidden)
        #expect(!(await town.get(BodiesTown.link).text.contains("<li>Bob")))
        #expect(await town.post(BodiesTown.link + "/mon-siege", ["shown_as": "name"], as: site.bob).status == 422)
        #expect(await town.post(BodiesTown.link + "/mon-siege", ["shown_as": "given-name"], as: site.bob).status == 303)
    }

    @Test(arguments: Backend.all) func `who leaves the site leaves nothing that was written of her`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        try await site.join(try await town.person("Lou"), college: "Associations", ["organisation": "Les Voisins", "rna": "W691234567", "motivation": "Aider"])
        let seat = try await site.seat(of: site.bob)!.id
        await town.post("\(BodiesTown.desk)/membres/\(seat)/fin", ["departure": "moved", "reason": "Malade depuis un an"], as: site.olga)
        let now = town.now
        try await town.database.write { db in
            try db.run("update assemblies set referent_id = \(site.bob.account)")
            try RecruitmentPersonalDataStore.erase(site.bob.account, now, db)
        }
        town.pass(.days(400))
        try await ParticipatoryBodies.forget(town.world)
        let kept = try await town.database.read { db in
            [
                try db.count("select count(*) from seats where left_reason <> ''"), try db.count("select count(*) from assemblies where referent_id is not null"),
                try db.count("select count(*) from applications where motivation <> ''"),
            ]
        }
        #expect(kept == [0, 0, 0], "the unanswered application too")
    }
}
