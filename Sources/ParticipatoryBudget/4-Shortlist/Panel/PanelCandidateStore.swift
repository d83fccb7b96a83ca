import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the lists from which a panel is made, and what changes them.
enum PanelCandidateStore {
    static func all(_ selection: ID<Selection>, _ db: Reading) throws -> [PanelCandidate] {
        try db.all("""
            select \(raw: PanelCandidate.columns) from panel_candidates where selection_id = \(selection) order by is_substitute, position, id
            """) { try PanelCandidate(&$0) }
    }

    static func candidate(_ id: ID<PanelCandidate>, _ db: Reading) throws -> PanelCandidate {
        guard let found = try db.first("select \(raw: PanelCandidate.columns) from panel_candidates where id = \(id)", { try PanelCandidate(&$0) })
        else { throw NotFound() }
        return found
    }

    /// Adds a line; false when somebody of the list has this address.
    static func add(
        _ line: TypedCandidate, _ origin: PanelCandidate.Origin, isSubstitute: Bool, position: Int, to selection: ID<Selection>, by officer: AccountID,
        at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            insert into panel_candidates (selection_id, origin, given_name, family_name, email, stratum, position, is_substitute, entered_by, entered_at)
            values (
                \(selection), \(origin), \(line.givenName), \(line.familyName), \(line.email.text), \(line.stratum), \(position), \(isSubstitute),
                \(officer), \(now)
            )
            on conflict do nothing
            """) == 1
    }

    /// Gives a candidate the secret of her letter.
    static func invite(_ id: ID<PanelCandidate>, digest: String, at now: Instant, _ db: Writing) throws {
        try db.run("update panel_candidates set digest = \(digest), invited_at = \(now) where id = \(id) and answered_at is null")
    }

    static func answer(_ id: ID<PanelCandidate>, isAccepted: Bool, account: AccountID?, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_candidates set answered_at = \(now), has_accepted = \(isAccepted), account_id = \(account)
            where id = \(id) and answered_at is null and invited_at is not null
            """)
        guard changed == 1 else { throw Refusal.notNow("Vous avez déjà répondu à cette invitation.") }
    }

    /// Nobody waits any longer for who did not answer.
    static func giveUp(_ id: ID<PanelCandidate>, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update panel_candidates set answered_at = \(now), has_accepted = false
            where id = \(id) and answered_at is null and invited_at is not null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette personne vient de répondre.") }
    }

    /// The candidate who became this member.
    static func seated(_ account: AccountID, on selection: ID<Selection>, _ db: Reading) throws -> PanelCandidate? {
        try db.first("""
            select \(raw: PanelCandidate.columns) from panel_candidates where selection_id = \(selection) and account_id = \(account) and has_accepted = true
            """) { try PanelCandidate(&$0) }
    }

    /// Who leaves the panel does not sit any more, and is forgotten with those of the list who never did.
    static func leave(_ id: ID<PanelCandidate>, _ db: Writing) throws {
        try db.run("update panel_candidates set has_accepted = false where id = \(id) and has_accepted = true")
    }

    /// Forgets who is on a list and does not sit, once the panel's choice is public.
    static func forget(_ db: Writing) throws {
        try db.run("""
            delete from panel_candidates
            where (has_accepted is null or has_accepted = false) and selection_id in (select id from selections where released_at is not null)
            """)
    }

    /// Who is called when somebody says no: of the same group first, in the order of the list.
    static func nextSubstitute(for declined: PanelCandidate, _ db: Reading) throws -> PanelCandidate? {
        let waiting = try all(declined.selection, db).filter { $0.isSubstitute && $0.stage == .waiting }
        return waiting.first { $0.stratum == declined.stratum } ?? waiting.first
    }
}
