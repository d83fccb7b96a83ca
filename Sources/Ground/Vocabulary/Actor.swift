/// What the identities that cross houses belong to.
public enum Mark {
    public enum Account {}
    public enum Territory {}
    public enum Edition {}
    public enum MunicipalService {}
    public enum Assembly {}
}

/// A person's account.
public typealias AccountID = ID<Mark.Account>
/// The city, an arrondissement, a neighbourhood.
public typealias TerritoryID = ID<Mark.Territory>
/// An edition of the participatory budget.
public typealias EditionID = ID<Mark.Edition>
/// A municipal service (direction).
public typealias ServiceID = ID<Mark.MunicipalService>
/// A participatory body (instance).
public typealias AssemblyID = ID<Mark.Assembly>

/// What somebody is trusted with, on a scope and between two dates (`Grant`).
public enum Role: String, Sendable, CaseIterable {
    /// Runs the platform: city identity, accounts, roles. Has no access to ballots.
    case administrator
    /// Runs an edition (chargé·e de projet).
    case projectOfficer = "project-officer"
    /// Welcomes residents at the counter and on the phone (agent d'accueil), acts on behalf.
    case receptionAgent = "reception-agent"
    /// Gives opinions for a service (référent, instructeur).
    case serviceReferent = "service-referent"
    /// Checks decisions in the cross-department group.
    case reviewer
    /// Scores proposals in the citizens' panel.
    case panelMember = "panel-member"
    /// Hides what breaks the rules of discussion (community manager).
    case moderator
    /// Validates rulebooks, follows, proclaims (elected member, Mayor).
    case elected
    /// Keeps the participatory bodies alive (chargé·e des instances, mairie d’arrondissement).
    case assemblyOfficer = "assembly-officer"
    /// Reads the journal and the lists, changes nothing (garant).
    case auditor
}

/// Where a role holds. A wider scope contains the narrower ones.
public enum Scope: Hashable, Sendable {
    case city
    case territory(TerritoryID)
    case edition(EditionID)
    case service(ServiceID)
    case assembly(AssemblyID)
}

/// A role on a scope, for as long as its dates say.
public struct Grant: Hashable, Sendable {
    public var role: Role
    public var scope: Scope
    public var from: Instant
    public var until: Instant?

    public init(role: Role, scope: Scope, from: Instant, until: Instant? = nil) {
        self.role = role
        self.scope = scope
        self.from = from
        self.until = until
    }

    public func holds(at now: Instant) -> Bool { from <= now && until.map { now < $0 } ?? true }
}

/// Who acts: a visitor, or a person with an account and the grants that hold at the moment of the request.
public struct Actor: Sendable {
    public var account: AccountID?
    public var name: String
    public var grants: [Grant]

    public init(account: AccountID?, name: String, grants: [Grant] = []) {
        self.account = account
        self.name = name
        self.grants = grants
    }

    public static let visitor = Actor(account: nil, name: "")

    public var isSignedIn: Bool { account != nil }
    public var isStaff: Bool { !grants.isEmpty }
    /// Works for the city, is elected or guarantees the process: every role but the citizens' panel.
    public var isOfficial: Bool { grants.contains { $0.role != .panelMember } }

    /// The role on this scope or on the whole city.
    public func has(_ role: Role, on scope: Scope = .city) -> Bool {
        grants.contains { $0.role == role && ($0.scope == .city || $0.scope == scope) }
    }

    /// The role on one of these scopes or on the whole city.
    public func has(_ role: Role, on scopes: [Scope]) -> Bool { scopes.contains { has(role, on: $0) } }

    /// The role somewhere, whatever its scope.
    public func hasAnywhere(_ role: Role) -> Bool { grants.contains { $0.role == role } }

    /// The scopes on which the role holds.
    public func scopes(of role: Role) -> [Scope] { grants.filter { $0.role == role }.map(\.scope) }
}
