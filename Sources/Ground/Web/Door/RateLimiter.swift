import Synchronization
import Vocabulary

/// Counts sendings in windows of ten minutes, in this process.
final class RateLimiter: Sendable {
    private struct State {
        var window = 0
        var counts: [String: Int] = [:]
    }

    /// Beyond so many senders in a window, those not seen yet wait for the next one.
    static let capacity = 100_000
    private let state = Mutex(State())

    func allows(_ key: String, _ limit: Int, at now: Instant) -> Bool {
        let window = now.milliseconds / Span.minutes(10).milliseconds
        return state.withLock { state in
            if state.window != window { state = State(window: window) }
            if state.counts.count >= Self.capacity, state.counts[key] == nil { return false }
            state.counts[key, default: 0] += 1
            return state.counts[key]! <= limit
        }
    }
}
