import Database
import Platform
package import Vocabulary
package import Web

/// Notes in the journal that a vote opened, then that it closed, and shows its proposals as being at the vote; when nobody had published
/// the catalogue, tells those who carry or follow them. A job: the opening itself needs nobody, it is arithmetic.
package enum VotePassages {
    package static func run(_ world: World) async throws {
        let now = world.now()
        let waiting = try await world.database.read { try BallotStore.passages(at: now, $0).isEmpty == false }
        guard waiting else { return }
        try await world.database.write { db in
            let opened = try BallotStore.passages(at: now, db).filter { $0.opened != nil }.map(\.edition)
            try note(at: now, db)
            for id in opened {
                guard try ProjectStore.catalogue(id, db).publishedAt == nil else { continue }
                let letters = try VoteLetters.onBallot(ProjectStore.projects(id, db), EditionStore.edition(id, db), db)
                for letter in letters { try Outbox.post(letter, about: id, world, at: now, db) }
            }
        }
    }

    static func note(at now: Instant, _ db: Writing) throws {
        for passage in try BallotStore.passages(at: now, db) {
            if let opened = passage.opened {
                try ProjectStore.setOnBallot(passage.edition, db)
                try record("vote.open", passage.edition, opened, db)
            }
            if let closed = passage.closed {
                try BallotBoxStore.turnOver(passage.edition, db)
                try BallotStore.forgetMailboxes(passage.edition, db)
                try record("vote.close", passage.edition, closed, db)
            }
            try BallotStore.note(opening: passage.opened, closing: passage.closed, passage.edition, db)
        }
    }

    private static func record(_ act: String, _ edition: EditionID, _ moment: Instant, _ db: Writing) throws {
        let entry = JournalEntry(act, "edition", edition.number, edition: edition, channel: .automatic, isPublic: true)
        try Journal.record(entry, by: nil, at: moment, db)
    }
}
