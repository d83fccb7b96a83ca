package import Database
package import Storage
package import Web

/// Seals the journal turn by turn, under a key that the database does not hold, and keeps the last seal in the folder of
/// files: whoever owns the database alone can neither make seals nor shorten the chain unseen.
package enum JournalSealing {
    package static func run(_ world: World) async throws {
        let kept = try kept(world), key = key(world)
        guard try await world.database.read({ db in
            try Journal.require(kept, db)
            return try Journal.waiting(db)
        }) > 0 else { return }
        let head = try await world.database.write(quietly: true) { db in
            // Nothing is sealed after a cut: it would make the rest look whole.
            try Journal.require(kept, db)
            try Journal.seal(under: key, db)
            return try Journal.head(db)
        }
        if let head { try keep(head, in: world.files, named: world.journalHeadName) }
    }

    /// Seals to the end what a command wrote in a new database that nobody serves yet.
    package static func sealAll(_ database: Database, secret: [UInt8], keptIn files: FileStore, named name: String) async throws {
        let key = key(secret)
        let head = try await database.write { db in
            while try Journal.seal(under: key, db) > 0 {}
            return try Journal.head(db)
        }
        if let head { try keep(head, in: files, named: name) }
    }

    private static func keep(_ head: Seal, in files: FileStore, named name: String) throws {
        try files.write(note: "\(head.position) \(head.hash)\n", named: name)
    }

    /// Recomputes the whole chain: fails when it is not whole, which the desk tells. A job.
    package static func verify(_ world: World) async throws {
        let kept = try kept(world), key = key(world)
        if let fault = try await world.database.read({ try Journal.verify(under: key, kept: kept, $0) }) { throw fault }
    }

    /// The jobs that fail when somebody altered the journal.
    package static let jobs: Set = ["seal-journal", "verify-journal"]

    /// Drawn from the city's secret, for seals only.
    package static func key(_ world: World) -> [UInt8] { key(world.secret) }
    private static func key(_ secret: [UInt8]) -> [UInt8] { Secrets.hmacSHA256("seals of the journal".utf8, key: secret) }

    /// The last seal that was kept outside of the database; nil when none was yet.
    package static func kept(_ world: World) throws -> Seal? {
        guard let note = try world.files.note(named: world.journalHeadName) else { return nil }
        let parts = note.split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let position = Int(parts[0]) else { throw JournalFault.unreadableHead }
        return Seal(position: position, hash: String(parts[1]))
    }

    /// For a database that begins anew where another one was.
    package static func begin(_ world: World) throws { try world.files.remove(noteNamed: world.journalHeadName) }
}

/// What is wrong with the chain of the journal.
package enum JournalFault: Error, Equatable, CustomStringConvertible {
    /// This line is missing, changed, or not sealed by this site.
    case altered(Int)
    /// The seal of this line was kept outside of the database, which no longer has it.
    case shortened(Int)
    /// What was kept outside of the database is no seal.
    case unreadableHead

    package var description: String {
        switch self {
        case .altered(let position): "the journal was altered at line \(position)"
        case .shortened(let position): "the journal no longer has line \(position) as it was sealed; docs/operations.md, “Restore”"
        case .unreadableHead: "the last seal kept in the folder of files is unreadable"
        }
    }
}
