import Database
import HTML
import L10n
import Vocabulary
import Web

/// A session with its members and its agenda: what the acts and pages of every session ask of the step that holds it.
protocol GroupSessionFile: Sendable {
    static var kind: GroupSession.Kind { get }
    /// Where the sessions of an edition are: `/bureau/editions/:edition/…`.
    static var sessionsPath: String { get }
    static var words: GroupSessionWords { get }
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Self
    var edition: Edition { get }
    var session: GroupSession { get }
    var members: [GroupSessionMember] { get }

    static func mayRead(_ edition: Edition, _ actor: Actor) -> Refusal?
    static func mayPlan(_ edition: Edition, _ actor: Actor, at now: Instant) -> Refusal?
    func mayRead(_ actor: Actor) -> Refusal?
    func mayPrepare(_ actor: Actor, at now: Instant) -> Refusal?
    func mayClose(_ actor: Actor, at now: Instant) -> Refusal?

    /// Who is invited unless the officer says otherwise.
    static func concerned(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)]
    /// What may come on an agenda, what matters most first.
    static func candidates(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [AgendaCandidate]
    static func add(_ candidates: [Int], to session: ID<GroupSession>, _ db: Writing) throws
    /// What nobody looked at leaves the agenda of a closed session.
    static func leaveUnseen(_ session: ID<GroupSession>, _ db: Writing) throws
    static var journalActs: [GroupSessionAct: String] { get }

    /// The agenda for this reader, as the session conducts it.
    func agenda(_ view: View) -> HTML
    /// What was decided, as the minutes tell it.
    func decided(_ view: View) -> HTML
}

/// What is done with a session, for the journal.
enum GroupSessionAct: Sendable { case plan, prepare, notePresences, close, sign }

/// What the sessions of one kind are called and say.
struct GroupSessionWords: Sendable {
    var title: Message
    /// The list under which they stand.
    var above: Message
    var aboveLink: @Sendable (Edition) -> String
    var intro: @Sendable (Int) -> Message
    var example: Message
    var invited: Message
    var tooFew: Message
    var takesAll: Message
    /// The convening letter: its subject, then what one is invited to.
    var subject: @Sendable (Instant) -> Message
    var invitation: @Sendable (Edition) -> Message
    var onAgenda: @Sendable (Int) -> Message
    var emptyAgenda: Message
    var adding: Message
    var unseen: Message
    var toSign: Message
    var minutes: @Sendable (Edition) -> Message
}

extension GroupSessionFile {
    static func link(_ edition: Edition) -> String { edition.deskLink + sessionsPath.dropFirst("/bureau/editions/:edition".count) }
    static func link(_ edition: Edition, _ session: ID<GroupSession>) -> String { "\(link(edition))/\(session)" }
    var link: String { Self.link(edition, session.id) }
    var present: [GroupSessionMember] { members.filter(\.isPresent) }
    func isPresent(_ account: AccountID?) -> Bool { present.contains { $0.account == account } }

    static func entry(_ act: GroupSessionAct, _ reason: String, _ edition: Edition) -> JournalEntry {
        JournalEntry(journalActs[act] ?? "", "edition", edition.id.number, edition: edition.id, reason: reason)
    }

    func entry(_ act: GroupSessionAct, _ reason: String) -> JournalEntry { Self.entry(act, "\(session.title) : \(reason)", edition) }

    /// The way back, as far as the reader may go.
    func above(_ visit: Visit) -> [Crumb] {
        let home = Crumb(visit.t("Mon bureau"), "/bureau")
        if Self.mayRead(edition, visit.actor) != nil { return [home, edition.crumb(for: visit.actor)] }
        return [home, edition.crumb(for: visit.actor), Crumb(visit.t(Self.words.title), Self.link(edition))]
    }
}
