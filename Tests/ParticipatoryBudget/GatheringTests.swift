import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// Paper sheets filled in at an event, typed in under its name.
@Suite struct `Ideas gathered at an event` {
    @Test(arguments: Backend.all) func `a sheet names the event of late at which it was filled in, and no other`(backend: Backend) async throws {
        let moments = [
            AgendaMoment(at: Town.noon - .days(3), title: "Atelier du parc", place: "Le parc", link: "/agenda/1", territories: [], event: 1),
            AgendaMoment(at: Town.noon - .days(90), title: "Atelier de l’été", place: "Le parc", link: "/agenda/2", territories: [], event: 2),
            AgendaMoment(at: Town.noon - .days(3), title: "Plénière", place: "La mairie", link: "/instances/a/reunions/1", territories: []),
        ]
        let city = try await ProposalTown(backend, agenda: moments), town = city.town, now = town.now, account = city.ada.account
        try await town.database.write { db in
            for title in ["Atelier du parc", "Atelier de l’été"] {
                try db.run("""
                    insert into events (kind, title, description, place, starts_at, ends_at, created_by, created_at)
                    values ('ideas-workshop', \(title), '', 'Le parc', \(now - .days(3)), \(now - .days(2)), \(account), \(now))
                    """)
            }
        }
        let page = await town.get("/bureau/accueil/deposer/2026?evenement=1", as: city.ada)
        #expect(page.form("/2026")?.offered["event"] == ["", "1"] && page.form("/2026")?.fields["event"] == ["1"])
        let form = [
            "given": "Rose", "family": "Lefèvre", "postalAddress": "3 rue du Puits", "birthYear": "1950", "link": "lives", "title": "Un banc au soleil",
            "summary": "Un banc devant la poste.", "body": ProposalTown.words, "onBehalf": "self", "channel": "paper", "consent": "1",
        ]
        for (title, event) in [("Un banc au soleil", "1"), ("Une fontaine", "2"), ("Des lampes", "")] {
            #expect(await town.post("/bureau/accueil/deposer/2026", form.merging(["title": title, "event": event]) { $1 }, as: city.ada).status == 303)
        }
        let kept: [Int] = try await town.database.read { db in try db.all("select coalesce(event_id, 0) from proposals order by number") { $0.int() } }
        #expect(kept == [1, 0, 0], "an event of last summer is not offered")
    }
}
