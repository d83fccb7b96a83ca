import Database
import L10n
import Ledger
import Platform
import Vocabulary
package import Storage
package import Web

/// Appends to the public list, once a night and at the close, what lies at the slot: in the order of the hashes, which says nothing of who came
/// first, and never so few that a line would point at somebody. Then signs what the whole list has become. A job.
package enum ListKeeping {
    /// Fewer ballots than that wait for another night.
    static let handful = 20

    package static func run(_ world: World) async throws { try await run(world, least: handful) }

    /// One list that is wrong keeps no other from its night.
    static func run(_ world: World, least: Int) async throws {
        var problem: (any Error)?
        for id in try await world.database.read({ try CeremonyStore.sealedEditions($0) }) {
            do { try await night(id, world, least: least) } catch { problem = problem ?? error }
        }
        if let problem { throw problem }
    }

    private static func night(_ id: EditionID, _ world: World, least: Int) async throws {
        let now = world.now(), today = day(now)
        guard try await world.database.read({ try due(EditionStore.edition(id, $0), today, at: now, $0) }) != nil else { return }
        try await world.database.write { db in
            let edition = try EditionStore.edition(id, db)
            // Another process may have done it meanwhile.
            guard let ceremony = try due(edition, today, at: now, db) else { return }
            try publish(edition, ceremony, BoxKeys(world), isFinal: false, least: least, at: now, db)
        }
        // Nobody waits for it to be written when it is asked for.
        _ = try await world.database.read { db in
            let edition = try EditionStore.edition(id, db)
            return try UrnFile.written(id, RootsDownload.opening(edition, world, db), SealedBoxStore.roots(id, db), world, db)
        }
        let (ballots, voters) = try await world.database.read { (try SealedBoxStore.live(id, $0), try SealedBoxStore.checkOffs(id, $0)) }
        if ballots != voters { throw ListFault.miscounted(ballots: ballots, voters: voters) }
    }

    private static func day(_ now: Instant) -> String { Texts.ofFiles.dateInput(now) }

    /// While the vote is open and has its key, once each day.
    private static func due(_ edition: Edition, _ today: String, at now: Instant, _ db: Reading) throws -> Ceremony? {
        guard edition.calendar.isOpen(.vote, at: now), let ceremony = try CeremonyStore.ceremony(edition.id, db), ceremony.isReady, ceremony.frozenAt == nil
        else { return nil }
        return try SealedBoxStore.roots(edition.id, db).last.map { $0.day < today } ?? true ? ceremony : nil
    }

    /// - Throws: `ListFault` when what was published is no longer what stands there: nothing is signed over it.
    @discardableResult
    static func publish(
        _ edition: Edition, _ ceremony: Ceremony, _ keys: BoxKeys, isFinal: Bool, least: Int = handful, at now: Instant, _ db: Writing
    ) throws -> ListRoot {
        let roots = try SealedBoxStore.roots(edition.id, db), urn = ceremony.urn(edition)
        if let last = roots.last, last.isFinal { return last }
        guard try keys.heads?.stand(among: roots, of: edition.id) ?? true else { throw ListFault.changed(edition.slug) }
        var tree = try tree(edition, urn, roots, keys, db)
        let waiting = try waiting(edition.id, keys, db)
        // The first root is that of an empty list: the first voters are not alone in it.
        let entries = isFinal || !roots.isEmpty && waiting.count >= least ? waiting : []
        try SealedBoxStore.append(entries, after: tree.count, edition.id, db)
        for entry in entries { tree.append(entry.hash) }
        let root = signed(tree, (roots.last?.number ?? 0) + 1, urn, keys, isFinal: isFinal, at: now)
        try SealedBoxStore.add(root, edition.id, db)
        let entry = JournalEntry(
            "sealing.publish-root", "edition", edition.id.number, edition: edition.id, reason: "Racine n°\u{A0}\(root.number), \(root.size) lignes : \(root.root)",
            channel: .automatic, isPublic: true)
        try Journal.record(entry, by: nil, at: now, db)
        let id = edition.id
        db.afterCommit { _ = try? keys.heads?.keep(root, of: id) }
        return root
    }

    private static func signed(_ tree: MerkleTree, _ number: Int, _ urn: String, _ keys: BoxKeys, isFinal: Bool, at now: Instant) -> ListRoot {
        var root = ListRoot(number: number, size: tree.count, root: Secrets.hex(tree.root), day: day(now), isFinal: isFinal, signature: "")
        let text = ListRoot.text(root.number, size: root.size, root: root.root, day: root.day, isFinal: isFinal, of: urn)
        root.signature = Secrets.hex(keys.signer.sign(text))
        return root
    }

    /// What may enter the list: what the casting itself put at the slot, ballots first, then the revocations; once.
    private static func waiting(_ edition: EditionID, _ keys: BoxKeys, _ db: Reading) throws -> [ListEntry] {
        let slot = try SealedBoxStore.slot(edition, db)
        let ballots = slot.ballots.filter { keys.mark($0.entry.leaf, in: edition) == $0.mark && ListEntry(ballot: $0.entry.sealed) == $0.entry }.map(\.entry)
        let revoked = slot.revoked.filter { keys.mark($0.leaf, isRevocation: true, in: edition) == $0.mark }.map { ListEntry(revoking: $0.leaf) }
        let listed = try SealedBoxStore.listed(ballots.map(\.leaf), areRevocations: false, edition, db)
        let gone = try SealedBoxStore.listed(revoked.map(\.leaf), areRevocations: true, edition, db)
        return ballots.filter { !listed.contains($0.leaf) } + revoked.filter { !gone.contains($0.leaf) }
    }

    /// The tree of what stands in the list, held against the root signed last.
    private static func tree(_ edition: Edition, _ urn: String, _ roots: [ListRoot], _ keys: BoxKeys, _ db: Reading) throws -> MerkleTree {
        var tree = MerkleTree(ListEntry.digest)
        try SealedBoxStore.entries(edition.id, db) { tree.append($0.hash) }
        guard let last = roots.last else {
            if tree.count > 0 { throw ListFault.changed(edition.slug) }
            return tree
        }
        guard last.isGenuine(of: urn, by: keys.signer.publicKey), last.size == tree.count, last.root == Secrets.hex(tree.root) else {
            throw ListFault.changed(edition.slug)
        }
        return tree
    }

    /// For a database that begins anew where another one was.
    package static func begin(_ files: FileStore, _ journalHead: String) throws { try ListHeads.forget(files, journalHead) }
}

/// What is wrong with a public list.
enum ListFault: Error, Equatable, CustomStringConvertible {
    /// The list of this edition is not what was signed.
    case changed(String)
    /// A cast writes a ballot and a line of the register at once: as many of both, at any moment.
    case miscounted(ballots: Int, voters: Int)

    var description: String {
        switch self {
        case .changed(let edition): "the public list of \(edition) is no longer what was signed: nothing more is signed over it; docs/operations.md, “The sealed box”"
        case .miscounted(let ballots, let voters): "\(ballots) sealed ballots for \(voters) voters; docs/operations.md, “The sealed box”"
        }
    }
}
