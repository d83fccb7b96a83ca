/// Gathers ballots into a profile as they are read, grouping identical ones on the way.
public struct ProfileBuilder: Sendable {
    private var profile: Profile
    /// Open addressing: the hash of a ballot in the high half, its group number + 1 in the low; 0 is free.
    private var table = [UInt64](repeating: 0, count: 1024)
    private var hashes: [UInt32] = []

    /// - Parameter hasPoints: only asked of ordinal ballots; cumulative and scoring ones always have points.
    public init(kind: BallotKind, hasPoints: Bool = false) {
        profile = Profile(kind: kind, hasPoints: kind == .cumulative || kind == .scoring || (kind == .ordinal && hasPoints))
    }

    /// Adds one ballot, `times` over. A project listed twice counts once, at its first place; the order of an approval ballot is forgotten.
    public mutating func add(_ ballot: Ballot, times: Int = 1, known: [String: String] = [:]) {
        var seen: Set<Int> = []
        var choices: [Int32] = []
        var points: [Int32] = []
        for (place, project) in ballot.choices.enumerated() where seen.insert(project).inserted {
            choices.append(Int32(project))
            if profile.hasPoints { points.append(Int32(clamping: ballot.points?[place] ?? 1)) }
        }
        sort(&choices, &points)
        choices.withUnsafeBufferPointer { choices in points.withUnsafeBufferPointer { _ = add(choices: choices, points: $0, times: times) } }
        for (name, value) in known { count(choices, times: times, in: name, as: value) }
    }

    /// The fast door: choices without repetition and, unless ordinal, in rising order. The group that the ballot is of.
    @discardableResult
    public mutating func add(choices: UnsafeBufferPointer<Int32>, points: UnsafeBufferPointer<Int32>, times: Int = 1) -> Int {
        profile.voters += times
        let hash = Self.hash(choices, points)
        if profile.groups * 2 >= table.count { grow() }
        var slot = Int(hash) & (table.count - 1)
        while table[slot] != 0 {
            if UInt32(table[slot] >> 32) == hash {
                let group = Int(UInt32(truncatingIfNeeded: table[slot])) - 1
                if isSame(group, choices, points) {
                    profile.weights[group] += times
                    return group
                }
            }
            slot = (slot + 1) & (table.count - 1)
        }
        profile.choices.append(contentsOf: choices)
        if !points.isEmpty { profile.points.append(contentsOf: points) }
        profile.bounds.append(Int32(profile.choices.count))
        profile.weights.append(times)
        hashes.append(hash)
        table[slot] = UInt64(hash) << 32 | UInt64(profile.groups)
        return profile.groups - 1
    }

    /// The fastest: one more ballot, `times` over, like those of a group.
    public mutating func add(toGroup group: Int, times: Int = 1) {
        profile.voters += times
        profile.weights[group] += times
    }

    /// What a group chose, while `body` lasts.
    public func withChoices(ofGroup group: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        profile.choices.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[profile.span(group)])) }
    }

    /// Counts the supporters of a ballot under one value of something known about its voter.
    public mutating func count(_ choices: [Int32], times: Int = 1, in name: String, as value: String) {
        profile.breakdowns[name, default: Breakdown()].voters[value, default: 0] += times
        guard let most = choices.max() else { return }
        var counts = profile.breakdowns[name]!.supporters.removeValue(forKey: value) ?? []
        while counts.count <= Int(most) { counts.append(0) }
        for project in choices { counts[Int(project)] += times }
        profile.breakdowns[name]!.supporters[value] = counts
    }

    /// Takes in a breakdown counted elsewhere, when the reader keeps its own.
    public mutating func set(_ breakdown: Breakdown, for name: String) { profile.breakdowns[name] = breakdown }

    /// Multiplies all points read so far, when a finer one comes; false when 32 bits cannot hold them.
    public mutating func rescalePoints(by factor: Int) -> Bool {
        guard profile.points.allSatisfy({ Int32(exactly: Int($0) * factor) != nil }) else { return false }
        for index in profile.points.indices { profile.points[index] *= Int32(factor) }
        rehash()
        return true
    }

    public func profile(pointsScale: Int = 1) -> Profile {
        var profile = profile
        profile.pointsScale = pointsScale
        return profile
    }

    private func sort(_ choices: inout [Int32], _ points: inout [Int32]) {
        guard profile.kind != .ordinal else { return }
        let order = choices.indices.sorted { choices[$0] < choices[$1] }
        choices = order.map { [choices] in choices[$0] }
        if !points.isEmpty { points = order.map { [points] in points[$0] } }
    }

    private func isSame(_ group: Int, _ choices: UnsafeBufferPointer<Int32>, _ points: UnsafeBufferPointer<Int32>) -> Bool {
        let start = Int(profile.bounds[group])
        guard Int(profile.bounds[group + 1]) - start == choices.count else { return false }
        return profile.choices[start..<start + choices.count].elementsEqual(choices)
            && (points.isEmpty || profile.points[start..<start + points.count].elementsEqual(points))
    }

    private static func hash(_ choices: UnsafeBufferPointer<Int32>, _ points: UnsafeBufferPointer<Int32>) -> UInt32 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: choices.count)
        mix(choices, into: &hash)
        mix(points, into: &hash)
        return UInt32(truncatingIfNeeded: hash)
    }

    /// Two values at a time.
    @inline(__always)
    private static func mix(_ values: UnsafeBufferPointer<Int32>, into hash: inout UInt64) {
        for place in stride(from: 0, to: values.count, by: 2) {
            let second = place + 1 < values.count ? UInt64(UInt32(bitPattern: values[place + 1])) << 32 : 0
            hash = (hash ^ UInt64(UInt32(bitPattern: values[place])) ^ second) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
        }
    }

    private mutating func rehash() {
        for group in hashes.indices {
            let span = profile.span(group)
            hashes[group] = profile.choices.withUnsafeBufferPointer { choices in
                profile.points.withUnsafeBufferPointer { points in
                    Self.hash(
                        UnsafeBufferPointer(rebasing: choices[span]),
                        UnsafeBufferPointer(rebasing: points.isEmpty ? points[0..<0] : points[span]))
                }
            }
        }
        place(in: table.count)
    }

    private mutating func grow() { place(in: table.count * 2) }

    private mutating func place(in size: Int) {
        table = [UInt64](repeating: 0, count: size)
        for (group, hash) in hashes.enumerated() {
            var slot = Int(hash) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = UInt64(hash) << 32 | UInt64(group + 1)
        }
    }
}
