import Database
import Vocabulary
package import Web

/// Makes the codes of the batches that were ordered, by lots, and erases the seeds of those that are printed. A job.
package enum LetterPress {
    /// How many codes go in one transaction.
    static let lot = 5_000

    package static func run(_ world: World) async throws {
        try await eraseSeeds(world)
        var unreadable = ID<LetterBatch>(0)
        while !Task.isCancelled, let batch = try await world.database.read({ [unreadable] in try LetterCodeStore.underWay(after: unreadable, $0) }) {
            guard let seed = LetterSeed.opened(batch.seed, salt: batch.salt, world) else {
                // A seed that nobody can read any more stops no other batch.
                unreadable = batch.id
                continue
            }
            let last = min(batch.made + lot, batch.wanted)
            let digests = ((batch.made + 1)...last).map { LetterCodeText.digest(LetterCodeText.code($0, seed: seed), salt: batch.salt, world) }
            try await world.database.write(quietly: true) { try LetterCodeStore.add(digests, to: batch.id, after: batch.made, $0) }
        }
    }

    private static func eraseSeeds(_ world: World) async throws {
        let now = world.now()
        guard try await world.database.read({ try LetterCodeStore.isAnySeedToErase(at: now, $0) }) else { return }
        try await world.database.write(quietly: true) { try LetterCodeStore.eraseSeeds(at: now, $0) }
    }
}
