import Database
import Storage
import Vocabulary
import Web

/// The whole public list as a file: written once at each root, line by line, and served from there to everyone.
enum UrnFile {
    /// Where the file is, how long, and what tells it from any other.
    struct Written: Sendable {
        var path: String
        var size: Int
        var tag: String
    }

    /// - Parameter opening: the first lines, which say whose list it is.
    static func written(_ edition: EditionID, _ opening: [UInt8], _ roots: [ListRoot], _ world: World, _ db: Reading) throws -> Written {
        let tag = tag(opening, roots.last), files = world.files
        let made = try files.text(named: name(tag, edition, world)) { file in
            // A reader may still be on its way to the one before.
            for former in roots.dropLast(2) { try files.remove(noteNamed: name(Self.tag(opening, former), edition, world)) }
            try write(edition, opening, roots, file, db)
        }
        return Written(path: made.path, size: made.size, tag: tag)
    }

    private static func tag(_ opening: [UInt8], _ root: ListRoot?) -> String {
        String(Secrets.sha256Hex(opening + (root.map { UrnText.line($0) } ?? [])).prefix(32))
    }

    private static func name(_ tag: String, _ edition: EditionID, _ world: World) -> String { "\(world.journalHeadName)-urn-\(edition)-\(tag)" }

    private static func write(_ edition: EditionID, _ opening: [UInt8], _ roots: [ListRoot], _ file: TemporaryFile, _ db: Reading) throws {
        var waiting = opening
        try SealedBoxStore.entries(edition, through: roots.last?.size ?? 0, db) { entry in
            waiting += UrnText.line(entry)
            guard waiting.count >= 64 * 1024 else { return }
            try file.write(waiting)
            waiting.removeAll(keepingCapacity: true)
        }
        for root in roots { waiting += UrnText.line(root) }
        try file.write(waiting)
    }
}
