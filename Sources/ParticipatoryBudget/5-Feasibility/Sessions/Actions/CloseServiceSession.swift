import Database
import Vocabulary
import Web

/// Close the session: what was said becomes the minutes, which another person who was there signs.
struct CloseServiceSession: Action {
    typealias FormPage = ServiceSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/cloture"

    let remarks: String

    init(_ form: inout FormReader, _ file: ServiceSessionFile) { remarks = form.optionalText("remarks", max: 3000) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile { try ServiceSessionStore.file(visit, db) }
    static func refusal(_ file: ServiceSessionFile, _ visit: Visit) -> Refusal? { ServiceSessionRules.mayClose(file, visit.actor, at: visit.now) }

    func perform(_ file: ServiceSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        try ServiceSessionStore.close(file.session.id, remarks: remarks, by: account, at: visit.now, db)
        return Outcome(
            to: file.link + "/compte-rendu", saying: "La séance est close. Une autre personne présente signe le compte rendu.",
            journal: [file.entry("feasibility.close-session", "close.")], letters: file.present.filter { $0.account != account }.map { letter(file, to: $0.account) })
    }

    private func letter(_ file: ServiceSessionFile, to account: AccountID) -> Letter {
        Letter(
            to: .account(account), kind: .task, subject: "Compte rendu à signer : \(file.session.title)",
            paragraphs: ["La séance des services est close. Vous y étiez : relisez son compte rendu. La signature d’une personne suffit."],
            button: Letter.Button("Lire et signer", file.link))
    }
}

/// Sign the minutes that another person wrote.
struct SignServiceMinutes: Action {
    typealias FormPage = ServiceSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session/signature"

    init(_ form: inout FormReader, _ file: ServiceSessionFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile { try ServiceSessionStore.file(visit, db) }
    static func refusal(_ file: ServiceSessionFile, _ visit: Visit) -> Refusal? { GroupSessionRules.maySign(file, visit.actor) }

    func perform(_ file: ServiceSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ReviewSessionStore.sign(file.session.id, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link + "/compte-rendu", saying: "Le compte rendu est signé.", journal: [file.entry("feasibility.sign-minutes", "compte rendu signé.")])
    }
}
