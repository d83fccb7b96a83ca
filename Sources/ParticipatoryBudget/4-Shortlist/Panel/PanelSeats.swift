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

    /// Seats a person by her address, with an account when she has none and the role when she lacks it.
    /// - Parameter field: the field of the form that named her; nil when she answers herself.
    static func seat(
        _ person: CounterPerson, at email: EmailAddress, _ file: SelectionFile, by giver: AccountID, field: String? = nil, _ visit: Visit, _ db: Writing
    ) throws -> Seated {
        var letters: [Letter] = []
        let member: AccountID
        if let known = try AccountStore.account(email, db)?.id {
            member = known
        } else {
            member = try AccountStore.createAtCounter(person, by: giver, language: visit.t.language.code, at: visit.now, db)
            letters.append(try AccountInvitation.letter(to: member, email, visit, db))
        }
        let isHolder = try holdsRole(member, file, at: visit.now, db)
        var seated = try seat(member, file, by: giver, field: field, visit, db)
        if !isHolder { seated.entries = [try giveRole(to: member, file, by: giver, at: visit.now, db)] }
        seated.letters = letters + seated.letters
        return seated
    }

    /// Seats somebody who has the role. Who decides the list never marks it.
    static func seat(_ member: AccountID, _ file: SelectionFile, by giver: AccountID, field: String? = nil, _ visit: Visit, _ db: Writing) throws -> Seated {
        let officers = try GrantStore.holders(of: .projectOfficer, on: file.edition.scope, at: visit.now, db)
        if member == giver || officers.contains(where: { $0.account == member }) {
            if let field { throw FormErrors(field, whoDecides) }
            throw Refusal.notAllowed(whoDecides)
        }
        try SelectionWritingStore.add(member, to: file.selection.id, db)
        return Seated(account: member, letters: [ShortlistLetters.invitation(file, to: member)])
    }

    static func holdsRole(_ member: AccountID, _ file: SelectionFile, at now: Instant, _ db: Reading) throws -> Bool {
        try GrantStore.holders(of: .panelMember, on: file.edition.scope, at: now, db).contains { $0.account == member }
    }

    private static let whoDecides: Message = "Qui conduit l’édition arrête la liste\u{A0}: cette personne ne la note pas."

    /// For this edition, until the day after the selection; when that is late, two weeks more.
    private static func giveRole(to member: AccountID, _ file: SelectionFile, by giver: AccountID, at now: Instant, _ db: Writing) throws -> JournalEntry {
        let calendar = file.edition.calendar
        let end = (calendar[.shortlist]?.closesAt ?? calendar[.vote]?.opensAt).map { max($0 + .days(1), now + .days(14)) }
        let grant = Grant(role: .panelMember, scope: file.edition.scope, from: now, until: end)
        try GrantStore.add(grant, to: member, by: giver, reason: file.selection.title, at: now, db)
        return file.roleEntry("role.grant", member)
    }
}

/// Somebody seated, with what the journal and the mail say of it.
struct Seated {
    var account: AccountID
    var entries: [JournalEntry] = []
    var letters: [Letter] = []
}
