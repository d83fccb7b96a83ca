package import Vocabulary

/// A role given to somebody, with who gave it and why; ended by its date or by a signed revocation, never erased.
struct GivenRole: Sendable, Equatable {
    enum State: Sendable { case coming, held, over, revoked }

    var id: ID<GivenRole>
    var grant: Grant
    /// Where the role holds, in words: `Toute la ville`, `Direction des espaces verts`.
    var place: String
    var grantedBy: String?
    var grantedAt: Instant
    var reason: String
    var revokedAt: Instant?
    var revokedBy: String?

    /// The last day on which it holds, the whole day.
    var lastDay: Instant? { grant.lastDay }

    func state(at now: Instant) -> State {
        if revokedAt != nil { return .revoked }
        if grant.from > now { return .coming }
        return grant.holds(at: now) ? .held : .over
    }
}

/// A municipal service (direction), with who answers for it.
package struct MunicipalService: Sendable, Equatable {
    package var id: ServiceID
    package var name: String
    package var email: String
    package var referent: AccountID?
    package var deputy: AccountID?
    package var isActive: Bool

    package init(id: ServiceID, name: String, email: String = "", referent: AccountID? = nil, deputy: AccountID? = nil, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.email = email
        self.referent = referent
        self.deputy = deputy
        self.isActive = isActive
    }
}

/// A counter where residents are received: they may propose there, on paper too.
package struct ReceptionPlace: Sendable, Equatable {
    package var id: ID<ReceptionPlace>
    package var name: String
    package var address: String
    package var hours: String
    package var territory: TerritoryID?
    package var isActive: Bool
    /// One enters without a step.
    package var isAccessible: Bool
    /// Those that are spoken there, in words.
    package var languages: String

    package init(
        id: ID<ReceptionPlace>, name: String, address: String = "", hours: String = "", territory: TerritoryID? = nil, isActive: Bool = true, isAccessible: Bool = false,
        languages: String = ""
    ) {
        self.isAccessible = isAccessible
        self.languages = languages
        self.id = id
        self.name = name
        self.address = address
        self.hours = hours
        self.territory = territory
        self.isActive = isActive
    }
}

extension Grant {
    /// `until` is the first moment without the role; people are told the day before it.
    var lastDay: Instant? { until.map { $0 - Span(milliseconds: 1) } }
}

extension Role {
    /// Its name, without a gender.
    package var name: Message {
        switch self {
        case .administrator: "Administration de la plateforme"
        case .projectOfficer: "Conduite du budget participatif"
        case .receptionAgent: "Accueil des habitants"
        case .serviceReferent: "Référence d’un service"
        case .reviewer: "Relecture transversale"
        case .panelMember: "Panel citoyen"
        case .moderator: "Modération"
        case .elected: "Élu·e"
        case .assemblyOfficer: "Animation des instances"
        case .auditor: "Garant·e"
        }
    }

    /// What it lets a person do.
    package var duty: Message {
        switch self {
        case .administrator: "Règle la plateforme, les comptes et les rôles. Ne voit aucun bulletin."
        case .projectOfficer: "Prépare et conduit les éditions : règles, calendrier, décisions, résultats."
        case .receptionAgent: "Reçoit au guichet et au téléphone, agit au nom des habitants."
        case .serviceReferent: "Donne l’avis et le chiffrage d’un service."
        case .reviewer: "Vérifie les décisions d’un collègue avant qu’elles partent."
        case .panelMember: "Note et classe les idées au sein d’un panel citoyen."
        case .moderator: "Masque, avec un motif, ce qui enfreint les règles de discussion."
        case .elected: "Suit les éditions, valide les règles, proclame les résultats."
        case .assemblyOfficer: "Tient les instances participatives : charte, membres, réunions, demandes et réponses."
        case .auditor: "Lit le journal et les listes, ne modifie rien."
        }
    }

    /// The kinds of scope it makes sense on.
    var scopeKinds: [Scope.Kind] {
        switch self {
        case .administrator, .auditor: [.city]
        case .serviceReferent: [.service, .city]
        case .panelMember: [.edition]
        case .assemblyOfficer: [.city, .territory, .assembly]
        case .projectOfficer, .receptionAgent, .reviewer, .moderator, .elected: [.city, .edition, .territory]
        }
    }
}

extension Scope {
    /// What a scope is, as the database says it.
    enum Kind: String, Sendable, CaseIterable { case city, territory, edition, service, assembly }

    var kind: Kind {
        switch self {
        case .city: .city
        case .territory: .territory
        case .edition: .edition
        case .service: .service
        case .assembly: .assembly
        }
    }

    var number: Int? {
        switch self {
        case .city: nil
        case .territory(let id): id.number
        case .edition(let id): id.number
        case .service(let id): id.number
        case .assembly(let id): id.number
        }
    }

    init(_ kind: Kind, _ number: Int?) {
        self = switch (kind, number) {
        case (.territory, let number?): .territory(ID(number))
        case (.edition, let number?): .edition(ID(number))
        case (.service, let number?): .service(ID(number))
        case (.assembly, let number?): .assembly(ID(number))
        default: .city
        }
    }

    /// As a form sends it: `city`, `edition-3`.
    var typed: String { number.map { "\(kind.rawValue)-\($0)" } ?? kind.rawValue }

    init?(typed: String) {
        let parts = typed.split(separator: "-", maxSplits: 1)
        guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        if kind == .city { self = .city; return }
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
        self.init(kind, number)
    }
}

extension Scope {
    var edition: EditionID? { if case .edition(let id) = self { id } else { nil } }
}
