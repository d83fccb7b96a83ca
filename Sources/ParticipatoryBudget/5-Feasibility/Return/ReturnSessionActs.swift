import Database
import Vocabulary
import Web

/// Convene the panel after the studies; its members and the services that led them are written to.
struct PlanReturnSession: Action {
    typealias FormPage = PanelReturnsPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances"

    /// The edition, what there is to tell, who sits.
    struct Subject: Sendable {
        var edition: Edition
        var returns: [ReturnLine]
        var panel: [AccountID]
    }

    let title: String
    let place: String
    let heldAt: Instant

    init(_ form: inout FormReader, _ subject: Subject) {
        title = form.text("title", max: 120)
        place = form.text("place", max: 200)
        heldAt = form.moment("held_at")
        if form.errors.isEmpty, heldAt <= form.now { form.error("held_at", "Choisissez un jour à venir.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let edition = try Edition.inPath(visit, db)
        return Subject(edition: edition, returns: try PanelReturnStore.lines(edition.id, db), panel: try PanelReturnStore.panel(edition.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? {
        ReturnSessionRules.mayPlan(subject.edition, subject.returns, panel: subject.panel, visit.actor)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let edition = subject.edition
        let id = try ReturnSessionStore.plan(title, place: place, at: heldAt, of: edition.id, by: try visit.account(), at: visit.now, db)
        let told = subject.returns.filter { $0.isWritten && $0.publishedAt == nil }
        return Outcome(
            to: FeasibilityLinks.returnSession(edition, id), saying: "La séance est prévue. Le panel et les services sont convoqués.",
            journal: [JournalEntry("feasibility.plan-return-session", "edition", edition.id.number, edition: edition.id, reason: title)],
            letters: try ReturnSessionLetters.summoned(edition, told, panel: subject.panel, at: visit.now, db).map { letter(edition, id, to: $0) })
    }

    private func letter(_ edition: Edition, _ session: ID<PanelSession>, to recipient: Letter.Recipient) -> Letter {
        Letter(
            to: recipient, kind: .task, subject: "Retour au panel : séance du \(day: heldAt)",
            paragraphs: [
                "Les services viennent dire au panel de l’édition « \(edition.title) » ce que sont devenus les projets qu’ils n’ont pas pu retenir.",
                "Quand : \(heldAt). Où : \(place).",
            ], button: Letter.Button("Voir la séance", FeasibilityLinks.returnSession(edition, session)))
    }
}

/// Note which members came.
struct NoteReturnAttendance: Action {
    typealias FormPage = ReturnSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session/presences"

    let present: Set<AccountID>

    init(_ form: inout FormReader, _ file: ReturnSessionFile) { present = Set(form.ids("present")).intersection(file.panel.map(\.account)) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile { try ReturnSessionStore.file(visit, db) }
    static func refusal(_ file: ReturnSessionFile, _ visit: Visit) -> Refusal? { ReturnSessionRules.mayNote(file, visit.actor) }

    func perform(_ file: ReturnSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelSessionStore.set(present: present, in: file.session.id, db)
        return Outcome(
            to: file.link, saying: "Présences notées : \(present.count).",
            journal: [file.entry("feasibility.note-return-attendance", "présents : \(present.count)")])
    }
}

/// Close the session: what was said becomes the minutes.
struct CloseReturnSession: Action {
    typealias FormPage = ReturnSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session/cloture"

    let notes: String

    init(_ form: inout FormReader, _ file: ReturnSessionFile) { notes = form.text("notes", min: 10, max: 5000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile { try ReturnSessionStore.file(visit, db) }
    static func refusal(_ file: ReturnSessionFile, _ visit: Visit) -> Refusal? { ReturnSessionRules.mayClose(file, visit.actor) }

    func perform(_ file: ReturnSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelSessionStore.close(file.session.id, notes: notes, by: try visit.account(), at: visit.now, db)
        return Outcome(to: file.link, saying: "La séance est close. Son compte rendu s’imprime depuis cette page.", journal: [file.entry("feasibility.close-return-session", "close")])
    }
}

extension ReturnSessionFile {
    func entry(_ act: String, _ reason: String) -> JournalEntry {
        JournalEntry(act, "edition", edition.id.number, edition: edition.id, reason: "\(session.title) : \(reason)")
    }
}
