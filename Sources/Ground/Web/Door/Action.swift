package import Database
package import Vocabulary

/// An act: one thing that somebody does to one subject. The door runs it in one transaction:
/// subject → refusal → form → perform → journal → letters → commit, then redirects with a sentence.
package protocol Action: Sendable {
    associatedtype Subject: Sendable
    /// The page shown again, with what was typed, when the form has errors. It has the same named parts in its path.
    associatedtype FormPage: Page

    static var path: Path { get }
    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject
    /// Why this person may not do it now, or nil. Pages ask the same function of the step's Rules.
    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal?
    /// Reads the fields; what is wrong is added to the reader, all of it, before anything is performed.
    init(_ form: inout FormReader, _ subject: Subject)
    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome

    static var limits: Limits { get }
    /// Whether a program may send it without a page of ours (RFC 8058): only where the address itself is the secret.
    static var isOneClick: Bool { get }
}

/// An act with slow work that must not hold a transaction: hashing a password, storing photographs.
package protocol PreparedAction: Action {
    associatedtype Preparation: Sendable
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> Preparation
    var preparation: Preparation? { get set }
}

/// How much and how often one may send.
package struct Limits: Sendable {
    /// The whole request, in bytes. More than a megabyte only for acts that take files.
    package var bytes: Int
    /// How many times from one network address in ten minutes; nil: as often as one likes.
    package var perTenMinutes: Int?
    /// Whether other people's pages change: drops what is kept in memory. Casting a ballot changes none.
    package var changesPages: Bool

    package init(bytes: Int = 1 << 20, perTenMinutes: Int? = nil, changesPages: Bool = true) {
        self.bytes = bytes
        self.perTenMinutes = perTenMinutes
        self.changesPages = changesPages
    }
}

extension Action {
    package static var limits: Limits { Limits() }
    package static var isOneClick: Bool { false }
}

/// What an act leads to: where the person goes, the sentence she reads there, the trace, the letters.
package struct Outcome: Sendable {
    package enum Session: Sendable {
        case unchanged
        /// The person is now signed in with this secret, until the browser forgets it after `lifetime`.
        case opened(token: String, lifetime: Span)
        case closed
    }

    package var address: String
    package var notice: Message?
    package var entries: [JournalEntry] = []
    package var letters: [Letter] = []
    package var session = Session.unchanged

    package init(
        to address: String, saying notice: Message? = nil, journal entries: [JournalEntry] = [], letters: [Letter] = [],
        session: Session = .unchanged
    ) {
        self.address = address
        self.notice = notice
        self.entries = entries
        self.letters = letters
        self.session = session
    }
}
