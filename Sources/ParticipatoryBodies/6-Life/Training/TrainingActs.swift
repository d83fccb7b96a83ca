import Database
import Vocabulary
import Web

/// Put a course in the catalogue.
struct CreateTraining: Action {
    typealias FormPage = TrainingsPage
    static let path: Path = "/formations"

    let title: String
    let programme: String
    let audience: Training.Audience

    init(_ form: inout FormReader, _ actor: Actor) {
        title = form.text("title", min: 5, max: 120)
        programme = form.text("programme", min: 20, max: 5000)
        audience = form.choice("audience", .everyone)
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { TrainingRules.mayKeep(actor) }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try TrainingStore.create(title, programme, audience, by: try visit.account(), at: visit.now, db)
        return Outcome(to: "/formations/\(id)", saying: "La formation est au catalogue. Ajoutez une session.", journal: [JournalEntry("training.create", "training", id.number, reason: title)])
    }
}

/// Add a session to a course.
struct AddTrainingSession: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/sessions"

    let session: TrainingSession

    init(_ form: inout FormReader, _ file: TrainingFile) {
        let starts = form.moment("starts"), ends = form.moment("ends")
        if starts <= form.now, !form.raw("starts").isEmpty { form.error("starts", "Choisissez un moment à venir.") }
        if ends <= starts, !form.raw("ends").isEmpty { form.error("ends", "La session finirait avant de commencer.") }
        session = TrainingSession(
            id: ID(1), startsAt: starts, endsAt: ends, place: form.text("place", max: 200), trainer: form.optionalText("trainer", max: 120) ?? "", capacity: form.int("capacity", in: 1...2000))
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingFile { try TrainingStore.file(visit, db) }
    static func refusal(_ file: TrainingFile, _ visit: Visit) -> Refusal? { TrainingRules.mayAdd(file) }

    func perform(_ file: TrainingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TrainingStore.add(session, to: file.training.id, db)
        return Outcome(to: file.training.link, saying: "La session est ouverte aux inscriptions.", journal: [JournalEntry("training.session", "training", file.training.id.number)])
    }
}

/// A course and one of its sessions, as the acts on it see them.
struct TrainingSessionSubject: Sendable {
    var file: TrainingFile
    var session: TrainingSession

    init(_ visit: Visit, _ db: Reading) throws {
        file = try TrainingStore.file(visit, db)
        session = try TrainingStore.session(file, visit)
    }
}

/// Take a place in a session, wait for one when it is full, or give it up: then the first who waits comes in.
struct SignUpToTraining: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/sessions/:session/inscription"

    let isComing: Bool

    init(_ form: inout FormReader, _ subject: TrainingSessionSubject) { isComing = form.raw("answer") != "no" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingSessionSubject { try TrainingSessionSubject(visit, db) }
    static func refusal(_ subject: TrainingSessionSubject, _ visit: Visit) -> Refusal? { TrainingRules.maySignUp(subject.file, subject.session, at: visit.now) }

    func perform(_ subject: TrainingSessionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let account = try visit.account(), session = subject.session, own = subject.file.own(session), link = subject.file.training.link
        guard isComing else {
            try TrainingStore.place(account, .cancelled, in: session.id, at: visit.now, db)
            let next = own?.state == .coming ? session.places.first { $0.state == .waiting } : nil
            if let next { try TrainingStore.place(next.account, .coming, in: session.id, at: visit.now, db) }
            return Outcome(to: link, saying: "Votre place est rendue.", letters: next.map { [letter(subject, "Une place s’est libérée : vous l’avez.", to: $0.account)] } ?? [])
        }
        if own != nil { return Outcome(to: link, saying: "Vous êtes déjà inscrit·e.") }
        try TrainingStore.place(account, session.isFull ? .waiting : .coming, in: session.id, at: visit.now, db)
        return Outcome(
            to: link, saying: session.isFull ? "La session est complète : vous êtes en liste d’attente." : "Votre place est retenue.",
            letters: session.isFull ? [] : [letter(subject, "Votre place est retenue.", to: account)])
    }

    private func letter(_ subject: TrainingSessionSubject, _ words: Message, to account: AccountID) -> Letter {
        TrainingPlaces.letter(subject.file.training, subject.session, words, to: account)
    }
}

/// Note who came to a session.
struct AttendTraining: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/sessions/:session/presences"

    let present: Set<AccountID>

    init(_ form: inout FormReader, _ subject: TrainingSessionSubject) { present = Set((form.ids("present") as [AccountID])) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingSessionSubject { try TrainingSessionSubject(visit, db) }
    static func refusal(_ subject: TrainingSessionSubject, _ visit: Visit) -> Refusal? { TrainingRules.mayAttend(subject.file, subject.session, at: visit.now) }

    func perform(_ subject: TrainingSessionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TrainingStore.attend(present, of: subject.session, db)
        let training = subject.file.training, came = subject.session.places.filter { $0.state == .coming && present.contains($0.account) && $0.attended != true }
        return Outcome(
            to: training.link, saying: "Les présences sont notées. Les attestations sont prêtes.", journal: [JournalEntry("training.attendance", "training", training.id.number, reason: "Présents : \(present.count)")],
            letters: came.map {
                Letter(
                    to: .account($0.account), kind: .necessary, subject: "Votre attestation : \(training.title)", paragraphs: ["Merci d’être venu·e. Dites-nous ce que vous en avez pensé : deux minutes suffisent."],
                    button: Letter.Button("Mon attestation", "\(training.link)/attestation/\(subject.session.id)"))
            })
    }
}

/// Say what one thought of a session one came to.
struct EvaluateTraining: Action {
    typealias FormPage = TrainingPage
    static let path: Path = "/formations/:training/sessions/:session/evaluation"

    let score: Int
    let comment: String

    init(_ form: inout FormReader, _ subject: TrainingSessionSubject) {
        score = form.int("score", in: 1...4)
        comment = form.optionalText("comment", max: 1000) ?? ""
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingSessionSubject { try TrainingSessionSubject(visit, db) }
    static func refusal(_ subject: TrainingSessionSubject, _ visit: Visit) -> Refusal? { TrainingRules.mayCertify(subject.file, subject.session) }

    func perform(_ subject: TrainingSessionSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try TrainingStore.evaluate(subject.session.id, score, comment, by: try visit.account(), db)
        return Outcome(to: subject.file.training.link, saying: "Merci : votre avis est gardé.")
    }
}
