/// One line of the journal: what was done to what, and why. Who, when and from where are added by the door.
public struct JournalEntry: Sendable, Equatable {
    /// By which way the act came.
    public enum Channel: String, Sendable { case web, counter, phone, paper, command, automatic }

    /// The act's name in the code, stable for ever: `proposal.deposit`.
    public var act: String
    /// What it was done to: kind and identity, `proposal` and `17`.
    public var subject: String
    public var subjectID: Int
    public var edition: EditionID?
    /// What changed or why, in words, in French; never a person's data that the public part must not show.
    public var reason: String
    public var channel: Channel
    /// Whether residents may read it on the public page of the subject.
    public var isPublic: Bool

    public init(
        _ act: String, _ subject: String, _ subjectID: Int, edition: EditionID? = nil, reason: String = "",
        channel: Channel = .web, isPublic: Bool = false
    ) {
        self.act = act
        self.subject = subject
        self.subjectID = subjectID
        self.edition = edition
        self.reason = reason
        self.channel = channel
        self.isPublic = isPublic
    }
}
