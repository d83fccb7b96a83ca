import Synchronization
import Vocabulary

/// Counts sendings in windows of ten minutes, in this process.
final class RateLimiter: Sendable {
    private struct State {
        var window = 0
        var counts: [String: Int] = [:]
    }

    private let state = Mutex(State())

    func allows(_ key: String, _ limit: Int, at now: Instant) -> Bool {
        let window = now.milliseconds / Span.minutes(10).milliseconds
        return state.withLock { state in
            if state.window != window { state = State(window: window) }
            state.counts[key, default: 0] += 1
            return state.counts[key]! <= limit
        }
    }
}
