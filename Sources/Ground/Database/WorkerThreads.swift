import Glibc
import Synchronization

/// Threads of our own, so that a statement never holds one of Swift's.
final class WorkerThreads: Sendable {
    private let threads = Mutex<[pthread_t]>([])

    func start(_ work: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Work(body: work))
        let code = pthread_create(&thread, nil, { argument in
            guard let argument else { return nil }
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
        precondition(code == 0, "no thread can be started")
        threads.withLock { $0.append(thread) }
    }

    /// Waits for the end of all.
    func join() {
        for thread in takeAll() { pthread_join(thread, nil) }
    }

    /// Lets them end when they will.
    func detach() {
        for thread in takeAll() { pthread_detach(thread) }
    }

    private func takeAll() -> [pthread_t] {
        threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
    }

    /// What a thread does.
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
