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
    /// As these two stood when it was last read again.
    var helpedBefore = 0
    var notHelpedBefore = 0
    /// The words that stand now: of the last validated version, else of the draft.
    var question: String
    var answer: String
    /// The article of the rules that it makes precise.
    var rule: String
    /// Where that article stands on the page of the rules.
    var article: RulesArticle?
    var validatedAt: Instant?

    var isPublic: Bool { validatedAt != nil && withdrawnAt == nil && !isInternal }
    var link: String { "/questions/reponses/\(id)" }
    /// The rules that it makes precise, at their article.
    var ruleLink: String? { rulesLink.map { link in link + (article.map { "#" + $0.rawValue } ?? "") } }

    /// Those who say so before anybody reads it again for their sake.
    static let fewestUnhelped = 5

    /// Whether it fails too many since it was last read again: five at least, one in three at least.
    var failsMany: Bool {
        let failed = notHelped - notHelpedBefore
        return failed >= Self.fewestUnhelped && failed * 2 >= helped - helpedBefore
    }

    func isToReview(at now: Instant) -> Bool { validatedAt != nil && withdrawnAt == nil && (reviewAt < now || failsMany) }
    var deskLink: String { "\(FaqLinks.desk)/\(id)" }
}

/// What somebody wrote for an entry: a draft until another person validates it.
struct FaqVersion: Sendable, Equatable {
    var number: Int
    var question: String
    var answer: String
    var rule: String
    var article: RulesArticle?
    var writtenBy: AccountID
    var writer: String
    var writtenAt: Instant
    var validator: String?
    var validatedAt: Instant?
}

/// An article of the rules of an edition, by its anchor on their public page.
enum RulesArticle: String, Sendable, CaseIterable {
    case who = "qui", what = "quoi", money = "argent", calendar = "calendrier", vote

    var name: Message {
        switch self {
        case .who: "Qui peut participer"
        case .what: "Ce qu’on peut proposer"
        case .money: "L’argent"
        case .calendar: "Le calendrier"
        case .vote: "Le vote et les lauréats"
        }
    }
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
