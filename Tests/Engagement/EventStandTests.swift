import Database
@testable import Engagement
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The forum of the projects: stands of equal length, one a project, chosen by who carries it.
@Suite struct `The forum of the projects` {
    /// Ana carries two projects, Paul one, nobody the last.
    private static let projects = [
        ShownProject(id: 1, title: "Des bancs au parc", link: "/editions/e/projets/1", proposers: [AccountID(5)]),
        ShownProject(id: 2, title: "Un jardin partagé", link: "/editions/e/projets/2", proposers: [AccountID(4), AccountID(1)]),
        ShownProject(id: 3, title: "Une boîte à livres", link: "/editions/e/projets/3", proposers: [AccountID(5)]),
        ShownProject(id: 4, title: "Des arbres", link: "/editions/e/projets/4"),
    ]

    /// A forum of two hours, published, of an edition whose projects are known.
    private func forum(_ backend: Backend, _ projects: [ShownProject] = Self.projects) async throws -> (EventsTown, PublicEvent) {
        let site = try await EventsTown(backend, projects: projects), now = site.town.now
        let edition = try await site.town.database.write { db in
            let edition = try db.insert("insert into editions (slug, title, created_at, published_at) values ('e', 'Édition 2027', \(now), \(now)) returning id")
            for number in 1...4 { try db.run("insert into projects (edition_id, number, title, summary, cost, added_at) values (\(edition), \(number), 'Projet', '', 100, \(now))") }
            return edition
        }
        return (site, try await site.published(["kind": "forum", "title": "Forum des projets", "edition": "\(edition)"]))
    }

    @Test(arguments: Backend.all) func `every project has the same time, within that of the forum`(backend: Backend) async throws {
        let (site, event) = try await forum(backend), town = site.town, desk = event.deskLink + "/stands"
        #expect(await town.get(event.link + "/stands").status == 404, "not open yet")
        #expect(await town.post(desk, ["form": "speech", "minutes": "10", "count": "4"], as: site.ana).status == 403)
        #expect(await town.post(desk, ["form": "speech", "minutes": "40", "count": "4"], as: site.rosa).status == 422, "longer than the forum")
        #expect(await town.post(desk, ["form": "speech", "count": "4"], as: site.rosa).status == 422)
        #expect(await town.post(desk, ["form": "speech", "minutes": "10", "count": "4"], as: site.rosa).status == 303)
        for page in [event.link + "/stands", event.link] {
            let programme = await town.get(page)
            #expect(programme.text.contains("18\u{A0}h à 18\u{A0}h\u{A0}40") && WellFormed.faults(inDocument: Array(programme.text.utf8)) == [], "\(page)")
        }
        let id = try #require(event.plan.edition), edition = ["kind": "forum", "edition": "\(id)"]
        #expect(await town.post(event.deskLink + "/annonce", site.plan(edition.merging(["ends": "2026-11-28T18:30"]) { $1 }), as: site.rosa).status == 422, "forty minutes are promised")
        #expect(await town.post(event.deskLink + "/annonce", site.plan(["kind": "walk", "edition": "\(id)"]), as: site.rosa).status == 422)
        let other = try await site.published()
        #expect(await town.post(other.deskLink + "/stands", ["form": "table", "count": "4"], as: site.rosa).status == 409, "a workshop has none")
        await site.announce(edition.merging(["territory": "\(site.centre)"]) { $1 }, as: site.cleo)
        let near = try await site.last()
        #expect(await town.post(near.deskLink + "/stands", ["form": "table", "count": "4"], as: site.cleo).status == 403, "the projects are of the whole edition")
    }

    @Test(arguments: Backend.all) func `proposers are invited and choose, one place a project, one project a place`(backend: Backend) async throws {
        let (site, event) = try await forum(backend), town = site.town, desk = event.deskLink + "/stands", link = event.link + "/stands"
        #expect(await town.post(desk + "/invitations", as: site.rosa).status == 409, "no programme yet")
        #expect(await town.post(desk, ["form": "table", "count": "3"], as: site.rosa).status == 422, "there are four projects")
        #expect(await town.post(desk, ["form": "table", "count": "4"], as: site.rosa).status == 303)
        #expect(await town.post(desk + "/invitations", as: site.cleo).status == 403)
        #expect(await town.post(desk + "/invitations", as: site.rosa).status == 303)
        #expect(await town.post(desk + "/invitations", as: site.rosa).status == 409, "they are given three days")
        #expect(try await site.letters(to: site.ana).count { $0.hasPrefix("Venez présenter") } == 2)
        #expect(try await site.letters(to: site.paul).count { $0.hasPrefix("Venez présenter") } == 1)
        #expect(await town.post(link, ["stand": "1"], as: site.olga).status == 403, "she carries no project")
        #expect(await town.post(link, ["stand": "1", "project": "2"], as: site.ana).status == 422, "another's project")
        #expect(await town.get(link, as: site.ana).text.contains("Des bancs au parc"))
        #expect(await town.post(link, ["stand": "1", "project": "1"], as: site.ana).status == 303)
        #expect(await town.post(link, ["stand": "1"], as: site.paul).status == 422, "it is taken")
        #expect(await town.post(link, ["stand": "2", "project": "1"], as: site.ana).status == 422, "one place a project")
        #expect(await town.post(link, ["stand": "2"], as: site.paul).status == 303)
        #expect(await town.post(link, ["stand": "3"], as: site.paul).status == 409)
        #expect(await town.get(event.link).text.contains("Un jardin partagé"))
        #expect(await town.post(desk, ["form": "speech", "minutes": "30", "count": "4"], as: site.rosa).status == 303, "a longer turn, for all")
        let page = await town.get(desk, as: site.rosa)
        #expect(page.text.contains("Des arbres") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(link + "/1/rendre", as: site.paul).status == 403)
        #expect(await town.post(link + "/1/rendre", as: site.ana).status == 303)
        #expect(await town.post(link, ["stand": "1", "project": "3"], as: site.ana).status == 303)
        town.set(now: event.plan.startsAt)
        #expect(await town.post(link + "/1/rendre", as: site.ana).status == 409, "the programme does not change any more")
        #expect(await town.post(link, ["stand": "3", "project": "1"], as: site.ana).status == 409)
    }

    @Test(arguments: Backend.all) func `the place of a project that is no more at the vote is free for another`(backend: Backend) async throws {
        let (site, event) = try await forum(backend, Array(Self.projects.dropLast())), town = site.town, link = event.link + "/stands"
        #expect(await town.post(event.deskLink + "/stands", ["form": "speech", "minutes": "10", "count": "4"], as: site.rosa).status == 303)
        // The fourth project was withdrawn after Olga took the second place for it.
        try await town.database.write { db in
            try db.run("update event_stands set project_id = 4, holder_id = \(site.olga.account), taken_at = \(town.now) where event_id = \(event.id) and number = 2")
        }
        let before = await town.get(link, as: site.ana)
        #expect(before.text.contains("18\u{A0}h à 18\u{A0}h\u{A0}40") && before.text.contains("\u{A0}: 4 places libres"), "what is free is read at once")
        #expect(!(await town.get("/mes-rendez-vous", as: site.olga).text.contains("Vous présentez un projet")))
        #expect(await town.post(link, ["stand": "2", "project": "1"], as: site.ana).status == 303)
        let after = await town.get(link)
        #expect(after.text.contains("18\u{A0}h à 18\u{A0}h\u{A0}10") && after.text.contains("18\u{A0}h\u{A0}20 à 18\u{A0}h\u{A0}40") && after.text.contains("\u{A0}: 2 places libres"))
        #expect(after.text.contains("Des bancs au parc") && WellFormed.faults(inDocument: Array(after.text.utf8)) == [])
        #expect(await town.get("/mes-rendez-vous", as: site.ana).text.contains("Vous présentez un projet"))
        #expect(await town.post(event.deskLink + "/stands", ["form": "table", "count": "3"], as: site.rosa).status == 303, "the free one at the end goes")
        let shorter = await town.get(link).text
        #expect(shorter.contains("Stand 3") && !shorter.contains("Stand 4"))
    }

    @Test(arguments: Backend.all) func `no programme as long as the projects are not public`(backend: Backend) async throws {
        let (site, event) = try await forum(backend, [])
        #expect(await site.town.post(event.deskLink + "/stands", ["form": "table", "count": "3"], as: site.rosa).status == 409)
        #expect(await site.town.get(event.deskLink + "/stands", as: site.rosa).text.contains("pas encore publiés"))
    }
}
