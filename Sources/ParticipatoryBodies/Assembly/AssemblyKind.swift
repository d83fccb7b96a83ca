import Vocabulary

/// What a body is in law and in life; a kind proposes its usual settings, which the charter then fixes.
enum AssemblyKind: String, Sendable, CaseIterable {
    /// Conseil de quartier, CGCT L2143-1.
    case neighbourhoodCouncil = "neighbourhood-council"
    /// Comité d’initiative et de consultation d’arrondissement, CGCT L2511-24.
    case associationsCommittee = "associations-committee"
    /// Conseil citoyen, loi du 21 février 2014, article 7.
    case citizensCouncil = "citizens-council"
    /// Conseil d’enfants ou de jeunes, CGCT L1112-23.
    case childrensCouncil = "childrens-council"
    case citizensAssembly = "citizens-assembly"
    case panel
    case followUpCommittee = "follow-up-committee"
    case referentsNetwork = "referents-network"
}

/// A college as a kind of body proposes it.
struct CollegeModel: Sendable {
    var name: String
    var entry: College.Entry
    var seats: Int?
    var substitutes = 0
    var isResidents = true
    var hasParity = false
}

extension AssemblyKind {
    /// The text that a new body of this kind is said to stand on; the officer may change it, the law does.
    var legalBasis: String {
        switch self {
        case .neighbourhoodCouncil: "Code général des collectivités territoriales, article L2143-1"
        case .associationsCommittee: "Code général des collectivités territoriales, article L2511-24"
        case .citizensCouncil: "Loi n° 2014-173 du 21 février 2014, article 7"
        case .childrensCouncil: "Code général des collectivités territoriales, article L1112-23"
        case .citizensAssembly, .panel, .followUpCommittee: "Code général des collectivités territoriales, article L2143-2"
        case .referentsNetwork: ""
        }
    }

    var term: Term {
        switch self {
        case .neighbourhoodCouncil: Term(months: 36, renewal: .whole, most: 2)
        case .citizensCouncil: Term(months: 36, renewal: .halves, most: nil)
        case .citizensAssembly: Term(months: 36, renewal: .thirds, most: 2)
        case .childrensCouncil: Term(months: 24, renewal: .whole, most: 1)
        case .panel, .followUpCommittee: Term(months: 12, renewal: .whole, most: nil)
        case .associationsCommittee, .referentsNetwork: Term(months: 72, renewal: .whole, most: nil)
        }
    }

    /// Whether it usually ends by itself.
    var isTemporary: Bool {
        switch self {
        case .panel, .followUpCommittee: true
        case .neighbourhoodCouncil, .associationsCommittee, .citizensCouncil, .childrensCouncil, .citizensAssembly, .referentsNetwork: false
        }
    }

    /// Whether it stands on a part of the city, which has to be named.
    var isLocal: Bool {
        switch self {
        case .neighbourhoodCouncil, .associationsCommittee, .citizensCouncil: true
        case .childrensCouncil, .citizensAssembly, .panel, .followUpCommittee, .referentsNetwork: false
        }
    }

    /// How its members may be shown to everyone: children never by their whole name.
    var showings: [Seat.ShownAs] { self == .childrensCouncil ? [.givenName, .hidden] : Seat.ShownAs.allCases }

    var colleges: [CollegeModel] {
        switch self {
        case .neighbourhoodCouncil:
            [CollegeModel(name: "Habitantes et habitants", entry: .free), CollegeModel(name: "Associations du quartier", entry: .association, seats: 10, isResidents: false)]
        case .associationsCommittee: [CollegeModel(name: "Associations", entry: .association, isResidents: false)]
        case .citizensCouncil:
            [
                CollegeModel(name: "Habitantes et habitants", entry: .draw, seats: 12, substitutes: 6, hasParity: true),
                CollegeModel(name: "Associations et acteurs locaux", entry: .association, seats: 10, isResidents: false),
            ]
        case .childrensCouncil: [CollegeModel(name: "Élèves", entry: .election, seats: 30, hasParity: true)]
        case .citizensAssembly:
            [
                CollegeModel(name: "Tirage au sort parmi tous", entry: .draw, seats: 20, substitutes: 10, hasParity: true),
                CollegeModel(name: "Tirage au sort parmi les volontaires", entry: .draw, seats: 40, substitutes: 20, hasParity: true),
                CollegeModel(name: "Membres des instances", entry: .appointment, seats: 20),
            ]
        case .panel: [CollegeModel(name: "Panel", entry: .draw, seats: 24, substitutes: 10, hasParity: true)]
        case .followUpCommittee: [CollegeModel(name: "Membres", entry: .candidacy, seats: 15)]
        case .referentsNetwork: [CollegeModel(name: "Référentes et référents", entry: .appointment, isResidents: false)]
        }
    }
}
