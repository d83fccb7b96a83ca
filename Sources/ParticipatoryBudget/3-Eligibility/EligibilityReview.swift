import Database
import L10n
import Vocabulary

/// A question of the rules that a proposal must answer, with the reasons that officers reuse.
struct Criterion: Sendable, Equatable {
    var id: ID<Criterion>
    var code: String
    var question: String
    var help: String
    var legalNote: String
    var reasons: [StandardReason] = []
    var mayNotApply = false
    /// Whether the proposer may be asked to mend it.
    var isCorrectable = true

    /// What may be answered to it.
    var values: [CriterionAnswer.Value] {
        CriterionAnswer.Value.allCases.filter { $0 == .notApplicable ? mayNotApply : $0 == .toComplete ? isCorrectable : true }
    }
}

/// A reason of refusal that an officer kept while examining, offered for the other proposals of the edition.
struct KeptReason: Sendable, Equatable {
    var id: ID<KeptReason>
    var question: String
    var words: String
    var keptBy: String
    var keptAt: Instant
}

/// What an officer answers to one criterion, and why.
struct CriterionAnswer: Sendable, Equatable {
    enum Value: String, Sendable, CaseIterable { case yes, no, toComplete = "to-complete", notApplicable = "not-applicable" }

    var criterion: ID<Criterion>
    var value: Value
    /// Of a refusal, for the public; of what is to complete, the question to the proposer.
    var reason: String
    /// As it stood when it was answered.
    var question = ""
}

/// What stands beside a grid while it is answered: where else to turn, a note for colleagues.
struct ExaminationNotes: Sendable, Equatable {
    var whereElse = ""
    var note = ""
}

/// A decision on a proposal by the criteria of the rules, signed by one officer, checked by another person.
/// It is superseded, never edited.
struct EligibilityReview: Sendable, Equatable {
    enum Outcome: String, Sendable, CaseIterable { case eligible, ineligible }

    var id: ID<EligibilityReview>
    var outcome: Outcome
    var publicReason: String
    var whereElse: String
    /// For colleagues only.
    var internalNote: String
    var decidedBy: AccountID
    var decidedByName: String
    var decidedAt: Instant
    var checkedBy: AccountID?
    var checkedByName: String?
    var milestones: Milestones
    /// The version of the rules whose grid was answered.
    var gridVersion: Int?

    /// What has happened to a decision since its signature.
    struct Milestones: Sendable, Equatable {
        /// Decided on appeal by a third person: no other check.
        var isOnAppeal = false
        var checkedAt: Instant?
        var notifiedAt: Instant?
        var releasedAt: Instant?
    }

    var signers: [AccountID] { [decidedBy] + [checkedBy].compactMap(\.self) }
}

/// A decision that was taken back: by the check, by its service, or on appeal.
struct FormerReview: Sendable, Equatable {
    var outcome: EligibilityReview.Outcome
    var publicReason: String
    var decidedBy: String
    var decidedAt: Instant
    var supersededAt: Instant
    var supersededBy: String?
    var supersededReason: String
}

/// The proposer asks that another person look again at a refusal (the rules give the delay).
struct EligibilityAppeal: Sendable, Equatable {
    enum Outcome: String, Sendable, CaseIterable { case upheld, rejected }

    var id: ID<EligibilityAppeal>
    var by: String
    var at: Instant
    var body: String
    var outcome: Outcome?
    var answer: String
    var decidedBy: String?
    var decidedAt: Instant?

    var isOpen: Bool { outcome == nil }
}

/// Everything that the rules look at before somebody acts on a proposal's eligibility.
struct EligibilityFile: Sendable {
    var own: OwnProposal
    var criteria: [Criterion] = []
    var review: EligibilityReview?
    /// Of the decision in force, else of the grid being answered.
    var answers: [CriterionAnswer] = []
    /// Beside a grid that nobody has signed yet.
    var notes = ExaminationNotes()
    var appeal: EligibilityAppeal?
    var formerReviews: [FormerReview] = []
    var completionDays = 10
    var appealDays = 15

    var edition: Edition { own.edition }
    var scopes: [Scope] { own.scopes }
    var proposal: Proposal { own.proposal }
    var number: Int { own.proposal.number ?? 0 }
    var link: String { EligibilityLinks.review(edition, number) }

    func stage(at now: Instant) -> EligibilityStage {
        EligibilityStage(review?.milestones, completionDue: own.openCompletions.map(\.dueAt).max(), hasOpenAppeal: appeal?.isOpen ?? false, at: now)
    }

    func answer(_ criterion: Criterion) -> CriterionAnswer? { answers.first { $0.criterion == criterion.id } }

    /// Until when the refusal can be appealed against.
    var appealUntil: Instant? { review?.milestones.releasedAt.map { CityTime.city.endOfDay($0, adding: appealDays) } }

    /// Whether the proposer changed the text after the signature.
    var isChangedSinceDecision: Bool { review.map { $0.decidedAt < proposal.updatedAt } ?? false }
}

extension EligibilityReview {
    static let columns = """
        r.id, r.outcome, r.public_reason, r.where_else, r.internal_note, r.decided_by, d.display_name, r.decided_at, r.checked_by, \
        k.display_name, r.grid_version, \(Milestones.columns)
        """
    static let tables = """
        eligibility_reviews r join accounts d on d.id = r.decided_by left join accounts k on k.id = r.checked_by
        """

    init(_ row: inout RowReader) throws {
        id = row.id(); outcome = try row.choice(); publicReason = row.text(); whereElse = row.text(); internalNote = row.text()
        decidedBy = row.id(); decidedByName = row.text(); decidedAt = row.instant(); checkedBy = row.optionalID()
        checkedByName = row.optionalText(); gridVersion = row.optionalInt(); milestones = Milestones(&row)
    }
}

extension EligibilityReview.Milestones {
    static let columns = "r.is_on_appeal, r.checked_at, r.notified_at, r.released_at"

    init(_ row: inout RowReader) {
        isOnAppeal = row.bool(); checkedAt = row.optionalInstant(); notifiedAt = row.optionalInstant(); releasedAt = row.optionalInstant()
    }
}
