/// What a writing thread does: it takes the transactions that wait and commits them together, each in a savepoint,
/// so that one flush of the disk serves many. Nobody hears of success before the commit.
struct Writers {
    let queue: JobQueue<any Job<Writing>>
    let connect: @Sendable () throws(DatabaseError) -> any Connection
    let memory: Memory
    /// How many transactions share a commit at most.
    let most: Int
    /// How often a transaction that others crossed is run again.
    static let attempts = 16

    func work() {
        var desk = Desk(connect)
        while true {
            let jobs = queue.take(most)
            if jobs.isEmpty { break }
            var rest = jobs
            for attempt in 1...3 where rest.count > 1 {
                if attempt > 1 { Desk.pause(after: attempt) }
                rest = together(rest, at: &desk)
            }
            for job in rest { alone(job, at: &desk) }
        }
        desk.close()
    }

    /// One transaction of its own, again when others crossed it.
    private func alone(_ job: any Job<Writing>, at desk: inout Desk) {
        for attempt in 1... {
            do {
                let writing = try write(job, at: &desk)
                if !job.isQuiet { memory.noteChange() }
                writing.runHooks()
                return job.succeed()
            } catch let error as DatabaseError where error.isWorthAnotherTry && attempt < Self.attempts {
                Desk.pause(after: attempt)
            } catch {
                return job.fail(error)
            }
        }
    }

    private func write(_ job: any Job<Writing>, at desk: inout Desk) throws -> Writing {
        let changes = memory.changes
        let connection = try desk.begin(.writing)
        let writing = Writing(connection, memory, after: changes)
        defer { memory.statements.add(writing.statements, ordering: .relaxed) }
        do {
            try job.run(in: writing)
            if !job.isQuiet { connection.announceChange() }
            try connection.commit()
            return writing
        } catch {
            connection.rollback()
            throw error
        }
    }
}

extension Writers {
    /// All in one transaction. Gives back the jobs that must still be run: all of them when the transaction was undone
    /// because of one of them or of another process.
    private func together(_ jobs: [any Job<Writing>], at desk: inout Desk) -> [any Job<Writing>] {
        let changes = memory.changes
        let connection: any Connection
        do { connection = try desk.begin(.writing) } catch {
            for job in jobs { job.fail(error) }
            return []
        }
        var group = Group(connection, memory, after: changes)
        for (index, job) in jobs.enumerated() {
            do {
                try group.run(job)
            } catch {
                connection.rollback()
                guard error.kind == .unavailable, !error.isWorthAnotherTry else { return jobs }
                for lost in jobs[...index] { lost.fail(error) }
                return Array(jobs[(index + 1)...])
            }
        }
        if group.hasChanged { connection.announceChange() }
        do { try connection.commit() } catch {
            connection.rollback()
            guard error.isTheFaultOfOne else {
                for job in jobs { job.fail(error) }
                return []
            }
            return jobs
        }
        group.settle()
        return []
    }

    /// Transactions under one commit, and what became of each.
    private struct Group {
        let connection: any Connection
        let memory: Memory
        let changes: Int
        private let company = Company()
        /// Whether a transaction has changed what memory shows, without its being committed yet.
        private(set) var hasChanged = false
        private var outcomes: [(job: any Job<Writing>, writing: Writing, error: (any Error)?)] = []

        init(_ connection: any Connection, _ memory: Memory, after changes: Int) {
            self.connection = connection
            self.memory = memory
            self.changes = changes
        }

        /// Throws only when the common transaction is lost.
        mutating func run(_ job: any Job<Writing>) throws(DatabaseError) {
            try connection.savepoint()
            let writing = Writing(connection, hasChanged ? nil : memory, hasChanged ? nil : company, after: changes)
            defer { memory.statements.add(writing.statements, ordering: .relaxed) }
            do {
                try job.run(in: writing)
            } catch {
                if let doom = writing.doom, doom.isWorthAnotherTry || connection.hasLostTransaction { throw doom }
                try connection.rollbackToSavepoint()
                outcomes.append((job, writing, error))
                return
            }
            try connection.releaseSavepoint()
            if !job.isQuiet { hasChanged = true }
            outcomes.append((job, writing, nil))
        }

        /// A refusal too waits for the commit: it may rest on what a neighbour wrote.
        func settle() {
            if hasChanged { memory.noteChange() }
            for outcome in outcomes where outcome.error == nil { outcome.writing.runHooks() }
            for (job, _, error) in outcomes {
                if let error { job.fail(error) } else { job.succeed() }
            }
        }
    }
}

extension DatabaseError {
    /// Whether a failed COMMIT may be laid at the door of one transaction of the group, and the others be run again:
    /// a constraint checked late or a crossing, after which nothing is written for certain.
    fileprivate var isTheFaultOfOne: Bool {
        switch kind {
        case .unique, .foreignKey, .check, .notNull, .busy: true
        case .overloaded, .unavailable, .other: isWorthAnotherTry
        }
    }
}
