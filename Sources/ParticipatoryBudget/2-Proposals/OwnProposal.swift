import Database
import Platform
import Vocabulary

/// A proposal as its people see it: with those who co-sign, what was asked of them, the mergers proposed.
struct OwnProposal: Sendable {
    var proposal: Proposal
    var edition: Edition
    var coauthors: [Coauthor] = []
    var completions: [Completion] = []
    var merges: [Merge] = []
    /// Its photos and its files.
    var documents: [Document] = []
    /// Whether the author has an account of her own; if not, the reception desk acts for her.
    var authorCanSignIn = true
    /// Whether somebody has signed a decision on it, known or not yet: what was judged stays what was written.
    var isExamined = false
    /// Whether a version that the services can build was neither accepted nor declined.
    var isAmendmentOpen = false

    /// As it is said outside its edition, `2026-16`.
    var publicNumber: String { edition.publicNumber(proposal.number) }
    /// Where a role opens it: in its edition, or on its territory.
    var scopes: [Scope] { edition.scopes(at: proposal.territory) }

    /// Who somebody is to a proposal.
    enum Standing: Sendable, CaseIterable { case author, coauthor, agent, stranger }

    func standing(of actor: Actor) -> Standing {
        guard let account = actor.account else { return .stranger }
        if proposal.author == account { return .author }
        if coauthors.contains(where: { $0.account == account && $0.hasAccepted }) { return .coauthor }
        let isAgent = actor.has(.receptionAgent, on: scopes) || actor.has(.projectOfficer, on: scopes)
        return isAgent && !authorCanSignIn ? .agent : .stranger
    }

    /// The questions that wait for an answer.
    var openCompletions: [Completion] { completions.filter { $0.answeredAt == nil } }
    /// Whether the version of the services waits for an answer that can still be given.
    func awaitsAmendmentAnswer(at now: Instant) -> Bool { isAmendmentOpen && !edition.calendar.hasOpened(.vote, at: now) }
    /// The mergers that wait for a consent.
    var openMerges: [Merge] { merges.filter(\.isWaiting) }
    var acceptedCoauthors: [Coauthor] { coauthors.filter(\.hasAccepted) }
    /// Everyone who signs it, with an account.
    var people: [AccountID] { [proposal.author] + acceptedCoauthors.compactMap(\.account) }
}

/// By which way an act on a proposal came.
typealias JournalChannel = JournalEntry.Channel

/// Somebody invited to sign a proposal with its author.
struct Coauthor: Sendable, Equatable {
    var id: ID<Coauthor>
    var proposal: ID<Proposal>
    var account: AccountID?
    var name: String?
    var email: EmailAddress?
    var invitedAt: Instant
    var acceptedAt: Instant?
    var declinedAt: Instant?
    /// SHA-256 of the secret of the letter.
    var digest: String?

    var hasAccepted: Bool { acceptedAt != nil }
    var isWaiting: Bool { acceptedAt == nil && declinedAt == nil }

    static let columns = "c.id, c.proposal_id, c.account_id, a.display_name, c.email, c.invited_at, c.accepted_at, c.declined_at, c.digest"
    static let tables = "coauthors c left join accounts a on a.id = c.account_id"
}

extension Coauthor {
    init(_ row: inout RowReader) {
        id = row.id(); proposal = row.id(); account = row.optionalID(); name = row.optionalText()
        email = row.optionalText().flatMap { EmailAddress($0) }
        invitedAt = row.instant(); acceptedAt = row.optionalInstant(); declinedAt = row.optionalInstant(); digest = row.optionalText()
    }
}

/// A question asked of the proposer, with the day by which to answer.
struct Completion: Sendable, Equatable {
    var id: ID<Completion>
    var proposal: ID<Proposal>
    var askedBy: AccountID
    var askedAt: Instant
    var question: String
    var dueAt: Instant
    var answeredAt: Instant?
    var answer: String

    static let columns = "id, proposal_id, asked_by, asked_at, question, due_at, answered_at, answer"
}

extension Completion {
    init(_ row: inout RowReader) {
        id = row.id(); proposal = row.id(); askedBy = row.id(); askedAt = row.instant(); question = row.text()
        dueAt = row.instant(); answeredAt = row.optionalInstant(); answer = row.text()
    }
}

/// A proposal brought into another, once both authors have said yes.
struct Merge: Sendable, Equatable {
    var id: ID<Merge>
    var proposal: ID<Proposal>
    var proposalNumber: Int
    var proposalTitle: String
    var proposalAuthor: AccountID
    var into: ID<Proposal>
    var intoNumber: Int
    var intoTitle: String
    var intoAuthor: AccountID
    var askedBy: AccountID
    var askedAt: Instant
    var reason: String
    var authorConsentedAt: Instant?
    var otherConsentedAt: Instant?
    var refusedAt: Instant?
    var refusalReason: String
    var doneAt: Instant?

    var isWaiting: Bool { refusedAt == nil && doneAt == nil }
    /// Whether the author of this proposal has said yes.
    func hasConsented(_ side: ID<Proposal>) -> Bool { side == proposal ? authorConsentedAt != nil : otherConsentedAt != nil }

    static let columns = """
        m.id, m.proposal_id, f.number, f.title, f.author_id, m.into_id, i.number, i.title, i.author_id, m.asked_by, m.asked_at, m.reason, \
        m.author_consented_at, m.other_consented_at, m.refused_at, m.refusal_reason, m.done_at
        """
    static let tables = "merges m join proposals f on f.id = m.proposal_id join proposals i on i.id = m.into_id"
}

extension Merge {
    init(_ row: inout RowReader) {
        id = row.id()
        proposal = row.id(); proposalNumber = row.int(); proposalTitle = row.text(); proposalAuthor = row.id()
        into = row.id(); intoNumber = row.int(); intoTitle = row.text(); intoAuthor = row.id()
        askedBy = row.id(); askedAt = row.instant(); reason = row.text()
        authorConsentedAt = row.optionalInstant(); otherConsentedAt = row.optionalInstant()
        refusedAt = row.optionalInstant(); refusalReason = row.text(); doneAt = row.optionalInstant()
    }
}
