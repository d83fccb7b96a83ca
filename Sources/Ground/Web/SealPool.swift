internal import Synchronization

/// Starts of seals made ahead, so that a ballot waits for no curve while the others wait for it: under load the slow half of each seal is done
/// on another thread. What is sealed is the same; each start serves once.
package final class SealPool: Sendable {
    private struct Shelf {
        var ready: [SealedBox.Start] = []
        var isFilling = false
    }

    /// How many stand ready for a key: some seconds of the busiest evening.
    private static let most = 256
    private let shelves = Mutex<[[UInt8]: Shelf]>([:])

    package init() {}

    package func seal(_ message: [UInt8], for publicKey: [UInt8]) -> [UInt8] {
        let (start, mustFill) = shelves.withLock { shelves -> (SealedBox.Start?, Bool) in
            var shelf = shelves[publicKey] ?? Shelf()
            let start = shelf.ready.popLast(), mustFill = !shelf.isFilling && shelf.ready.count < Self.most / 2
            if mustFill { shelf.isFilling = true }
            shelves[publicKey] = shelf
            return (start, mustFill)
        }
        if mustFill { Task.detached(priority: .utility) { [self] in await fill(publicKey) } }
        return SealedBox.seal(message, from: start ?? SealedBox.start(for: publicKey))
    }

    private func fill(_ publicKey: [UInt8]) async {
        var isFull = false
        while !isFull {
            let some = (0..<16).map { _ in SealedBox.start(for: publicKey) }
            isFull = shelves.withLock { shelves in
                shelves[publicKey]?.ready += some
                let isFull = (shelves[publicKey]?.ready.count ?? Self.most) >= Self.most
                if isFull { shelves[publicKey]?.isFilling = false }
                return isFull
            }
            await Task.yield()
        }
    }
}
