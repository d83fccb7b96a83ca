import Database
import Platform
package import Vocabulary
package import Web

/// When the hour of the proclamation has come: tells on each proposal that it won or not, those who follow it, then everyone. A job;
/// the page of results does not wait for it.
package enum ResultsRelease {
    package static func run(_ world: World) async throws {
        let now = world.now()
        if try await world.database.read({ try !ResultsStore.due(at: now, $0).isEmpty }) {
            try await world.database.write { db in
                for due in try ResultsStore.due(at: now, db) { try release(due.edition, due.count, world, at: now, db) }
            }
        }
        for id in try await world.database.read({ try ResultsStore.released(after: now - Campaign.freshness, $0) }) {
            let edition = try await world.database.read { try EditionStore.edition(id, $0) }
            try await Campaign.tell("results", of: id, world) { accounts, _ in accounts.map { ResultsLetters.proclaimed(edition, to: $0.id) } }
        }
    }

    static func release(_ id: EditionID, _ count: ID<Count>, _ world: World, at now: Instant, _ db: Writing) throws {
        let edition = try EditionStore.edition(id, db)
        try ResultsStore.release(id, count, at: now, db)
        let winners = Set(try ResultsStore.count(count, db).record.winners)
        let projects = try ProjectStore.projects(id, db)
        let byProposal = Dictionary(projects.compactMap { project in project.proposal.map { ($0, project) } }) { first, _ in first }
        for follower in try Follows.followers(of: Array(byProposal.keys), db) {
            guard let project = byProposal[follower.proposal] else { continue }
            try Outbox.post(ResultsLetters.followed(project.title, isWinner: winners.contains(project.number), edition, to: follower.account), about: id, world, at: now, db)
        }
        let digest = try ResultsArchive.digest(edition, try ResultsStore.count(count, db), db)
        try ResultsStore.note(archive: digest, of: id, db)
        let entry = JournalEntry(
            "results.publish", "edition", id.number, edition: id, reason: "Lauréats : \(winners.count), empreinte de l’archive \(digest)", channel: .automatic, isPublic: true)
        try Journal.record(entry, by: nil, at: now, db)
    }
}
