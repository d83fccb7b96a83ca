import Database
import Engagement
import ParticipatoryBodies
import ParticipatoryBudget
import Platform
import Vocabulary
import Web

/// Every house's table of contents, and what the door needs of them.
enum RouteTable {
    static var routes: Routes {
        AccountRoutes.routes(PersonalDataOfTheSite.self) + PermissionRoutes.routes + JournalRoutes.routes(JournalWordsOfTheSite.self) + NotificationRoutes.routes + TerritoryRoutes.routes
            + ParticipatoryBudget.routes + ParticipatoryBodies.routes + Engagement.routes
    }

    static var hooks: Hooks {
        Hooks(
            identify: { digest, now, db in try Sessions.identify(digest, now, db) ?? LentScreen.identify(digest, db) },
            frame: { visit, surroundings, db in try Frames.frame(visit, surroundings, db) },
            record: { entry, visit, db in try Journal.record(entry, visit, db) },
            post: { letter, edition, visit, db in try Outbox.post(letter, about: edition, visit.world, at: visit.now, db) },
            nextMoment: { now, db in try ParticipatoryBudget.nextMoment(after: now, db) }
        )
    }
}

/// The words of every act that the running software writes down.
enum JournalWordsOfTheSite: JournalWordsRegistry {
    static var words: JournalWords { JournalWordsOfThePlatform.words + ParticipatoryBudget.journalWords + ParticipatoryBodies.journalWords + Engagement.journalWords }
}

/// Everything the running software holds of a person: the steps' parts, then the platform's.
enum PersonalDataOfTheSite: PersonalDataRegistry {
    static var parts: [PersonalDataPart] { ParticipatoryBudget.personalData + ParticipatoryBodies.personalData + Engagement.personalData + PersonalDataOfThePlatform.parts }
}
