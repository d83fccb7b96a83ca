import Vocabulary

/// The addresses of the step's pages; its acts answer at the same ones.
enum FeasibilityLinks {
    static let serviceQueue = "/bureau/service"

    static func queue(_ edition: Edition) -> String { edition.deskLink + "/etudes" }
    static func queue(_ edition: Edition, _ stage: StudyStage) -> String { queue(edition) + "?etape=\(stage.rawValue)" }
    static func announcements(_ edition: Edition) -> String { queue(edition) + "/annonce" }
    static func sessions(_ edition: Edition) -> String { queue(edition) + "/seances" }
    static func session(_ edition: Edition, _ id: ID<GroupSession>) -> String { "\(sessions(edition))/\(id)" }
    static func questions(_ edition: Edition) -> String { queue(edition) + "/questions" }
    static func conflicts(_ edition: Edition) -> String { queue(edition) + "/conflits" }
    static func conflict(_ edition: Edition, _ number: Int, _ other: Int) -> String { study(edition, number) + "/conflits/\(other)" }
    static func settings(_ edition: Edition) -> String { queue(edition) + "/reglages" }
    static func board(_ edition: Edition) -> String { queue(edition) + "/charge" }
    static func panelReturns(_ edition: Edition) -> String { queue(edition) + "/retours" }
    static func returnSession(_ edition: Edition, _ id: ID<PanelSession>) -> String { "\(panelReturns(edition))/seances/\(id)" }
    static func panelReturn(_ edition: Edition, _ number: Int) -> String { study(edition, number) + "/retour" }
    static func study(_ edition: Edition, _ number: Int) -> String { queue(edition) + "/\(number)" }
}
