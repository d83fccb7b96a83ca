/// Why a rule cannot be applied.
public enum RuleProblem: Error, Sendable, Equatable {
    case envelopesExceedBudget
    case repeatedProject
    case unknownProject(String)
    case negativeParameter
    case mandatoryRivals(String, String)
    case mandatoryUnpaid(String)
    case tooManyMandatory(Int)
    case needsPoints(BallotKind)
    case needsRankings(BallotKind)
    case needsApprovals(BallotKind)

    /// In English, for the command line.
    public var explanation: String {
        switch self {
        case .envelopesExceedBudget: "the envelopes together exceed the budget"
        case .repeatedProject: "two projects have the same id"
        case .unknownProject(let id): "the rule names project \(id), which is not on the ballot"
        case .negativeParameter: "a parameter of the rule is negative"
        case .mandatoryRivals(let one, let other): "projects \(one) and \(other) are both mandatory, yet at most one of them may win"
        case .mandatoryUnpaid(let id): "project \(id) is mandatory, but the money set aside for it is less than its cost"
        case .tooManyMandatory(let count): "\(count) projects are mandatory, more than the maximum of winners"
        case .needsPoints(let kind): "this rule needs ballots with points; these are \(kind.rawValue)"
        case .needsRankings(let kind): "this rule needs ranked ballots; these are \(kind.rawValue)"
        case .needsApprovals(let kind): "Phragmén needs approval ballots; these are \(kind.rawValue)"
        }
    }
}
