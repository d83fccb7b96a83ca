import L10n
import Vocabulary

/// A subject that the members of a body talk about between meetings.
struct Topic: Sendable, Equatable {
    /// What somebody says in it: taken back by its author, or hidden with a reason, never rewritten.
    struct Post: Sendable, Equatable {
        var id: ID<Post>
        var topic: ID<Topic>
        var author: AccountID
        var by: String
        var text: String
        var at: Instant
        var removedAt: Instant?
        var hiding: Hiding?
        /// What its author answered to that.
        var appeal: HidingAppeal?
        /// What readers said against it that nobody has settled.
        var reports: [Report] = []

        var isShown: Bool { removedAt == nil && hiding == nil }
        var awaitsAppeal: Bool { removedAt == nil && appeal?.isWaiting == true }
        /// For how many days its author may ask that another person read it again.
        static let appealDays = 30
        /// Where it stands on a page.
        var anchor: String { "m\(id)" }
    }

    /// Somebody asks that a post be read by who moderates.
    struct Report: Sendable, Equatable {
        var by: AccountID
        var reason: String
    }

    var id: ID<Topic>
    var title: String
    var by: AccountID
    var byName: String
    var at: Instant
    var closedAt: Instant?
    /// How many posts are shown in it, and when the last one was written.
    var count: Int
    var lastAt: Instant

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/discussions/\(id)" }
}

/// A subject, its body and what was said in it.
struct TopicFile: Sendable {
    var standing: Standing
    var topic: Topic
    var posts: [Topic.Post]

    var link: String { topic.link(standing.assembly) }
}

/// One post, its subject and its body, as the acts on it see them.
struct PostFile: Sendable {
    var standing: Standing
    var topic: Topic
    var post: Topic.Post

    var assembly: Assembly { standing.assembly }
    var link: String { "\(topic.link(assembly))#\(post.anchor)" }
    var appealLink: String { "\(topic.link(assembly))/messages/\(post.id)/recours" }
    /// Until when its author may ask that it be read again; nil when it is not hidden.
    var appealUntil: Instant? { post.hiding.map { CityTime.city.endOfDay($0.at, adding: Topic.Post.appealDays) } }
}
