import Vocabulary

/// A participatory body of the city (instance): its kind, its purpose, where and until when.
struct Assembly: Sendable, Equatable {
    var id: AssemblyID
    /// As its address says it: `vieux-ponts`.
    var slug: String
    var name: String
    var kind: AssemblyKind
    var purpose: String
    /// The law or the resolution that it stands on, in words.
    var legalBasis: String
    var startsAt: Instant
    /// Nil: permanent.
    var endsAt: Instant?
    var term: Term
    /// The elected member who follows it.
    var referent: AccountID?
    var referentName: String?
    /// The action of the mandate’s plan that it belongs to, and its page.
    var plan: String
    var planLink = ""
    /// What its members commit to, in its own words; empty: the usual ones.
    var engagement = ""
    /// Since when residents see it: the publication of its first charter.
    var openedAt: Instant?
    var closedAt: Instant?
    /// What it leaves behind, when it has ended.
    var report: String
    /// Empty: the whole city.
    var territories: [Place] = []

    /// A territory that a body is for.
    struct Place: Sendable, Equatable {
        var id: TerritoryID
        var name: String
    }

    var link: String { Self.link(slug) }
    var deskLink: String { "/bureau/instances/\(slug)" }
    static func link(_ slug: String) -> String { "/instances/\(slug)" }

    /// Where a role opens it.
    var scopes: [Scope] { [.assembly(id)] + territories.map { .territory($0.id) } }
    var isOpen: Bool { openedAt != nil && closedAt == nil }
    var isTemporary: Bool { endsAt != nil }
}

/// How long one sits, and how a body is renewed.
struct Term: Sendable, Equatable {
    /// How much of a body leaves at each renewal.
    enum Renewal: String, Sendable, CaseIterable {
        case whole, halves, thirds

        /// Into how many parts the first members are divided.
        var parts: Int { switch self { case .whole: 1; case .halves: 2; case .thirds: 3 } }
    }

    var months: Int
    var renewal: Renewal
    /// How many terms in a row one may sit; nil: as many as one likes.
    var most: Int?

    /// How many months the first members of a part stay, so that the body is renewed at even distances: a third after one year, two, three.
    func firstMonths(part: Int) -> Int { max(1, months * (part % renewal.parts + 1) / renewal.parts) }
}

/// Members of one origin within a body: residents, associations, drawn citizens.
struct College: Sendable, Equatable {
    /// How one comes to sit in it.
    enum Entry: String, Sendable, CaseIterable { case free, candidacy, association, draw, election, appointment }

    var id: ID<College>
    var name: String
    var entry: Entry
    /// Nil: as many as come.
    var seats: Int?
    var substitutes: Int
    /// Whether it counts for the majority of residents.
    var isResidents: Bool
    /// Whether women and men have half of its seats each.
    var hasParity: Bool
    /// Whether a draw is announced: its seats are promised until it is done or cancelled.
    var isDrawing = false
}

/// A person in a college, between two dates. It is ended, never erased.
struct Seat: Sendable, Equatable {
    enum Rank: String, Sendable, CaseIterable { case member, substitute }
    enum Office: String, Sendable, CaseIterable { case none, chair, coChair = "co-chair", secretary, spokesperson, bureau }
    /// How much a member takes part: the lasting ones vote and make the quorum.
    enum Level: String, Sendable, CaseIterable { case lasting, occasional, information }
    enum Gender: String, Sendable, CaseIterable { case woman, man, unsaid }
    /// How a member agreed to be shown to everyone.
    enum ShownAs: String, Sendable, CaseIterable {
        case name, givenName = "given-name", hidden

        /// What everyone may read of somebody; nil: nothing.
        func publicName(_ name: String, _ givenName: String) -> String? {
            switch self {
            case .name: name
            case .givenName: givenName.isEmpty ? nil : givenName
            case .hidden: nil
            }
        }
    }
    enum Departure: String, Sendable, CaseIterable { case resigned, absent, moved, unqualified, ended, promoted }

    var id: ID<Seat>
    var college: ID<College>
    var collegeName: String
    var account: AccountID
    /// Her whole name: for the body and the officers.
    var name: String
    var givenName: String
    var rank: Rank
    var office: Office
    var level: Level
    var organisation: String
    var gender: Gender
    var shownAs: ShownAs
    var from: Instant
    var until: Instant?
    var leftAt: Instant?
    var departure: Departure?
    /// A child's, which the adult of the class carries.
    var isPupil = false
    /// The number of the association that named her.
    var rna = ""
    /// The interests that she declared: for the officer and the auditor.
    var conflicts = ""
    /// When she accepted the letter of engagement.
    var engagedAt: Instant?
    /// The name of the member whom she replaces.
    var replaced: String?
    /// When she was told that the charter lets her absences end her seat.
    var warnedAt: Instant?

    /// Whether she votes and counts for the quorum.
    var votes: Bool { rank == .member && level == .lasting }

    /// What everyone may read of her; nil: nothing.
    var publicName: String? { shownAs.publicName(name, givenName) }

    func isHeld(at now: Instant) -> Bool { from <= now && leftAt.map { now < $0 } ?? true && until.map { now < $0 } ?? true }
}

/// Who a person is for a body: whoever keeps it for the city, a member, somebody who looks on.
struct Standing: Sendable {
    var assembly: Assembly
    /// The seat that this person holds now.
    var seat: Seat?
    var actor: Actor

    /// Keeps the body for the city.
    var isOfficer: Bool { actor.has(.assemblyOfficer, on: assembly.scopes) }
    /// Sits in it with an office.
    var isBureau: Bool { seat.map { $0.rank == .member && $0.office != .none } ?? false }
    /// Prepares its meetings and writes its minutes.
    var runs: Bool { isOfficer || isBureau }
    var isMember: Bool { seat != nil }
    /// Reads the whole names of its members, whatever everyone reads.
    var readsNames: Bool { isMember || follows }
    /// Reads everything of it.
    var follows: Bool { isOfficer || [.elected, .auditor].contains { actor.has($0, on: assembly.scopes) } }
}
