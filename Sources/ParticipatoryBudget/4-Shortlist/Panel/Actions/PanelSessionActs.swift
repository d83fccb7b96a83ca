import Database
import Vocabulary
import Web

/// Plan a session of the panel; its members are convened.
struct PlanPanelSession: Action {
    typealias FormPage = PanelSessionsPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances"

    let title: String
    let place: String
    let heldAt: Instant

    init(_ form: inout FormReader, _ file: SelectionFile) {
        title = form.text("title", max: 120)
        place = form.optionalText("place", max: 200) ?? ""
        heldAt = form.moment("held_at")
        if file.members.isEmpty { form.error("", "Personne ne siège encore : composez d’abord le panel.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> SelectionFile { try SelectionStore.file(visit, db) }
    static func refusal(_ file: SelectionFile, _ visit: Visit) -> Refusal? { PanelRules.mayHold(file, visit.actor, at: visit.now) }

    func perform(_ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = try PanelSessionStore.plan(title, place: place, at: heldAt, in: file.selection.id, by: try visit.account(), at: visit.now, db)
        guard let session = try PanelSessionStore.sessions(file.selection.id, db).first(where: { $0.id == id }) else { throw NotFound() }
        return Outcome(
            to: ShortlistLinks.session(file.edition, file.selection.id, id), saying: "La séance est prévue. Les membres du panel sont convoqués.",
            journal: [JournalEntry("shortlist.plan-session", "selection", file.selection.id.number, edition: file.edition.id, reason: title)],
            letters: file.members.map { PanelLetters.convocation(file, session, to: $0.account) })
    }
}

/// Note which members came.
struct NotePanelAttendance: Action {
    typealias FormPage = PanelSessionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances/:session/presences"

    let present: Set<AccountID>

    init(_ form: inout FormReader, _ session: PanelSessionFile) { present = Set(form.ids("present")).intersection(session.file.members.map(\.account)) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelSessionFile { try PanelSessionStore.file(visit, db) }
    static func refusal(_ session: PanelSessionFile, _ visit: Visit) -> Refusal? { PanelRules.mayNote(session, visit.actor, at: visit.now) }

    func perform(_ session: PanelSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelSessionStore.set(present: present, groups: session.groups, in: session.session.id, db)
        return Outcome(to: session.link, saying: "Présences notées : \(present.count).", journal: [session.entry("shortlist.note-attendance", "présents : \(present.count)")])
    }
}

/// Close the session: its notes are the minutes.
struct ClosePanelSession: Action {
    typealias FormPage = PanelSessionPage
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances/:session/cloture"

    let notes: String

    init(_ form: inout FormReader, _ session: PanelSessionFile) { notes = form.text("notes", min: 10, max: 5000) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> PanelSessionFile { try PanelSessionStore.file(visit, db) }
    static func refusal(_ session: PanelSessionFile, _ visit: Visit) -> Refusal? { PanelRules.mayClose(session, visit.actor, at: visit.now) }

    func perform(_ session: PanelSessionFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try PanelSessionStore.close(session.session.id, notes: notes, by: try visit.account(), at: visit.now, db)
        return Outcome(to: session.link, saying: "La séance est close. Son compte rendu s’imprime depuis cette page.", journal: [session.entry("shortlist.close-session", "close")])
    }
}

extension PanelSessionFile {
    func entry(_ act: String, _ reason: String) -> JournalEntry {
        JournalEntry(act, "selection", file.selection.id.number, edition: file.edition.id, reason: "\(session.title) : \(reason)")
    }
}
