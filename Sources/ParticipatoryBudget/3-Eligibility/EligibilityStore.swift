import Database
import Vocabulary
import Web

/// The questions asked of the examination of one proposal, and of an edition's.
enum EligibilityStore {
    /// The file named in the path: `/…/:edition/…/:number…`.
    static func file(_ visit: Visit, _ db: Reading) throws -> EligibilityFile {
        let edition = try Edition.inPath(visit, db)
        let proposal = try ProposalStore.proposal(edition.id, number: try visit.number("number"), db)
        let rulebook = try RulebookStore.rulebook(edition.id, at: visit.now, db)
        let review = try review(of: proposal.id, db)
        return EligibilityFile(
            own: try ProposalStore.own(proposal, db), criteria: try criteria(edition.id, db), review: review,
            answers: try review.map { try answers(of: $0.id, db) } ?? draft(proposal.id, db),
            notes: try review == nil ? notes(proposal.id, db) : ExaminationNotes(), appeal: try review.flatMap { try appeal(against: $0.id, db) },
            formerReviews: try formerReviews(proposal.id, db), completionDays: rulebook.completionDays, appealDays: rulebook.appealDays
        )
    }

    /// The criteria in force, each with the reasons that officers reuse.
    static func criteria(_ edition: EditionID, _ db: Reading) throws -> [Criterion] {
        let reasons = Dictionary(grouping: try db.all("""
            select s.criterion_id, s.reason, s.where_else
            from standard_reasons s
            join criteria c on c.id = s.criterion_id
            where c.edition_id = \(edition)
            order by s.criterion_id, s.kept_at is not null, s.position, s.id
            """) { (criterion: $0.id() as ID<Criterion>, reason: StandardReason(reason: $0.text(), whereElse: $0.text())) }, by: \.criterion)
        return try db.all("""
            select id, code, question, help, legal_note, may_not_apply, is_correctable from criteria where edition_id = \(edition) and is_active = true order by position, id
            """) {
            let id: ID<Criterion> = $0.id()
            return Criterion(
                id: id, code: $0.text(), question: $0.text(), help: $0.text(), legalNote: $0.text(), reasons: reasons[id, default: []].map(\.reason),
                mayNotApply: $0.bool(), isCorrectable: $0.bool()
            )
        }
    }

    /// What officers kept beside the reasons of the rules, in the order of the grid.
    static func keptReasons(_ edition: EditionID, _ db: Reading) throws -> [KeptReason] {
        try db.all("""
            select s.id, c.question, s.reason, a.display_name, s.kept_at
            from standard_reasons s
            join criteria c on c.id = s.criterion_id
            join accounts a on a.id = s.kept_by
            where c.edition_id = \(edition) and c.is_active = true
            order by c.position, s.kept_at, s.id
            """) { KeptReason(id: $0.id(), question: $0.text(), words: $0.text(), keptBy: $0.text(), keptAt: $0.instant()) }
    }

    /// The decision in force.
    static func review(of proposal: ID<Proposal>, _ db: Reading) throws -> EligibilityReview? {
        try db.first("""
            select \(raw: EligibilityReview.columns)
            from \(raw: EligibilityReview.tables)
            where r.proposal_id = \(proposal) and r.superseded_at is null
            """) { try EligibilityReview(&$0) }
    }

    static func answers(of review: ID<EligibilityReview>, _ db: Reading) throws -> [CriterionAnswer] {
        try db.all("""
            select e.criterion_id, e.answer, e.reason, case when e.question = '' then c.question else e.question end
            from eligibility_answers e
            join criteria c on c.id = e.criterion_id
            where e.review_id = \(review)
            order by c.position, c.id
            """, answer)
    }

    /// The grid being answered.
    static func draft(_ proposal: ID<Proposal>, _ db: Reading) throws -> [CriterionAnswer] {
        try db.all("""
            select e.criterion_id, e.answer, e.reason, c.question
            from eligibility_drafts e
            join criteria c on c.id = e.criterion_id
            where e.proposal_id = \(proposal)
            order by c.position, c.id
            """, answer)
    }

    private static func notes(_ proposal: ID<Proposal>, _ db: Reading) throws -> ExaminationNotes {
        try db.first("select where_else, note from eligibility_draft_notes where proposal_id = \(proposal)") {
            ExaminationNotes(whereElse: $0.text(), note: $0.text())
        } ?? ExaminationNotes()
    }

    private static func answer(_ row: inout RowReader) throws -> CriterionAnswer {
        CriterionAnswer(criterion: row.id(), value: try row.choice(), reason: row.text(), question: row.text())
    }

    static func appeal(against review: ID<EligibilityReview>, _ db: Reading) throws -> EligibilityAppeal? {
        try db.first("""
            select x.id, a.display_name, x.at, x.body, x.outcome, x.answer, d.display_name, x.decided_at
            from eligibility_appeals x
            join accounts a on a.id = x.account_id
            left join accounts d on d.id = x.decided_by
            where x.review_id = \(review)
            """) {
            EligibilityAppeal(
                id: $0.id(), by: $0.text(), at: $0.instant(), body: $0.text(), outcome: try $0.optionalChoice(), answer: $0.text(),
                decidedBy: $0.optionalText(), decidedAt: $0.optionalInstant()
            )
        }
    }

    /// The decisions that were taken back, the latest first.
    static func formerReviews(_ proposal: ID<Proposal>, _ db: Reading) throws -> [FormerReview] {
        try db.all("""
            select r.outcome, r.public_reason, d.display_name, r.decided_at, r.superseded_at, s.display_name, r.superseded_reason
            from eligibility_reviews r
            join accounts d on d.id = r.decided_by
            left join accounts s on s.id = r.superseded_by
            where r.proposal_id = \(proposal) and r.superseded_at is not null
            order by r.superseded_at desc, r.id desc
            """) {
            FormerReview(
                outcome: try $0.choice(), publicReason: $0.text(), decidedBy: $0.text(), decidedAt: $0.instant(), supersededAt: $0.instant(),
                supersededBy: $0.optionalText(), supersededReason: $0.text()
            )
        }
    }

    // MARK: Lists

    /// The decisions of somebody that a colleague overturned, and that nobody has taken again.
    static func overturned(of account: AccountID, _ db: Reading) throws -> [(edition: EditionID, number: Int)] {
        try db.all("""
            select distinct p.edition_id, p.number
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where r.decided_by = \(account) and r.check_outcome = 'overturned' and p.number is not null and p.withdrawn_at is null and p.merged_into is null
                and not exists (select 1 from eligibility_reviews o where o.proposal_id = p.id and o.superseded_at is null)
            order by p.edition_id, p.number
            """) { (edition: $0.id(), number: $0.int()) }
    }

    /// Those of them that are within a person's reach.
    static func lines(_ edition: Edition, for actor: Actor, _ db: Reading) throws -> [EligibilityLine] {
        let reach = actor.reach(edition.scope)
        return try lines(edition.id, db).filter { reach.covers($0.territory) }
    }

    /// Every deposited proposal of the edition that is still there, by number. A page asks more than once; an act rests on its own commit.
    static func lines(_ edition: EditionID, _ db: Reading) throws -> [EligibilityLine] {
        try db is Writing ? readLines(edition, db) : db.recent("eligibility of \(edition)") { try readLines(edition, db) }
    }

    private static func readLines(_ edition: EditionID, _ db: Reading) throws -> [EligibilityLine] {
        try db.all("""
            select p.id, p.number, p.title, p.theme_id, th.name, p.territory_id, te.name, a.display_name, p.deposited_at,
                (select max(c.due_at) from completions c where c.proposal_id = p.id and c.answered_at is null),
                exists (select 1 from completions c where c.proposal_id = p.id and c.answered_at is not null),
                exists (select 1 from eligibility_appeals x where x.review_id = r.id and x.decided_at is null), g.account_id, ga.display_name,
                r.outcome, r.decided_by, d.display_name, \(raw: EligibilityReview.Milestones.columns)
            from proposals p
            join accounts a on a.id = p.author_id
            left join themes th on th.id = p.theme_id
            left join territories te on te.id = p.territory_id
            left join eligibility_reviews r on r.proposal_id = p.id and r.superseded_at is null
            left join accounts d on d.id = r.decided_by
            left join examiners g on g.proposal_id = p.id
            left join accounts ga on ga.id = g.account_id
            where p.edition_id = \(edition) and p.number is not null and p.withdrawn_at is null and p.merged_into is null
            order by p.number
            """) { try EligibilityLine(&$0) }
    }

    /// The decisions that somebody may confirm without opening the file: eligible, signed by another, on a text that has not changed
    /// since and is not hers.
    static func toConfirm(_ edition: Edition, by actor: Actor, _ db: Reading) throws -> [ID<Proposal>: ID<EligibilityReview>] {
        guard let account = actor.account else { return [:] }
        let reach = actor.reach(edition.scope, EligibilityRules.checkers)
        let waiting = try db.all("""
            select p.id, p.territory_id, r.id
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where p.edition_id = \(edition.id) and p.withdrawn_at is null and p.merged_into is null and r.superseded_at is null
                and r.outcome = 'eligible' and r.checked_at is null and r.notified_at is null and r.decided_at >= p.updated_at
                and r.decided_by <> \(account) and p.author_id <> \(account)
                and not exists (select 1 from coauthors c where c.proposal_id = p.id and c.account_id = \(account) and c.accepted_at is not null)
            """) { (proposal: $0.id() as ID<Proposal>, territory: $0.optionalID() as TerritoryID?, review: $0.id() as ID<EligibilityReview>) }
        return Dictionary(uniqueKeysWithValues: waiting.filter { reach.covers($0.territory) }.map { ($0.proposal, $0.review) })
    }

    /// The numbers of the proposals that these decisions are about, whatever became of them.
    static func numbers(of reviews: [ID<EligibilityReview>], in edition: EditionID, _ db: Reading) throws -> [Int] {
        try db.all("""
            select distinct p.number from eligibility_reviews r join proposals p on p.id = r.proposal_id
            where r.id in (\(list: reviews)) and p.edition_id = \(edition)
            order by p.number
            """) { $0.int() }
    }

    /// The decisions in force on these proposals, with what a letter says of them.
    static func notices(_ edition: Edition, _ proposals: [ID<Proposal>], appealDays: Int, _ db: Reading) throws -> [EligibilityNotice] {
        let people = Dictionary(grouping: try db.all("""
            select id, author_id from proposals where id in (\(list: proposals))
            union
            select proposal_id, account_id from coauthors
            where proposal_id in (\(list: proposals)) and accepted_at is not null and account_id is not null
            """) { (proposal: $0.id() as ID<Proposal>, account: $0.id() as AccountID) }, by: \.proposal)
        let words = try LetterWordsStore.words(edition.id, db)
        return try db.all("""
            select p.id, p.number, p.title, a.display_name, \(raw: EligibilityReview.columns)
            from \(raw: EligibilityReview.tables)
            join proposals p on p.id = r.proposal_id
            join accounts a on a.id = p.author_id
            where p.id in (\(list: proposals)) and p.edition_id = \(edition.id) and r.superseded_at is null
                and p.withdrawn_at is null and p.merged_into is null
            order by p.number
            """) {
            let id: ID<Proposal> = $0.id()
            var notice = EligibilityNotice(
                edition: edition, proposal: id, number: $0.int(), title: $0.text(), author: $0.text(),
                people: people[id, default: []].map(\.account).sorted(), review: try EligibilityReview(&$0), appealDays: appealDays
            )
            notice.words = words[notice.review.outcome] ?? LetterWords()
            return notice
        }
    }

    /// What goes to the next step: released as eligible and still there; all that was deposited when the calendar has no examination.
    static func eligible(_ edition: Edition, _ db: Reading) throws -> [Proposal] {
        let isExamined: SQL = edition.calendar[.eligibility] == nil ? "true" : """
            exists (
                select 1 from eligibility_reviews r
                where r.proposal_id = p.id and r.superseded_at is null and r.released_at is not null and r.outcome = 'eligible'
            )
            """
        return try db.all("""
            select \(raw: Proposal.columns)
            from \(raw: Proposal.tables)
            where p.edition_id = \(edition.id) and p.number is not null and p.withdrawn_at is null and p.merged_into is null and \(isExamined)
            order by p.number
            """) { try Proposal(&$0) }
    }
}

/// A decision as it is told to the people of the proposal.
struct EligibilityNotice: Sendable {
    var edition: Edition
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var author: String
    var people: [AccountID]
    var review: EligibilityReview
    var appealDays: Int
    /// What the city adds of its own.
    var words = LetterWords()

    /// When its letters were written, as long as the decision is not public.
    var told: (number: Int, at: Instant)? { review.milestones.releasedAt == nil ? review.milestones.notifiedAt.map { (number: number, at: $0) } : nil }
}
