import Database
@testable import ParticipatoryBodies
import TestTown
import Testing
import Vocabulary

/// A children's council: classes that an adult carries, votes on paper, a girl and a boy, no account for a child.
@Suite struct `A children's council` {
    @Test(arguments: Backend.all) func `a class elects a girl and a boy, with their parents' agreement, confirmed by another adult`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, link = BodiesTown.link, classes = link + "/classes"
        await site.create(["kind": "childrens-council", "territories": ""])
        await site.draft()
        await site.publish()
        let accounts = try await town.database.read { db in try db.count("select count(*) from accounts") }
        let entry = ["school": "École du Pont", "name": "CM2 de Mme Bob", "email": "bob@town.test"]
        #expect(await town.post(classes, entry, as: site.bob).status == 403)
        #expect(await town.post(classes, entry.merging(["email": "nul@town.test"]) { $1 }, as: site.olga).status == 422)
        #expect(await town.post(classes, entry, as: site.olga).status == 303)
        let page = "\(classes)/\(try await town.database.read { db in try db.value("select max(id) from school_classes", as: Int.self) })"
        #expect(await town.get(page, as: site.zoe).status == 403, "given names are not everyone's")
        #expect(await town.post(page + "/eleves", ["girls": "Léa\nNour", "boys": "Tom"], as: site.zoe).status == 403)
        #expect(await town.post(page + "/eleves", ["girls": "Léa 2012"], as: site.bob).status == 422)
        #expect(await town.post(page + "/eleves", ["girls": "Léa\nNour", "boys": "Tom"], as: site.bob).status == 303)
        #expect(await town.post(page + "/vote", ["voters": "20"], as: site.bob).status == 409, "no parent has agreed")
        let pupils = try await town.database.read { db in try db.all("select id from pupils order by id") { "\($0.int())" } }
        #expect(await town.post(page + "/autorisations", lists: ["pupil": pupils], as: site.bob).status == 303)
        let votes = ["voters": "20", "votes-\(pupils[0])": "10", "votes-\(pupils[1])": "10", "votes-\(pupils[2])": "18"]
        #expect(await town.post(page + "/vote", votes.merging(["votes-\(pupils[2])": "25"]) { $1 }, as: site.bob).status == 422)
        #expect(await town.post(page + "/vote", votes, as: site.bob).status == 303)
        #expect(await town.post(page + "/confirmation", as: site.bob).status == 403)
        #expect(await town.post(page + "/confirmation", as: site.olga).status == 409, "two girls are equal")
        #expect(await town.post(page + "/vote", votes.merging(["drawn": pupils[1]]) { $1 }, as: site.bob).status == 303)
        // Who noted the vote does not confirm it, even once the class is another's.
        let vote = votes.merging(["drawn": pupils[1]]) { $1 }
        #expect(await town.post(page + "/passage", ["email": "olga@town.test"], as: site.olga).status == 303)
        #expect(await town.post(page + "/vote", vote, as: site.olga).status == 303)
        #expect(await town.post(page + "/passage", ["email": "bob@town.test"], as: site.olga).status == 303)
        #expect(await town.post(page + "/confirmation", as: site.olga).status == 403)
        #expect(await town.post(page + "/vote", vote, as: site.bob).status == 303)
        #expect(await town.post(page + "/confirmation", as: site.olga).status == 303)
        #expect(await town.post(page + "/confirmation", as: site.olga).status == 409, "once")
        let seats = try await town.database.read { db in try SeatStore.held(in: try AssemblyStore.assembly(slug: "centre", db)!.id, at: town.now, db) }
        #expect(Set(seats.map(\.name)) == ["Nour", "Tom"] && seats.allSatisfy { $0.isPupil && $0.until != nil })
        #expect(!(await town.get(link).text.contains("Nour")), "shown to nobody")
        #expect(try await town.database.read { db in try db.count("select count(*) from accounts") } == accounts, "no account for a child")
        #expect(await town.get(link + "/mon-siege", as: site.bob).status == 403, "the seats are the children's")
        #expect(await town.post(page + "/passage", ["email": "zoe@town.test"], as: site.olga).status == 303)
        #expect(await town.get(page, as: site.zoe).text.contains("Nour"))
        #expect(await town.get(page, as: site.bob).status == 403)
        #expect(await town.post(page + "/retrait", ["pupil": pupils[2]], as: site.zoe).status == 303)
        let names = try await town.database.read { db in try db.all("select given_name from pupils order by id") { $0.text() } }
        #expect(names == ["Léa", "Nour", ""])
    }
}
