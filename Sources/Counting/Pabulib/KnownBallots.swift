/// Ballots read without a remark, by how they are written: in a large vote most are written as one before, and need not be read again.
struct KnownBallots {
    /// Beyond this the votes differ too much to be worth more memory.
    private static let most = 1 << 16
    /// Once so many are known, an eighth of the rows must have been written as one before; else none is looked for any more.
    private static let trial = 4096
    private var isUseful: Bool
    private var texts = NameTable()
    private var groups: [Int32] = []

    init(isUseful: Bool) { self.isUseful = isUseful }

    /// The group of the profile that a ballot so written is of.
    @inline(__always)
    func group(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        isUseful ? texts.find(Name(text)).map { Int(groups[$0]) } : nil
    }

    /// - Parameter rows: how many were read, this one included.
    mutating func remember(_ text: UnsafeBufferPointer<UInt8>, as group: Int, rows: Int) {
        guard isUseful, groups.count < Self.most, texts.insert(Name(text)).isNew else { return }
        groups.append(Int32(group))
        if groups.count == Self.trial, rows < Self.trial / 7 * 8 { self = KnownBallots(isUseful: false) }
    }
}
