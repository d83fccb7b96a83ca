import Database
import L10n
import Vocabulary
import Web

/// Give a session of the panel another day, another hour or another place, with a reason; those who were summoned are told.
struct MoveReturnSession: Action {
    typealias FormPage = ReturnSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session/report"

    let heldAt: Instant
    let place: String
    let reason: String

    init(_ form: inout FormReader, _ file: ReturnSessionFile) {
        let heldAt = form.moment("held_at"), place = form.text("place", max: 200)
        (self.heldAt, self.place) = (heldAt, place)
        reason = form.text("move_reason", min: 5, max: 300)
        if form.errors.isEmpty, heldAt <= form.now { form.error("held_at", "Choisissez un jour à venir.") }
        if form.errors.isEmpty, heldAt == file.session.heldAt, place == file.session.place {
            form.error("held_at", "La séance est déjà prévue ce jour-là, à cette heure et à cet endroit.")
        }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile { try ReturnSessionStore.file(visit, db) }
    static func refusal(_ file: ReturnSessionFile, _ visit: Visit) -> Refusal? { ReturnSessionRules.mayMove(file, visit.actor) }

    func perform(_ file: ReturnSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ReturnSessionStore.move(file.session.id, to: heldAt, place: place, db)
        return Outcome(
            to: file.link, saying: "La séance est déplacée. Le panel et les services sont prévenus.",
            journal: [file.entry("feasibility.move-return-session", Texts(.french)("du \(file.session.heldAt) au \(heldAt). \(reason)"))],
            letters: try ReturnSessionLetters.summoned(file, at: visit.now, db).map { letter(file, to: $0) })
    }

    private func letter(_ file: ReturnSessionFile, to recipient: Letter.Recipient) -> Letter {
        Letter(
            to: recipient, kind: .task, subject: "Retour au panel : la séance du \(day: file.session.heldAt) est déplacée",
            paragraphs: ["La séance « \(file.session.title) » est déplacée. Motif : \(reason)", "Quand : \(heldAt). Où : \(place)."],
            button: Letter.Button("Voir la séance", file.link))
    }
}

/// Cancel a session of the panel before it has begun, with a reason; those who were summoned are told.
struct CancelReturnSession: Action {
    typealias FormPage = ReturnSessionPage
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session/annulation"

    let reason: String

    init(_ form: inout FormReader, _ file: ReturnSessionFile) { reason = form.text("cancel_reason", min: 5, max: 300) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> ReturnSessionFile { try ReturnSessionStore.file(visit, db) }
    static func refusal(_ file: ReturnSessionFile, _ visit: Visit) -> Refusal? { ReturnSessionRules.mayCancel(file, visit.actor) }

    func perform(_ file: ReturnSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try ReturnSessionStore.cancel(file.session.id, reason: reason, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: file.link, saying: "La séance est annulée. Le panel et les services sont prévenus.",
            journal: [file.entry("feasibility.cancel-return-session", reason)],
            letters: try ReturnSessionLetters.summoned(file, at: visit.now, db).map { letter(file, to: $0) })
    }

    private func letter(_ file: ReturnSessionFile, to recipient: Letter.Recipient) -> Letter {
        Letter(
            to: recipient, kind: .task, subject: "Retour au panel : la séance du \(day: file.session.heldAt) est annulée",
            paragraphs: ["La séance « \(file.session.title) » n’aura pas lieu. Motif : \(reason)"], button: Letter.Button("Voir les retours au panel", FeasibilityLinks.panelReturns(file.edition)))
    }
}
