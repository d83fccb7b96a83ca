import Database
import Platform
import Vocabulary
import Web

/// A polling place's screen lent to one voter, once: opened by the agent, over when the ballot is cast or when the time is out. Until then it
/// knows whom it was opened for; then it forgets. The browser holds a session that is nobody's: no page of the desk opens in it before the
/// agent types the code of the place, or signs in again.
struct KioskSession: Sendable {
    /// When they are over the page goes away and its door is shut: who comes next finds nothing behind « back ».
    static let most = Span.minutes(6)

    var id: ID<KioskSession>
    var place: ID<PollingPlace>
    var account: AccountID?
    var declared: DeclaredIdentity?
    var openedBy: AccountID?
    var expiresAt: Instant
    var endedAt: Instant?
    /// SHA-256 of the secret of the browser in which it is open: no other one shows it.
    var browser: String
    /// Until when the agent was signed in there.
    var agentUntil: Instant

    func isOpen(at now: Instant) -> Bool { endedAt == nil && now < expiresAt }

    /// As its row keeps it, as long as it is open.
    static func text(_ declared: DeclaredIdentity) -> String { [declared.givenName, declared.familyName, declared.bornOn].joined(separator: "\n") }

    static func declared(_ text: String) -> DeclaredIdentity? {
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 3 ? DeclaredIdentity(givenName: parts[0], familyName: parts[1], bornOn: parts[2], isSeen: true) : nil
    }
}

/// A kiosk before the voter who stands there: the session, the place, her ballot.
struct Kiosk: Sendable {
    var session: KioskSession
    var file: PollingPlaceFile
    var booth: Booth
    var token: String

    var edition: Edition { file.edition }
    var link: String { PaperLinks.kiosk(edition, token) }
    var screen: String { PaperLinks.screen(edition, file.place.id) }

    static func load(_ visit: Visit, _ db: Reading) throws -> Kiosk {
        let edition = try Edition.inPath(visit, db), token = try visit.parameter("token")
        guard let session = try KioskStore.session(Secrets.sha256Hex(token), in: edition.id, db), let agent = session.openedBy else { throw NotFound() }
        if session.browser != visit.sessionToken.map({ Secrets.sha256Hex($0) }) { throw Refusal.notAllowed("Cet isoloir n’est ouvert que sur l’écran du bureau de vote.") }
        let place = try PollingPlaceStore.place(session.place, in: edition.id, db), book = try Booth.rules(edition, db)
        let file = PollingPlaceFile(edition: edition, place: place, shifts: [], urns: [])
        // The ballot is shown to whoever stands there: the account is the agent's only because the screen is.
        let booth = Booth(edition: edition, account: try AccountStore.account(agent, db), checkOff: nil, conditions: book.voters, paper: try Booth.paper(edition, book, db))
        return Kiosk(session: session, file: file, booth: booth, token: token)
    }

    /// Those of the place where the screen stands, unless a tablet keeps its list.
    func pass(_ db: Reading) throws -> AttachmentPass {
        try ListLeaseStore.current(session.place, db) == nil ? AttachmentPass(place: session.place) : .none
    }

    func refusal(at now: Instant) -> Refusal? {
        if !session.isOpen(at: now) { return .notNow("L’isoloir est refermé. Rendez la tablette à la personne qui tient le bureau.") }
        return VoteRules.mayVoteNow(edition, booth.paper, at: now)
    }
}
