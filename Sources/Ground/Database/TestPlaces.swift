import Synchronization

/// How many databases of tests live at once: a test runner starts a thousand tests together, and the server has 1,200 sessions for all.
final class TestPlaces: Sendable {
    static let shared = TestPlaces(100)

    private struct Room {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let room: Mutex<Room>

    init(_ places: Int) { room = Mutex(Room(free: places)) }

    /// Waits for a place; whoever takes one leaves it.
    func take() async {
        await withCheckedContinuation { turn in
            let isFree = room.withLock { room in
                if room.free > 0 { room.free -= 1; return true }
                room.waiting.append(turn)
                return false
            }
            if isFree { turn.resume() }
        }
    }

    func leave() {
        let next: CheckedContinuation<Void, Never>? = room.withLock { room in
            if room.waiting.isEmpty { room.free += 1; return nil }
            return room.waiting.removeFirst()
        }
        next?.resume()
    }
}
