import Database
@testable import ParticipatoryBudget
import Vocabulary

/// Proposals and conclusions made by hand, for rules and pages that need no database.
enum FeasibilitySamples {
    static func day(_ number: Int) -> Instant { Instant(milliseconds: 0) + .days(number) }

    static func proposal(author: AccountID) -> Proposal {
        Proposal(
            id: ID(1), edition: EditionID(1), number: 12, author: author, authorName: "Ana", onBehalf: .`self`, onBehalfName: "",
            title: "Des <arbres>", summary: "Planter & arroser.", body: "Dix tilleuls.", theme: nil, themeName: nil, territory: nil,
            territoryName: nil, place: "Place du Marché", longitude: 4.88, latitude: 45.77, estimate: nil, channel: .web, enteredBy: nil,
            createdAt: day(1), updatedAt: day(1), depositedAt: day(1), withdrawnAt: nil, mergedInto: nil, hiddenAt: nil, status: .eligible
        )
    }

    /// A conclusion such that the study stands at this stage; nil before any.
    static func synthesis(at stage: StudyStage) -> Synthesis? {
        let milestones: Synthesis.Milestones
        switch stage {
        case .toAssign, .waitingForOpinions, .toConclude: return nil
        case .toValidate: milestones = Synthesis.Milestones(asksProposer: false, awaitsValidation: true)
        case .waitingForProposer: milestones = Synthesis.Milestones(asksProposer: true)
        case .declined: milestones = Synthesis.Milestones(asksProposer: true, declinedAt: day(14))
        case .toAnnounce: milestones = Synthesis.Milestones(asksProposer: true, acceptedAt: day(14))
        case .toRelease: milestones = Synthesis.Milestones(asksProposer: false, notifiedAt: day(14))
        case .released: milestones = Synthesis.Milestones(asksProposer: false, notifiedAt: day(14), releasedAt: day(15))
        }
        return Synthesis(
            id: ID(1), conclusion: .withConditions, costing: Costing(estimate: Euros(12_000), section: .investment, runningCost: Euros(300), delayMonths: 8),
            conditions: "Arroser.", publicReason: "Le sol convient.", amendedTitle: milestones.asksProposer ? "Six tilleuls" : "", amendedSummary: "",
            signedBy: AccountID(12), signedByName: "Paul", signedAt: day(13), answer: milestones.declinedAt == nil ? "" : "Trop peu", milestones: milestones
        )
    }
}
