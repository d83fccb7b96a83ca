import Database
import ParticipatoryBudget
import Platform
import Vocabulary
import Web

/// Every house's table of contents, and what the door needs of them.
enum RouteTable {
    static var routes: Routes { ParticipatoryBudget.routes }

    static func hooks(_ configuration: Configuration) -> Hooks {
        Hooks(
            identify: { _, _, _ in nil },
            frame: { visit, surroundings, db in try Frames.frame(visit, surroundings, db) },
            record: { _, _, _ in },
            post: { _, _, _ in }
        )
    }
}
