package import Database
package import Platform
package import Vocabulary
package import Web

/// How residents are met: their questions, what is often answered, the appointments, the events.
package enum Engagement {
    package static var routes: Routes { QuestionRoutes.routes + FaqRoutes.routes + AppointmentRoutes.routes + EventRoutes.routes + MeasuresRoutes.routes }

    /// What the journal's codes say.
    package static var journalWords: JournalWords { QuestionJournal.words + FaqJournal.words + AppointmentJournal.words + EventJournal.words }

    /// What it holds of a person.
    package static var personalData: [PersonalDataPart] { [QuestionPersonalDataStore.part, AppointmentPersonalDataStore.part, EventPersonalDataStore.part] }

    /// Erases what is personal and has served.
    package static func forget(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try QuestionPersonalDataStore.forget(at: now, db)
            try AppointmentPersonalDataStore.forget(at: now, db)
            try EventPersonalDataStore.forget(at: now, db)
            try MailInStore.forget(before: now - .days(365), db)
        }
    }

    /// The events announced between two moments, for the agendas of the other houses.
    package static func agenda(from start: Instant, to end: Instant, _ db: Reading) throws -> [AgendaMoment] {
        try EventStore.published(AgendaFilter(), at: start, db).filter { $0.cancelledAt == nil && $0.plan.startsAt >= start && $0.plan.startsAt < end }.map {
            AgendaMoment(at: $0.plan.startsAt, title: $0.plan.title, place: $0.plan.place, link: $0.link, territories: Set([$0.plan.territory].compactMap(\.self)), edition: $0.plan.edition, event: $0.id.number)
        }
    }

    /// What waits for a person, for her desk.
    package static func waiting(_ visit: Visit, _ db: Reading) throws -> [DeskTask] { try EngagementTasks.all(visit, db) + EventTasks.all(visit, db) }
}
