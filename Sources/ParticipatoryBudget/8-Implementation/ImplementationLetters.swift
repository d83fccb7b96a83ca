import Vocabulary

/// What proposers and followers of a work are told.
enum ImplementationLetters {
    static func moved(_ subject: WorkSubject, _ title: String, _ body: String) -> [Letter] {
        subject.audience.map { account in
            Letter(
                to: .account(account), kind: .following, subject: "« \(subject.work.title) » : du nouveau", paragraphs: ["\(title)", "\(body)"],
                button: .init("Voir le projet", ImplementationLinks.work(subject.edition, subject.work.projectNumber))
            )
        }
    }
}
