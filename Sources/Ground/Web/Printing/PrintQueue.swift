import Synchronization

/// Lets a few print at once; the others wait their turn, and beyond that are told to come back.
final class PrintQueue: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }

    private let state: Mutex<State>
    private let patience: Int

    init(places: Int, patience: Int) {
        state = Mutex(State(free: places))
        self.patience = patience
    }

    func enter() async throws {
        try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return .success(())
                }
                guard state.waiting.count < patience else { return .failure(PrinterFailure.busy) }
                state.waiting.append(turn)
                return nil
            }
            if let answer { turn.resume(with: answer) }
        }
    }

    /// The place goes to who waited longest.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            if state.waiting.isEmpty { state.free += 1 }
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.resume()
    }
}
