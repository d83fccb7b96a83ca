/// One key of a published tie rule.
public enum TieKey: Sendable, Equatable, Hashable {
    /// More votes first.
    case votes
    case costRising
    case costFalling
    /// First in byte order of the id.
    case id
    case idFalling
    /// Lower id first, read as a number; ids that are not numbers come after, in byte order.
    case idAsNumber
    /// By SHA-256 of the seed followed by the id: no one can choose it, anyone can redo it.
    case seed(String)
    /// First in the file.
    case fileOrder
    /// More supporters through a channel (`voting_method` = `paper`).
    case supporters(column: String, value: String)
    /// Projects of this category first.
    case category(String)

    /// Reads `votes`, `cost-asc`, `cost-desc`, `id`, `id-desc`, `id-number`, `seed:TEXT`, `file-order`,
    /// `channel:VALUE` and `category:NAME`; nil for anything else.
    public init?(_ text: String) {
        switch text {
        case "votes": self = .votes
        case "cost-asc": self = .costRising
        case "cost-desc": self = .costFalling
        case "id": self = .id
        case "id-desc": self = .idFalling
        case "id-number": self = .idAsNumber
        case "file-order": self = .fileOrder
        default:
            guard let colon = text.firstIndex(of: ":") else { return nil }
            let value = String(text[text.index(after: colon)...])
            switch text[..<colon] {
            case "seed": self = .seed(value)
            case "channel": self = .supporters(column: "voting_method", value: value)
            case "category": self = .category(value)
            default: return nil
            }
        }
    }

    /// As the command line writes it.
    public var name: String {
        switch self {
        case .votes: "votes"
        case .costRising: "cost-asc"
        case .costFalling: "cost-desc"
        case .id: "id"
        case .idFalling: "id-desc"
        case .idAsNumber: "id-number"
        case .seed(let text): "seed:\(text)"
        case .fileOrder: "file-order"
        case .supporters(_, let value): "channel:\(value)"
        case .category(let name): "category:\(name)"
        }
    }
}

/// The tie rule applied once to all projects: a complete order, and which key tells any two apart.
struct TieBreaking: Sendable {
    /// Place of each project in the order; 0 wins first.
    let rank: [Int]
    private let keys: [TieKey]
    private let values: [[Place]]

    /// What a key says of a project; the smaller comes first.
    private enum Place: Comparable, Sendable {
        case number(Int)
        case bytes([UInt8])

        static func < (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.number(let left), .number(let right)): left < right
            case (.number, .bytes): true
            case (.bytes, .number): false
            case (.bytes(let left), .bytes(let right)): left.lexicographicallyPrecedes(right)
            }
        }
    }

    init(_ keys: [TieKey], _ instance: Instance, votes: [Int], breakdowns: [String: Breakdown]) {
        let keys = keys.contains(.id) || keys.contains(.idFalling) ? keys : keys + [.id]
        let values = keys.map { key in
            instance.projects.indices.map { project in
                Self.place(of: project, by: key, instance, votes, breakdowns)
            }
        }
        let falling = keys.map { $0 == .idFalling }
        let order = instance.projects.indices.sorted { left, right in
            for (key, places) in values.enumerated() where places[left] != places[right] {
                return falling[key] ? places[right] < places[left] : places[left] < places[right]
            }
            return left < right
        }
        var rank = [Int](repeating: 0, count: order.count)
        for (place, project) in order.enumerated() { rank[project] = place }
        (self.rank, self.keys, self.values) = (rank, keys, values)
    }

    func first(of tied: some Sequence<Int>) -> Int { tied.min { rank[$0] < rank[$1] }! }

    func ordered(_ tied: some Sequence<Int>) -> [Int] { tied.sorted { rank[$0] < rank[$1] } }

    /// The key that separates two projects.
    func key(between left: Int, and right: Int) -> TieKey {
        for (key, places) in values.enumerated() where places[left] != places[right] { return keys[key] }
        return .fileOrder
    }

    private static func place(
        of project: Int, by key: TieKey, _ instance: Instance, _ votes: [Int], _ breakdowns: [String: Breakdown]
    ) -> Place {
        let id = instance.projects[project].id
        return switch key {
        case .votes: .number(-votes[project])
        case .costRising: .number(instance.projects[project].cost)
        case .costFalling: .number(-instance.projects[project].cost)
        case .id, .idFalling: .bytes(Array(id.utf8))
        case .idAsNumber: Int(id).map(Place.number) ?? .bytes(Array(id.utf8))
        case .seed(let text): .bytes(SHA256.digest(Array(text.utf8) + Array(id.utf8)))
        case .fileOrder: .number(project)
        case .supporters(let column, let value): .number(-(breakdowns[column]?.supporters(of: project, value) ?? 0))
        case .category(let name): .number(instance.projects[project].categories.contains(name) ? 0 : 1)
        }
    }
}
