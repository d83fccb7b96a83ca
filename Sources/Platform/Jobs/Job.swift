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
        let pause = Duration.milliseconds(job.interval.milliseconds)
        for await _ in AsyncTimer(pause).cancelOnGracefulShutdown() {
            do {
                let (world, holder, name) = (world, holder, job.name)
                let length = Span(milliseconds: max(job.interval.milliseconds * 3, 60_000))
                if try await world.database.write(quietly: true, { try Lease.take(name, for: length, holder: holder, at: world.now(), $0) }) {
                    try await job.run(world)
                }
            } catch {
                report(job.name, error)
            }
        }
        let (holder, name) = (holder, job.name)
        _ = try? await world.database.write { try Lease.release(name, holder: holder, $0) }
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
