import Vocabulary

/// How the ballots decide.
struct AllocationRuleChoice: Sendable, Equatable, Codable {
    var order = Order.votes
    /// Where voters pay their choices from a share, and where the best set is sought: what a project they get is worth to them.
    var worth = Worth.cost
    /// What equal shares do once nobody can pay any more.
    var completion = Remainder.add1u
    /// After equal shares: the projects of most votes instead, if more voters prefer them.
    var yieldsToVotes = false
    var notFitting = NotFitting.stop
    var ties: [Tie] = [.lowerCost, .lowerNumber]
    /// The public text that the draw between equals is made from, announced before the vote.
    var seed = ""
    /// The theme whose projects come first between equals.
    var tieTheme = ""
    /// What the territory envelopes leave goes to the city-wide one.
    var carriesOver = true
    var maximumWinners: Int?
    var minimumVotes: Int?
    /// The same in percent of the ballots.
    var minimumPercent: Int?
    /// At least so many winners of a theme (its name).
    var quotas: [QuotaRule] = []
    /// Numbers of projects of which one at most wins, group by group: rival uses of one place.
    var exclusiveGroups: [[Int]] = []
    /// Numbers of the projects funded before all others, whatever their votes.
    var mandatory: [Int] = []
    /// Whether the results page shows, once public, what other rules would have given with the same ballots.
    var comparesRules = false

    /// The completions of equal shares as the library names them, in order.
    var completions: [String] { (completion == .none ? [] : [completion.rawValue]) + (yieldsToVotes ? ["comparison"] : []) }
}

extension AllocationRuleChoice {
    /// The rule by which projects are taken.
    enum Order: String, Sendable, CaseIterable, Codable {
        case votes, votesPerCost = "votes-per-cost"
        case equalShares = "equal-shares"
        case boundedOverspending = "bounded-overspending"
        case phragmen
        case maxUtility = "max-utility"
        case majorityJudgment = "majority-judgment"
        case instantRunoff = "instant-runoff"

        /// What most cities choose among; the others are offered apart.
        static let usual = [votes, votesPerCost, equalShares]
        static let others = allCases.filter { !$0.isUsual }
        var isUsual: Bool { Self.usual.contains(self) }

        /// Whether projects are ranked and taken in turn: then one may not fit.
        var ranks: Bool {
            switch self {
            case .votes, .votesPerCost, .majorityJudgment, .instantRunoff: true
            case .equalShares, .boundedOverspending, .phragmen, .maxUtility: false
            }
        }

        var name: Message {
            switch self {
            case .votes: "Les projets qui ont le plus de voix d’abord"
            case .votesPerCost: "Les projets qui ont le plus de voix par euro d’abord"
            case .equalShares: "À parts égales : chaque personne reçoit la même part de l’argent et paie, avec les autres, les projets qu’elle a choisis"
            case .boundedOverspending: "À parts égales, avec un dépassement borné : un projet presque payé peut être retenu"
            case .phragmen: "Phragmén : chacun reçoit de l’argent au même rythme, un projet est retenu dès qu’il peut être payé"
            case .maxUtility: "L’ensemble de projets qui rassemble le plus de voix"
            case .majorityJudgment: "Le jugement majoritaire : chaque projet a la mention de la personne du milieu"
            case .instantRunoff: "Les éliminations successives\u{A0}: le projet le moins choisi sort, ses bulletins vont à leur choix suivant"
            }
        }
    }

    /// What a project funded is worth to those who chose it, where the vote gives no points.
    enum Worth: String, Sendable, CaseIterable, Codable {
        case cost, cardinality

        var name: Message {
            switch self {
            case .cost: "Ce qu’il coûte"
            case .cardinality: "Autant que n’importe quel autre"
            }
        }
    }

    /// As the library has them, each on its own.
    enum Remainder: String, Sendable, CaseIterable, Codable {
        case add1u, add1, greedy, exhaustive, none

        var name: Message {
            switch self {
            case .add1u: "Les parts augmentent d’un euro à la fois, puis ce qui reste va aux projets qui ont le plus de voix"
            case .add1: "Les parts augmentent d’un euro à la fois, et ce qui reste n’est pas attribué"
            case .greedy: "Ce qui reste va aux projets qui ont le plus de voix"
            case .exhaustive: "Les autres votants complètent, le moins possible chacun"
            case .none: "Ce qui reste n’est pas attribué"
            }
        }
    }

    /// At a project that does not fit what is left: go on with the next ones, end there, or end by giving it what is left.
    enum NotFitting: String, Sendable, CaseIterable, Codable {
        case skip, stop, partial

        var name: Message {
            switch self {
            case .skip: "Passer au projet suivant"
            case .stop: "S’arrêter là"
            case .partial: "Lui donner ce qui reste, et s’arrêter là"
            }
        }
    }

    enum Tie: String, Sendable, CaseIterable, Codable {
        case moreVotes = "votes"
        case lowerCost = "cost-asc"
        case higherCost = "cost-desc"
        case theme = "category"
        case lowerNumber = "id-number"
        case publicSeed = "seed"
        /// Told by the ballots only, and only where ten people at least voted each way: fewer would be recognised by their ballots.
        case onlineVotes = "channel:internet"
        case paperVotes = "channel:paper"

        var name: Message {
            switch self {
            case .moreVotes: "Le projet qui a le plus de voix"
            case .onlineVotes: "Le projet qui a le plus de voix sur internet"
            case .paperVotes: "Le projet qui a le plus de voix sur papier"
            case .lowerCost: "Le projet le moins cher"
            case .higherCost: "Le projet le plus cher"
            case .theme: "Un projet du thème prioritaire"
            case .lowerNumber: "Le plus petit numéro"
            case .publicSeed: "Un tirage au sort que chacun peut refaire"
            }
        }
    }
}

/// At least so many winners of a theme or of a territory.
struct QuotaRule: Sendable, Equatable, Codable {
    var theme: String?
    var territory: String?
    var atLeast: Int
}
