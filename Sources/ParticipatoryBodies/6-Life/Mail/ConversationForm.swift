import Vocabulary
import Web

/// What one types to open a conversation, with a body or in its name: the other person, a subject, the words.
struct ConversationForm: Sendable {
    let name: String
    let email: EmailAddress
    let subject: String
    let text: String

    init(_ form: inout FormReader) {
        name = form.text("name", min: 2, max: 80)
        email = form.email("email")
        subject = form.text("subject", min: 3, max: 120)
        text = form.text("text", min: 10, max: 5000)
    }

    /// The conversation that it opens; whoever it is with reads this language.
    func conversation(with account: AccountID? = nil, language: String, at now: Instant) -> Conversation {
        Conversation(id: ID(1), subject: subject, name: name, email: email.text, account: account, language: language, at: now, waits: true)
    }
}
