package import Database
package import L10n
package import Vocabulary

/// Who holds a session, as the accounts know it.
package struct Identity: Sendable {
    package var actor: Actor
    package var language: Language?

    package init(actor: Actor, language: Language? = nil) {
        self.actor = actor
        self.language = language
    }
}

/// What the door needs of the houses above it; `App` fills it in.
package struct Hooks: Sendable {
    /// The person behind a session, by the SHA-256 of its secret; nil when it has ended.
    package var identify: @Sendable (_ digest: String, _ now: Instant, Reading) throws -> Identity?
    /// The frame around a page: city, menus, what waits.
    package var frame: @Sendable (Visit, Surroundings, Reading) throws -> Frame
    /// Writes a line in the journal.
    package var record: @Sendable (JournalEntry, Visit, Writing) throws -> Void
    /// Puts a letter in the outbox, about the edition that the act's journal names.
    package var post: @Sendable (Letter, EditionID?, Visit, Writing) throws -> Void
    /// When the calendar next opens, closes or reveals something: no copy of a page lives beyond it.
    package var nextMoment: @Sendable (_ now: Instant, Reading) throws -> Instant?

    package init(
        identify: @escaping @Sendable (String, Instant, Reading) throws -> Identity?,
        frame: @escaping @Sendable (Visit, Surroundings, Reading) throws -> Frame,
        record: @escaping @Sendable (JournalEntry, Visit, Writing) throws -> Void,
        post: @escaping @Sendable (Letter, EditionID?, Visit, Writing) throws -> Void,
        nextMoment: @escaping @Sendable (Instant, Reading) throws -> Instant?
    ) {
        self.identify = identify
        self.frame = frame
        self.record = record
        self.post = post
        self.nextMoment = nextMoment
    }
}
