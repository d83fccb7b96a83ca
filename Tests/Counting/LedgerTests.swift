import Ledger
import Tally
import Testing

/// The tree of a list and its proofs, beside the definitions of RFC 6962 written out plainly.
@Suite struct `The tree of a public list` {
    private let digest = TreeDigest.plain

    private func leaves(_ count: Int) -> [[UInt8]] { (0..<count).map { digest.leaf(Array("entry \($0)".utf8)) } }

    /// MTH of RFC 6962 §2.1, word for word.
    private func plainRoot(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.isEmpty { return SHA256.digest([]) }
        if leaves.count == 1 { return leaves.first! }
        var cut = 1
        while cut * 2 < leaves.count { cut *= 2 }
        return SHA256.digest([1] + plainRoot(leaves.prefix(cut)) + plainRoot(leaves.dropFirst(cut)))
    }

    private func root(_ leaves: some Sequence<[UInt8]>) -> [UInt8] {
        var tree = MerkleTree(digest)
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }

    private func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    @Test func `the roots are those of the reference implementation`() {
        // Test vectors of Certificate Transparency: an empty list, then one empty entry, then eight entries.
        #expect(hex(root([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hex(root([digest.leaf([])])) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        let entries: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6f),
        ]
        #expect(hex(root(entries.map(digest.leaf))) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    @Test func `grown leaf by leaf it has the root of the definition`() {
        for count in 0...40 { #expect(root(leaves(count)) == plainRoot(leaves(count)[...]), "\(count) leaves") }
    }

    @Test func `an entry of the list is proved to be in it, another is not`() {
        for count in 1...33 {
            let all = leaves(count), top = root(all)
            for place in 0..<count {
                let path = MerkleProof.inclusion(of: place, in: all[...])
                #expect(MerkleProof.isIncluded(all[place], at: place, of: count, under: top, by: path))
                #expect(!MerkleProof.isIncluded(digest.leaf([9]), at: place, of: count, under: top, by: path))
                #expect(!MerkleProof.isIncluded(all[place], at: place, of: count, under: digest.leaf([9]), by: path))
                if count > 1 { #expect(!MerkleProof.isIncluded(all[place], at: (place + 1) % count, of: count, under: top, by: path)) }
            }
        }
        #expect(!MerkleProof.isIncluded(leaves(1)[0], at: 1, of: 1, under: leaves(1)[0], by: []))
    }

    @Test func `a longer list is proved to begin with a shorter one, and with no other`() {
        for count in 1...24 {
            let all = leaves(count), top = root(all)
            for former in 1...count {
                let path = MerkleProof.consistency(from: former, in: all[...]), before = root(all.prefix(former))
                #expect(MerkleProof.isConsistent(from: former, before, to: count, top, by: path), "\(former) of \(count)")
                var other = all
                other[former - 1] = digest.leaf([7])
                #expect(!MerkleProof.isConsistent(from: former, root(other.prefix(former)), to: count, top, by: path), "\(former) of \(count)")
            }
        }
    }
}
