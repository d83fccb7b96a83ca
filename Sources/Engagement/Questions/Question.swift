import Vocabulary

/// What a resident asks the city, by whatever way it came: one case, one thread, one date by which she is answered.
struct Question: Sendable, Equatable {
    /// By which way it came.
    enum Channel: String, Sendable, CaseIterable { case web, phone, counter, paper, mail }

    /// By which way the person wishes to be answered.
    enum Way: String, Sendable, CaseIterable { case mail, letter, phone }

    /// Why nothing more is to be done.
    enum Closing: String, Sendable, CaseIterable { case answered, joined, elsewhere, dropped }

    /// Who asks: with an account, or as she said she can be reached.
    struct Asker: Sendable, Equatable {
        var account: AccountID?
        var name = ""
        var email: EmailAddress?
        var phone = ""
        var address = ""
        var language = "fr"
    }

    /// What it is about, besides its topic.
    struct Concern: Sendable, Equatable {
        var territory: TerritoryID?
        var edition: EditionID?
        var proposal: ConcernedProposal?
        var body: ConcernedBody?
        var event: ConcernedEvent?
    }

    /// Its number, as it is said to the person.
    var id: ID<Question>
    var channel: Channel
    var way: Way
    var topic: ID<QuestionTopic>
    var topicName: String
    var concern = Concern()
    var territoryName: String?
    var subject: String
    var asker = Asker()
    var askedAt: Instant
    /// Since when somebody waits for the city; nil once she is answered.
    var waitingSince: Instant?
    var dueAt: Instant
    /// Of the first answer.
    var answeredAt: Instant?
    var service: ServiceID?
    var serviceName: String?
    var owner: AccountID?
    var ownerName: String?
    var closedAt: Instant?
    var closing: Closing?
    var closingReason = ""
    var joinedTo: ID<Question>?
    /// From 1, not at all, to 3, yes.
    var rating: Int?
    var forgottenAt: Instant?
    /// When who typed it in was told that she may; nil when the person wrote herself.
    var consentAt: Instant?

    var stage: QuestionStage { QuestionStage(self) }
    var deskLink: String { "\(QuestionLinks.desk)/\(id)" }
    func isLate(at now: Instant) -> Bool { (stage == .toTake || stage == .waiting) && dueAt < now }

    /// Where the roles of whoever handles it hold.
    var scopes: [Scope] {
        [.city] + [concern.territory.map { .territory($0) }, concern.edition.map { .edition($0) }, service.map { .service($0) }].compactMap(\.self)
    }
}

/// Where a question stands. Computed from what was done, never stored.
enum QuestionStage: String, Sendable, CaseIterable {
    case toTake = "a-prendre", waiting = "en-cours", answered = "repondues", closed = "closes"

    init(_ question: Question) {
        if question.closedAt != nil {
            self = .closed
        } else if question.waitingSince == nil {
            self = .answered
        } else {
            self = question.owner == nil ? .toTake : .waiting
        }
    }
}

/// One thing said or done in the thread of a question.
struct Turn: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case asked, answer, note, transfer, closing, reopening

        /// Notes and transfers stay between colleagues.
        var isInternal: Bool { switch self { case .note, .transfer: true; case .asked, .answer, .closing, .reopening: false } }
    }

    var id: ID<Turn>
    var kind: Kind
    var body: String
    /// Nil: the person herself, without an account.
    var author: AccountID?
    var authorName: String?
    var channel: Question.Channel
    var at: Instant
}

/// What questions are about: within how many working days they are answered, and by which service.
struct QuestionTopic: Sendable, Equatable {
    var id: ID<QuestionTopic>
    var name: String
    var answerDays: Int
    var service: ServiceID?
    var isActive: Bool
}

/// An answer kept to be used again.
struct AnswerTemplate: Sendable, Equatable {
    var id: ID<AnswerTemplate>
    var name: String
    var body: String
    var isActive: Bool
}

/// The proposal that a question is about.
struct ConcernedProposal: Sendable, Equatable {
    var id: Int
    var number: Int
    var title: String
    var link: String
}

/// A body that a question may be about.
struct ConcernedBody: Sendable, Equatable {
    var id: AssemblyID
    var name: String
    var link: String
}

/// An event that a question may be about.
struct ConcernedEvent: Sendable, Equatable {
    var id: ID<Event>
    var title: String

    var link: String { "\(EventLinks.agenda)/\(id)" }
}

/// A running edition that a question may be about.
struct ConcernedEdition: Sendable, Equatable {
    var id: EditionID
    var title: String
}

/// Everything that the rules look at before somebody acts on a question.
struct QuestionFile: Sendable {
    var question: Question
    var actor: Actor
    var turns: [Turn]
}
