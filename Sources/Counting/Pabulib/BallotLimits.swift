/// What META allows on a ballot. Ballots outside are remarked upon: the city accepted them.
struct BallotLimits: Sendable {
    private var minimumLength: Int?
    private var maximumLength: Int?
    private var minimumPoints: Int?
    private var maximumPoints: Int?

    init() {}

    init(_ meta: MetaSection) {
        minimumLength = meta.number("min_length")
        maximumLength = meta.number("max_length")
        minimumPoints = meta.number("min_sum_points")
        maximumPoints = meta.number("max_sum_points")
    }

    func check(_ line: Int, _ choices: UnsafeBufferPointer<Int32>, points: UnsafeBufferPointer<Int32>?, _ defects: inout DefectList) {
        if let minimumLength, choices.count < minimumLength { defects.add(line, .outsideLimits("min_length \(minimumLength)")) }
        if let maximumLength, choices.count > maximumLength { defects.add(line, .outsideLimits("max_length \(maximumLength)")) }
        guard let points, minimumPoints != nil || maximumPoints != nil else { return }
        let sum = points.reduce(0) { $0 + Int($1) }
        if let minimumPoints, sum < minimumPoints { defects.add(line, .outsideLimits("min_sum_points \(minimumPoints)")) }
        if let maximumPoints, sum > maximumPoints { defects.add(line, .outsideLimits("max_sum_points \(maximumPoints)")) }
    }
}
