import Platform
import Vocabulary

/// What the city and its residents do together at a place and an hour: announced, lived, told afterwards.
struct Event: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case ideasWorkshop = "ideas-workshop", stand, meeting, forum, walk, training }
    /// Where it stands; computed from its moments, never stored.
    enum Stage: Sendable { case draft, announced, underWay, held, cancelled }

    var id: ID<Event>
    var plan: EventPlan
    var editionTitle: String?
    var editionSlug: String?
    var territoryName: String?
    var createdAt: Instant
    var publishedAt: Instant?
    var cancelledAt: Instant?
    var cancelledReason = ""
    /// How long each stand of the forum lasts, and in which form; nil: it has none.
    var stands: StandPlan?
    var standsInvitedAt: Instant?
    /// How many people were there, as somebody counted.
    var present: Int?
    /// How many ideas were gathered.
    var ideas: Int?
    /// How many of them the city has typed in since.
    var typedIdeas = 0
    var report = ""
    var reportedAt: Instant?
    /// Places that are taken, and whether somebody waits for one.
    var taken = 0
    var hasLine = false

    var link: String { "\(EventLinks.agenda)/\(id)" }
    var deskLink: String { "\(EventLinks.desk)/\(id)" }
    /// Nil: as many as come.
    var free: Int? { plan.capacity.map { max(0, $0 - taken) } }
    var isFull: Bool { free == 0 || hasLine }

    func stage(at now: Instant) -> Stage {
        if cancelledAt != nil { return .cancelled }
        if publishedAt == nil { return .draft }
        if now < plan.startsAt { return .announced }
        return now < plan.endsAt ? .underWay : .held
    }

    /// Where the roles of whoever keeps it hold.
    var scopes: [Scope] { plan.scopes }
}

/// What is announced of an event: what, where, when, for how many.
struct EventPlan: Sendable, Equatable {
    var kind: Event.Kind
    var title: String
    var description: String
    var edition: EditionID?
    var territory: TerritoryID?
    var place: String
    /// Steps, lift, loop for hearing aids.
    var access = ""
    /// To follow it from afar.
    var link = ""
    var point: GeoPoint?
    var startsAt: Instant
    var endsAt: Instant
    /// Whether one says that one comes; else one just comes.
    var takesSignUps = false
    var capacity: Int?
    var hasChildcare = false
    /// What those who help bring or find there, one thing a line.
    var material = ""

    var scopes: [Scope] { [.city] + [territory.map { .territory($0) }, edition.map { .edition($0) }].compactMap(\.self) }

    /// Whether those who come have to be told that it is not where or when they were told.
    func isElsewhere(than other: EventPlan) -> Bool { (startsAt, endsAt, place) != (other.startsAt, other.endsAt, other.place) }
}

/// The stands or speeches of a forum: every project has the same time.
struct StandPlan: Sendable, Equatable {
    enum Form: String, Sendable, CaseIterable { case table, speech }
    var form: Form
    var minutes: Int
}

/// An event and who looks at it: everything that the rules of its keeping look at.
struct EventFile: Sendable {
    var event: Event
    var actor: Actor
    /// Who works there that day.
    var staff: [EventStaff] = []
}

/// Somebody of the city who works at an event, and what she does there.
struct EventStaff: Sendable, Equatable {
    var account: AccountID
    var name: String
    var task: String
}

/// The addresses of the events.
enum EventLinks {
    static let agenda = "/agenda"
    static let feed = "/agenda.ics"
    static let desk = "/bureau/agenda"
    static let new = "/bureau/agenda/nouveau/annonce"
}
