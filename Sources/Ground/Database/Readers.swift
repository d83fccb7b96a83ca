/// What a reading thread does.
struct Readers {
    let queue: JobQueue<any Job<Reading>>
    let connect: @Sendable () throws(DatabaseError) -> any Connection
    let memory: Memory

    func work() {
        var desk = Desk(connect)
        while let job = queue.take(1).first { answer(job, at: &desk) }
        desk.close()
    }

    private func answer(_ job: any Job<Reading>, at desk: inout Desk) {
        for attempt in 1... {
            do {
                try read(job, at: &desk)
                return job.succeed()
            } catch let error as DatabaseError where error.isWorthAnotherTry && attempt < 5 {
                Desk.pause(after: attempt)
            } catch {
                return job.fail(error)
            }
        }
    }

    private func read(_ job: any Job<Reading>, at desk: inout Desk) throws {
        let changes = memory.changes
        let connection = try desk.begin(.reading)
        let reading = Reading(connection, memory, after: changes)
        defer { memory.statements.add(reading.statements, ordering: .relaxed) }
        do {
            try job.run(in: reading)
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }
}
