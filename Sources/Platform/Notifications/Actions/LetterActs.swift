package import Database
package import Vocabulary
package import Web

/// A person marks all her letters as read.
struct MarkLettersRead: Action {
    typealias FormPage = InboxPage
    static let path: Path = "/messages/lus"
    static let limits = Limits(changesPages: false)
    init(_ form: inout FormReader, _ account: AccountID) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ account: AccountID, _ visit: Visit) -> Refusal? { visit.actor.account == account ? nil : .signIn }

    func perform(_ account: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try LetterStore.markRead(account, at: visit.now, db)
        return Outcome(to: "/messages")
    }
}

/// A person chooses what arrives by mail.
struct ChooseLetters: Action {
    typealias FormPage = PreferencesPage
    static let path: Path = "/mon-compte/messages"
    static let limits = Limits(changesPages: false)
    let kinds: [Letter.Kind]
    init(_ form: inout FormReader, _ account: AccountID) { kinds = form.choices("kinds") }
    static func subject(_ visit: Visit, _ db: Reading) throws -> AccountID { try visit.account() }
    static func refusal(_ account: AccountID, _ visit: Visit) -> Refusal? { visit.actor.account == account ? nil : .signIn }

    func perform(_ account: AccountID, _ visit: Visit, _ db: Writing) throws -> Outcome {
        for kind in Letter.Kind.optional(for: visit.actor) {
            try LetterStore.prefer(kind, byMail: kinds.contains(kind), account, db)
        }
        return Outcome(to: "/mon-compte/messages", saying: "Vos choix sont enregistrés.")
    }
}

/// Whoever holds a letter stops the letters of its kind.
struct StopLetters: Action {
    typealias FormPage = UnsubscribePage
    static let path: Path = "/desabonnement/:letter"
    static let isOneClick = true
    static let limits = Limits(perTenMinutes: 30, changesPages: false)
    init(_ form: inout FormReader, _ letter: StoredLetter) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> StoredLetter { try LetterStore.letter(named: try visit.parameter("letter"), db) }
    static func refusal(_ letter: StoredLetter, _ visit: Visit) -> Refusal? {
        letter.unsubscribePath == nil ? .notNow("Ces courriels sont nécessaires : ils ne s’arrêtent pas.") : nil
    }

    func perform(_ letter: StoredLetter, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if let account = letter.account { try LetterStore.prefer(letter.kind, byMail: false, account, db) }
        return Outcome(
            to: visit.actor.isSignedIn ? "/mon-compte/messages" : "/",
            saying: "C’est fait\u{A0}: vous ne recevrez plus ces courriels. Vous pouvez changer d’avis dans «\u{A0}Mon compte\u{A0}».")
    }
}

/// An officer sends again a letter that the server refused or that nobody knows to have arrived.
struct ResendLetter: Action {
    typealias FormPage = OutboxPage
    static let path: Path = "/bureau/courriers/:letter/renvoyer"
    init(_ form: inout FormReader, _ letter: StoredLetter) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> StoredLetter { try LetterStore.letter(try visit.number("letter"), db) }
    static func refusal(_ letter: StoredLetter, _ visit: Visit) -> Refusal? {
        OutboxRules.maySee(visit.actor) ?? ([.refused, .uncertain].contains(letter.state) ? nil : .notNow("Ce courrier n’a pas besoin d’être renvoyé."))
    }

    func perform(_ letter: StoredLetter, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try LetterStore.resend(letter.id, at: visit.now, db)
        return Outcome(to: "/bureau/courriers", saying: "Le courrier repart.", journal: [JournalEntry("letter.resend", "letter", letter.id)])
    }
}
