import Vocabulary

/// A question that comes often, with the city's answer, validated by two people.
struct FaqEntry: Sendable, Equatable {
    var id: ID<FaqEntry>
    var topic: ID<QuestionTopic>
    var topicName: String
    var edition: EditionID?
    var editionTitle: String?
    /// The rules of that edition, for everyone.
    var rulesLink: String?
    /// The case from which it was drafted.
    var origin: ID<Question>?
    /// For the officers only.
    var isInternal: Bool
    var reviewAt: Instant
    var withdrawnAt: Instant?
    var helped: Int
    var notHelped: Int
    /// The words that stand now: of the last validated version, else of the draft.
    var question: String
    var answer: String
    /// The article of the rules that it makes precise.
    var rule: String
    var validatedAt: Instant?

    var isPublic: Bool { validatedAt != nil && withdrawnAt == nil && !isInternal }
    var link: String { "/questions/reponses/\(id)" }
    var deskLink: String { "\(FaqLinks.desk)/\(id)" }
}

/// What somebody wrote for an entry: a draft until another person validates it.
struct FaqVersion: Sendable, Equatable {
    var number: Int
    var question: String
    var answer: String
    var rule: String
    var writtenBy: AccountID
    var writer: String
    var writtenAt: Instant
    var validator: String?
    var validatedAt: Instant?
}

/// What a colleague says of an entry.
struct FaqComment: Sendable, Equatable {
    var id: Int
    var name: String
    var body: String
    var at: Instant
}

/// Everything that the rules look at before somebody acts on an entry.
struct FaqFile: Sendable {
    var entry: FaqEntry
    /// The latest first.
    var versions: [FaqVersion]

    var draft: FaqVersion? { versions.first { $0.validatedAt == nil } }
}

/// The addresses of the officers' side of the FAQ.
enum FaqLinks {
    static let desk = "/bureau/faq"
    static let write = "/bureau/faq/nouvelle"
}
