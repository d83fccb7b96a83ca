/// The hash tree of an append-only list (RFC 6962 §2.1), grown leaf by leaf: its root after each addition costs a logarithm, and it holds
/// no more than one hash for each level.
public struct MerkleTree: Sendable {
    public typealias Hash = [UInt8]

    public let digest: TreeDigest
    public private(set) var count = 0
    /// Roots of the full trees that the leaves make so far, the largest first.
    private var peaks: [(hash: Hash, size: Int)] = []

    public init(_ digest: TreeDigest = .plain) { self.digest = digest }

    /// Adds the hash of an entry, as `TreeDigest.leaf` makes it.
    public mutating func append(_ leaf: Hash) {
        count += 1
        peaks.append((leaf, 1))
        while peaks.count > 1, peaks[peaks.count - 2].size == peaks[peaks.count - 1].size {
            let right = peaks.removeLast(), left = peaks.removeLast()
            peaks.append((digest.node(left.hash, right.hash), left.size * 2))
        }
    }

    public var root: Hash {
        guard var root = peaks.last?.hash else { return digest.sha256([]) }
        for peak in peaks.dropLast().reversed() { root = digest.node(peak.hash, root) }
        return root
    }
}

/// SHA-256 as the tree uses it: leaves and nodes begin with different bytes, so that one is never taken for the other.
public struct TreeDigest: Sendable {
    public let sha256: @Sendable ([UInt8]) -> [UInt8]

    public init(_ sha256: @escaping @Sendable ([UInt8]) -> [UInt8]) { self.sha256 = sha256 }

    public func leaf(_ entry: [UInt8]) -> [UInt8] { sha256([0] + entry) }
    public func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { sha256([1] + left + right) }
}
