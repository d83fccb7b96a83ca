import Database
import L10n
import Ledger
import Platform
import Vocabulary
package import Web

/// Appends to the public list, once a night and at the close, what lies at the slot: in the order of the hashes, which says nothing of who came
/// first. Then signs what the whole list has become. A job.
package enum ListKeeping {
    package static func run(_ world: World) async throws {
        let now = world.now(), today = day(now)
        for id in try await world.database.read({ try CeremonyStore.sealedEditions($0) }) {
            guard try await world.database.read({ try isDue(EditionStore.edition(id, $0), today, at: now, $0) }) else { continue }
            try await world.database.write { db in
                let edition = try EditionStore.edition(id, db)
                // Another process may have done it meanwhile.
                if try isDue(edition, today, at: now, db) { try publish(edition, BoxKeys(world), isFinal: false, at: now, db) }
            }
        }
    }

    private static func day(_ now: Instant) -> String { Texts.ofFiles.dateInput(now) }

    /// While the vote is open and has its key, once each day.
    private static func isDue(_ edition: Edition, _ today: String, at now: Instant, _ db: Reading) throws -> Bool {
        guard edition.calendar.isOpen(.vote, at: now), let ceremony = try CeremonyStore.ceremony(edition.id, db), ceremony.isReady, ceremony.frozenAt == nil
        else { return false }
        return try SealedBoxStore.roots(edition.id, db).last.map { $0.day < today } ?? true
    }

    /// - Throws: `ListFault` when what was published is no longer what stands there: nothing is signed over it.
    @discardableResult
    static func publish(_ edition: Edition, _ keys: BoxKeys, isFinal: Bool, at now: Instant, _ db: Writing) throws -> ListRoot {
        let roots = try SealedBoxStore.roots(edition.id, db)
        if let last = roots.last, last.isFinal { return last }
        var tree = try tree(edition, roots, keys, db)
        let entries = try waiting(edition.id, keys, db)
        try SealedBoxStore.append(entries, after: tree.count, edition.id, db)
        for entry in entries { tree.append(entry.hash) }
        let root = signed(tree, (roots.last?.number ?? 0) + 1, edition, keys, isFinal: isFinal, at: now)
        try SealedBoxStore.add(root, edition.id, db)
        try Journal.record(
            JournalEntry(
                "sealing.publish-root", "edition", edition.id.number, edition: edition.id, reason: "Racine n°\u{A0}\(root.number), \(root.size) lignes : \(root.root)",
                channel: .automatic, isPublic: true), by: nil, at: now, db)
        return root
    }

    private static func signed(_ tree: MerkleTree, _ number: Int, _ edition: Edition, _ keys: BoxKeys, isFinal: Bool, at now: Instant) -> ListRoot {
        var root = ListRoot(number: number, size: tree.count, root: Secrets.hex(tree.root), day: day(now), isFinal: isFinal, signature: "")
        let text = ListRoot.text(root.number, size: root.size, root: root.root, day: root.day, isFinal: isFinal, of: edition.slug)
        root.signature = Secrets.hex(keys.signer.sign(text))
        return root
    }

    /// What may enter the list: what the casting itself put at the slot, ballots first, then the revocations.
    private static func waiting(_ edition: EditionID, _ keys: BoxKeys, _ db: Reading) throws -> [ListEntry] {
        let slot = try SealedBoxStore.slot(edition, db)
        let ballots = slot.ballots.filter { keys.mark($0.entry.leaf, in: edition) == $0.mark && ListEntry(ballot: $0.entry.sealed) == $0.entry }
        let revoked = slot.revoked.filter { keys.mark($0.leaf, isRevocation: true, in: edition) == $0.mark }
        return ballots.map(\.entry) + revoked.map { ListEntry(revoking: $0.leaf) }
    }

    /// The tree of what stands in the list, held against the root signed last.
    private static func tree(_ edition: Edition, _ roots: [ListRoot], _ keys: BoxKeys, _ db: Reading) throws -> MerkleTree {
        var tree = MerkleTree(ListEntry.digest)
        try SealedBoxStore.entries(edition.id, db) { tree.append($0.hash) }
        guard let last = roots.last else {
            if tree.count > 0 { throw ListFault.changed(edition.slug) }
            return tree
        }
        guard last.isGenuine(of: edition.slug, by: keys.signer.publicKey), last.size == tree.count, last.root == Secrets.hex(tree.root) else {
            throw ListFault.changed(edition.slug)
        }
        return tree
    }
}

/// What is wrong with a public list.
enum ListFault: Error, Equatable, CustomStringConvertible {
    /// The list of this edition is not what was signed.
    case changed(String)

    var description: String {
        switch self {
        case .changed(let edition): "the public list of \(edition) is no longer what was signed: nothing more is signed over it; docs/operations.md, “The sealed box”"
        }
    }
}
