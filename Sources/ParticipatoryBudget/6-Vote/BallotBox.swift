package import Web

/// Lets the ballots at the slot fall in the box by handfuls. A job; the close does the rest.
package enum BallotBox {
    package static func run(_ world: World) async throws {
        for edition in try await world.database.read({ try BallotBoxStore.waiting($0) }) {
            try await world.database.write(quietly: true) { try BallotBoxStore.gather(edition, $0) }
        }
    }
}
