import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What residents read of the journal: on the follow-up of an idea, on the page of an edition; words and roles, no name.
@Suite struct `The public journal` {
    @Test(arguments: Backend.all) func `an idea’s follow-up tells each public act, by which role, and names nobody`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, page = "/editions/2026/propositions/1/suivi"
        await site.assign(asking: false)
        await site.conclude()
        await site.announce()
        let before = await town.get(page).text
        #expect(before.contains("Journal public") && !before.contains("Étude publiée") && !before.contains("Le sol convient"))
        await site.release()
        let after = await town.get(page).text
        #expect(after.contains("Étude publiée") && after.contains("Conduite du budget participatif") && after.contains("Réalisable. Le sol convient aux arbres."))
        let journal = try #require(after.split(separator: "id=\"journal\"").last)
        #expect(!journal.contains("Omar") && !journal.contains("feasibility."))
        #expect(WellFormed.faults(inDocument: Array(after.utf8)) == [])
    }

    @Test(arguments: Backend.all) func `an edition’s page holds its public lines by fifty, with links to what they are about`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, edition = site.edition, ana = site.ana.account, now = town.now
        try await town.database.write { db in
            for number in 1...55 {
                let entry = JournalEntry("proposal.deposit", "proposal", site.proposals[number % 4].number, edition: edition, isPublic: true)
                try Journal.record(entry, by: ana, at: now + .minutes(number), db)
            }
            try Journal.record(JournalEntry("vote.open", "edition", edition.number, edition: edition, channel: .automatic, isPublic: true), by: nil, at: now, db)
            try Journal.record(JournalEntry("project.change", "project", 1, edition: edition, reason: "Rien de public"), by: ana, at: now, db)
        }
        let first = await town.get("/editions/2026/journal")
        #expect(first.status == 200 && WellFormed.faults(inDocument: Array(first.text.utf8)) == [])
        #expect(first.text.contains("56 lignes") || first.text.contains("57 lignes"), "with the publication of the rules, when it is written down")
        #expect(first.text.contains("href=\"/editions/2026/propositions/2\">n° 2 · Des arbres 2</a>") && first.text.contains("Les porteurs de l’idée"))
        #expect(first.text.contains("/editions/2026/journal?page=2") && !first.text.contains("Ana") && !first.text.contains("Rien de public"))
        let itself = await town.get("/editions/2026/journal?sur=edition").text
        #expect(itself.contains("Ouverture du vote") && itself.contains("Le site") && !itself.contains("Idée déposée"))
        #expect(await town.get("/editions/2026").text.contains("href=\"/editions/2026/journal\""))
        // An idea that is hidden keeps its number, not its words.
        try await town.database.write { try $0.run("update proposals set hidden_at = 1 where id = \(site.proposals[1])") }
        #expect(await !town.get("/editions/2026/journal?page=1&x=2").text.contains("Des arbres 2"))
    }

    @Test func `every act of the participatory budget and of the platform has one word in one place`() {
        let ours = ParticipatoryBudget.journalWords, platforms = JournalWordsOfThePlatform.words
        #expect(Set(ours.acts.keys).isDisjoint(with: platforms.acts.keys) && ours.acts.count > 70)
        #expect(Set(ours.kinds.keys).isDisjoint(with: platforms.kinds.keys))
    }
}
