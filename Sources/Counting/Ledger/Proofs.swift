/// Short proofs on the tree of a list, made from its leaves and checked without them (RFC 6962 §2.1.1 and §2.1.2).
public enum MerkleProof {
    public typealias Hash = MerkleTree.Hash

    /// That the leaf at this place, from 0, is under the root of all the leaves: the hashes beside its path, from the bottom.
    public static func inclusion(of place: Int, in leaves: ArraySlice<Hash>, _ digest: TreeDigest = .plain) -> [Hash] {
        guard leaves.count > 1 else { return [] }
        let cut = split(leaves.count)
        let left = leaves.prefix(cut), right = leaves.dropFirst(cut)
        return place < cut
            ? inclusion(of: place, in: left, digest) + [root(right, digest)]
            : inclusion(of: place - cut, in: right, digest) + [root(left, digest)]
    }

    /// Whether `path` leads from the leaf at this place to the root of so many leaves.
    public static func isIncluded(_ leaf: Hash, at place: Int, of count: Int, under root: Hash, by path: [Hash], _ digest: TreeDigest = .plain) -> Bool {
        guard place >= 0, place < count else { return false }
        var (node, last, hash) = (place, count - 1, leaf)
        for beside in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = digest.node(beside, hash)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = digest.node(hash, beside)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    /// That the first `former` leaves stand at the head of all of them, unchanged.
    public static func consistency(from former: Int, in leaves: ArraySlice<Hash>, _ digest: TreeDigest = .plain) -> [Hash] {
        guard former > 0, former < leaves.count else { return [] }
        return consistency(former, leaves, isWhole: true, digest)
    }

    private static func consistency(_ former: Int, _ leaves: ArraySlice<Hash>, isWhole: Bool, _ digest: TreeDigest) -> [Hash] {
        if former == leaves.count { return isWhole ? [] : [root(leaves, digest)] }
        let cut = split(leaves.count)
        let left = leaves.prefix(cut), right = leaves.dropFirst(cut)
        return former <= cut
            ? consistency(former, left, isWhole: isWhole, digest) + [root(right, digest)]
            : consistency(former - cut, right, isWhole: false, digest) + [root(left, digest)]
    }

    /// Whether a list of `count` leaves under `root` begins with the one of `former` leaves under `formerRoot`.
    public static func isConsistent(
        from former: Int, _ formerRoot: Hash, to count: Int, _ root: Hash, by path: [Hash], _ digest: TreeDigest = .plain
    ) -> Bool {
        if former == count { return path.isEmpty && formerRoot == root }
        guard former > 0, former < count, !path.isEmpty else { return former == 0 && count > 0 && path.isEmpty && formerRoot == digest.sha256([]) }
        // A former list that is a full tree is its own first step.
        let steps = former & (former - 1) == 0 ? [formerRoot] + path : path
        var (node, last) = (former - 1, count - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (old, new) = (steps[0], steps[0])
        for step in steps.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                (old, new) = (digest.node(step, old), digest.node(step, new))
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                new = digest.node(new, step)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && old == formerRoot && new == root
    }

    static func root(_ leaves: ArraySlice<Hash>, _ digest: TreeDigest) -> Hash {
        var tree = MerkleTree(digest)
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }

    /// The largest power of two below `count`.
    private static func split(_ count: Int) -> Int {
        var cut = 1
        while cut * 2 < count { cut *= 2 }
        return cut
    }
}
