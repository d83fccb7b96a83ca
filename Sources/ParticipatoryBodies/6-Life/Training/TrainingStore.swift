import Database
import Vocabulary
import Web

/// The questions asked of the courses, and what changes them.
enum TrainingStore {
    static func all(_ db: Reading) throws -> [Training] { try list("1 = 1", db) }

    static func file(_ visit: Visit, _ db: Reading) throws -> TrainingFile {
        let id: ID<Training> = try visit.id("training")
        guard let training = try list("t.id = \(id)", db).first else { throw NotFound() }
        let isMember = try visit.actor.account.map { try !SeatStore.assemblies(of: $0, at: visit.now, db).isEmpty } ?? false
        return TrainingFile(training: training, actor: visit.actor, isMember: isMember)
    }

    /// The session named in the path, of the course named in the path.
    static func session(_ file: TrainingFile, _ visit: Visit) throws -> TrainingSession {
        let id: ID<TrainingSession> = try visit.id("session")
        guard let session = file.training.sessions.first(where: { $0.id == id }) else { throw NotFound() }
        return session
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Training] {
        let places: [(ID<TrainingSession>, TrainingPlace)] = try db.all("""
            select p.session_id, p.account_id, a.display_name, p.state, p.attended, p.score, p.comment from training_places p
            join accounts a on a.id = p.account_id join training_sessions s on s.id = p.session_id join trainings t on t.id = s.training_id
            where \(condition) order by p.at, p.account_id
            """) { row in
            (row.id(), TrainingPlace(account: row.id(), name: row.text(), state: try row.choice(), attended: row.optionalBool(), score: row.optionalInt(), comment: row.text()))
        }
        let bySession = Dictionary(grouping: places, by: \.0).mapValues { $0.map(\.1) }
        let sessions: [(ID<Training>, TrainingSession)] = try db.all("""
            select s.training_id, s.id, s.starts_at, s.ends_at, s.place, s.trainer, s.capacity, s.cancelled_at from training_sessions s
            join trainings t on t.id = s.training_id where \(condition) order by s.starts_at, s.id
            """) { row in
            let training: ID<Training> = row.id(), id: ID<TrainingSession> = row.id()
            return (training, TrainingSession(
                id: id, startsAt: row.instant(), endsAt: row.instant(), place: row.text(), trainer: row.text(), capacity: row.int(),
                cancelledAt: row.optionalInstant(), places: bySession[id] ?? []))
        }
        let byTraining = Dictionary(grouping: sessions, by: \.0).mapValues { $0.map(\.1) }
        return try db.all("select t.id, t.title, t.programme, t.audience, t.closed_at from trainings t where \(condition) order by t.title, t.id") { row in
            let id: ID<Training> = row.id()
            return Training(
                id: id, title: row.text(), programme: row.text(), audience: try row.choice(), closedAt: row.optionalInstant(), sessions: byTraining[id] ?? [])
        }
    }

    // MARK: Changing

    static func create(_ title: String, _ programme: String, _ audience: Training.Audience, by officer: AccountID, at now: Instant, _ db: Writing) throws -> ID<Training> {
        ID(try db.insert("""
            insert into trainings (title, programme, audience, created_at, created_by) values (\(title), \(programme), \(audience), \(now), \(officer)) returning id
            """))
    }

    static func add(_ session: TrainingSession, to training: ID<Training>, _ db: Writing) throws {
        try db.run("""
            insert into training_sessions (training_id, starts_at, ends_at, place, trainer, capacity)
            values (\(training), \(session.startsAt), \(session.endsAt), \(session.place), \(session.trainer), \(session.capacity))
            """)
    }

    static func cancel(_ session: ID<TrainingSession>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update training_sessions set cancelled_at = \(now) where id = \(session) and cancelled_at is null") == 1
    }

    static func withdraw(_ training: ID<Training>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update trainings set closed_at = \(now) where id = \(training) and closed_at is null") == 1
    }

    static func place(_ account: AccountID, _ state: TrainingPlace.State, in session: ID<TrainingSession>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into training_places (session_id, account_id, state, at) values (\(session), \(account), \(state), \(now))
            on conflict (session_id, account_id) do update set state = excluded.state, at = excluded.at
            """)
    }

    static func attend(_ present: Set<AccountID>, of session: TrainingSession, _ db: Writing) throws {
        for place in session.places where place.state == .coming {
            try db.run("update training_places set attended = \(present.contains(place.account)) where session_id = \(session.id) and account_id = \(place.account)")
        }
    }

    static func evaluate(_ session: ID<TrainingSession>, _ score: Int, _ comment: String, by account: AccountID, _ db: Writing) throws {
        try db.run("update training_places set score = \(score), comment = \(comment) where session_id = \(session) and account_id = \(account)")
    }
}
