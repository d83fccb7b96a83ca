import Synchronization

/// Counts and durations of answers, in Prometheus text. Nothing of a person, nothing of a ballot.
package final class Metrics: Sendable {
    private struct State {
        var byStatus: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: bounds.count + 1)
        var totalMicroseconds = 0
    }

    /// Upper bounds in microseconds.
    private static let bounds = [1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000]
    private let state = Mutex(State())

    package init() {}

    package func count(status: Int, microseconds: Int) {
        state.withLock { state in
            state.byStatus[status, default: 0] += 1
            state.buckets[Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count] += 1
            state.totalMicroseconds += microseconds
        }
    }

    package var text: String {
        let state = state.withLock { $0 }
        var lines = ["# TYPE parvis_responses_total counter"]
        lines += state.byStatus.sorted { $0.key < $1.key }.map { "parvis_responses_total{status=\"\($0.key)\"} \($0.value)" }
        lines.append("# TYPE parvis_response_seconds histogram")
        var sum = 0
        for (bound, count) in zip(Self.bounds, state.buckets) {
            sum += count
            lines.append("parvis_response_seconds_bucket{le=\"\(Double(bound) / 1e6)\"} \(sum)")
        }
        sum += state.buckets.last!
        lines.append("parvis_response_seconds_bucket{le=\"+Inf\"} \(sum)")
        lines.append("parvis_response_seconds_sum \(Double(state.totalMicroseconds) / 1e6)")
        lines.append("parvis_response_seconds_count \(sum)")
        return lines.joined(separator: "\n") + "\n"
    }
}
