import Sharing
import Web

/// Makes the key of a box in memory, seals a share of its private half for each member's code, and forgets it: nothing else comes out.
enum KeyMaking {
    /// What is kept of a key: its public half, and for each member a share that her code alone opens.
    struct Made: Sendable {
        var publicKey: [UInt8]
        var shares: [(position: Int, sealed: [UInt8], digest: String)]
    }

    static func make(_ ceremony: Ceremony, chance: (Int) -> [UInt8]) -> Made {
        let pair = SealedBox.pair(seed: chance(SealedBox.seedLength))
        let shares = SecretSharing.split(pair.privateKey, into: ceremony.members.count, threshold: ceremony.threshold, chance: chance)
        let sealed = zip(ceremony.members, shares).map { member, share in
            (position: member.position, sealed: SealedBox.seal([share.number] + share.bytes, for: member.codeKey ?? []), digest: digest(share))
        }
        return Made(publicKey: pair.publicKey, shares: sealed)
    }

    static func digest(_ share: SecretSharing.Share) -> String { Secrets.sha256Hex(Array("parvis share".utf8) + [share.number] + share.bytes) }

    /// The share of a member, opened by her code; nil when the code is not hers or the share was changed.
    static func share(of member: BureauMember, with code: ShareCode) -> SecretSharing.Share? {
        SealedBox.open(member.sealedShare, with: code.pair).flatMap { share($0, of: member) }
    }

    private static func share(_ bytes: [UInt8], of member: BureauMember) -> SecretSharing.Share? {
        guard let number = bytes.first else { return nil }
        let share = SecretSharing.Share(number: number, bytes: Array(bytes.dropFirst()))
        return digest(share) == member.shareDigest ? share : nil
    }

    /// Members whose entered share is no share of this key any more.
    static func spoiled(_ ceremony: Ceremony, _ keys: BoxKeys) -> [BureauMember] {
        ceremony.members.filter { member in
            member.enteredAt != nil && SecretBox.open(member.enteredShare, key: keys.entered).flatMap { share($0, of: member) } == nil
        }
    }

    /// The key of the box from the shares that were entered; nil when they are not those of this key.
    static func pair(_ ceremony: Ceremony, _ keys: BoxKeys) -> SealedBox.Pair? {
        let shares = ceremony.members.filter { $0.enteredAt != nil }.compactMap { member in
            SecretBox.open(member.enteredShare, key: keys.entered).flatMap { share($0, of: member) }
        }
        guard shares.count >= ceremony.threshold, let key = try? SecretSharing.combine(shares), let pair = SealedBox.pair(privateKey: key) else { return nil }
        return pair.publicKey == ceremony.publicKey ? pair : nil
    }
}
