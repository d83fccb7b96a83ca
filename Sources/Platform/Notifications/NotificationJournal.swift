import Vocabulary

/// What the journal says of letters. It repeats none.
enum NotificationJournal {
    static var words: JournalWords {
        JournalWords(
            acts: ["letter.resend": "Courrier renvoyé", "letter.deliver": "Courrier remis ou posté"], kinds: ["letter": .init("Courrier")])
    }
}
