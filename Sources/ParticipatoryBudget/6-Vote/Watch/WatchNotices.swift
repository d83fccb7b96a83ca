import Database
import Platform
import Vocabulary
package import Web

/// Tells those who keep a vote, its officers and the members of its bureau, of a pattern that they have not heard of. A job.
package enum WatchNotices {
    package static func run(_ world: World) async throws {
        let now = world.now()
        for edition in try await world.database.read({ try EditionStore.published($0) }) where !edition.isImported && edition.calendar.isOpen(.vote, at: now) {
            let untold = try await world.database.read { try unheard(edition.id, $0) }
            if untold.isEmpty { continue }
            try await world.database.write { db in
                // Another process may have told some meanwhile.
                let new = try untold.filter { try WatchNoticeStore.tell($0, in: edition.id, at: now, db) }
                if new.isEmpty { return }
                for account in try keepers(edition, at: now, db) { try Outbox.post(WatchLetters.noticed(new, edition, to: account), about: edition.id, world, at: now, db) }
            }
        }
    }

    private static func unheard(_ edition: EditionID, _ db: Reading) throws -> [WatchAlert] {
        WatchNotice.untold(try WatchStore.alerts(edition, db), try WatchNoticeStore.notices(edition, db))
    }

    /// The officers of the edition and the members of the bureau, each once.
    static func keepers(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [AccountID] {
        let officers = try GrantStore.holders(of: .projectOfficer, on: edition.scope, at: now, db).map(\.account)
        let members = try CeremonyStore.ceremony(edition.id, db)?.members.map(\.account) ?? []
        return Set(officers + members).sorted()
    }
}
