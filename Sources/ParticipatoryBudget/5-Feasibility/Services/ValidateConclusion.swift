import Database
import Vocabulary
import Web

/// A conclusion that waits for the head of its service.
struct ValidationSubject: Sendable {
    var file: StudyFile
    var validators: [AccountID]

    static func inPath(_ visit: Visit, _ db: Reading) throws -> ValidationSubject {
        let file = try FeasibilityStore.file(visit, db)
        return ValidationSubject(file: file, validators: try file.synthesis.map { try StudyServiceStore.validators(of: $0.id, at: visit.now, db) } ?? [])
    }

    func refusal(_ visit: Visit) -> Refusal? { StudyServiceRules.mayValidate(file, validators: validators, visit.actor) }
}

/// The head of the service validates the conclusion that one of her people signed: it goes on.
struct ValidateConclusion: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/validation"

    init(_ form: inout FormReader, _ subject: ValidationSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> ValidationSubject { try .inPath(visit, db) }
    static func refusal(_ subject: ValidationSubject, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: ValidationSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let synthesis = file.synthesis, let study = file.study else { throw NotFound() }
        try StudyServiceStore.validate(synthesis.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "La conclusion est validée.",
            journal: [JournalEntry("feasibility.validate", "proposal", file.proposal.id.number, edition: file.edition.id, reason: study.leadName)],
            letters: FeasibilityLetters.signed(file, study, synthesis.conclusion, asks: synthesis.milestones.asksProposer, isAmended: synthesis.isAmended))
    }
}

/// The head of the service gives the conclusion back, with the reason.
struct SendBackConclusion: Action {
    typealias FormPage = StudyPage
    static let path: Path = "/bureau/editions/:edition/etudes/:number/validation/renvoi"

    let reason: String

    init(_ form: inout FormReader, _ subject: ValidationSubject) { reason = form.text("send_back", min: 10, max: 1000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ValidationSubject { try .inPath(visit, db) }
    static func refusal(_ subject: ValidationSubject, _ visit: Visit) -> Refusal? { subject.refusal(visit) }

    func perform(_ subject: ValidationSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let file = subject.file
        guard let synthesis = file.synthesis else { throw NotFound() }
        try StudyServiceStore.sendBack(synthesis.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "La conclusion est rendue au service.",
            journal: [JournalEntry("feasibility.send-back", "proposal", file.proposal.id.number, edition: file.edition.id, reason: reason)],
            letters: [letter(file, to: synthesis.signedBy)])
    }

    private func letter(_ file: StudyFile, to signer: AccountID) -> Letter {
        Letter(
            to: .account(signer), kind: .task, subject: "Proposition n°\u{A0}\(file.edition.publicNumber(file.proposal.number)) : votre conclusion est à revoir",
            paragraphs: ["La direction de votre service vous rend la conclusion sur « \(file.proposal.title) ».", "Motif : \(reason)"],
            button: Letter.Button("Reprendre l’étude", file.link))
    }
}
