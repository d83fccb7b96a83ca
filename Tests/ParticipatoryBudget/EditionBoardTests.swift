import Database
import HTML
import L10n
@testable import ParticipatoryBudget
import TestTown
import Testing
import Vocabulary
import Web

/// The figures of an edition, each with its list, and what an elected member reads of her territory.
@Suite struct `The board of an edition` {
    @Test(arguments: Backend.all) func `every figure of the edition opens the list that it counts`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, list = "/bureau/editions/2026/propositions"
        await site.study(1)
        let last = site.proposals[3]
        try await town.database.write { db in try db.run("update proposals set withdrawn_at = \(town.now) where id = \(last)") }
        await site.compose()
        let board = await town.get("/bureau/editions/2026", as: site.omar)
        #expect(board.text.contains("Dossiers ouverts, par âge") == false, "nothing is open: three wait to be entrusted")
        #expect(WellFormed.faults(inDocument: Array(board.text.utf8)) == [])
        for (step, count) in [("recevable", 3), ("realisable", 1), ("au-vote", 1), ("retiree", 1), ("laureate", 0)] {
            #expect(count == 0 || board.text.contains("\(list)?etape=\(step)"), "\(step)")
            let shown = await town.get("\(list)?etape=\(step)", as: site.omar)
            #expect(shown.status == 200 && shown.text.contains("<p>\(count) proposition"), "\(step)")
        }
        await site.assign(2)
        #expect(await town.get("/bureau/editions/2026", as: site.omar).text.contains("\(list)?dossiers=a-l-etude&amp;age=semaine"))
        for (age, count) in [("semaine", 1), ("mois", 0)] {
            #expect(await town.get("\(list)?dossiers=a-l-etude&age=\(age)", as: site.omar).text.contains("<p>\(count) proposition"), "\(age)")
        }
        town.pass(.days(10))
        let older = await town.get("\(list)?dossiers=a-l-etude&age=mois", as: site.omar)
        #expect(older.text.contains("Des arbres 2") && WellFormed.faults(inDocument: Array(older.text.utf8)) == [])
        #expect(await town.get("\(list).csv?dossiers=a-l-etude&age=mois", as: site.omar).text.split(separator: "\r\n").count == 2)
        #expect(await town.get("\(list)?theme=aucun&quartier=aucun&service=\(site.parks)", as: site.omar).status == 200)
        let report = await town.get("/bureau/editions/2026/bilan", as: site.omar)
        #expect(report.text.contains("\(list)?service=\(site.parks)") && WellFormed.faults(inDocument: Array(report.text.utf8)) == [])
    }

    @Test func `an elected member reads what happens on her territory and for the whole city`() {
        let (hers, other) = (TerritoryID(3), TerritoryID(4))
        let actor = Actor(account: AccountID(1), name: "Élodie", grants: [Grant(role: .elected, scope: .territory(hers), from: Instant(milliseconds: 0))])
        func moment(_ territories: Set<TerritoryID>) -> AgendaMoment {
            AgendaMoment(at: Town.noon, title: "Plénière", place: "Mairie", link: "/instances/centre/reunions/1", territories: territories)
        }
        #expect(ElectedPage.concerns(moment([]), actor) && ElectedPage.concerns(moment([hers, other]), actor))
        #expect(!ElectedPage.concerns(moment([other]), actor))
        let page = ElectedPage(parts: [], moments: [], agenda: [moment([])])
        let words = String(decoding: page.body(View(t: Texts(.french), actor: actor, now: Town.noon)).bytes, as: UTF8.self)
        #expect(words.contains("/instances/centre/reunions/1") && words.contains("Plénière"))
        var later = moment([])
        later.at = Town.noon + .days(12)
        let months = ElectedPage(parts: [], moments: [], agenda: [later, moment([]), moment([])]).body(View(t: Texts(.french), actor: actor, now: Town.noon)).text
        #expect(months.split(separator: "<h3>").dropFirst().map { $0.prefix { $0 != "<" } } == ["Novembre 2026", "Décembre 2026"])
    }
}
