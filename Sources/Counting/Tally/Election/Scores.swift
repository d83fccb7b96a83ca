/// What the ballots give each project, added up once: all that greedy rules need to know of a profile.
public struct Scores: Sendable, Equatable {
    /// Ballots that list the project.
    public var supporters: [Int]
    /// Points given to it, times the profile's scale; L − k + 1 for each rank without points; else the supporters.
    public var points: [Int]
    /// L − k for each ballot of L that ranks it k-th.
    public var borda: [Int]
    public var voters: Int
    public var pointsScale: Int

    public init(_ profile: Profile, projects count: Int) {
        let supporters = Self.supporters(profile, count)
        (self.supporters, points, borda) = (supporters, supporters, supporters)
        (voters, pointsScale) = (profile.voters, profile.pointsScale)
        if profile.hasPoints || profile.kind == .ordinal { addPoints(profile, count) }
    }

    private static func supporters(_ profile: Profile, _ count: Int) -> [Int] {
        var supporters = [Int](repeating: 0, count: count)
        supporters.withUnsafeMutableBufferPointer { supporters in
            profile.choices.withUnsafeBufferPointer { choices in
                for group in 0..<profile.groups {
                    let weight = profile.weights[group]
                    for project in choices[profile.span(group)] { supporters[Int(project)] += weight }
                }
            }
        }
        return supporters
    }

    private mutating func addPoints(_ profile: Profile, _ count: Int) {
        points = [Int](repeating: 0, count: count)
        if profile.kind == .ordinal { borda = points }
        for group in 0..<profile.groups {
            let (span, weight) = (profile.span(group), profile.weights[group])
            for place in span {
                let project = Int(profile.choices[place])
                points[project] += weight * profile.points(at: place, in: span)
                if profile.kind == .ordinal { borda[project] += weight * (span.upperBound - place - 1) }
            }
        }
    }

    /// The total that a utility ranks by, and by how much it is scaled.
    func total(_ utility: AllocationRule.Utility) -> (values: [Int], scale: Int) {
        switch utility {
        case .cost, .cardinality: (supporters, 1)
        case .points: (points, pointsScale)
        case .borda: (borda, 1)
        }
    }
}
