package import Database
package import Platform
package import Vocabulary
package import Web

/// The participatory bodies: every page and act of their steps, from the charter to the answer.
package enum ParticipatoryBodies {
    package static var routes: Routes {
        StatuteRoutes.routes + RecruitmentRoutes.routes + MandateRoutes.routes + MeetingRoutes.routes + RecommendationRoutes.routes
            + LifeRoutes.routes + PublicRoutes.routes + DeskRoutes.routes
    }

    /// What the journal's codes say, step by step.
    package static var journalWords: JournalWords {
        StatuteJournal.words + RecruitmentJournal.words + MandateJournal.words + MeetingJournal.words + RecommendationJournal.words + LifeJournal.words
    }

    /// What each step holds of a person.
    package static var personalData: [PersonalDataPart] { [RecruitmentPersonalDataStore.part, RecommendationPersonalDataStore.part, LifePersonalDataStore.part, SpacePersonalDataStore.part] }

    /// The mail that comes in for the bodies.
    package static var mail: MailTaker { BodyMail.taker }

    /// The public meetings convened between two moments, for the agendas of the other houses.
    package static func agenda(from start: Instant, to end: Instant, _ db: Reading) throws -> [AgendaMoment] { try PublicAgendaStore.meetings(from: start, to: end, db) }

    /// What waits for a person, for her desk.
    package static func waiting(_ visit: Visit, _ db: Reading) throws -> [DeskTask] { try BodiesTasks.all(visit, db) }

    /// Erases what is personal and has served.
    package static func forget(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try RecruitmentPersonalDataStore.forget(at: now, db)
            try RecommendationPersonalDataStore.forget(at: now, db)
            try LifePersonalDataStore.forget(at: now, db)
            try SpacePersonalDataStore.forget(at: now, db)
        }
    }
}
