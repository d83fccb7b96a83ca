import L10n
import Vocabulary

/// Who may be drawn, as a draw knows them: features, and who lives with whom; no name.
struct PanelPool: Sendable, Equatable {
    /// Somebody in the pool.
    struct Candidate: Sendable, Equatable {
        var application: ID<Application>
        var gender: Seat.Gender
        /// The code of her neighbourhood; `sans` when her account does not tell it.
        var neighbourhood: String
        /// `30-44`; `sans` when her account does not tell it.
        var age = "sans"
        /// What she does; `sans` when she did not say.
        var occupation = "sans"
        /// The same for people who live at one address; empty when she did not say.
        var household = ""

        subscript(category: Category) -> String {
            switch category {
            case .gender: gender.rawValue
            case .age: age
            case .occupation: occupation
            case .neighbourhood: neighbourhood
            }
        }
    }

    /// What quotas may be about.
    enum Category: String, Sendable, CaseIterable { case gender = "genre", age, occupation = "activite", neighbourhood = "quartier" }

    /// A quota as the officer writes it: `age,16-29,2,5`.
    struct Limit: Sendable, Equatable {
        var category: Category
        var feature: String
        var least: Int
        var most: Int

        /// A larger number is a slip of the hand.
        private static let mostPeople = 10_000

        init?(_ line: Substring) {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.filter { !$0.isWhitespace }) }
            guard cells.count == 4, let category = Category(rawValue: cells[0]), !cells[1].isEmpty, let least = Int(cells[2]), let most = Int(cells[3]), 0 <= least, least <= most, most <= Self.mostPeople
            else { return nil }
            (self.category, feature, self.least, self.most) = (category, cells[1], least, most)
        }
    }

    var candidates: [Candidate]
    var limits: [Limit] = []
    /// Who sits already beside those who will be drawn: parity is that of the whole college.
    var sitting: [Seat.Gender: Int] = [:]

    /// What is published of each: gender and neighbourhood always, the rest only when a quota speaks of it.
    private var categories: [Category] { Category.allCases.filter { category in category == .gender || category == .neighbourhood || limits.contains { $0.category == category } } }

    /// Numbers for the addresses, in the order of the pool; nil when nobody lives with another.
    private var homes: [String]? {
        let shared = Dictionary(grouping: candidates.map(\.household).filter { !$0.isEmpty }, by: \.self).filter { $0.value.count > 1 }
        guard !shared.isEmpty else { return nil }
        var numbers: [String: Int] = [:]
        return candidates.map { candidate in
            guard shared[candidate.household] != nil else { return "" }
            let number = numbers[candidate.household] ?? numbers.count + 1
            numbers[candidate.household] = number
            return "f\(number)"
        }
    }

    /// The pool as a file: a line for each candidate.
    var file: String {
        let homes = homes, columns = ["numero"] + categories.map(\.rawValue) + (homes == nil ? [] : ["foyer"])
        let lines = candidates.enumerated().map { place, candidate in
            (["\(place + 1)"] + categories.map { candidate[$0] } + (homes.map { [$0[place]] } ?? [])).joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// The quotas as a file: those that are written; parity when the college asks for it; each neighbourhood that has a candidate at least
    /// once, when the officer asks for it; and no limit for what is left.
    func quotas(size: Int, hasParity: Bool, isEverywhere: Bool) -> String {
        var lines = ["category,feature,min,max"]
        for category in categories {
            let written = limits.filter { $0.category == category }
            lines += written.map { "\(category.rawValue),\($0.feature),\($0.least),\($0.most)" }
            for feature in Set(candidates.map { $0[category] }).sorted() where !written.contains(where: { $0.feature == feature }) {
                let least = category == .neighbourhood && isEverywhere && feature != "sans" ? 1 : 0, fair = parity(feature, size)
                lines.append(category == .gender && hasParity ? "genre,\(feature),\(fair.lowerBound),\(fair.upperBound)" : "\(category.rawValue),\(feature),\(least),\(size)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many of a gender are drawn for the college to be half women, half men, with those who sit; as near to it as these seats allow.
    private func parity(_ feature: String, _ size: Int) -> ClosedRange<Int> {
        // Who does not say her gender weighs on neither side.
        let all = size + (sitting[.woman] ?? 0) + (sitting[.man] ?? 0), own = Seat.Gender(rawValue: feature).flatMap { sitting[$0] } ?? 0
        func within(_ count: Int) -> Int { min(size, max(0, count - own)) }
        return within(all / 2)...within((all + 1) / 2)
    }

    /// How many candidates there are of each kind: what an officer reads before she writes quotas.
    var counts: [(category: Category, feature: String, count: Int)] {
        Category.allCases.flatMap { category in
            Dictionary(grouping: candidates) { $0[category] }.map { (category: category, feature: $0.key, count: $0.value.count) }.sorted { $0.feature < $1.feature }
        }
    }

    /// The age of somebody born that year, in bands wide enough to name nobody.
    static func age(bornIn year: Int?, at now: Instant) -> String {
        guard let year else { return "sans" }
        let age = CityTime.city.clock(at: now).year - year
        let bands = [(16, "moins-de-16"), (30, "16-29"), (45, "30-44"), (60, "45-59"), (75, "60-74")]
        return bands.first { age < $0.0 }?.1 ?? "75-et-plus"
    }
}

/// What somebody does, as statistics count it (INSEE, professions et catégories socioprofessionnelles).
enum Occupation: String, Sendable, CaseIterable {
    case farmer = "agriculture", trader = "artisanat-commerce", manager = "cadre", intermediate = "intermediaire", employee = "employe", worker = "ouvrier"
    case retired = "retraite", student = "etudes", other = "autre"
}
