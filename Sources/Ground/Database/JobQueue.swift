import Glibc

/// What threads wait on for work. Bounded: whoever comes too late hears it at once.
final class JobQueue<Job>: @unchecked Sendable {
    /// What became of a job at the door.
    enum Admission {
        case accepted, full, closed
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var isClosed = false
    private let limit: Int
    private let takers: Int

    init(limit: Int, takers: Int) {
        self.limit = limit
        self.takers = max(1, takers)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(arrival)
        mutex.deallocate()
        arrival.deallocate()
    }

    func put(_ job: Job) -> Admission {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if isClosed { return .closed }
        guard jobs.count < limit else { return .full }
        jobs.append(job)
        pthread_cond_signal(arrival)
        return .accepted
    }

    /// Waits for work and takes a fair share of it, `most` at most. Nothing means that the queue is closed and empty.
    func take(_ most: Int) -> [Job] {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while jobs.isEmpty && !isClosed { pthread_cond_wait(arrival, mutex) }
        let share = max(1, min(most, (jobs.count + takers - 1) / takers))
        let taken = Array(jobs.prefix(share))
        jobs.removeFirst(taken.count)
        return taken
    }

    /// Takes no more; what waits is still done.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(arrival)
        pthread_mutex_unlock(mutex)
    }
}
