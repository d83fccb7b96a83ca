import Storage
import Vocabulary
import Web

/// The last signed root of each list, kept in the folder of files as the journal's last seal is: whoever owns the database alone can neither
/// shorten a list nor have another signed in its place.
struct ListHeads: Sendable {
    let files: FileStore
    let name: String

    init(_ world: World) { (files, name) = (world.files, world.journalHeadName) }

    private func note(_ edition: EditionID) -> String { "\(name)-list-\(edition)" }

    /// Whether the root that was kept still stands among these.
    func stand(among roots: [ListRoot], of edition: EditionID) throws -> Bool {
        guard let kept = try files.note(named: note(edition)) else { return true }
        return roots.contains { Self.line($0) == kept }
    }

    func keep(_ root: ListRoot, of edition: EditionID) throws { try files.write(note: Self.line(root), named: note(edition)) }

    private static func line(_ root: ListRoot) -> String { "\(root.number) \(root.size) \(root.root)\n" }

    /// For a database that begins anew where another one was.
    static func forget(_ files: FileStore, _ name: String) throws {
        for edition in 1...100 { try files.remove(noteNamed: "\(name)-list-\(edition)") }
    }
}
