internal import Dispatch
package import Web

/// Sends the text messages that are due, each until the gateway takes it or its time is over. A job.
package struct TextDelivery: Sendable {
    let send: @Sendable (TextMessage) -> Bool

    package init(_ send: @escaping @Sendable (TextMessage) -> Bool) { self.send = send }

    private static let lane = DispatchQueue(label: "texts")

    package func run(_ world: World) async throws {
        while !Task.isCancelled, let message = try await world.database.write(quietly: true, { try TextMessageStore.take(at: world.now(), $0) }) {
            guard await isSent(message) else { continue }
            try await world.database.write(quietly: true) { try TextMessageStore.sent(message.id, $0) }
        }
    }

    /// Waits for the gateway on a thread of its own.
    private func isSent(_ message: TextMessage) async -> Bool {
        let send = send
        return await withCheckedContinuation { continuation in Self.lane.async { continuation.resume(returning: send(message)) } }
    }
}
