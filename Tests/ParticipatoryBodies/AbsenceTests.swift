import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// The absence rule of a charter: told first, ended later, and only as the charter says.
@Suite struct `Absences under the charter` {
    /// A plenary to which Ana alone comes.
    private func missed(_ site: BodiesTown) async throws {
        let town = site.town, meeting = await site.plan(inDays: 20)
        await town.post(meeting + "/ordre-du-jour", ["title": "Le marché"], as: site.ana)
        await site.convene(meeting)
        town.pass(.days(20))
        await town.post(meeting + "/seance/ouverture", as: site.ana)
        await town.post(meeting + "/seance/presences", try await site.present(site.ana), as: site.ana)
        await town.post(meeting + "/seance/cloture", as: site.ana)
    }

    private let page = "\(BodiesTown.desk)/absences"
    private let answer = ["reason": "Elle n’a pas répondu à la lettre."]

    @Test(arguments: Backend.all) func `a seat ends for absence once the person was told and had the time to answer`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        let bob = try #require(try await site.seat(of: site.bob)).id
        #expect(await town.post("\(page)/\(bob)/alerte", as: site.olga).status == 409, "no meeting was missed")
        #expect(await town.post("\(BodiesTown.desk)/membres/\(bob)/fin", ["departure": "absent", "reason": "Jamais là"], as: site.olga).status == 422, "not by another way")
        try await missed(site)
        try await AbsenceReminders.run(town.world)
        try await AbsenceReminders.run(town.world)
        #expect(try await site.letters(to: site.olga).filter { $0.contains("absences répétées") }.count == 1)
        #expect(await town.get(page, as: site.bob).status == 403)
        #expect(await town.get(page, as: site.olga).text.contains("Bob"))
        let ana = try #require(try await site.seat(of: site.ana)).id
        #expect(await town.post("\(page)/\(ana)/alerte", as: site.olga).status == 409, "Ana came")
        #expect(await town.post("\(page)/\(bob)/fin", answer, as: site.olga).status == 409, "he was not told")
        #expect(await town.post("\(page)/\(bob)/alerte", as: site.ana).status == 403)
        #expect(await town.post("\(page)/\(bob)/alerte", as: site.olga).status == 303)
        #expect(await town.post("\(page)/\(bob)/alerte", as: site.olga).status == 409, "once")
        #expect(try await site.letters(to: site.bob).last?.contains("vos absences") == true)
        #expect(await town.post("\(page)/\(bob)/fin", answer, as: site.olga).status == 409, "he may still answer")
        town.pass(.days(16))
        #expect(await town.post("\(page)/\(bob)/fin", ["reason": ""], as: site.olga).status == 422)
        #expect(await town.post("\(page)/\(bob)/fin", answer, as: site.olga).status == 303)
        #expect(try await site.seat(of: site.bob) == nil)
    }

    @Test(arguments: Backend.all) func `who comes back is no longer absent, and an old letter does not count for new absences`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await site.live()
        try await missed(site)
        let zoe = try #require(try await site.seat(of: site.zoe)).id
        #expect(await town.post("\(page)/\(zoe)/alerte", as: site.olga).status == 303)
        try await missed(site)
        #expect(await town.post("\(page)/\(zoe)/fin", answer, as: site.olga).status == 409, "the letter was about another meeting")
        #expect(await town.post("\(page)/\(zoe)/alerte", as: site.olga).status == 303)
    }

    @Test(arguments: Backend.all) func `a member declares her interests when they come, and reads what she committed to`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        await site.create(["engagement": "Je viens aux plénières du jeudi.", "plan": "Action 12", "plan_link": "http://ville.test"])
        #expect(try await town.database.read { db in try AssemblyStore.assembly(slug: "centre", db) } == nil, "an address begins with https")
        await site.create(["engagement": "Je viens aux plénières du jeudi.", "plan": "Action 12", "plan_link": "https://ville.test/plan"])
        await site.draft()
        await site.publish()
        #expect(await town.get(BodiesTown.link).text.contains(#"<a href="https://ville.test/plan">Action 12</a>"#))
        #expect(await town.get(BodiesTown.link + "/participer", as: site.bob).text.contains("Je viens aux plénières du jeudi."))
        try await site.join(site.bob)
        let own = await town.get(BodiesTown.link + "/mon-siege", as: site.bob).text
        #expect(own.contains("Je viens aux plénières du jeudi.") && own.contains("Acceptée le"))
        await town.post(BodiesTown.link + "/mon-siege", ["level": "lasting", "shown_as": "hidden", "conflicts": "Je travaille au marché."], as: site.bob)
        let seat = "\(BodiesTown.desk)/membres/\(try #require(try await site.seat(of: site.bob)).id)"
        #expect(await town.get(seat, as: site.olga).text.contains("Je travaille au marché."))
        let elected = try await town.person("Elias", (.elected, .city))
        #expect(!(await town.get(seat, as: elected).text.contains("Je travaille au marché.")))
    }
}
