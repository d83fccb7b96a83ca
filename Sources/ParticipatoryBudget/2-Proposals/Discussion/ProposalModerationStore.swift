import Database
import L10n
import Platform
import Vocabulary

/// A proposal that waits for a moderator, in a list.
struct ModeratedProposalLine: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var author: String
    var editionTitle: String
    var isHidden: Bool
    var awaitsAppeal: Bool
    /// Reports not settled yet.
    var reports: Int
}

/// What is asked and decided about proposals that were reported or hidden. Races are decided by updates that find nothing left to change.
enum ProposalModerationStore {
    /// Which of these proposals are hidden now.
    static func hidden(among ids: [Int], _ db: Reading) throws -> Set<Int> {
        guard !ids.isEmpty else { return [] }
        return Set(try db.all("select id from proposals where id in (\(list: ids)) and hidden_at is not null") { $0.int() })
    }

    static func file(_ own: OwnProposal, for actor: Actor, _ db: Reading) throws -> ModeratedProposal {
        guard own.proposal.depositedAt != nil, own.edition.isPublished else { throw NotFound() }
        let id = own.proposal.id
        let lastPhoto: Instant? = try db.first("""
            select max(added_at) from documents where subject = 'proposal' and subject_id = \(id) and removed_at is null
            """) { $0.optionalInstant() } ?? nil
        var file = ModeratedProposal(own: own, changedAt: max(own.proposal.updatedAt, lastPhoto ?? own.proposal.updatedAt))
        file.hiding = try hiding(id, db)
        if let hiding = file.hiding, hiding.isInForce {
            file.appealUntil = CityTime.city.endOfDay(hiding.at, adding: try RulebookStore.rulebook(own.edition.id, at: hiding.at, db).appealDays)
        }
        file.isReportedByActor = try ReportStore.isReported(.proposal(id), by: actor.account, db)
        return file
    }

    /// The last decision to hide it, in force or not.
    static func hiding(_ proposal: ID<Proposal>, _ db: Reading) throws -> ProposalHiding? {
        try db.first("select \(raw: ProposalHiding.columns) from proposal_hidings h where h.proposal_id = \(proposal) order by h.id desc limit 1") {
            ProposalHiding(&$0)
        }
    }

    // MARK: Lists

    static func lines(_ list: ModerationList, of edition: EditionID? = nil, for actor: Actor, limit: Int, _ db: Reading) throws -> [ModeratedProposalLine] {
        try db.all("""
            select p.id, p.number, p.title, a.display_name, e.title, p.hidden_at is not null,
                h.appealed_at is not null and h.decided_at is null, coalesce(r.waiting, 0)
            \(raw: tables)
            where \(condition(list, edition, actor))
            order by coalesce(h.appealed_at, h.at, r.last_at), p.id
            limit \(limit)
            """) {
            ModeratedProposalLine(
                id: $0.id(), number: $0.int(), title: $0.text(), author: $0.text(), editionTitle: $0.text(), isHidden: $0.bool(),
                awaitsAppeal: $0.bool(), reports: $0.int()
            )
        }
    }

    static func count(_ list: ModerationList, of edition: EditionID? = nil, for actor: Actor, _ db: Reading) throws -> Int {
        try db.count("select count(*) \(raw: tables) where \(condition(list, edition, actor))")
    }

    private static let tables = """
        from proposals p
        join accounts a on a.id = p.author_id
        join editions e on e.id = p.edition_id
        left join proposal_hidings h on h.proposal_id = p.id and h.ended_at is null
        left join (
            select proposal_id, count(*) as waiting, max(at) as last_at from reports
            where settled_at is null and proposal_id is not null group by proposal_id
        ) r on r.proposal_id = p.id
        """

    private static func condition(_ list: ModerationList, _ edition: EditionID?, _ actor: Actor) -> SQL {
        let kind: SQL = switch list {
        case .reported: "h.id is null and r.waiting > 0"
        case .appealed: "h.appealed_at is not null and h.decided_at is null"
        case .hidden: "h.id is not null"
        case .latest: "false"
        }
        return "p.number is not null and \(ModerationStore.scope(actor, edition)) and \(kind)"
    }

    // MARK: Acts

    /// The proposal, its text and its photos leave the public pages; false when they had already.
    static func hide(_ proposal: ID<Proposal>, reason: String, by moderator: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isDone = try db.run("""
            insert into proposal_hidings (proposal_id, at, by_id, reason) values (\(proposal), \(now), \(moderator), \(reason))
            on conflict (proposal_id) where ended_at is null do nothing
            """) == 1
        if isDone { try show(proposal, hiddenAt: now, db) }
        return isDone
    }

    static func restore(_ hiding: ProposalHiding, by moderator: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isDone = try db.run("""
            update proposal_hidings set ended_at = \(now), ended_by = \(moderator)
            where id = \(hiding.id) and ended_at is null and (appealed_at is null or decided_at is not null)
            """) == 1
        if isDone { try show(hiding.proposal, hiddenAt: nil, db) }
        return isDone
    }

    static func appeal(_ hiding: ProposalHiding, _ words: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update proposal_hidings set appealed_at = \(now), appealed_by = \(account), appeal = \(words)
            where id = \(hiding.id) and ended_at is null and appealed_at is null
            """) == 1
    }

    /// Shows the proposal again or keeps it hidden.
    static func decideAppeal(
        _ hiding: ProposalHiding, _ verdict: HidingVerdict, by judge: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        let isDone = try db.run("""
            update proposal_hidings set answer = \(verdict.answer), decided_at = \(now), decided_by = \(judge),
                ended_at = \(verdict.isShownAgain ? now : nil), ended_by = \(verdict.isShownAgain ? judge : nil)
            where id = \(hiding.id) and ended_at is null and appealed_at is not null and decided_at is null
            """) == 1
        if isDone, verdict.isShownAgain { try show(hiding.proposal, hiddenAt: nil, db) }
        return isDone
    }

    private static func show(_ proposal: ID<Proposal>, hiddenAt: Instant?, _ db: Writing) throws {
        _ = try db.run("update proposals set hidden_at = \(hiddenAt) where id = \(proposal)")
        try DocumentStore.hide("proposal", proposal.number, since: hiddenAt, db)
    }
}
