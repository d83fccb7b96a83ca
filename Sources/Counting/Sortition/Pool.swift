/// How many members a panel must have with one feature: from `least` to `most` with « age: 16-24 ».
public struct Quota: Sendable, Equatable {
    public var category: String
    public var feature: String
    public var least: Int
    public var most: Int

    public init(_ category: String, _ feature: String, _ least: Int, _ most: Int) {
        (self.category, self.feature, self.least, self.most) = (category, feature, least, most)
    }
}

/// The people who may be drawn, as their features only: nothing else of them counts.
public struct Pool: Sendable {
    /// People alike in every category: they have the same chances, and one may stand for another.
    public struct Kind: Sendable, Equatable {
        /// One feature for each category.
        public var features: [String]
        /// Whose household holds several people of the pool, and so sends one of them at most.
        public var household: String?
        /// Their places in the pool, from 0.
        public var rows: [Int]
        /// How many of them one panel may take.
        var most: Int { household == nil ? rows.count : 1 }
    }

    public let categories: [String]
    public let quotas: [Quota]
    public let kinds: [Kind]
    /// How many people.
    public let count: Int

    /// What is wrong with the files.
    public enum Problem: Error, Equatable {
        case noSuchColumn(String)
        case unknownFeature(row: Int, category: String, feature: String)
        case repeatedQuota(category: String, feature: String)
        case quotaTurnedAround(category: String, feature: String)
        case negativeQuota(category: String, feature: String)
        case ragged(row: Int)
        case empty
    }

    /// - Parameters:
    ///   - columns: the names of the columns; those that are no category are left aside.
    ///   - rows: one for each person, a cell for each column.
    ///   - household: the column that tells which people live together; from each of them one at most is drawn. An empty cell is nobody's household.
    public init(columns: [String], rows: [[String]], quotas: [Quota], household: String? = nil) throws(Problem) {
        self.quotas = quotas
        count = rows.count
        guard !rows.isEmpty, !quotas.isEmpty else { throw .empty }
        try Self.check(quotas)
        var names: [String] = []
        for quota in quotas where !names.contains(quota.category) { names.append(quota.category) }
        categories = names
        var places: [Int] = []
        for name in names { places.append(try Self.place(of: name, columns)) }
        let home = try household.map { name throws(Problem) in try Self.place(of: name, columns) }
        for (row, cells) in rows.enumerated() where cells.count != columns.count { throw .ragged(row: row) }
        let known = Set(quotas.map { [$0.category, $0.feature] })
        var sizes: [String: Int] = [:]
        if let home { for cells in rows { sizes[cells[home], default: 0] += 1 } }
        var found: [[String]: Int] = [:]
        var kinds: [Kind] = []
        for (row, cells) in rows.enumerated() {
            let features = places.map { cells[$0] }
            for (category, feature) in zip(names, features) where !known.contains([category, feature]) {
                throw .unknownFeature(row: row, category: category, feature: feature)
            }
            let shared = home.map { cells[$0] }.flatMap { $0.isEmpty || sizes[$0] == 1 ? nil : $0 }
            let key = features + [shared ?? ""]
            if let kind = found[key] {
                kinds[kind].rows.append(row)
            } else {
                found[key] = kinds.count
                kinds.append(Kind(features: features, household: shared, rows: [row]))
            }
        }
        self.kinds = kinds
    }

    private static func place(of name: String, _ columns: [String]) throws(Problem) -> Int {
        guard let place = columns.firstIndex(of: name) else { throw .noSuchColumn(name) }
        return place
    }

    private static func check(_ quotas: [Quota]) throws(Problem) {
        var seen: Set<[String]> = []
        for quota in quotas {
            if !seen.insert([quota.category, quota.feature]).inserted { throw .repeatedQuota(category: quota.category, feature: quota.feature) }
            if quota.least < 0 { throw .negativeQuota(category: quota.category, feature: quota.feature) }
            if quota.most < quota.least { throw .quotaTurnedAround(category: quota.category, feature: quota.feature) }
        }
    }

    /// Which kinds have the feature of a quota.
    func kinds(of quota: Quota) -> [Int] {
        let place = categories.firstIndex(of: quota.category).unsafelyUnwrapped
        return kinds.indices.filter { kinds[$0].features[place] == quota.feature }
    }

    /// The kinds of each household of several people.
    var households: [[Int]] {
        Dictionary(grouping: kinds.indices.filter { kinds[$0].household != nil }) { kinds[$0].household ?? "" }
            .values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}
