import Vocabulary

/// The messages of this step, between officers.
enum RulebookLetters {
    static func submitted(_ subject: RulebookSubject, to account: AccountID) -> Letter {
        letter(subject, to: account, "Un règlement attend votre validation", "La version \(subject.version.number) du règlement de « \(subject.edition.title) » est prête. Lisez-la, puis validez-la ou renvoyez-la.")
    }

    static func commented(_ subject: RulebookSubject, by name: String, to account: AccountID) -> Letter {
        letter(subject, to: account, "Un avis sur votre règlement", "\(name) a donné un avis sur la version \(subject.version.number) du règlement de « \(subject.edition.title) ».")
    }

    static func sentBack(_ subject: RulebookSubject, _ reason: String, by name: String, to account: AccountID) -> Letter {
        letter(subject, to: account, "Votre règlement revient à la rédaction", "\(name) renvoie la version \(subject.version.number) du règlement de « \(subject.edition.title) » : \(reason)")
    }

    static func validated(_ subject: RulebookSubject, to account: AccountID) -> Letter {
        letter(subject, to: account, "Votre règlement est validé", "La version \(subject.version.number) du règlement de « \(subject.edition.title) » est validée. Il reste à la présenter au conseil municipal.")
    }

    private static func letter(_ subject: RulebookSubject, to account: AccountID, _ title: Message, _ sentence: Message) -> Letter {
        Letter(to: .account(account), kind: .task, subject: title, paragraphs: [sentence], button: .init("Voir la version", subject.link))
    }
}
