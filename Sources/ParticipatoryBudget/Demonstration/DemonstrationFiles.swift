import FoundationEssentials

/// The invented town as its files tell it (`CAssets/files/demo/README.md` says what each key means).
struct DemonstrationTown: Decodable {
    struct Contact: Decodable { var email: String; var phone: String; var address: String; var dataProtection: String; var host: String }
    struct Colours: Decodable { var primary: String; var secondary: String }
    struct Mayor: Decodable { var person: String }
    struct Place: Decodable { var name: String; var address: String; var neighbourhood: String }
    struct Service: Decodable { var id: String; var name: String; var email: String; var referent: String; var deputy: String }
    var name: String
    var slogan: String
    var contact: Contact
    var colours: Colours
    var mayor: Mayor
    var receptionPlaces: [Place]
    var services: [Service]
}

/// Residents, officers and organisations of the invented town.
struct DemonstrationPeople: Decodable {
    struct Person: Decodable {
        struct RoleGiven: Decodable { var role: String; var scope: [String: String] }
        var id: String
        var given: String
        var family: String
        var born: Int?
        var neighbourhood: String?
        var link: String?
        var email: String?
        var demo: String?
        var roles: [RoleGiven]?
    }
    struct Organisation: Decodable { var id: String; var name: String; var contact: String? }
    var residents: [Person]
    var staff: [Person]
    var organisations: [Organisation]
}

/// The editions, their rules and calendars.
struct DemonstrationEditions: Decodable {
    struct Theme: Decodable { var id: String; var name: String }
    struct Phase: Decodable { var kind: String; var opens: String; var closes: String }
    struct Criterion: Decodable { var id: String; var name: String; var help: String; var reasons: [String] }
    /// What a version that was replaced said otherwise.
    struct Was: Decodable { var minimumAge: Int?; var projectCap: Int?; var reservedEnvelope: Int? }
    struct Version: Decodable { var number: Int; var at: String; var by: String; var reason: String; var was: Was? }
    struct Turnout: Decodable { var voters: Int; var paperShare: Double; var blankShare: Double; var byNeighbourhood: [String: Double]; var localPreference: Double? }
    struct Envelope: Decodable { var name: String; var kind: String; var territory: String; var amount: Int }
    struct Reference: Decodable { var number: String; var date: String }
    struct Ballot: Decodable {
        struct MustInclude: Decodable { var territory: String }
        var kind: String
        var minimum: Int?
        var maximum: Int?
        var mustInclude: MustInclude?
        var maximumPointsPerProject: Int?
        var maximumTotalPoints: Int?
    }
    struct Allocation: Decodable {
        var notFitting: String
        var ties: [String]
        var seed: String?
        var maximumWinners: Int?
        var minimumVotes: Int?
        var carryOver: Bool
    }
    struct Who: Decodable { var minimumAge: Int; var maximumProposals: Int? }
    struct Grid: Decodable { var name: String; var maximum: Int; var id: String }
    struct Rules: Decodable {
        var depositors: Who
        var voters: Who
        var capPerProject: Int
        var shortlistSize: Int?
        var grid: [Grid]
        var envelopes: [Envelope]
        var budgetReference: Reference
        var ballot: Ballot
        var allocation: Allocation
        var deliberation: Reference
    }
    struct Edition: Decodable {
        var id: String
        var name: String
        var tagline: String
        var phases: [Phase]
        var rules: Rules
        var criteria: [Criterion]
        var summary: [String]
        var versions: [Version]
        var turnout: Turnout?
    }
    var themes: [Theme]
    var editions: [Edition]
}

/// The proposals of one edition with all that happened to them.
struct DemonstrationProposals: Decodable {
    struct Proposer: Decodable { var kind: String; var person: String; var organisation: String? }
    struct Hidden: Decodable { var reason: String; var by: String }
    struct Comment: Decodable { var id: String; var author: String; var at: String; var text: String; var replyTo: String?; var reported: Bool?; var hidden: Hidden? }
    struct Withdrawal: Decodable { var at: String; var reason: String }
    struct Reason: Decodable { var criterion: String; var reason: String }
    struct Completion: Decodable { var question: String; var askedAt: String; var dueAt: String; var answer: String?; var answeredAt: String? }
    struct Appeal: Decodable { var at: String; var text: String; var answer: String?; var answeredAt: String?; var answeredBy: String? }
    struct Eligibility: Decodable {
        var answers: [String: String]
        /// None yet: the grid is being answered.
        var decision: String?
        var officer: String
        var decidedAt: String?
        var reviewer: String?
        var checkedAt: String?
        var noticeAt: String?
        /// When it is not public at its notice.
        var releasedAt: String?
        var isEmbargoed: Bool?
        var refusals: [Reason]?
        var completion: Completion?
        var appeal: Appeal?
    }
    struct PanelScore: Decodable { var member: String; var scores: [String: Int]?; var recused: Bool? }
    struct Shortlisting: Decodable { var kept: Bool; var reason: String; var rank: Int? }
    struct Opinion: Decodable {
        var service: String; var role: String; var person: String; var assignedAt: String; var dueAt: String
        var opinion: String?; var at: String?; var estimate: Int?; var runningCostPerYear: Int?; var delayMonths: Int?
        var publicReason: String?; var internalNote: String?; var conditions: String?
    }
    struct Synthesis: Decodable {
        var verdict: String; var cost: Int?; var runningCostPerYear: Int?; var delayMonths: Int?
        var publicReason: String; var signedBy: String; var signedAt: String
        /// Nil: the proposer was told and it is public; otherwise how far it has come.
        var told: String?
    }
    struct Amendment: Decodable { var summary: String; var acceptedAt: String? }
    struct Study: Decodable { var lead: String; var opinions: [Opinion]; var synthesis: Synthesis?; var amendment: Amendment? }
    struct Ballot: Decodable { var number: Int; var cost: Int; var text: String }
    struct Merge: Decodable { var askedAt: String; var acceptedAt: String; var note: String }
    struct Owner: Decodable { var kind: String; var id: String?; var name: String?; var contact: String?; var agreement: String?; var grant: Int? }
    struct Milestone: Decodable { var name: String; var planned: String; var actual: String?; var note: String? }
    struct Spending: Decodable { var at: String; var label: String; var amount: Int }
    struct News: Decodable { var at: String; var title: String; var text: String }
    struct Event: Decodable {
        var kind: String; var at: String; var reason: String; var consequence: String?; var newDate: String?
        var words: String { [reason, consequence].compactMap { $0 }.joined(separator: "\n\n") }
    }
    struct Works: Decodable {
        var state: String; var owner: Owner; var budget: Int; var milestones: [Milestone]; var spending: [Spending]?; var news: [News]?
        var events: [Event]?
    }
    struct Proposal: Decodable {
        var id: String
        var title: String
        var summary: String
        var body: String
        var theme: String
        var territory: String
        var place: String
        var point: [Double]?
        var proposer: Proposer
        var channel: String
        var agent: String?
        var asked: Int?
        var state: String
        var depositedAt: String?
        var savedAt: String?
        var follows: Int?
        var comments: [Comment]?
        var withdrawal: Withdrawal?
        var eligibility: Eligibility?
        var panel: [PanelScore]?
        /// Marks of the selection that is under way.
        var rereading: [PanelScore]?
        var shortlist: Shortlisting?
        var study: Study?
        var ballot: Ballot?
        var popularity: Double?
        var mergedInto: String?
        var merge: Merge?
        var implementation: Works?
    }
    var proposals: [Proposal]
}
