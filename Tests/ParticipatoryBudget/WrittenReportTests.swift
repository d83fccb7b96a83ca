import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// The report of an edition: an officer's words around the figures, published and kept.
@Suite struct `The report of an edition` {
    private static let writing = "/bureau/editions/2026/bilan/redaction"
    private static let publication = "/bureau/editions/2026/bilan/publication"
    private static let words = "Cent habitants ont proposé des **arbres** pour la ville."

    /// What the form of the page holds of the version that was read.
    private func seen(_ site: EligibilityTown) async -> String {
        let text = await site.town.get(Self.writing, as: site.omar).text
        guard let start = text.firstRange(of: "name=\"seen\" value=\"") else { return "" }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    private func write(_ site: EligibilityTown, _ words: String = Self.words, lessons: String = "") async -> Int {
        let seen = await seen(site)
        return await site.town.post(Self.writing, ["opening": words, "lessons": lessons, "seen": seen], as: site.omar).status
    }

    private func publish(_ site: EligibilityTown, as person: Town.Person? = nil) async -> Int {
        let seen = await seen(site)
        return await site.town.post(Self.publication, ["seen": seen], as: person ?? site.olga).status
    }

    @Test(arguments: Backend.all) func `who wrote does not publish; a colleague or an elected member does, told by her desk`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        let elsa = try await town.person("Elsa", (.elected, .city))
        #expect(await town.get(Self.writing, as: elsa).text.contains("Aucun bilan"))
        #expect(await write(site) == 303)
        #expect(await publish(site, as: site.omar) == 403, "he wrote it")
        #expect(!(await town.get("/editions/2026").text.contains("/editions/2026/bilan/1")))
        let page = await town.get(Self.writing, as: elsa)
        #expect(page.form("/redaction") == nil && page.form("/publication") != nil && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.post(Self.writing, ["opening": Self.words, "seen": ""], as: elsa).status == 403)
        #expect(try await town.tasks(elsa)["Bilan à relire et à publier"] == 1)
        #expect(try await town.tasks(site.omar)["Bilan à relire et à publier"] == nil)
        #expect(await publish(site, as: elsa) == 303)
        #expect(try await town.tasks(elsa)["Bilan à relire et à publier"] == nil)
    }

    @Test(arguments: Backend.all) func `the officer of the edition writes, and nobody overwrites what she did not read`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        for person in [site.rita, site.ana, nil] {
            #expect(await town.post(Self.writing, ["opening": Self.words, "seen": ""], as: person).status == 403)
            #expect(await town.post(Self.publication, ["seen": ""], as: person).status == 403)
        }
        #expect(await town.get(Self.writing, as: site.rita).status == 403)
        #expect(await town.post(Self.writing, ["opening": "Court.", "seen": ""], as: site.omar).status == 422)
        #expect(await publish(site) == 409, "nothing is written")
        #expect(await write(site) == 303)
        let read = await seen(site)
        town.pass(.minutes(1))
        #expect(await town.post(Self.writing, ["opening": "Olga écrit aussi, ailleurs.", "seen": read], as: site.olga).status == 303)
        let late = await town.post(Self.writing, ["opening": "Omar écrit par-dessus elle.", "seen": read], as: site.omar)
        #expect(late.status == 422 && late.text.contains("Omar écrit par-dessus elle."), "what was typed is kept")
        #expect(await town.post(Self.publication, ["seen": read], as: site.omar).status == 422, "he has not read it")
        let page = await town.get(Self.writing, as: site.omar)
        #expect(page.text.contains("Olga écrit aussi") && WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get("/editions/2026/bilan/1").status == 404, "a draft is nobody's")
    }

    @Test(arguments: Backend.all) func `what is published keeps the figures of its day, and the next is another report`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend), town = site.town
        #expect(await write(site, lessons: "Nous écrirons plus tôt.") == 303)
        #expect(await publish(site) == 303)
        #expect(await publish(site) == 409, "nothing new is written")
        let page = await town.get("/editions/2026/bilan/1")
        #expect(page.text.contains("<strong>arbres</strong>") && page.text.contains("Nous écrirons plus tôt.") && page.text.contains("Déposées"))
        #expect(!page.text.contains("votants") && !page.text.contains("Lauréates"), "there was no vote yet")
        #expect(WellFormed.faults(inDocument: Array(page.text.utf8)) == [])
        #expect(await town.get("/editions/2026").text.contains("/editions/2026/bilan/1"))
        let edition = site.edition
        func deposited(_ number: Int) async throws -> Int? {
            try await town.database.read { db in
                let report = try #require(try WrittenReportStore.published(edition, db).first { $0.number == number })
                return try WrittenReportStore.figures(report.id, db).first { $0.name == "Déposées" }?.figure
            }
        }
        #expect(try await deposited(1) == 3)
        let fourth = site.proposals[2]
        try await town.database.write { db in
            _ = try db.run("""
                insert into proposals (edition_id, number, author_id, title, summary, body, created_at, updated_at, deposited_at, status)
                select edition_id, 4, author_id, 'Un banc', summary, body, created_at, updated_at, deposited_at, status from proposals where id = \(fourth)
                """)
        }
        town.pass(.days(1))
        #expect(await write(site, "Le bilan du lendemain, plus complet.") == 303)
        #expect(await publish(site) == 303)
        #expect(try await deposited(1) == 3)
        #expect(try await deposited(2) == 4)
        #expect(await town.get("/editions/2026/bilan/2").text.contains("/editions/2026/bilan/1"), "the former one stays")
    }

    @Test(arguments: Backend.all) func `nothing is published between the opening of the vote and its results`(backend: Backend) async throws {
        let site = try await EligibilityTown(backend)
        #expect(await write(site) == 303)
        for days in [105, 20] {
            site.town.pass(.days(days))
            #expect(await publish(site) == 409, "\(days)")
        }
    }

    @Test func `the figures of the vote are taken once the results are public only`() {
        let edition = Edition(id: EditionID(1), slug: "2026", title: "2026", summary: "", publishedAt: nil, importedFrom: "", calendar: Calendar())
        var counts = EditionCounts()
        counts.fill { $0.deposited = 9; $0.winners = 2; $0.voters = 50 }
        var report = EditionReport(edition: edition, counts: counts, promised: Euros(10))
        report.territories = [ReportGroup(id: 1, name: "Centre", deposited: 9, winners: 2)]
        let before = ReportSnapshot.figures(report, areResultsPublic: false), after = ReportSnapshot.figures(report, areResultsPublic: true)
        #expect(before.map(\.family) == [.stage, .stage, .stage, .stage, .territory])
        #expect(after.first { $0.family == .voters }?.figure == 50 && after.first { $0.family == .promised }?.figure == 1000)
        #expect(after.first { $0.family == .territoryWinners } == ReportFigure(family: .territoryWinners, name: "Centre", figure: 2))
    }
}
