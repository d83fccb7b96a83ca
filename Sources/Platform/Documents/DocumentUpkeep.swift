package import Web
package import Database
import Storage
import Vocabulary

/// Takes from the disk the files that no document names any more: what was removed or erased is gone for good (RGPD, article 17).
package enum DocumentUpkeep {
    /// A file is received before its document is written: young ones are left alone.
    static let youth = Span.days(1)
    /// How long the row of a removed document is kept.
    static let memory = Span.days(30)

    /// - Parameter others: the digests of the files that a house keeps without a document.
    package static func run(_ world: World, keeping others: @escaping @Sendable (Reading) throws -> Set<String> = { _ in [] }) async throws {
        let now = world.now()
        let named = try await world.database.write { db in
            try DocumentStore.forget(removedBefore: now - memory, db)
            return try DocumentStore.digests(db).union(others(db))
        }
        let seconds = now.milliseconds / 1000, limit = seconds - youth.milliseconds / 1000
        for digest in world.files.digests() where !named.contains(digest.hex) && (world.files.modified(digest) ?? seconds) < limit {
            try world.files.delete(digest)
        }
        world.files.sweep(olderThan: youth.milliseconds / 1000, now: seconds)
    }
}
