import Vocabulary

/// The addresses of this step.
enum EligibilityLinks {
    static func queue(_ edition: Edition) -> String { "\(edition.deskLink)/recevabilite" }
    static func queue(_ edition: Edition, _ stage: EligibilityStage) -> String { queue(edition) + "?etape=\(stage.rawValue)" }
    static func review(_ edition: Edition, _ number: Int) -> String { "\(queue(edition))/\(number)" }
    static func examiners(_ edition: Edition) -> String { "\(queue(edition))/repartition" }
    static func notices(_ edition: Edition) -> String { "\(queue(edition))/annonce" }
    static func sessions(_ edition: Edition) -> String { "\(queue(edition))/seances" }
    static func session(_ edition: Edition, _ id: ID<GroupSession>) -> String { "\(sessions(edition))/\(id)" }
    /// Where the proposer asks that another person look again.
    static func appeal(_ edition: Edition, _ number: Int) -> String { ProposalLinks.page(edition, number) + "/recours" }
}
