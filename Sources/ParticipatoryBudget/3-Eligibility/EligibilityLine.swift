import Database
import Vocabulary

/// A proposal in the list of the examinations of an edition.
struct EligibilityLine: Sendable, Equatable {
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var theme: ID<Theme>?
    var themeName: String?
    var territory: TerritoryID?
    var territoryName: String?
    var author: String
    var depositedAt: Instant
    var outcome: EligibilityReview.Outcome?
    var decidedBy: AccountID?
    var decidedByName: String?
    var milestones: EligibilityReview.Milestones?
    /// The latest question that the proposer has not answered.
    var completionDue: Instant?
    var hasAnsweredCompletion: Bool
    var hasOpenAppeal: Bool
    /// Who has it in hand.
    var examiner: AccountID?
    var examinerName: String?

    func stage(at now: Instant) -> EligibilityStage {
        EligibilityStage(milestones, completionDue: completionDue, hasOpenAppeal: hasOpenAppeal, at: now)
    }
}

extension EligibilityLine {
    init(_ row: inout RowReader) throws {
        proposal = row.id(); number = row.int(); title = row.text(); theme = row.optionalID(); themeName = row.optionalText()
        territory = row.optionalID(); territoryName = row.optionalText(); author = row.text(); depositedAt = row.instant()
        completionDue = row.optionalInstant(); hasAnsweredCompletion = row.bool(); hasOpenAppeal = row.bool(); examiner = row.optionalID(); examinerName = row.optionalText()
        outcome = try row.optionalChoice(); decidedBy = row.optionalID(); decidedByName = row.optionalText()
        if outcome == nil { row.skip(4) } else { milestones = EligibilityReview.Milestones(&row) }
    }
}
