import Database
import Platform
package import Web
import Vocabulary

/// Forgets who voted once nobody can contest the results any more; how many they were stays. A job. What is published stands in the
/// record of the count and does not move.
package enum VotersForgotten {
    /// Two months to go to court (code de justice administrative, article R421-1), the longest they can be.
    static let contestable = Span.days(62)

    package static func run(_ world: World) async throws {
        let now = world.now()
        for id in try await world.database.read({ try ResultsStore.contestedNoMore(since: now - contestable, $0) }) {
            try await world.database.write { db in
                let edition = try EditionStore.edition(id, db), count = try RegisterStore.forgetVoters(id, db)
                // Who was told that she voted, and who was reminded that she had not.
                try LetterStore.forget(leadingTo: [VoteLinks.recorded(edition), VoteLinks.ballot(edition)], db)
                let entry = JournalEntry("vote.forget-voters", "edition", id.number, edition: id, reason: "Émargements : \(count)", channel: .automatic)
                if count > 0 { try Journal.record(entry, by: nil, at: now, db) }
            }
        }
    }
}
