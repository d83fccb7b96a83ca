import Database
@testable import ParticipatoryBodies
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The network of referents: its board, what it watches elsewhere, its dates.
@Suite struct `The network of referents` {
    private static let link = "/instances/reseau", board = "/instances/reseau/chantiers"

    /// Open, Ana in the chair, Bob a member, both appointed.
    private func live(_ site: BodiesTown) async throws {
        let town = site.town
        await site.create(["kind": "referents-network", "slug": "reseau", "name": "Réseau des référents", "territories": ""])
        let text = ["text": "## Rôle\nLe réseau partage ce qui marche, se voit tous les deux mois et suit les projets communs.", "notice_days": "7", "quorum_percent": "0", "proxies": "0", "correction_days": "15", "answer_days": "60", "most_absences": "0", "petition_signatures": "0"]
        #expect(await town.post("/bureau/instances/reseau/charte", text, as: site.olga).status == 303)
        await town.post("/bureau/instances/reseau/charte/publication", ["reason": "Note du 3 novembre"], as: site.olga)
        try await town.database.write { db in
            let assembly = try #require(try AssemblyStore.assembly(slug: "reseau", db)), college = try AssemblyStore.colleges(assembly.id, db)[0]
            for person in [site.ana, site.bob] {
                let seat = try SeatStore.give(.member, to: SeatStore.Entrant(account: person.account, engagedAt: town.now), in: college.id, of: assembly.id, from: town.now, until: nil, db)
                if person.account == site.ana.account { try SeatStore.give(.chair, to: seat, db) }
            }
        }
    }

    private func project(_ site: BodiesTown, _ changes: [String: String] = [:]) -> [String: String] {
        ["title": "Un seul calendrier", "purpose": "Tenir ensemble la liste des rendez-vous.", "services": "\(site.parks)", "lead": "\(site.bob.account)", "next_step": "Réunir les services", "next_at": "2026-11-25"]
            .merging(changes) { $1 }
    }

    @Test(arguments: Backend.all) func `a project is opened, told stage by stage by who leads it, and is over once it has ended`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await live(site)
        #expect(await town.get(Self.board).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(Self.board, as: site.zoe).status == 403)
        #expect(await town.post(Self.board, project(site), as: site.zoe).status == 403)
        for wrong in [["title": ""], ["services": "999"], ["lead": "\(site.zoe.account)"], ["next_step": ""]] {
            #expect(await town.post(Self.board, project(site, wrong), as: site.ana).status == 422, "\(wrong)")
        }
        let link = try #require(await town.post(Self.board, project(site), as: site.ana).location)
        #expect(try await site.letters(to: site.bob).last?.contains("vous pilotez") == true)
        let seen = await town.get(Self.board, as: site.bob).text
        #expect(seen.contains("Un seul calendrier") && seen.contains("Parcs") && seen.contains("À lancer"))
        #expect(!(await town.get(Self.board + "?service=Voirie", as: site.bob).text.contains("Un seul calendrier")))
        let point = ["stage": "running", "words": "Deux services ont répondu.", "next_step": "Relancer", "next_at": "2026-12-01", "lead": "\(site.bob.account)"]
        #expect(await town.post(link, point, as: site.zoe).status == 403)
        #expect(await town.post(link, point.merging(["words": ""]) { $1 }, as: site.bob).status == 422)
        #expect(await town.post(link, point.merging(["stage": "done"]) { $1 }, as: site.bob).status == 422, "an ended project has no next step")
        #expect(await town.post(link, point, as: site.bob).status == 303)
        #expect(await town.get(link, as: site.ana).text.contains("Deux services ont répondu."))
        let end = ["stage": "done", "words": "Le calendrier est public.", "lead": "\(site.ana.account)"]
        #expect(await town.post(link, end, as: site.ana).status == 303, "the bureau may say it too")
        #expect(await town.post(link, point, as: site.bob).status == 403, "the lead has passed to Ana")
        #expect(await town.post(link, point, as: site.ana).status == 409, "it is over")
        #expect(await town.get(link, as: site.ana).text.contains("Deux services ont répondu."), "no point replaces another")
    }

    @Test(arguments: Backend.all) func `no other body has a board, and a late step waits on the desk of who leads`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await live(site)
        try await site.live()
        #expect(await town.get(BodiesTown.link + "/chantiers", as: site.ana).status == 404)
        let link = try #require(await town.post(Self.board, project(site), as: site.ana).location)
        #expect(await town.get(BodiesTown.link + "/chantiers/" + String(link.split(separator: "/").last ?? ""), as: site.ana).status == 404)
        func late(_ days: Int) async throws -> [AssemblyID: Int] {
            try await town.database.read { db in try JointProjectStore.late(of: site.bob.account, at: town.now + .days(days), db) }
        }
        #expect(try await late(1).isEmpty)
        #expect(try await late(5).values.map { $0 } == [1])
        #expect(await town.post(link, ["stage": "paused", "words": "Le budget manque.", "lead": "\(site.bob.account)"], as: site.bob).status == 303)
        #expect(try await late(5).isEmpty)
    }

    @Test(arguments: Backend.all) func `what another city tries has its source and its city, is found by them, and is tied to the practice that came of it`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town
        try await live(site)
        let watch = [
            "shelf": "watch", "title": "Des bulletins dans les commerces", "city": "Rennes", "source": "https://example.org/rennes", "tags": "vote",
            "text": "Les bulletins attendent chez les commerçants volontaires, une semaine.",
        ]
        #expect(await town.post("/pratiques", watch, as: site.zoe).status == 403)
        for wrong in [["city": ""], ["source": ""], ["source": "javascript:alert(1)"]] {
            #expect(await town.post("/pratiques", watch.merging(wrong) { $1 }, as: site.bob).status == 422, "\(wrong)")
        }
        let link = try #require(await town.post("/pratiques", watch, as: site.bob).location)
        #expect(await town.get("/pratiques?nature=watch&ville=Rennes&mot=vote&q=commerces", as: site.ana).text.contains("Des bulletins dans les commerces"))
        #expect(!(await town.get("/pratiques?nature=watch&ville=Nantes", as: site.ana).text.contains("Des bulletins dans les commerces")))
        #expect(!(await town.get("/pratiques", as: site.ana).text.contains("Des bulletins dans les commerces")), "the other shelf")
        #expect(await town.get(link, as: site.ana).text.contains("https://example.org/rennes"))
        let own = ["title": "Une urne à la librairie", "text": "La librairie du quai a tenu une urne toute la semaine du vote."]
        let practice = try #require(await town.post("/pratiques", own, as: site.ana).location), id = practice.split(separator: "/").last.map(String.init) ?? ""
        #expect(await town.post(link + "/suite", ["led_to": id], as: site.zoe).status == 403)
        #expect(await town.post(link + "/suite", ["led_to": "999"], as: site.ana).status == 422)
        #expect(await town.post(practice + "/suite", ["led_to": id], as: site.ana).status == 409, "a practice is not watched")
        #expect(await town.post(link + "/suite", ["led_to": id], as: site.ana).status == 303)
        #expect(await town.get(link, as: site.ana).text.contains("Une urne à la librairie"))
        #expect(await town.get(practice, as: site.ana).text.contains("Des bulletins dans les commerces"))
    }

    @Test(arguments: Backend.all) func `members share dates, which come back every two months and reach their own calendar`(backend: Backend) async throws {
        let site = try await BodiesTown(backend), town = site.town, agenda = Self.link + "/agenda"
        try await live(site)
        let date = ["title": "Rencontre nationale", "starts": "2026-12-03T09:00", "ends": "2026-12-04T17:00", "place": "Rennes", "repeat": "2", "times": "3"]
        #expect(await town.get(agenda).location?.hasPrefix("/connexion") == true)
        #expect(await town.get(agenda, as: site.zoe).status == 403)
        #expect(await town.post(agenda, date, as: site.zoe).status == 403)
        #expect(await town.post(agenda, date.merging(["ends": "2026-12-02T17:00"]) { $1 }, as: site.bob).status == 422)
        #expect(await town.post(agenda, date, as: site.bob).status == 303)
        let seen = await town.get(agenda, as: site.ana).text
        #expect(seen.contains("Rencontre nationale") && seen.contains("3\u{A0}décembre 2026") && seen.contains("3\u{A0}février 2027") && seen.contains("3\u{A0}avril 2027"))
        let address = try await town.database.read { db in try PersonalCalendar.link(site.ana.account, db, town.world) }
        #expect(await town.get(address).text.contains("Rencontre nationale"))
        let other = try await town.database.read { db in try PersonalCalendar.link(site.zoe.account, db, town.world) }
        #expect(!(await town.get(other).text.contains("Rencontre nationale")))
        let id = try await town.database.read { db in try db.value("select min(id) from shared_dates", as: Int.self) }
        #expect(await town.post("\(agenda)/\(id)/retrait", as: site.zoe).status == 403)
        #expect(await town.post("\(BodiesTown.link)/agenda/\(id)/retrait", as: site.olga).status == 404, "another body's address")
        #expect(await town.post("\(agenda)/\(id)/retrait", as: site.ana).status == 303)
        #expect(!(await town.get(agenda, as: site.ana).text.contains("3\u{A0}décembre 2026")))
        #expect(await town.get(Self.link + "/reunions/nouvelle", as: site.ana).text.contains("<option value=\"2\" selected>"), "a network meets every two months")
    }
}
