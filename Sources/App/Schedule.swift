import Database
import Engagement
import Logging
import ParticipatoryBodies
import ParticipatoryBudget
import Platform
import ServiceLifecycle
import Vocabulary
import Web

/// What runs by itself, each job in one process at a time.
enum Schedule {
    static func services(_ world: World, _ configuration: Configuration, logger: Logger) -> [any Service] {
        [JobRunner(jobs(configuration), world: world) { name, error in logger.error("job", metadata: ["name": "\(name)", "error": "\(error)"]) }]
    }

    private static func jobs(_ configuration: Configuration) -> [Job] {
        var jobs = [
            Job("seal-journal", every: .seconds(5)) { try await JournalSealing.run($0) },
            Job("verify-journal", every: .hours(1)) { try await JournalSealing.verify($0) },
            Job("letter-codes", every: .seconds(2)) { try await LetterPress.run($0) },
            Job("ballot-box", every: .minutes(1)) { try await BallotBox.run($0) },
            Job("vote-passages", every: .seconds(5)) { try await VotePassages.run($0, patience: VotePassages.lastBallots) },
            Job("public-list", every: .minutes(5)) { try await ListKeeping.run($0) },
            Job("account-likenesses", every: .hours(1)) { try await AccountLikenesses.run($0) },
            Job("watch-notices", every: .minutes(5)) { try await WatchNotices.run($0) },
            Job("open-boxes", every: .seconds(5)) { try await BoxOpening.run($0) },
            Job("ballot-press", every: .seconds(5)) { try await BallotPress.run($0) },
            Job("scan-reading", every: .seconds(5)) { try await ScanReading.run($0) },
            Job("vote-campaign", every: .minutes(1)) { try await VoteCampaign.run($0) },
            Job("results-release", every: .seconds(5)) { try await ResultsRelease.run($0) },
            Job("sweep-sessions", every: .hours(6)) { world in try await world.database.write { try AccountUpkeepStore.sweep(at: world.now(), $0) } },
            Job("sweep-accounts", every: .hours(24)) { try await IdleAccounts.run($0, PersonalDataOfTheSite.parts) },
            Job("ending-roles", every: .hours(6)) { try await EndingRoles.run($0) },
            Job("sweep-register", every: .hours(24)) { try await VotersForgotten.run($0) },
            Job("sweep-files", every: .hours(24)) { try await DocumentUpkeep.run($0, keeping: { try BallotPress.files($0).union(ScanReading.files($0)) }) },
            Job("proposal-reminders", every: .hours(1)) { try await ProposalReminders.run($0) },
            Job("morning-letters", every: .minutes(10)) { try await MorningLetters.run($0, ParticipatoryBudget.waiting) },
            Job("mail-follow-news", every: .minutes(5)) { try await MailFollowNews.run($0) },
            Job("eligibility-reminders", every: .hours(1)) { try await EligibilityReminders.run($0) },
            Job("shortlist-reminders", every: .hours(1)) { try await ShortlistReminders.run($0) },
            Job("feasibility-reminders", every: .hours(1)) { try await FeasibilityReminders.run($0) },
            Job("sweep-budget", every: .hours(24)) { try await ParticipatoryBudget.forget($0) },
            Job("sweep-bodies", every: .hours(24)) { try await ParticipatoryBodies.forget($0) },
            Job("neighbourhood-letters", every: .hours(6)) { try await NeighbourhoodLetters.run($0) },
            Job("training-places", every: .hours(1)) { try await TrainingPlaces.run($0) },
            Job("meeting-reminders", every: .hours(2)) { try await MeetingReminders.run($0) },
            Job("mandate-reminders", every: .hours(6)) { try await MandateReminders.run($0) },
            Job("absence-reminders", every: .hours(24)) { try await AbsenceReminders.run($0) },
            Job("recommendation-reminders", every: .hours(6)) { try await RecommendationReminders.run($0) },
            Job("sweep-questions", every: .hours(24)) { try await Engagement.forget($0) },
            Job("appointment-reminders", every: .minutes(30)) { try await AppointmentReminders.run($0) },
            Job("event-reminders", every: .minutes(30)) { try await EventReminders.run($0) },
            Job("event-places", every: .hours(1)) { try await EventPlaces.run($0) },
            Job("question-reminders", every: .hours(1)) { try await QuestionReminders.run($0) },
            Job("implementation-reminders", every: .hours(1)) { try await ImplementationReminders.run($0) },
        ]
        if let delivery = delivery(configuration) { jobs.append(Job("deliver-letters", every: .seconds(2)) { try await delivery.run($0) }) }
        if let url = configuration.smsURL {
            let gateway = TextGateway(url)
            jobs.append(Job("deliver-texts", every: .seconds(2)) { try await TextDelivery { gateway.send($0) }.run($0) })
        }
        if let mailbox = configuration.mailbox { jobs.append(Job("read-mailbox", every: .minutes(1)) { try await MailInJob.run(mailbox, $0, others: [ParticipatoryBodies.mail]) }) }
        return jobs
    }

    /// Without a mail server, letters wait and are read in the desk.
    private static func delivery(_ configuration: Configuration) -> Delivery? {
        guard let server = configuration.smtp, let sender = EmailAddress(configuration.mailFrom) else { return nil }
        let smtp = SMTP(server)
        return Delivery(from: sender) { smtp.send($0) }
    }
}
