package import Database
package import Vocabulary

/// What the budget may ask of the participatory bodies about a proposal, and what they voted; `App` fills it, for the two houses know
/// nothing of each other.
package struct BodyOpinions: Sendable {
    /// What a body said, or has still to say.
    package struct Given: Sendable, Equatable {
        package enum State: Sendable { case asked, favourable, unfavourable }
        package var body: String
        package var link: String
        package var state: State
        package var words: Message

        package init(body: String, link: String, state: State, words: Message) {
            self.body = body
            self.link = link
            self.state = state
            self.words = words
        }
    }

    /// A body that may be asked, with its public page.
    package struct Body: Sendable, Equatable {
        package var id: Int
        package var name: String
        package var link: String

        package init(id: Int, name: String, link: String = "") {
            self.id = id
            self.name = name
            self.link = link
        }
    }

    /// A question put to a body about a proposal.
    package struct Asked: Sendable {
        package var body: Int
        package var proposal: Int
        package var title: String
        package var link: String
        package var question: String
        package var due: Instant

        package init(body: Int, proposal: Int, title: String, link: String, question: String, due: Instant) {
            self.body = body
            self.proposal = proposal
            self.title = title
            self.link = link
            self.question = question
            self.due = due
        }
    }

    package var given: @Sendable (_ proposal: Int, Reading) throws -> [Given] = { _, _ in [] }
    package var bodies: @Sendable (Reading) throws -> [Body] = { _ in [] }
    /// The bodies for which this person speaks: she runs them, or sits in their bureau.
    package var led: @Sendable (Visit, Reading) throws -> [Body] = { _, _ in [] }
    /// Whom to write to about a body: its bureau, and who runs it.
    package var bureau: @Sendable (_ body: Int, Instant, Reading) throws -> [AccountID] = { _, _, _ in [] }
    /// Whether somebody is a member of a body that lives.
    package var sits: @Sendable (AccountID, Instant, Reading) throws -> Bool = { _, _, _ in false }
    /// Puts the question before the body; gives the letters that tell it.
    package var ask: @Sendable (Asked, Visit, Writing) throws -> [Letter] = { _, _, _ in [] }

    package init() {}
}
