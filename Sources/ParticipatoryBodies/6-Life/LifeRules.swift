import Vocabulary

/// Who tells what in the name of a body. Pages and acts ask the same function; `nil` is yes.
enum LifeRules {
    /// Publish news and withdraw it: who runs the body.
    static func mayPublish(_ standing: Standing) -> Refusal? { AssemblyRules.mayRun(standing, "publie les nouvelles") }
}

/// Who writes to a body and who answers.
enum ConversationRules {
    /// Conversations that one address may open in a day: nobody fills another's mailbox with receipts.
    static let mostADay = 5
    /// Messages that one conversation takes by mail in a day.
    static let mostLinesADay = 20
    /// Conversations that a body begins in a day: it is a mailbox, not a mailing.
    static let mostBegunADay = 20

    /// Write to it: everyone, as long as it lives.
    static func mayWrite(_ standing: Standing) -> Refusal? { AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly) }

    /// Answer in its name, and read what waits: its bureau or its officer.
    static func mayAnswer(_ standing: Standing) -> Refusal? {
        if standing.runs { return nil }
        return standing.actor.isSignedIn ? .notAllowed("Le courrier d’une instance est lu par son bureau et par la personne qui l’anime.") : .signIn
    }

    /// Write first in its name: its bureau or its officer, as long as it lives.
    static func mayBegin(_ standing: Standing) -> Refusal? { mayAnswer(standing) ?? AssemblyRules.alive(standing.assembly) ?? AssemblyRules.opened(standing.assembly) }

    /// Add a word: who wrote, or who answers.
    static func mayAdd(_ file: ConversationFile) -> Refusal? {
        file.isWriter || file.standing.runs ? AssemblyRules.alive(file.assembly) : mayAnswer(file.standing)
    }
}
