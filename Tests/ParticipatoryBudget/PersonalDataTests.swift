import Database
@testable import ParticipatoryBudget
import Platform
import TestTown
import Testing
import Vocabulary
import Web

/// What each step holds of a person comes with her data, and nothing of another's.
@Suite struct `What the steps hold of a person` {
    @Test(arguments: Backend.all) func `what she wrote, signed and did is in her file; what another did is not`(backend: Backend) async throws {
        let site = try await FeasibilityTown(backend), town = site.town, now = town.now
        await site.assign()
        await site.advise()
        await site.conclude()
        let (ana, omar, idea, edition) = (site.ana.account, site.omar.account, site.proposals[0], site.edition)
        try await town.database.write { db in
            try db.run("insert into comments (proposal_id, author_id, body, at) values (\(idea), \(ana), 'Mon commentaire', \(now))")
            try db.run("insert into comments (proposal_id, author_id, body, at) values (\(idea), \(omar), 'Celui d’un autre', \(now))")
            try db.run("insert into reports (comment_id, account_id, ground, reason, at) values ((select min(id) from comments), \(ana), 'autre', 'Mon signalement', \(now))")
            try db.run("""
                insert into completions (proposal_id, asked_by, asked_at, question, due_at, answered_at, answered_by, answer)
                values (\(idea), \(omar), \(now), 'Où ?', \(now), \(now), \(ana), 'Mon complément')
                """)
            try db.run("insert into check_offs (edition_id, account_id, at, channel) values (\(edition), \(ana), \(now), 'web')")
            try db.run("""
                insert into eligibility_appeals (review_id, account_id, at, body)
                values ((select id from eligibility_reviews where proposal_id = \(idea)), \(ana), \(now), 'Mon recours')
                """)
        }
        func file(_ person: Town.Person) async throws -> String {
            let values = try await town.database.read { db in try ParticipatoryBudget.personalData.map { try $0.export(person.account, db) } }
            return values.map { String(decoding: $0.json { "\($0.milliseconds)" }, as: UTF8.self) }.joined()
        }
        let hers = try await file(site.ana)
        for words in ["Des arbres 1", "Mon commentaire", "Mon signalement", "Mon complément", "Mon recours", "a voté le", "Édition 2026"] {
            #expect(hers.contains(words), "\(words)")
        }
        #expect(!hers.contains("Celui d’un autre") && !hers.contains("Le sol convient"))
        #expect(try await file(site.rosa).contains("Aucun réseau enterré ici."))
        #expect(try await file(site.paul).contains("Le sol convient aux arbres."))
        #expect(try await !file(site.olga).contains("Mon"))
    }
}
