@testable import ParticipatoryBudget
import TestTown
import Vocabulary

/// Everybody who may stand before an act of the budget: each role on each kind of scope, each relation to the proposal.
enum MatrixCast: String, CaseIterable, Sendable {
    /// Nobody and residents: the author and the co-author carry the proposal, the others do not.
    case visitor, resident, author, coauthor
    /// The officer conducts this edition and signs; her colleague conducts all; one conducts another edition, one a territory, one carries the proposal.
    case officer, colleague, otherEdition, territory, officerAndAuthor
    case reviewer, elected, auditor, moderator, agent, administrator
    /// The service that leads the study, one that contributes, one that nobody asked.
    case lead, contributor, otherService
    /// Two sit on the panel, one of them tied to the proposal; one sits on none.
    case member, tiedMember, otherMember

    static let edition = EditionID(1), here = TerritoryID(3)
    static let matrix = PermissionMatrix(allCases.map { (name: $0.rawValue, actor: $0.actor) })

    var account: AccountID {
        switch self {
        case .officerAndAuthor: Self.author.account
        case .visitor: AccountID(99)
        case .author: AccountID(1)
        case .coauthor: AccountID(2)
        case .resident: AccountID(9)
        case .officer: AccountID(10)
        case .colleague: AccountID(11)
        // Signs the conclusions of `FeasibilitySamples`.
        case .lead: AccountID(12)
        case .contributor: AccountID(13)
        case .otherService: AccountID(14)
        // Checks the decisions of `Rules of eligibility`.
        case .reviewer: AccountID(16)
        case .elected: AccountID(17)
        case .auditor: AccountID(18)
        case .moderator: AccountID(19)
        case .agent: AccountID(20)
        case .administrator: AccountID(21)
        case .otherEdition: AccountID(22)
        case .territory: AccountID(23)
        case .member: AccountID(30)
        case .tiedMember: AccountID(31)
        case .otherMember: AccountID(32)
        }
    }

    private var role: (Role, Scope)? {
        switch self {
        case .visitor, .resident, .author, .coauthor: nil
        case .officer: (.projectOfficer, .edition(Self.edition))
        case .colleague, .officerAndAuthor: (.projectOfficer, .city)
        case .otherEdition: (.projectOfficer, .edition(EditionID(7)))
        case .territory: (.projectOfficer, .territory(Self.here))
        case .reviewer: (.reviewer, .edition(Self.edition))
        case .elected: (.elected, .city)
        case .auditor: (.auditor, .city)
        case .moderator: (.moderator, .city)
        case .agent: (.receptionAgent, .city)
        case .administrator: (.administrator, .city)
        case .lead: (.serviceReferent, .service(ServiceID(1)))
        case .contributor: (.serviceReferent, .service(ServiceID(2)))
        case .otherService: (.serviceReferent, .service(ServiceID(3)))
        case .member, .tiedMember, .otherMember: (.panelMember, .edition(Self.edition))
        }
    }

    var actor: Actor {
        if self == .visitor { return .visitor }
        let grants = role.map { [Grant(role: $0.0, scope: $0.1, from: Instant(milliseconds: 0))] } ?? []
        return Actor(account: account, name: rawValue, grants: grants)
    }
}
