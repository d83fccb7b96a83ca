package import Database
import L10n
import Vocabulary
package import Web

/// One mail each working morning to each official for whom something waits: what, how many, where. Nothing when nothing waits.
/// What waits is read outside of the writing: nobody's deposit or ballot queues behind it.
package enum MorningLetters {
    /// Between these hours of the city.
    static let hours = 7..<10

    /// - Parameter waiting: what waits for a person; the houses know it.
    package static func run(_ world: World, _ waiting: @escaping @Sendable (Visit, Reading) throws -> [DeskTask]) async throws {
        let now = world.now(), clock = CityTime.city.clock(at: now)
        guard hours.contains(clock.hour), WorkingDays.isWorked(clock) else { return }
        let today = CityTime.city.startOfDay(now)
        var problem: (any Error)?
        for reader in try await world.database.read({ try MorningStore.readers(notSince: today, at: now, $0) }) {
            // What cannot be read for one person takes nobody else's letter away.
            do { try await look(Visit(world: world, actor: reader.actor, now: now, t: Texts(reader.language)), waiting, today) } catch { problem = error }
        }
        if let problem { throw problem }
    }

    private static func look(_ visit: Visit, _ waiting: @escaping @Sendable (Visit, Reading) throws -> [DeskTask], _ today: Instant) async throws {
        guard let account = visit.actor.account else { return }
        let world = visit.world, now = visit.now, tasks = try await world.database.read { try waiting(visit, $0) }
        try await world.database.write { db in
            guard try MorningStore.noteSeen(account, notSince: today, hasLetter: !tasks.isEmpty, at: now, db), !tasks.isEmpty else { return }
            try Outbox.post(letter(tasks, to: account), world, at: now, db)
        }
    }

    private static func letter(_ tasks: [DeskTask], to account: AccountID) -> Letter {
        let late = tasks.count { $0.urgency == .late }
        return Letter(
            to: .account(account), kind: .task, subject: late > 0 ? "Ce matin : des échéances dépassées vous attendent" : "Ce qui vous attend ce matin",
            paragraphs: tasks.map(line) + ["Pour ne plus recevoir cette lettre : « Lettre du matin », sur votre bureau."],
            button: Letter.Button("Ouvrir mon bureau", "/bureau"))
    }

    private static func line(_ task: DeskTask) -> Message {
        guard let edition = task.edition else { return "\(task.what) : \(task.count)" }
        return "\(task.what) : \(task.count) (\(edition.title))"
    }
}
