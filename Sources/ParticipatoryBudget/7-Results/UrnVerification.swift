import Ledger
package import Vocabulary
import Web

/// The public list of a sealed box, checked from its files alone: its roots, their signatures, a list kept from an earlier day, receipts.
package struct UrnVerification: Sendable {
    package let checks: [Verification.Check]
    /// Who signed, and whether that was compared with what the reader gave.
    package let signer: String
    package let isAnchored: Bool
    package let ballots: Int
    package let revoked: Int
    package let edition: String
    /// The last root: its number, its day, whether it shut the list, and what it covers.
    package let last: (number: Int, day: String, isFinal: Bool, size: Int, root: String)?
    package var isRight: Bool { checks.allSatisfy(\.isRight) }

    /// Whether these are the bytes of such a file, rather than of an archive of results.
    package static func isUrn(_ bytes: [UInt8]) -> Bool { bytes.starts(with: UrnText.head.utf8) }

    /// - Parameters:
    ///   - former: a file of roots, or a whole list, kept from an earlier day.
    ///   - receipts: whole, or their first five groups.
    ///   - expected: the public half of the city's signing key, in hexadecimal.
    ///   - mustBeClosed: whether the list has to be that of the close.
    /// - Throws: `Refusal` when a file is not readable.
    package init(_ bytes: [UInt8], since former: [UInt8]? = nil, receipts: [String] = [], signer expected: String? = nil, mustBeClosed: Bool = false) throws {
        let urn = try UrnReading(bytes, isWhole: true), before = try former.map { try UrnReading($0, isWhole: false) }
        signer = urn.signer
        isAnchored = expected != nil
        ballots = urn.ballots
        revoked = urn.revoked.count
        edition = urn.edition
        last = urn.roots.last.map { ($0.number, $0.day, $0.isFinal, $0.size, $0.root) }
        var checks = [
            Self.check("Chaque racine est celle des lignes qu’elle couvre", urn.wrongRoots.isEmpty, "Ce n’est pas le cas des racines \(urn.wrongRoots.map(String.init).joined(separator: ", "))."),
            Self.check("Signature de chaque racine", urn.unsigned.isEmpty, "Elle est fausse pour les racines \(urn.unsigned.map(String.init).joined(separator: ", "))."),
            Self.check("Les racines se suivent, la dernière couvre toute la liste", urn.isOrdered, "Une racine manque, recule, ou laisse des lignes hors d’elle."),
            Self.check("Chaque bulletin une fois, chaque remplacement après son bulletin", urn.strays == 0, "\(urn.strays) lignes ne sont pas à leur place."),
        ]
        if let expected { checks.append(Self.check("Signataire", expected.lowercased() == urn.signer, "La liste est signée par \(urn.signer).")) }
        if mustBeClosed { checks.append(Self.check("La liste est close", urn.roots.last?.isFinal ?? false, "Sa dernière racine n’est pas celle de la clôture : d’autres bulletins ont pu suivre.")) }
        if let before { checks.append(Self.since(before, urn)) }
        checks += receipts.map { Self.receipt($0, urn) }
        self.checks = checks
    }

    private static func check(_ subject: Message, _ isRight: Bool, _ difference: Message) -> Verification.Check {
        Verification.Check(subject: subject, isRight: isRight, difference: isRight ? nil : difference)
    }

    /// Every root that was kept stands unchanged in the list of today: it only grew.
    private static func since(_ before: UrnReading, _ urn: UrnReading) -> Verification.Check {
        let now = Dictionary(urn.roots.map { ($0.number, $0) }) { first, _ in first }
        let lost = before.roots.filter { now[$0.number] != $0 }.map(\.number)
        let isSame = before.edition == urn.edition && before.signer == urn.signer && before.key == urn.key
        return check(
            "La liste commence par celle que vous aviez gardée", isSame && lost.isEmpty && !before.roots.isEmpty,
            isSame ? before.roots.isEmpty ? "Le fichier gardé n’a aucune racine." : "Les racines \(lost.map(String.init).joined(separator: ", ")) ont disparu ou changé."
                : "Le fichier gardé est d’un autre vote, ou signé par un autre.")
    }

    private static func receipt(_ typed: String, _ urn: UrnReading) -> Verification.Check {
        let digits = Receipt.digits(typed: typed) ?? typed
        let found = Receipt.digits(typed: typed) == nil ? [:] : urn.leaves.filter { $0.key.hasPrefix(digits) }
        guard let (leaf, place) = found.first, found.count == 1 else { return check("Reçu \(typed)", false, "Aucun bulletin de la liste n’a ce reçu.") }
        return check("Reçu \(typed) : ligne \(place)", !urn.revoked.contains(leaf), "Ce bulletin ne compte pas : il a été remplacé. Si ce n’est pas vous, prévenez le garant.")
    }
}

/// A file of a sealed box, read and recomputed line by line.
struct UrnReading {
    private(set) var edition = ""
    private(set) var key = ""
    private(set) var signer = ""
    private(set) var roots: [ListRoot] = []
    /// The place of each ballot, by its hash.
    private(set) var leaves: [String: Int] = [:]
    private(set) var revoked: Set<String> = []
    private(set) var strays = 0
    private(set) var wrongRoots: [Int] = []
    private(set) var unsigned: [Int] = []
    private var tree = MerkleTree(ListEntry.digest)
    /// The root of the list at each length where something was signed.
    private var hashes: [Int: String] = [:]
    private var sizes: Set<Int> = []
    private let isWhole: Bool

    var ballots: Int { leaves.count }

    /// - Parameter isWhole: whether it must hold every line that its roots cover; a file kept may hold roots alone.
    init(_ bytes: [UInt8], isWhole: Bool) throws {
        self.isWhole = isWhole
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard let first = lines.first, String(decoding: first, as: UTF8.self) == UrnText.head else { throw Self.unreadable(1) }
        // The roots stand at the end of a list: their sizes are needed while it is read.
        for line in lines.reversed() where line.starts(with: "root ".utf8) { sizes.insert(try Self.root(line).size) }
        note()
        for (number, line) in lines.enumerated().dropFirst() { try read(line, number + 1) }
        hold()
    }

    private static func unreadable(_ line: Int) -> Refusal { .notNow("Ce fichier n’est pas une liste de bulletins scellés : la ligne \(line) est illisible.") }

    private mutating func note() { if sizes.contains(tree.count) { hashes[tree.count] = Secrets.hex(tree.root) } }

    private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) throws {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 2 else { throw Self.unreadable(number) }
        switch words[0] {
        case "edition": edition = words[1]
        case "key": key = words[1]
        case "signer": signer = words[1]
        case "ballot":
            // Never so short, nor with that head, which would read as a revocation.
            guard let sealed = Secrets.bytes(base64url: words[1]), sealed.count >= SealedBox.overhead + 256, !sealed.starts(with: "parvis revocation ".utf8)
            else { throw Self.unreadable(number) }
            append(ListEntry(ballot: sealed))
        case "revoked": append(ListEntry(revoking: words[1]))
        case "root": roots.append(try Self.root(line))
        default: throw Self.unreadable(number)
        }
    }

    private mutating func append(_ entry: ListEntry) {
        tree.append(entry.hash)
        if entry.isRevocation {
            if leaves[entry.leaf] == nil || !revoked.insert(entry.leaf).inserted { strays += 1 }
        } else {
            if leaves[entry.leaf] != nil { strays += 1 }
            leaves[entry.leaf] = tree.count
        }
        note()
    }

    private static func root(_ line: ArraySlice<UInt8>) throws -> ListRoot {
        let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 7, let number = Int(words[1]), let size = Int(words[2]), ["open", "closed"].contains(words[5]) else { throw unreadable(0) }
        return ListRoot(number: number, size: size, root: words[3], day: words[4], isFinal: words[5] == "closed", signature: words[6])
    }

    /// A file of roots alone has no lines to hold them against: their signatures only.
    private mutating func hold() {
        let publicKey = Secrets.bytes(hex: signer) ?? []
        unsigned = roots.filter { !$0.isGenuine(of: "\(edition)\n\(key)", by: publicKey) }.map(\.number)
        if isWhole || tree.count > 0 { wrongRoots = roots.filter { hashes[$0.size] != $0.root }.map(\.number) }
    }

    /// Numbered from 1, never shorter nor earlier than the one before, nothing after the close, nothing left over.
    var isOrdered: Bool {
        guard roots.map(\.number) == Array(1..<roots.count + 1), roots.dropLast().allSatisfy({ !$0.isFinal }) else { return false }
        let pairs = zip(roots, roots.dropFirst())
        return pairs.allSatisfy { $0.size <= $1.size && $0.day <= $1.day } && (!isWhole && tree.count == 0 || roots.last?.size == tree.count)
    }
}
