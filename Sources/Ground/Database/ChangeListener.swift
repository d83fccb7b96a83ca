import CPQ
import Glibc
import Synchronization

/// Hears from PostgreSQL what the other processes of the city have committed, so that this one forgets what it remembers.
/// PostgreSQL tells of a change once it can be seen: what is read from then on has it.
final class ChangeListener: Sendable {
    private static let channel = "parvis_changes"
    /// This process among those of the city.
    private static let name = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    /// What a transaction that changes something says before its commit.
    static let announcement = "select pg_notify('\(channel)', '\(name)')"

    private let address: PostgresAddress
    private let memory: Memory
    /// A pipe: what is written at one end wakes the thread that waits at the other.
    private let ear: Int32, bell: Int32
    private let isClosed = Atomic(false)

    init?(_ address: PostgresAddress, _ memory: Memory) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        (ear, bell) = (ends[0], ends[1])
        self.address = address
        self.memory = memory
    }

    deinit {
        Glibc.close(ear)
        Glibc.close(bell)
    }

    func close() {
        isClosed.store(true, ordering: .releasing)
        write(bell, "!", 1)
    }

    /// Listens until `close`, and again after a connection was lost.
    func work() {
        while !isClosed.load(ordering: .acquiring) {
            if let session = listeningSession() {
                memory.noteChange()
                memory.hearsOthers.store(true, ordering: .releasing)
                while hears(session) {}
                memory.hearsOthers.store(false, ordering: .releasing)
                // What was committed meanwhile, nobody has told.
                memory.noteChange()
                PQfinish(session)
            }
            _ = wait(for: nil, milliseconds: 2_000)
        }
    }

    private func listeningSession() -> OpaquePointer? {
        guard let session = address.connect() else { return nil }
        let answer = PostgresAnswer(PQexec(session, "listen \(Self.channel)"))
        if answer.isSuccess { return session }
        PQfinish(session)
        return nil
    }

    /// Waits for the next news; false when none can come any more.
    private func hears(_ session: OpaquePointer) -> Bool {
        guard wait(for: PQsocket(session), milliseconds: -1), PQconsumeInput(session) == 1 else { return false }
        while let news = PQnotifies(session) {
            if String(cString: news.pointee.extra) != Self.name { memory.noteChange() }
            PQfreemem(news)
        }
        return true
    }

    /// Whether there is something to read; false when the time is over or the bell has rung.
    private func wait(for socket: Int32?, milliseconds: Int32) -> Bool {
        var ends = [pollfd(fd: ear, events: Int16(POLLIN), revents: 0)]
        if let socket { ends.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        while poll(&ends, nfds_t(ends.count), milliseconds) < 0, errno == EINTR {}
        return ends[0].revents == 0 && ends.count == 2 && ends[1].revents != 0
    }
}
