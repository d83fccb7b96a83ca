import Database
import Platform
import Vocabulary
import Web

/// Somebody gives an opinion on a version.
struct CommentRulebook: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/avis"
    let body: String
    init(_ form: inout FormReader, _ subject: RulebookSubject) { body = form.text("body", min: 2, max: 2000) }
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? { RulebookRules.mayComment(subject.version, subject.edition, visit.actor) }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account()
        try RulebookStore.addComment(subject.version.id, by: account, body, at: visit.now, db)
        var letters: [Letter] = []
        if let drafter = subject.version.draftedBy, drafter != account {
            letters.append(RulebookLetters.commented(subject, by: visit.actor.name, to: drafter))
        }
        return Outcome(to: subject.link, saying: "Votre avis est enregistré.", journal: [subject.entry("comment", "")], letters: letters)
    }
}

/// The drafter submits a version that holds together.
struct SubmitRulebook: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/soumettre"
    init(_ form: inout FormReader, _ subject: RulebookSubject) {
        for fault in subject.faults { form.error("", fault.sentence) }
    }
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.maySubmit(subject.version, subject.edition, visit.actor) ?? subject.frozen(at: visit.now)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.submit(subject.version.id, at: visit.now, db)
        let validators = try RulebookStore.validators(subject.edition.id, except: subject.authors, at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "La version est soumise à validation.", journal: [subject.entry("submit", "Version \(subject.version.number)")],
            letters: validators.map { RulebookLetters.submitted(subject, to: $0) }
        )
    }
}

/// Another person validates.
struct ValidateRulebook: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/valider"
    init(_ form: inout FormReader, _ subject: RulebookSubject) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayValidate(subject.version, authors: subject.authors, subject.edition, visit.actor)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.validate(subject.version.id, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "La version est validée. Il reste à la faire voter par le conseil municipal.",
            journal: [subject.entry("validate", "Version \(subject.version.number)")],
            letters: subject.version.draftedBy.map { [RulebookLetters.validated(subject, to: $0)] } ?? []
        )
    }
}

/// The validator sends the version back to be written further, and says why among the opinions.
struct SendBackRulebook: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/renvoyer"
    let reason: String
    init(_ form: inout FormReader, _ subject: RulebookSubject) { reason = form.text("reason", min: 5, max: 2000) }
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.maySendBack(subject.version, authors: subject.authors, subject.edition, visit.actor)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.sendBack(subject.version.id, db)
        try RulebookStore.addComment(subject.version.id, by: try visit.account(), reason, at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "La version revient à la rédaction.", journal: [subject.entry("send-back", reason)],
            letters: subject.version.draftedBy.map { [RulebookLetters.sentBack(subject, reason, by: visit.actor.name, to: $0)] } ?? []
        )
    }
}

/// The officer records the council's vote, or corrects what was written of it (CGCT L2121-29: the council settles the town's affairs by its resolutions).
struct RecordResolution: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/deliberation"
    let resolution: String
    let day: Instant
    init(_ form: inout FormReader, _ subject: RulebookSubject) {
        resolution = form.text("resolution", max: 60)
        day = form.day("day")
        if day > form.now { form.error("day", "Le conseil n’a pas encore voté : cette date est à venir.") }
    }
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayRecordResolution(subject.version, subject.edition, visit.actor)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let former = subject.version.resolutionNumber
        try RulebookStore.recordResolution(subject.version.id, resolution, at: day, db)
        return Outcome(
            to: subject.link, saying: "La délibération est inscrite.",
            journal: [subject.entry("resolution", former.isEmpty ? resolution : "\(resolution), au lieu de \(former)", isPublic: true)])
    }
}

/// The officer publishes the version: from now on it holds.
struct PublishRulebook: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/publier"
    init(_ form: inout FormReader, _ subject: RulebookSubject) {}
    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayPublish(subject.version, subject.edition, visit.actor) ?? subject.frozen(at: visit.now)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try RulebookStore.publish(subject.version, by: try visit.account(), at: visit.now, db)
        try DocumentStore.publish(RulebookVersion.files, subject.version.id.number, db)
        return Outcome(
            to: subject.link, saying: "Le règlement est publié.",
            journal: [subject.entry("publish", "Version \(subject.version.number) : \(subject.version.reason)", isPublic: true)]
        )
    }
}
