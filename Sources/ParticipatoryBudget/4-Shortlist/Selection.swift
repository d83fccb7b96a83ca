import Database
import Vocabulary

/// A choice of N proposals by a panel of residents, from its opening to its publication.
struct Selection: Sendable, Equatable {
    enum Method: String, Sendable, CaseIterable { case scores, ranking }
    /// Whose marks make the ranking: what members gave alone, or what the small groups gave after they had talked.
    enum Basis: String, Sendable, CaseIterable { case alone, groups }

    var id: ID<Selection>
    var title: String
    var method: Method
    /// How many the panel keeps, the picks of the bodies apart.
    var size: Int
    var openedAt: Instant
    /// From here on the marks no longer change and the ranking is known to the officers.
    var closedAt: Instant?
    var decidedAt: Instant?
    var decidedBy: AccountID?
    var decidedByName: String?
    /// In words for residents: how the panel worked, what it looked for.
    var statement: String
    var notifiedAt: Instant?
    var releasedAt: Instant?
    /// How many picks each body has; nil: as many as it likes.
    var picksPerBody: Int?
    var basis = Basis.alone
    var criteria: [SelectionCriterion] = []

    enum Stage: Sendable { case scoring, toDecide, toAnnounce, toRelease, released }

    var stage: Stage {
        if releasedAt != nil { return .released }
        if notifiedAt != nil { return .toRelease }
        if decidedAt != nil { return .toAnnounce }
        return closedAt == nil ? .scoring : .toDecide
    }

    /// The best that one member can give.
    var bestMark: Int {
        switch method {
        case .scores: criteria.reduce(0) { $0 + $1.weight * $1.scale }
        case .ranking: size
        }
    }

    static let columns = """
        s.id, s.title, s.method, s.size, s.opened_at, s.closed_at, s.decided_at, s.decided_by, d.display_name, s.reason, s.notified_at, s.released_at,
        s.picks_per_body, s.basis
        """
    static let tables = "selections s left join accounts d on d.id = s.decided_by"
}

extension Selection {
    init(_ row: inout RowReader) throws {
        id = row.id(); title = row.text(); method = try row.choice(); size = row.int(); openedAt = row.instant(); closedAt = row.optionalInstant()
        decidedAt = row.optionalInstant(); decidedBy = row.optionalID(); decidedByName = row.optionalText(); statement = row.text()
        notifiedAt = row.optionalInstant(); releasedAt = row.optionalInstant(); picksPerBody = row.optionalInt(); basis = try row.choice()
    }
}

/// What the panel looks at, how much it counts, up to how high it is marked (from 0).
struct SelectionCriterion: Sendable, Equatable {
    var id: ID<SelectionCriterion>
    var name: String
    var weight: Int
    var scale: Int
}

/// A member of a panel, and how far she is. What she marked is nobody's business but hers.
struct PanelMember: Sendable, Equatable {
    var account: AccountID
    var name: String
    var marked: Int
    var tied: Int
}

/// What a member gave to one proposal.
struct PanelMark: Sendable, Equatable {
    var member: AccountID
    var proposal: ID<Proposal>
    /// Weighted sum, or points of the rank.
    var points: Int
}

/// A proposal that a named body puts forward beside the panel's list, « coup de cœur ».
struct Pick: Sendable, Equatable {
    var id: ID<Pick>
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var body: String
    var reason: String
    /// The body of the city, when it is one of them, and the day on which it chose.
    var assembly: Int?
    var chosenOn: Instant?
}

/// A line of the decided list.
struct ShortlistedProposal: Sendable, Equatable {
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
    var author: String
    var isKept: Bool
    var rank: Int?
    var pickedBy: String
    var reason: String
    /// Its words are withheld from the public pages.
    var isHidden = false
    /// What it is today, which may have changed since the signature.
    var status: ProposalStatus

    /// Whether it was withdrawn or united with another: the list has nothing more to say of it.
    var hasLeft: Bool { status == .withdrawn || status == .merged }

    /// What the release makes of it; nil when nothing changes. Kept by one list is kept.
    var outcome: ProposalStatus? {
        switch status {
        case .deposited, .eligible: isKept ? .shortlisted : .notShortlisted
        case .notShortlisted: isKept ? .shortlisted : nil
        case .draft, .withdrawn, .merged, .ineligible, .shortlisted, .feasible, .unfeasible, .onBallot, .winner, .notWinner, .delivered, .abandoned: nil
        }
    }
}

/// Everything that the rules look at before somebody acts on a selection.
struct SelectionFile: Sendable {
    var edition: Edition
    var selection: Selection
    /// What the panel chooses among.
    var candidates: [Proposal] = []
    var members: [PanelMember] = []
    var picks: [Pick] = []
    /// Who carries one of the candidates: she decides nothing of the list.
    var carriers: Set<AccountID> = []

    var link: String { ShortlistLinks.selection(edition, selection.id) }
    var juryLink: String { ShortlistLinks.jury(selection.id) }
    /// When the letters about a decided list were written, if they were.
    func told(_ list: [ShortlistedProposal]) -> [(number: Int, at: Instant)] { selection.notifiedAt.map { at in list.map { (number: $0.number, at: at) } } ?? [] }
    /// What a member has to give who may mark so many of them.
    func expectedCount(of open: Int) -> Int { selection.method == .ranking ? min(selection.size, open) : open }
    func isMember(_ account: AccountID?) -> Bool { members.contains { $0.account == account } }
}

/// What one member sees of a selection: the proposals, her ties, her marks.
struct JuryFile: Sendable {
    var file: SelectionFile
    var member: AccountID
    /// Her own proposals, and those that she said she is tied to, with why.
    var ties: [ID<Proposal>: String] = [:]
    var own: Set<ID<Proposal>> = []
    var scores: [ID<Proposal>: [ID<SelectionCriterion>: Int]] = [:]
    var ranks: [ID<Proposal>: Int] = [:]
    /// When the panel first meets: what is said of ties is settled by then.
    var meetsAt: Instant?

    enum Standing: Sendable { case own, tied, marked, toMark }

    func standing(_ proposal: ID<Proposal>) -> Standing {
        if own.contains(proposal) { return .own }
        if ties[proposal] != nil { return .tied }
        return scores[proposal] != nil || ranks[proposal] != nil ? .marked : .toMark
    }

    var open: [Proposal] { file.candidates.filter { [.marked, .toMark].contains(standing($0.id)) } }
    var toMark: [Proposal] { file.candidates.filter { standing($0.id) == .toMark } }
    var markedCount: Int { file.candidates.count { standing($0.id) == .marked } }
    /// How many she is asked for: all of them on a grid, as many ranks as the list is long.
    var expectedCount: Int { file.expectedCount(of: open.count) }
    /// What she leaves without a rank once all are given is not awaited any more.
    var awaitedCount: Int { max(0, expectedCount - markedCount) }
}

extension Selection.Method {
    var name: Message {
        switch self {
        case .scores: "Des notes sur une grille"
        case .ranking: "Un classement par membre"
        }
    }
}

extension Selection.Basis {
    var name: Message {
        switch self {
        case .alone: "Les notes que chaque membre donne de son côté"
        case .groups: "Les notes des groupes, après discussion"
        }
    }
}

extension Selection.Stage {
    var name: Message {
        switch self {
        case .scoring: "Le panel note"
        case .toDecide: "Liste à arrêter"
        case .toAnnounce: "À annoncer aux porteurs"
        case .toRelease: "À publier"
        case .released: "Publiée"
        }
    }
}
