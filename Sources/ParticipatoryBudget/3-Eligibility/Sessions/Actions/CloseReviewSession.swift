import Database
import Vocabulary
import Web

/// Close the session: what was said becomes the minutes, which another person who was there signs.
struct CloseReviewSession: Action {
    typealias FormPage = ReviewSessionPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/cloture"

    let remarks: String

    init(_ form: inout FormReader, _ file: ReviewSessionFile) { remarks = form.optionalText("remarks", max: 3000) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile { try ReviewSessionStore.file(visit, db) }
    static func refusal(_ file: ReviewSessionFile, _ visit: Visit) -> Refusal? { ReviewSessionRules.mayClose(file, visit.actor, at: visit.now) }

    func perform(_ file: ReviewSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        try ReviewSessionStore.close(file.session.id, remarks: remarks, by: account, at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "La séance est close. Une autre personne présente signe le compte rendu.",
            journal: [file.entry("eligibility.close-session", "close.")], letters: file.present.filter { $0.account != account }.map { letter(file, to: $0.account) })
    }

    private func letter(_ file: ReviewSessionFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Compte rendu à signer : \(file.session.title)",
            paragraphs: ["La séance du groupe transversal est close. Vous y étiez : relisez son compte rendu. La signature d’une personne suffit."],
            button: Letter.Button("Lire et signer", file.link))
    }
}

/// Sign the minutes that another person wrote.
struct SignReviewMinutes: Action {
    typealias FormPage = ReviewSessionPage
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session/signature"

    init(_ form: inout FormReader, _ file: ReviewSessionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReviewSessionFile { try ReviewSessionStore.file(visit, db) }
    static func refusal(_ file: ReviewSessionFile, _ visit: Visit) -> Refusal? { ReviewSessionRules.maySign(file, visit.actor) }

    func perform(_ file: ReviewSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ReviewSessionStore.sign(file.session.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link + "/compte-rendu", saying: "Le compte rendu est signé.", journal: [file.entry("eligibility.sign-minutes", "compte rendu signé.")])
    }
}
