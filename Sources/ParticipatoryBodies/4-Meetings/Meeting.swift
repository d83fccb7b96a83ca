import Vocabulary

/// A meeting of a body: when, where, for whom, and how far it has come.
struct Meeting: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable { case plenary, bureau, commission, annual, workshop, visit, training, session }
    /// Where it stands; computed from its moments, never stored.
    enum Stage: Sendable { case planned, convened, open, held, cancelled }
    /// Where its minutes stand.
    enum MinutesStage: Sendable { case none, draft, corrected, awaited, adopted }

    var id: ID<Meeting>
    var kind: Kind
    var title: String
    var startsAt: Instant
    var endsAt: Instant
    var place: String
    /// Steps, lift, loop for hearing aids.
    var access: String
    /// To follow it from afar.
    var link: String
    /// Nil: as many as come.
    var capacity: Int?
    /// Whether everyone may come.
    var isPublic: Bool
    var hasChildcare: Bool
    /// Convened again because the quorum was missing: it needs none.
    var isSecondCall: Bool
    /// The version of the charter that it is held under, from its convening.
    var charter: ID<Charter>?
    var convenedAt: Instant?
    /// Why the notice was shorter than the charter's; empty: it was not.
    var urgency: String
    var cancelledAt: Instant?
    var cancelledReason: String
    var openedAt: Instant?
    var closedAt: Instant?
    var hadQuorum: Bool?
    var minutes: String
    var minutesSentAt: Instant?
    var correctionsUntil: Instant?
    var adoptedAt: Instant?
    var publishedAt: Instant?
    /// The meeting that lacked the quorum, whose agenda this second call takes up.
    var secondCallOf: ID<Meeting>?
    /// Whose meeting it is, when it is a commission's.
    var commission: ID<Commission>?
    var commissionName: String?

    var stage: Stage {
        if cancelledAt != nil { return .cancelled }
        if closedAt != nil { return .held }
        if openedAt != nil { return .open }
        return convenedAt == nil ? .planned : .convened
    }

    func minutesStage(at now: Instant) -> MinutesStage {
        if adoptedAt != nil { return .adopted }
        guard let correctionsUntil else { return minutes.isEmpty ? .none : .draft }
        return now < correctionsUntil ? .corrected : .awaited
    }

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/reunions/\(id)" }
}

/// A subject of a meeting: put there by who prepares it, or proposed by a member.
struct AgendaItem: Sendable, Equatable {
    enum State: Sendable { case proposed, accepted, declined }

    var id: ID<AgendaItem>
    var title: String
    var detail: String
    /// How many minutes it should take.
    var minutes: Int?
    /// What was said.
    var notes: String
    var proposedBy: String
    var state: State
    var reason: String
    var proposer: AccountID?
    /// What was decided without a vote.
    var decision = ""
}

/// What was voted on a subject.
struct Resolution: Sendable, Equatable {
    enum Method: String, Sendable, CaseIterable { case showOfHands = "show-of-hands", named, secret }
    enum Choice: String, Sendable, CaseIterable { case inFavour = "in-favour", against, abstention }

    var item: ID<AgendaItem>
    var question: String
    var method: Method
    var inFavour: Int
    var against: Int
    var abstentions: Int
    var voters: Int
    /// What was noted before, and why it was mended; the latest first.
    var slips: [VoteSlip] = []
    /// The body was heard, and the council decides: a quarterly session (CGCT L2511-24).
    var isConsultative = false

    /// Of the votes cast, abstentions apart. A draw adopts nothing.
    var isAdopted: Bool { inFavour > against }
}

/// A vote that was noted wrongly, as it was before it was corrected.
struct VoteSlip: Sendable, Equatable {
    var inFavour: Int
    var against: Int
    var abstentions: Int
    var reason: String
    var at: Instant
}

/// Whether enough members are there to decide (charter).
struct Quorum: Sendable, Equatable {
    /// Members who vote.
    var members: Int
    var present: Int
    var represented: Int
    var percent: Int
    var countsProxies: Bool
    /// A second call needs none.
    var isSecondCall = false

    /// The least number of members, rounded up.
    var needed: Int { isSecondCall ? 0 : (members * percent + 99) / 100 }
    var counted: Int { present + (countsProxies ? represented : 0) }
    var isReached: Bool { present > 0 && counted >= needed }
    /// How many votes may be cast.
    var voters: Int { present + represented }
}

/// How one member was there, or not.
struct Attendance: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable { case present, represented, excused }
    var seat: ID<Seat>
    var state: State
    /// Who votes for her.
    var holder: ID<Seat>?

    /// As a form carries it: `present`, `represented 12`.
    var mark: String { holder.map { "\(state.rawValue) \($0)" } ?? state.rawValue }
}

/// What a member would have changed in the minutes.
struct Correction: Sendable, Equatable {
    var id: ID<Correction>
    var by: String
    var text: String
    var at: Instant
    var isTaken: Bool?
    var reason: String
}

/// What somebody has to do after a meeting.
struct MeetingAction: Sendable, Equatable {
    var id: ID<MeetingAction>
    var title: String
    var owner: String
    var dueAt: Instant
    var doneAt: Instant?
    var outcome: String
    /// The member who has it in hand; nil: somebody else, by her name alone.
    var seat: ID<Seat>?
    var meeting: ID<Meeting>?

    func link(_ assembly: Assembly) -> String { meeting.map { "\(assembly.link)/reunions/\($0)/compte-rendu" } ?? assembly.link }
}

/// What one person said of her coming.
struct SignUp: Sendable, Equatable {
    enum State: String, Sendable { case coming, waiting, excused }
    var account: AccountID
    var name: String
    var state: State
    var needs: String
    /// How many children she brings to be looked after.
    var children = 0
    /// The language that she asks an interpreter for: Arabic, sign language. Empty: none.
    var spoken = ""
    /// The seat that votes for her when she does not come.
    var proxy: ID<Seat>?
    /// Whose seat it is.
    var proxyName: String?
}

/// Everything that the rules look at before somebody acts on a meeting.
struct MeetingFile: Sendable {
    var standing: Standing
    var meeting: Meeting
    /// The charter it is held under, or that it would be convened under now.
    var rules: Charter.Rules
    var items: [AgendaItem]
    var resolutions: [Resolution]
    /// Who sits in the commission whose meeting it is.
    var commissionSeats: Set<ID<Seat>> = []
    /// The body has ended, and this person sat in it on the day of the meeting.
    var satThen = false

    var assembly: Assembly { standing.assembly }
    var link: String { meeting.link(assembly) }
    var agenda: [AgendaItem] { items.filter { $0.state == .accepted } }
    /// Whether this person reads and corrects what is written for the members.
    var isMember: Bool { standing.isMember || satThen }

    /// Whether it is a meeting of who sits here: the bureau's is of those who hold an office, a commission's of those who are in it.
    func convenes(_ seat: Seat) -> Bool {
        switch meeting.kind {
        case .bureau: seat.rank == .member && seat.office != .none
        case .commission: meeting.commission == nil || commissionSeats.contains(seat.id)
        case .plenary, .annual, .workshop, .visit, .training, .session: true
        }
    }

    func resolution(_ item: ID<AgendaItem>) -> Resolution? { resolutions.first { $0.item == item } }
}

/// Who of a body's members is at a meeting, and whom they represent.
struct AttendanceList: Sendable {
    /// Those who sit on the day, but for those who only receive the news.
    var seats: [Seat]
    var records: [Attendance]

    subscript(seat: ID<Seat>) -> Attendance? { records.first { $0.seat == seat } }
    private var voting: Set<ID<Seat>> { Set(seats.filter(\.votes).map(\.id)) }

    /// The seats whose vote is cast here: those present, and those whom somebody present represents.
    var voters: [Seat] { seats.filter { seat in seat.votes && self[seat.id].map { $0.state != .excused } ?? false } }

    func quorum(_ rules: Charter.Rules, isSecondCall: Bool) -> Quorum {
        let voting = voting, records = records.filter { voting.contains($0.seat) }
        return Quorum(
            members: voting.count, present: records.filter { $0.state == .present }.count, represented: records.filter { $0.state == .represented }.count,
            percent: rules.quorumPercent, countsProxies: rules.countsProxies, isSecondCall: isSecondCall)
    }
}
