import Database
import Dispatch
package import Platform
import Vocabulary
package import Web

/// Reads the mailbox of the questions: what came since the last turn, in order, each message once.
package enum MailInJob {
    /// In one turn; the others wait for the next.
    static let most = 50

    /// Turns in which a message may fail before it is left in the mailbox, for a person, and the others are read.
    static let mostFailures = 10

    package static func run(_ server: MailboxServer, _ world: World, others: [MailTaker]) async throws {
        try await run(server, world) { try await MailReception.receive($0, world, others: others) }
    }

    static func run(_ server: MailboxServer, _ world: World, receive: ([UInt8]) async throws -> Void) async throws {
        var left: (any Error)?
        let mark = try await world.database.read { try MailInStore.mark(server.name, $0) }
        let batch = try await fetch(server, mark?.validity ?? 0, above: mark?.last ?? 0)
        for message in batch.messages {
            // What is too large to be read stays in the mailbox, for a person.
            do {
                if let bytes = message.bytes { try await receive(bytes) }
            } catch {
                let failures = try await world.database.write(quietly: true) { try MailInStore.failed(message.number, batch.validity, of: server.name, $0) }
                if failures < mostFailures { throw error }
                left = error
            }
            try await world.database.write(quietly: true) { try MailInStore.keep(batch.validity, message.number, of: server.name, $0) }
        }
        // Said once more, now that the others are read: the watch of the jobs shows it.
        if let left { throw left }
    }

    /// What a turn has read.
    struct Batch: Sendable {
        var validity: Int
        var messages: [(number: Int, bytes: [UInt8]?)]
    }

    private static let lane = DispatchQueue(label: "mailbox")

    private static func fetch(_ server: MailboxServer, _ validity: Int, above last: Int) async throws -> Batch {
        try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Result { try read(server, validity, above: last) }) }
        }
    }

    private static func read(_ server: MailboxServer, _ validity: Int, above last: Int) throws -> Batch {
        let mailbox = try IMAP(server)
        var listing = try mailbox.list(above: last)
        // The folder was made anew: its numbers begin again, and what was taken is known by its own name.
        if listing.validity != validity, last > 0 { listing = try mailbox.list(above: 0) }
        var batch = Batch(validity: listing.validity, messages: []), size = 0
        for number in listing.numbers.prefix(most) where size < 64 << 20 {
            let bytes = try mailbox.fetch(number)
            size += bytes?.count ?? 0
            batch.messages.append((number, bytes))
        }
        return batch
    }
}
