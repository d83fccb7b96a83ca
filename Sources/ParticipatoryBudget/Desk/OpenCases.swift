import Vocabulary

/// The files that nobody has decided yet, by the time that they have waited: where an edition is slow.
struct OpenCases: Sendable, Equatable {
    /// What they wait for.
    enum Kind: String, Sendable, CaseIterable {
        case examination = "a-examiner"
        case check = "a-verifier"
        case study = "a-l-etude"

        var name: Message {
            switch self {
            case .examination: "À examiner"
            case .check: "Décision à vérifier"
            case .study: "À l’étude dans les services"
            }
        }
    }

    /// How long they have waited.
    enum Age: String, Sendable, CaseIterable {
        case week = "semaine"
        case month = "mois"
        case longer = "plus"

        init(since moment: Instant, at now: Instant) { self = moment > now - .days(7) ? .week : moment > now - .days(30) ? .month : .longer }

        var name: Message {
            switch self {
            case .week: "Une semaine au plus"
            case .month: "Un mois au plus"
            case .longer: "Plus d’un mois"
            }
        }
    }

    var kind: Kind
    /// Where they are handled.
    var link: String
    /// The numbers of the proposals.
    var numbers: [Age: [Int]] = [:]

    var count: Int { numbers.values.reduce(0) { $0 + $1.count } }
    func count(_ age: Age) -> Int { numbers[age, default: []].count }

    mutating func add(_ number: Int, since moment: Instant, at now: Instant) { numbers[Age(since: moment, at: now), default: []].append(number) }
}
