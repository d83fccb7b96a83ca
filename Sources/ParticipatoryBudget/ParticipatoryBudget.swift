package import Database
package import Platform
package import Vocabulary
package import Web

/// The participatory budget: every page and act of its steps, in the order in which a city decides.
package enum ParticipatoryBudget {
    package static var routes: Routes {
        RulebookRoutes.routes + ProposalRoutes.routes + DiscussionRoutes.routes + EligibilityRoutes.routes + ShortlistRoutes.routes
            + FeasibilityRoutes.routes + VoteRoutes.routes + PaperRoutes.routes + ResultsRoutes.routes + ImplementationRoutes.routes
            + PublicRoutes.routes + DeskRoutes.routes + WrittenReportRoutes.routes
    }

    /// The published editions, for the houses that send people there.
    package static func publishedEditions(_ db: Reading) throws -> [PublishedEdition] {
        try EditionStore.published(db).map { PublishedEdition(title: $0.title, link: $0.link) }
    }

    /// The projects of an edition once its catalogue is public, with who carries each.
    package static func shownProjects(_ id: EditionID, at now: Instant, _ db: Reading) throws -> [ShownProject] {
        let edition = try EditionStore.edition(id, db)
        guard edition.isPublished, try ProjectStore.catalogue(id, db).isPublic(edition, at: now) else { return [] }
        let proposers = try ProjectStore.proposers(id, db)
        return try ProjectStore.projects(id, db).map { project in
            ShownProject(id: project.id.number, title: project.title, link: VoteLinks.project(edition, project.number), proposers: proposers[project.id] ?? [])
        }
    }

    /// Where proposals stand, as everyone reads it.
    package static func states(of proposals: [Int], _ db: Reading) throws -> [Int: (name: Message, tone: Tone)] {
        try ProposalStore.statuses(of: proposals, db).mapValues { (name: $0.name, tone: $0.tone) }
    }

    /// What waits for a person, in every house.
    package static func waiting(_ visit: Visit, _ db: Reading) throws -> [DeskTask] { try DeskTasks.all(visit, db) }

    /// What the journal's codes say, step by step.
    package static var journalWords: JournalWords {
        EditionJournalStore.words + RulebookJournal.words + ProposalJournalStore.words + DiscussionJournal.words + EligibilityJournal.words
            + ShortlistJournalStore.words + FeasibilityJournal.words + VoteJournalStore.words + PaperJournalStore.words + ResultsJournalStore.words
            + ImplementationJournalStore.words
            + SealingJournal.words + WrittenReportJournal.words
    }

    /// What each step holds of a person.
    package static var personalData: [PersonalDataPart] {
        [
            RulebookPersonalDataStore.part, ProposalPersonalDataStore.part, DiscussionPersonalDataStore.part, EligibilityPersonalDataStore.part, EligibilityPersonalDataStore.sessions,
            ShortlistPersonalDataStore.part, FeasibilityPersonalDataStore.part, FeasibilityPersonalDataStore.absences, VotePersonalDataStore.part,
            RegisterPersonalDataStore.part, PaperPersonalDataStore.part, SealingPersonalDataStore.part,
        ]
    }

    /// Forgets the addresses that serve no more: of lists for a panel, of those who followed a proposal without an account.
    package static func forget(_ world: World) async throws {
        let now = world.now()
        try await world.database.write { db in
            try PanelCandidateStore.forget(db)
            try MailFollowStore.forgetFinished(at: now, db)
        }
    }

    /// When a phase next opens or closes, or an embargo is lifted.
    package static func nextMoment(after now: Instant, _ db: Reading) throws -> Instant? {
        try EditionFiguresStore.moments(from: now, db).first { $0 > now }
    }
}
