import Database
import Vocabulary

/// Why a step takes longer than the calendar said, and until when: residents read it where they look for their project.
struct DelayNote: Sendable, Equatable {
    var kind: PhaseKind
    var reason: String
    /// When the city now expects to have finished.
    var expectedAt: Instant
    var saidAt: Instant

    /// It counts until the day that it says has passed.
    func holds(at now: Instant) -> Bool { now < expectedAt + .days(1) }
}

/// The delays explained in an edition.
enum DelayNoteStore {
    static func notes(_ edition: EditionID, _ db: Reading) throws -> [PhaseKind: DelayNote] {
        Dictionary(try db.all("select kind, reason, expected_at, said_at from delay_notes where edition_id = \(edition)") {
            let note = DelayNote(kind: try $0.choice(), reason: $0.text(), expectedAt: $0.instant(), saidAt: $0.instant())
            return (note.kind, note)
        }) { $1 }
    }

    static func say(_ reason: String, expected: Instant, _ kind: PhaseKind, of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into delay_notes (edition_id, kind, reason, expected_at, said_by, said_at)
            values (\(edition), \(kind), \(reason), \(expected), \(officer), \(now))
            on conflict (edition_id, kind) do update set
                reason = excluded.reason, expected_at = excluded.expected_at, said_by = excluded.said_by, said_at = excluded.said_at
            """)
    }
}

/// Which steps may be late, and who says why.
enum DelayRules {
    static let kinds: [PhaseKind] = [.eligibility, .shortlist, .feasibility]

    static func maySay(_ kind: PhaseKind, _ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal? {
        guard actor.has(.projectOfficer, on: edition.scope) else {
            return actor.isSignedIn ? .notAllowed("La personne qui conduit l’édition explique ses retards.") : .signIn
        }
        guard kinds.contains(kind), edition.calendar.hasClosed(kind, at: now) else { return .notNow("Cette étape n’est pas en retard sur son calendrier.") }
        return edition.calendar.hasOpened(.vote, at: now) ? .notNow("Le vote est ouvert : cette étape est finie.") : nil
    }
}
