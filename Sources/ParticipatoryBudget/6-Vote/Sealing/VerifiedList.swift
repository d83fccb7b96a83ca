import Database
import Ledger
import Vocabulary
import Web

/// The public list, held against every root that was signed: what comes out of the box is exactly its ballots that were not replaced.
struct VerifiedList: Sendable {
    /// The hash of each line, in its order.
    let leaves: [[UInt8]]
    /// The ballots that their voters replaced.
    let revoked: Set<String>
    /// How many ballots come out.
    let count: Int

    init(_ edition: Edition, _ ceremony: Ceremony, _ keys: BoxKeys, _ db: Reading) throws {
        let roots = try SealedBoxStore.roots(edition.id, db), urn = ceremony.urn(edition), signer = keys.signer.publicKey
        guard let last = roots.last, last.isFinal, roots.count(where: \.isFinal) == 1 else { throw OpeningFault.unsigned }
        guard try keys.heads?.stand(among: roots, of: edition.id) ?? true else { throw OpeningFault.changed }
        var leaves: [[UInt8]] = [], revoked: Set<String> = [], tree = MerkleTree(ListEntry.digest), next = 0
        func hold() throws {
            while next < roots.count, roots[next].size == tree.count {
                guard roots[next].root == Secrets.hex(tree.root), roots[next].isGenuine(of: urn, by: signer) else { throw OpeningFault.changed }
                next += 1
            }
        }
        try hold()
        try SealedBoxStore.entries(edition.id, db) { entry in
            let hash = entry.hash
            guard entry.isRevocation || Secrets.hex(hash) == entry.leaf else { throw OpeningFault.changed }
            if entry.isRevocation { revoked.insert(entry.leaf) }
            leaves.append(hash)
            tree.append(hash)
            try hold()
        }
        guard next == roots.count, last.size == leaves.count else { throw OpeningFault.changed }
        (self.leaves, self.revoked, count) = (leaves, revoked, leaves.count - 2 * revoked.count)
        try Self.check(edition.id, count, db)
    }

    /// What must not be: ballots beside the list, ballots in clear, more or fewer ballots than voters. A cast writes both at once.
    private static func check(_ edition: EditionID, _ count: Int, _ db: Reading) throws {
        if try SealedBoxStore.waiting(edition, db) > 0 { throw OpeningFault.left }
        if try SealedBoxStore.clearBallots(edition, db) > 0 { throw OpeningFault.clear }
        let voters = try SealedBoxStore.checkOffs(edition, db)
        if voters < count { throw OpeningFault.tooMany }
        if voters > count { throw OpeningFault.missing }
    }

    /// Of lines read again, the ballots to open; each is still the one that was held against the roots.
    func ballots(_ entries: [ListEntry], after place: Int) throws -> [ListEntry] {
        guard place + entries.count <= leaves.count else { throw OpeningFault.changed }
        for (offset, entry) in entries.enumerated() where entry.hash != leaves[place + offset] { throw OpeningFault.changed }
        return entries.filter { !$0.isRevocation && !revoked.contains($0.leaf) }
    }
}
