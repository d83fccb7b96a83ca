import Database
import Vocabulary
import Web

/// Lets a marked ballot fall in the box of its vote: sealed when the vote has a bureau, as it is otherwise. One insert, whatever the box.
struct BallotDrop {
    let edition: EditionID
    let sealing: VoteSealing
    /// How many projects the ballot may name: they give all ballots their length.
    let projects: Int
    let world: World

    /// - Returns: what the voter keeps of a sealed ballot.
    func callAsFunction(_ ballot: MarkedBallot, channel: String, _ db: Writing) throws -> Receipt? {
        guard sealing.isSealed else {
            try BallotBoxStore.drop(ballot, id: Secrets.base64url(world.randomBytes(16)), edition, channel: channel, db)
            return nil
        }
        return try seal(ballot, db)
    }

    private func seal(_ ballot: MarkedBallot, _ db: Writing) throws -> Receipt {
        guard !sealing.isWaitingForKey else { throw SealingRules.waitsForKey }
        // Nothing of the voter's goes in but her choices: her receipt cannot prove them.
        let text = SealedText.bytes(ballot.text, in: edition, length: SealedText.length(projects: projects))
        let entry = ListEntry(ballot: world.seals.seal(text, for: sealing.publicKey))
        try SealedBoxStore.drop(entry, mark: BoxKeys(world).mark(entry.leaf, in: edition), edition, db)
        return Receipt(leaf: entry.leaf)
    }

    // MARK: Votes that may be replaced

    /// Keeps, unreadable, which ballot the voter's line of the register may replace until the close.
    func link(_ receipt: Receipt, to account: AccountID, _ db: Writing) throws {
        try SealedBoxStore.keep(link: written(receipt.leaf, of: account), of: account, in: edition, db)
    }

    /// The new ballot falls in, the one before is revoked: it stays in the list and does not count.
    func replace(_ ballot: MarkedBallot, of account: AccountID, _ db: Writing) throws -> Receipt {
        guard let link = try SealedBoxStore.link(edition, account, db), let former = read(link, of: account) else { throw SealingRules.cannotReplace }
        let receipt = try seal(ballot, db)
        guard try SealedBoxStore.change(link: link, to: written(receipt.leaf, of: account), in: edition, db) else { throw SealingRules.replacedMeanwhile }
        try SealedBoxStore.revoke(former, mark: BoxKeys(world).mark(former, isRevocation: true, in: edition), edition, db)
        return receipt
    }

    /// A link carried to another voter's line is worth nothing there.
    private func written(_ leaf: String, of account: AccountID) -> String {
        Secrets.base64url(SecretBox.seal(Array("\(edition) \(account) \(leaf)".utf8), key: BoxKeys(world).links(sealing.linkKey), nonce: world.randomBytes(24)))
    }

    private func read(_ link: String, of account: AccountID) -> String? {
        let text = Secrets.bytes(base64url: link).flatMap { SecretBox.open($0, key: BoxKeys(world).links(sealing.linkKey)) }.map { String(decoding: $0, as: UTF8.self) }
        let own = "\(edition) \(account) "
        return text.flatMap { $0.hasPrefix(own) ? String($0.dropFirst(own.count)) : nil }
    }
}
