package import ServiceLifecycle
package import Vocabulary
package import Web

/// Something the platform does by itself, again and again: sends letters, seals the journal, reminds.
package struct Job: Sendable {
    package var name: String
    package var interval: Span
    /// One turn. What it throws is logged; the next turn comes all the same.
    package var run: @Sendable (World) async throws -> Void

    package init(_ name: String, every interval: Span, run: @escaping @Sendable (World) async throws -> Void) {
        self.name = name
        self.interval = interval
        self.run = run
    }
}

/// Runs the jobs of this process; each turn only if the job's lease is ours.
package struct JobRunner: Service {
    let jobs: [Job]
    let world: World
    let holder: String
    let report: @Sendable (String, any Error) -> Void

    package init(_ jobs: [Job], world: World, report: @escaping @Sendable (String, any Error) -> Void) {
        self.jobs = jobs
        self.world = world
        holder = Secrets.hex(world.randomBytes(8))
        self.report = report
    }

    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for job in jobs { group.addTask { await repeatedly(job) } }
        }
    }

    private func repeatedly(_ job: Job) async {
        let (holder, name, interval) = (holder, job.name, job.interval)
        _ = try? await world.database.write(quietly: true) { try Lease.announce(name, every: interval, $0) }
        // A job that runs seldom is asked for every minute, so that another process takes over from one that died.
        let pause = Duration.milliseconds(min(interval.milliseconds, 60_000))
        var failedBefore = true
        for await _ in AsyncTimer(pause).cancelOnGracefulShutdown() {
            do {
                guard try await turn(job) else { continue }
                if failedBefore { try await world.database.write(quietly: true) { try Lease.succeeded(name, $0) } }
                failedBefore = false
            } catch {
                failedBefore = true
                report(name, error)
                let now = world.now()
                _ = try? await world.database.write(quietly: true) { try Lease.failed(name, "\(error)", at: now, $0) }
            }
        }
        _ = try? await world.database.write(quietly: true) { try Lease.release(name, holder: holder, $0) }
    }

    /// - Returns: whether it was ours to do.
    func turn(_ job: Job) async throws -> Bool {
        let (world, holder, name, interval) = (world, holder, job.name, job.interval)
        let length = Span(milliseconds: min(max(interval.milliseconds * 3, 60_000), Span.minutes(10).milliseconds))
        let isOurs = try await world.database.write(quietly: true) { try Lease.take(name, for: length, every: interval, holder: holder, at: world.now(), $0) }
        if isOurs { try await keeping(name, for: length) { try await job.run(world) } }
        return isOurs
    }
}

extension JobRunner {
    /// Keeps the turn for as long as the work lasts: a slow mail server does not let a second process begin the same.
    private func keeping(_ name: String, for length: Span, _ work: () async throws -> Void) async throws {
        let (world, holder) = (world, holder)
        let renewal = Task {
            while (try? await Task.sleep(for: .milliseconds(length.milliseconds / 3))) != nil {
                _ = try? await world.database.write(quietly: true) { try Lease.keep(name, for: length, holder: holder, at: world.now(), $0) }
            }
        }
        defer { renewal.cancel() }
        try await work()
    }
}

/// A beat at each interval, the first one at once.
private struct AsyncTimer: AsyncSequence, Sendable {
    let pause: Duration
    init(_ pause: Duration) { self.pause = pause }

    struct Iterator: AsyncIteratorProtocol {
        let pause: Duration
        var isFirst = true

        mutating func next() async -> Void? {
            if !isFirst { try? await Task.sleep(for: pause) }
            isFirst = false
            return Task.isCancelled ? nil : ()
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(pause: pause) }
}
