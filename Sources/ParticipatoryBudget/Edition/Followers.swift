import Vocabulary

/// Who follows an edition from end to end, or its part of it: its officer, those who check, the elected, the guarantor.
extension Actor {
    static let followers: [Role] = [.projectOfficer, .reviewer, .elected, .auditor]

    /// The edition as a whole, or the territories of it that are hers.
    func follows(_ edition: Scope) -> Bool { !reach(edition).isEmpty }
    /// Whether a role of hers holds there: those on the city, a territory or a service hold in every edition.
    func works(on edition: EditionID) -> Bool {
        grants.contains { if case .edition(let id) = $0.scope { id == edition } else { true } }
    }
    /// What stands there.
    func follows(_ scopes: [Scope]) -> Bool { Self.followers.contains { has($0, on: scopes) } }

    /// What of an edition these roles open.
    func reach(_ edition: Scope, _ roles: [Role] = Actor.followers) -> Reach {
        if roles.contains(where: { has($0, on: edition) }) { return .whole }
        let held = roles.flatMap { scopes(of: $0) }
        return Reach(isWhole: false, territories: Set(held.compactMap { if case .territory(let id) = $0 { id } else { nil } }))
    }
}

/// How much of an edition a person's roles open: all of it, or what is situated in her territories.
/// A role on a territory holds on those within it (`Sessions.identify` adds them); what concerns the whole city is for whoever has the edition.
struct Reach: Sendable, Equatable {
    var isWhole: Bool
    var territories: Set<TerritoryID> = []

    static let whole = Reach(isWhole: true)

    var isEmpty: Bool { !isWhole && territories.isEmpty }
    func covers(_ territory: TerritoryID?) -> Bool { isWhole || territory.map(territories.contains) ?? false }
}

extension Edition {
    /// Where a role opens what is situated there: in this edition, or on the territory.
    func scopes(at territory: TerritoryID?) -> [Scope] { [scope] + (territory.map { [.territory($0)] } ?? []) }
}
