import Database
import Platform
import Vocabulary
import Web

/// How somebody comes to sit: the secret letter, the account, the role, the seat.
enum PanelSeats {
    /// The letter that asks, with a secret that nobody else holds.
    static func invite(_ candidate: PanelCandidate, to file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> Letter {
        let token = Secrets.base64url(visit.world.randomBytes(24))
        try PanelCandidateStore.invite(candidate.id, digest: Secrets.sha256Hex(token), at: visit.now, db)
        return PanelLetters.invitation(file, candidate, token)
    }

    /// Seats a candidate who said yes, with an account when she has none.
    static func seat(_ candidate: PanelCandidate, _ file: SelectionFile, _ visit: Visit, _ db: Writing) throws -> (account: AccountID, entries: [JournalEntry], letters: [Letter]) {
        var letters: [Letter] = []
        let member: AccountID
        if let known = try AccountStore.account(candidate.email, db)?.id {
            member = known
        } else {
            let person = CounterPerson(givenName: candidate.givenName, familyName: candidate.familyName, email: candidate.email)
            member = try AccountStore.createAtCounter(person, by: candidate.enteredBy, language: visit.t.language.code, at: visit.now, db)
            letters.append(try AccountInvitation.letter(to: member, candidate.email, visit, db))
        }
        let entries = try role(member, file, by: candidate.enteredBy, at: visit.now, db)
        try SelectionWritingStore.add(member, to: file.selection.id, db)
        return (member, entries, letters + [ShortlistLetters.invitation(file, to: member)])
    }

    /// For this edition, until the day after the selection.
    private static func role(_ member: AccountID, _ file: SelectionFile, by giver: AccountID, at now: Instant, _ db: Writing) throws -> [JournalEntry] {
        let holders = try GrantStore.holders(of: .panelMember, on: file.edition.scope, at: now, db)
        if holders.contains(where: { $0.account == member }) { return [] }
        let end = file.edition.calendar[.shortlist]?.closesAt.map { $0 + .days(1) }
        let grant = Grant(role: .panelMember, scope: file.edition.scope, from: now, until: end.flatMap { $0 > now ? $0 : nil })
        try GrantStore.add(grant, to: member, by: giver, reason: file.selection.title, at: now, db)
        return [file.roleEntry("role.grant", member)]
    }
}
