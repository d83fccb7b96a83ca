import Ledger
import Vocabulary
import Web

/// A line of the public list: a sealed ballot, or the word that an earlier one was replaced by its voter.
struct ListEntry: Sendable, Equatable {
    var isRevocation: Bool
    /// The ballot's own hash, or that of the ballot revoked.
    var leaf: String
    var sealed: [UInt8]

    init(ballot sealed: [UInt8]) { (isRevocation, leaf, self.sealed) = (false, Secrets.hex(Self.digest.leaf(sealed)), sealed) }
    init(revoking leaf: String) { (isRevocation, self.leaf, sealed) = (true, leaf, []) }

    init(isRevocation: Bool, leaf: String, sealed: [UInt8]) { (self.isRevocation, self.leaf, self.sealed) = (isRevocation, leaf, sealed) }

    /// What the tree takes in. A sealed ballot is never as short as a revocation.
    var bytes: [UInt8] { isRevocation ? Array("parvis revocation \(leaf)".utf8) : sealed }
    var hash: [UInt8] { Self.digest.leaf(bytes) }

    static let digest = TreeDigest { Secrets.sha256($0) }
}

/// A signed root: what the whole list was on a day. The signature covers how long the list was.
struct ListRoot: Sendable, Equatable {
    /// From 1, in the order of publication: a day may have two, of which the second is the close.
    var number: Int
    var size: Int
    var root: String
    /// `2026-11-22`, in the city's time.
    var day: String
    /// Whether it is that of the close: nothing comes after.
    var isFinal: Bool
    var signature: String

    /// The text that is signed, byte for byte; `urn` is the edition and, on a second line, the key that its ballots are sealed for.
    static func text(_ number: Int, size: Int, root: String, day: String, isFinal: Bool, of urn: String) -> [UInt8] {
        Array("parvis root 1\n\(urn)\n\(number)\n\(size)\n\(root)\n\(day)\n\(isFinal ? "closed" : "open")\n".utf8)
    }

    func isGenuine(of urn: String, by publicKey: [UInt8]) -> Bool {
        let text = Self.text(number, size: size, root: root, day: day, isFinal: isFinal, of: urn)
        return Signer.isGenuine(Secrets.bytes(hex: signature) ?? [], of: text, by: publicKey)
    }
}

/// What a voter keeps: the hash of her sealed ballot. It tells that the ballot is in the list, and nothing of what it says.
struct Receipt: Sendable, Equatable {
    static let shortest = 20
    let leaf: String

    /// Sixteen groups of four, of which the first five are enough to find it again.
    var text: String { Self.grouped(leaf) }

    static func grouped(_ hex: some StringProtocol) -> String {
        let characters = Array(hex)
        return stride(from: 0, to: characters.count, by: 4).map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(separator: " ")
    }

    /// The digits that somebody types, at least five groups of them; nil when it can be no receipt.
    static func digits(typed: String) -> String? {
        let digits = typed.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        guard (shortest...64).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        return digits
    }
}
