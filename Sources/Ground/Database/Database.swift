import Glibc
import Synchronization

/// The one storage layer: an SQLite file, or a PostgreSQL server. Bodies are synchronous and run on threads of the
/// database's own: no transaction ever waits for a slow client.
package final class Database: Sendable {
    package let dialect: Dialect
    let source: Source
    private let reading: JobQueue<any Job<Reading>>
    private let writing: JobQueue<any Job<Writing>>
    private let threads = WorkerThreads()
    let memory = Memory()
    private let listening = Mutex<ChangeListener?>(nil)
    private let owesLog = Mutex(false)
    private let farewell = Mutex<(@Sendable () -> Void)?>(nil)

    /// Opens a path, `:memory:` (a temporary file, gone when closed) or a `postgres://` address (`?schema=NAME` sets
    /// the search path). Throws `.unavailable` when there is nothing to open.
    /// - Parameters:
    ///   - readers: threads that answer questions.
    ///   - writers: threads that change. One by default: several cross one another and share fewer commits. SQLite has one.
    ///   - queue: how many transactions of each kind may wait before others hear `.overloaded`.
    package static func open(_ address: String, readers: Int? = nil, writers: Int? = nil, queue: Int = 4096) throws -> Database {
        try Database(Source(address), readers: readers, writers: writers, queue: queue)
    }

    init(_ source: Source, readers: Int?, writers: Int?, queue: Int) throws {
        dialect = source.dialect
        self.source = source
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let readerCount = readers ?? (dialect == .sqlite ? max(2, cores) : 2 * max(2, cores))
        let writerCount = dialect == .sqlite ? 1 : writers ?? 1
        reading = JobQueue(limit: queue, takers: readerCount)
        writing = JobQueue(limit: queue, takers: writerCount)
        // Made once before any thread starts: what is wrong with the address is said here.
        try source.connect(mayWrite: true).close()

        let askers = Readers(queue: reading, connect: { () throws(DatabaseError) in try source.connect(mayWrite: false) }, memory: memory)
        let changers = Writers(queue: writing, connect: { () throws(DatabaseError) in try source.connect(mayWrite: true) }, memory: memory, most: 64)
        for _ in 0..<readerCount { threads.start { askers.work() } }
        for _ in 0..<writerCount { threads.start { changers.work() } }
        farewell.withLock { $0 = { source.clear() } }
    }

    deinit {
        // A last reference may fall on one of the threads themselves: it cannot wait for itself.
        endQueues()
        threads.detach()
        sayFarewell()
    }

    /// One transaction that asks; it sees one moment, whatever is written meanwhile.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Reading) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { waiting in
            let job = Transaction(body, waiting: waiting)
            Database.refuse(job, reading.put(job))
        }
    }

    /// One transaction that changes: kept whole when this returns, not at all when it throws. As if alone: what it reads
    /// nobody else changes. The body may be run again, so it changes nothing outside of the database.
    /// - Parameter quietly: nothing that it changes is shown from memory (`Reading.recent`), nor in a copy of a page.
    @discardableResult
    package func write<T: Sendable>(quietly isQuiet: Bool = false, _ body: @escaping @Sendable (Writing) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { waiting in
            let job = Transaction(body, isQuiet: isQuiet, waiting: waiting)
            Database.refuse(job, writing.put(job))
        }
    }

    /// Grows with each commit that is not quiet, of this process and of those it hears: what was made before may be out of date.
    package var changes: Int { memory.changes }

    /// How many statements this process has sent since the start, without those that open and close transactions.
    package var statements: Int { memory.statements.load(ordering: .relaxed) }

    /// Whether every other process is heard too; without it, `changes` counts those of this one.
    package var hearsOthers: Bool { memory.hearsOthers.load(ordering: .acquiring) }

    /// From now on the changes of other processes are heard, where the database tells of them: PostgreSQL does. For a server.
    package func hearOthers() {
        guard case .postgres(let address) = source, let listener = ChangeListener(address, memory) else { return }
        threads.start { listener.work() }
        listening.withLock { $0 = listener }
    }

    /// SQLite's log of changes is emptied into the file: there transactions lie side by side, in their order. For the close of a vote.
    /// PostgreSQL's own log is in its keeper's hands.
    /// Throws `.busy` when somebody reads in it for too long: it is owed then, and asked again.
    package func emptyLog() async throws {
        guard dialect == .sqlite else { return }
        owesLog.withLock { $0 = true }
        let source = source
        try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Void, any Error>) in
            threads.start {
                waiting.resume(with: Result {
                    let connection = try source.connect(mayWrite: true)
                    defer { connection.close() }
                    var isBusy = false
                    try connection.query("pragma wal_checkpoint(truncate)", .memory) { row in
                        isBusy = row.bool()
                        row.skip(2)
                        return true
                    }
                    if isBusy { throw DatabaseError(.busy, "the log is in use: it is not emptied") }
                })
            }
        }
        owesLog.withLock { $0 = false }
    }

    /// Whether the log was to be emptied and is not.
    package var owesEmptyLog: Bool { owesLog.withLock { $0 } }

    /// Finishes what waits, then closes; later calls throw `.unavailable`. Not to be called from a body.
    package func close() {
        endQueues()
        threads.join()
        sayFarewell()
    }

    /// Something to do once, after the last connection.
    func afterClosing(_ more: @escaping @Sendable () -> Void) {
        farewell.withLock { former in
            let before = former
            former = { before?(); more() }
        }
    }

    private func endQueues() {
        reading.close()
        writing.close()
        listening.withLock { $0?.close() }
    }

    private func sayFarewell() {
        let words = farewell.withLock { farewell in
            defer { farewell = nil }
            return farewell
        }
        words?()
    }

    private static func refuse<Queued>(_ job: some Job, _ admission: JobQueue<Queued>.Admission) {
        switch admission {
        case .accepted: break
        case .full: job.fail(DatabaseError(.overloaded, "too many transactions wait"))
        case .closed: job.fail(DatabaseError(.unavailable, "the database is closed"))
        }
    }
}
