import Platform
import Vocabulary

/// The rules of an edition, whole: what the council votes, what residents read, what the acts and the count obey.
/// A version is kept as JSON; a published one never changes.
struct Rulebook: Sendable, Equatable, Codable {
    /// In plain words, for the public page.
    var summary = ""
    var proposers = Conditions()
    var voters = Conditions()
    /// The most that one project may cost; nil: no cap.
    var projectCap: Euros?
    /// Up to how long a proposal may be, in characters of its description.
    var maximumLength = 4000
    var maximumProposalsPerPerson: Int?
    var themes: [String] = []
    var criteria: [CriterionRule] = []
    var envelopes: [EnvelopeRule] = []
    var calendar = Calendar()
    var ballot = BallotRule()
    var allocation = AllocationRuleChoice()
    /// How many days a proposer has to complete, and to appeal.
    var completionDays = 10
    var appealDays = 15
    /// What proves who a voter is, beside her confirmed mail address; nil: nothing more.
    var proof: VoterProof?
    /// Whether everyone reads, rounded, how many have voted while the vote runs; nil: only officers.
    var publishesTurnout: Bool?
}

/// What proves who a voter is on the web: each edition chooses its rung of the ladder. The address is confirmed in any case.
enum VoterProof: String, Sendable, CaseIterable, Codable {
    case mail
    case phone = "sms"
    case declared
    case code = "letter-code"
    case identity = "identity-provider"
    case counter = "seen-at-counter"

    var name: Message {
        switch self {
        case .mail: "Une adresse électronique confirmée"
        case .phone: "Une adresse électronique et un code reçu par SMS"
        case .declared: "Une adresse électronique, le nom et la date de naissance déclarés sur l’honneur"
        case .code: "Une adresse électronique et un code reçu par courrier"
        case .identity: "Une adresse électronique et l’identité vérifiée par FranceConnect"
        case .counter: "Une adresse électronique et une pièce d’identité montrée une fois à un guichet"
        }
    }
}

/// Who may: an age floor, links with the city, legal persons.
struct Conditions: Sendable, Equatable, Codable {
    var minimumAge: Int = 11
    /// Any one of them is enough; empty: no link is asked.
    var links: Set<CityLink> = Set(CityLink.allCases)
    /// Associations, classes, companies without profit: for proposing only.
    var acceptsLegalPersons = true
    /// Those who sit in a body of the city alone: a call for projects of the bodies. For proposing only.
    var areBodyMembers: Bool?
}

/// A criterion of eligibility, with what helps the officer answer it and the proposer understand it.
struct CriterionRule: Sendable, Equatable, Codable {
    /// Stable from one version to the next: `competence`.
    var code: String
    var question: String
    var help = ""
    var legalNote = ""
    var reasons: [StandardReason] = []
    /// Whether it concerns some proposals only: « sans objet » is an answer.
    var mayNotApply = false
    /// Whether the proposer may be asked to mend what does not fit.
    var isCorrectable = true
}

extension CriterionRule {
    /// Rules written before criteria could be set aside or mended say nothing of it.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(String.self, forKey: .code)
        question = try values.decode(String.self, forKey: .question)
        help = try values.decodeIfPresent(String.self, forKey: .help) ?? ""
        legalNote = try values.decodeIfPresent(String.self, forKey: .legalNote) ?? ""
        reasons = try values.decodeIfPresent([StandardReason].self, forKey: .reasons) ?? []
        mayNotApply = try values.decodeIfPresent(Bool.self, forKey: .mayNotApply) ?? false
        isCorrectable = try values.decodeIfPresent(Bool.self, forKey: .isCorrectable) ?? true
    }
}

/// A reason for refusing that officers reuse, and where else the person may turn.
struct StandardReason: Sendable, Equatable, Codable {
    var reason: String
    var whereElse = ""
}

/// Money: how much, for which territory or theme, of which section, by which decision of the council.
struct EnvelopeRule: Sendable, Equatable, Codable {
    var name: String
    /// The territory's code; nil: the whole city.
    var territory: String?
    var theme: String?
    var amount: Euros
    var section = BudgetSection.investment
    var budgetReference = ""
    var isRingFenced = false
}

/// How one votes.
struct BallotRule: Sendable, Equatable, Codable {
    enum Kind: String, Sendable, CaseIterable, Codable {
        /// Choose projects, between a minimum and a maximum.
        case approval
        /// Choose projects whose costs fit the budget together.
        case knapsack
        /// Share out points.
        case points
        /// Put projects in order, the best first.
        case ranking
        /// Give each project a grade (majority judgment).
        case grades

        var name: Message {
            switch self {
            case .approval: "Choix d’un nombre de projets"
            case .knapsack: "Choix dans la limite du budget"
            case .points: "Répartition de points"
            case .ranking: "Classement de projets"
            case .grades: "Une mention pour chaque projet"
            }
        }

        /// Whether a project gets a number rather than a tick.
        var isNumbered: Bool {
            switch self {
            case .approval, .knapsack: false
            case .points, .ranking, .grades: true
            }
        }
    }

    var kind = Kind.approval
    /// Fewest and most projects on a ballot. Equal: exactly that many.
    var minimum = 1
    var maximum = 5
    /// The code of a territory of which at least one project must be chosen.
    var mandatoryTerritory: String?
    /// For points: how many to share out, how many at most for one project.
    var totalPoints = 10
    var maximumPointsPerProject = 5
    var allowsBlank = true
    /// A theme of which at least one project must be chosen.
    var mandatoryTheme: String?
    /// A second part: projects of one district, of the voter's choice, beside those of the whole city. For ticks only.
    var district: DistrictPart?
    /// Whether a vote may be replaced until the close, inside a sealed box; rules kept by an earlier version do not say.
    var isReplaceable: Bool?
    /// Whether an urn may be counted of which only the totals are known.
    var acceptsTotals: Bool?

    /// The second part, when there is one and the kind knows it.
    var secondPart: DistrictPart? { kind == .approval ? district : nil }
}

/// How many projects of one district a ballot may hold beside those of the whole city.
struct DistrictPart: Sendable, Equatable, Codable {
    var minimum = 0
    var maximum = 1
}

/// What a voter says of a project that she grades (majority judgment, as Paris votes): no grade counts as the last.
enum BallotGrade: Int, Sendable, CaseIterable {
    case love = 3, like = 2, maybe = 1, unconvinced = 0

    var name: Message {
        switch self {
        case .love: "J’adore"
        case .like: "J’aime"
        case .maybe: "Pourquoi pas"
        case .unconvinced: "Pas convaincu"
        }
    }
}
