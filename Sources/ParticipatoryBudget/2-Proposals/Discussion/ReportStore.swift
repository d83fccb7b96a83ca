import Database
import Vocabulary

/// Why somebody thinks that a comment or a proposal should not be there.
enum ReportGround: String, Sendable, CaseIterable {
    case insult = "injure", hatred = "haine", privacy = "vie-privee", untrue = "faux", advertising = "publicite", offTopic = "hors-sujet", other = "autre"

    var name: Message {
        switch self {
        case .insult: "Injure ou attaque contre une personne"
        case .hatred: "Propos haineux ou discriminatoires"
        case .privacy: "Atteinte à la vie privée"
        case .untrue: "Accusation sans preuve, fausse information"
        case .advertising: "Publicité ou démarchage"
        case .offTopic: "Sans rapport avec la proposition"
        case .other: "Autre raison"
        }
    }
}

/// A report that waits for a moderator, or that one has settled.
struct Report: Sendable, Equatable {
    var ground: ReportGround?
    var words: String
    var at: Instant
    var settledAt: Instant?
}

/// What a report is about.
enum Reported: Sendable {
    case comment(ID<Comment>)
    case proposal(ID<Proposal>)

    fileprivate var column: String {
        switch self {
        case .comment: "comment_id"
        case .proposal: "proposal_id"
        }
    }

    fileprivate var number: Int {
        switch self {
        case .comment(let id): id.number
        case .proposal(let id): id.number
        }
    }

    fileprivate var condition: SQL { "\(raw: column) = \(number)" }
}

/// The reports of comments and of whole proposals.
enum ReportStore {
    static func all(of what: Reported, _ db: Reading) throws -> [Report] {
        try db.all("select ground, reason, at, settled_at from reports where \(what.condition) order by at, id") {
            Report(ground: ReportGround(rawValue: $0.text()), words: $0.text(), at: $0.instant(), settledAt: $0.optionalInstant())
        }
    }

    /// Who waits to know what was decided.
    static func reporters(of what: Reported, _ db: Reading) throws -> [AccountID] {
        try db.all("select account_id from reports where \(what.condition) and settled_at is null order by id") { $0.id() }
    }

    /// Whether this person's report stands: a comment never changes, so that one is enough; a proposal may have changed since it was settled.
    static func isReported(_ what: Reported, by account: AccountID?, _ db: Reading) throws -> Bool {
        guard let account else { return false }
        let stands: SQL = if case .comment = what { "true" } else { "settled_at is null" }
        return try db.exists("select 1 from reports where \(what.condition) and account_id = \(account) and \(stands)")
    }

    static func add(_ report: ReportForm, on what: Reported, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into reports (\(raw: what.column), account_id, ground, reason, at)
            values (\(what.number), \(account), \(report.ground), \(report.words), \(now))
            on conflict (\(raw: what.column), account_id) do update
            set ground = excluded.ground, reason = excluded.reason, at = excluded.at, settled_at = null, settled_by = null
            """)
    }

    /// - Returns: how many there were to settle.
    static func settle(_ what: Reported, by moderator: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        try db.run("update reports set settled_at = \(now), settled_by = \(moderator) where \(what.condition) and settled_at is null")
    }
}
