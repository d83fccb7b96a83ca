import Database
import Platform
import Vocabulary

/// A comment that waits for a moderator, with where it stands and why.
struct ModeratedComment: Sendable, Equatable {
    var comment: Comment
    var proposalNumber: Int
    var proposalTitle: String
    var editionTitle: String
    /// Reports not settled yet.
    var reports: Int
    var lastReportAt: Instant?
}

/// The lists of a moderator's desk.
enum ModerationList: String, Sendable, CaseIterable {
    case reported = "signales", appealed = "recours", hidden = "masques", latest = "recents"

    var name: Message {
        switch self {
        case .reported: "Signalements"
        case .appealed: "Relectures demandées"
        case .hidden: "Masqués"
        case .latest: "Derniers commentaires"
        }
    }
}

/// What moderators ask and decide. Races are decided by updates that find nothing left to change.
enum ModerationStore {
    /// The comments of a list, for the editions and the territories that this person moderates or runs.
    static func comments(
        _ list: ModerationList, of edition: EditionID? = nil, for actor: Actor, page: Int, perPage: Int, _ db: Reading
    ) throws -> [ModeratedComment] {
        try db.all("""
            select \(raw: Comment.columns), p.number, p.title, e.title, coalesce(r.waiting, 0), r.last_at
            from \(raw: Comment.tables) \(raw: joins)
            where \(condition(list, edition, actor))
            order by \(raw: order(list)), c.id
            limit \(perPage) offset \((page - 1) * perPage)
            """) { row in
            ModeratedComment(
                comment: Comment(&row), proposalNumber: row.int(), proposalTitle: row.text(), editionTitle: row.text(),
                reports: row.int(), lastReportAt: row.optionalInstant()
            )
        }
    }

    static func count(_ list: ModerationList, of edition: EditionID? = nil, for actor: Actor, _ db: Reading) throws -> Int {
        try db.count("select count(*) from \(raw: Comment.tables) \(raw: joins) where \(condition(list, edition, actor))")
    }

    private static let joins = """
        join proposals p on p.id = c.proposal_id join editions e on e.id = p.edition_id
        left join (
            select comment_id, count(*) as waiting, max(at) as last_at from reports where settled_at is null group by comment_id
        ) r on r.comment_id = c.id
        """

    private static func condition(_ list: ModerationList, _ edition: EditionID?, _ actor: Actor) -> SQL {
        let kind: SQL = switch list {
        // Taken back, it is still read by whoever must settle its reports.
        case .reported: "c.hidden_at is null and r.waiting > 0"
        case .appealed: "c.removed_at is null and c.appealed_at is not null and c.appeal_decided_at is null"
        case .hidden: "c.removed_at is null and c.hidden_at is not null"
        case .latest: "c.removed_at is null and c.hidden_at is null"
        }
        return "p.number is not null and \(scope(actor, edition)) and \(kind)"
    }

    /// The editions that this person moderates, or runs: then she decides the appeals. Or one of them.
    static func scope(_ actor: Actor, _ edition: EditionID?) -> SQL {
        edition.map { "p.edition_id = \($0) and \(scope(actor))" } ?? scope(actor)
    }

    private static func scope(_ actor: Actor) -> SQL {
        let scopes = actor.scopes(of: .moderator) + actor.scopes(of: .projectOfficer)
        if scopes.contains(.city) { return "true" }
        let editions = scopes.compactMap { if case .edition(let id) = $0 { id } else { nil as EditionID? } }
        let territories = scopes.compactMap { if case .territory(let id) = $0 { id } else { nil as TerritoryID? } }
        return "(p.edition_id in (\(list: editions)) or p.territory_id in (\(list: territories)))"
    }

    private static func order(_ list: ModerationList) -> String {
        switch list {
        case .reported: "r.last_at"
        case .appealed: "c.appealed_at"
        case .hidden: "c.hidden_at desc"
        case .latest: "c.at desc"
        }
    }

    // MARK: Decisions

    static func hide(_ comment: Comment, reason: String, by moderator: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isDone = try db.run("""
            update comments set hidden_at = \(now), hidden_by = \(moderator), hidden_reason = \(reason)
            where id = \(comment.id) and hidden_at is null
            """) == 1
        if isDone { try db.run("update proposals set comments_count = comments_count - 1 where id = \(comment.proposal)") }
        return isDone
    }

    /// Shows the comment again or keeps it hidden.
    static func decideAppeal(
        _ comment: Comment, _ verdict: HidingVerdict, by moderator: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        let isDone = try db.run("""
            update comments set appeal_answer = \(verdict.answer), appeal_decided_at = \(now), appeal_decided_by = \(moderator)
            where id = \(comment.id) and appealed_at is not null and appeal_decided_at is null
            """) == 1
        guard isDone, verdict.isShownAgain else { return isDone }
        try db.run("update comments set hidden_at = null, hidden_by = null, hidden_reason = '' where id = \(comment.id)")
        try db.run("update proposals set comments_count = comments_count + 1 where id = \(comment.proposal)")
        return true
    }
}
