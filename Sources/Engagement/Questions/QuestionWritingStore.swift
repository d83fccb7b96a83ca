import Database
import L10n
import Platform
import Vocabulary

/// What changes the questions of residents.
enum QuestionWritingStore {
    /// A question as it arrives.
    struct Arrival: Sendable {
        var channel: Question.Channel
        var way: Question.Way
        var topic: QuestionTopic
        var concern = Question.Concern()
        var subject: String
        var body: String
        var asker: Question.Asker
        var enteredBy: AccountID?
        var askedAt: Instant
        /// She was told that her question is noted.
        var isAgreed = false
    }

    static func open(_ arrival: Arrival, _ db: Writing) throws -> ID<Question> {
        let due = WorkingDays.due(from: arrival.askedAt, days: arrival.topic.answerDays), asker = arrival.asker, concern = arrival.concern
        let id = ID<Question>(try db.insert("""
            insert into questions (
                channel, way, topic_id, territory_id, edition_id, proposal_id, subject, asker_id, asker_name, asker_email, asker_phone, asker_address,
                language, entered_by, asked_at, waiting_since, due_at, first_due_at, service_id, search_text, assembly_id, event_id, consent_at
            ) values (
                \(arrival.channel), \(arrival.way), \(arrival.topic.id), \(concern.territory), \(concern.edition), \(concern.proposal?.id), \(arrival.subject),
                \(asker.account), \(asker.name), \(asker.email), \(asker.phone), \(asker.address), \(asker.language), \(arrival.enteredBy), \(arrival.askedAt),
                \(arrival.askedAt), \(due), \(due), \(arrival.topic.service), \(SearchText.index(arrival.subject, arrival.body, asker.name)),
                \(concern.body?.id), \(concern.event?.id), \(arrival.isAgreed ? arrival.askedAt : nil)
            ) returning id
            """))
        try write(.asked, arrival.body, of: id, by: arrival.enteredBy == nil ? asker.account : nil, channel: arrival.channel, at: arrival.askedAt, db)
        return id
    }

    @discardableResult
    static func write(
        _ kind: Turn.Kind, _ body: String, of question: ID<Question>, by author: AccountID?, channel: Question.Channel = .web, at now: Instant, _ db: Writing
    ) throws -> ID<Turn> {
        ID(try db.insert("""
            insert into question_turns (question_id, kind, body, author_id, channel, at)
            values (\(question), \(kind), \(body), \(author), \(channel), \(now)) returning id
            """))
    }

    /// The person writes again: she waits once more, by a new date; what was closed is open.
    static func writeAgain(_ body: String, _ question: Question, days: Int, channel: Question.Channel, at now: Instant, _ db: Writing) throws {
        let due = WorkingDays.due(from: now, days: days)
        try db.run("""
            update questions set
                due_at = case when waiting_since is null or closed_at is not null then \(due) else due_at end,
                waiting_since = case when waiting_since is null or closed_at is not null then \(now) else waiting_since end,
                closed_at = null, closed_by = null, closing = null, closing_reason = ''
            where id = \(question.id) and joined_to is null and forgotten_at is null
            """)
        try write(.asked, body, of: question.id, by: question.asker.account, channel: channel, at: now, db)
    }

    /// False when a colleague took it meanwhile.
    static func take(_ question: Question, by account: AccountID, _ db: Writing) throws -> Bool {
        try db.run("""
            update questions set owner_id = \(account)
            where id = \(question.id) and closed_at is null and coalesce(owner_id, 0) = \(question.owner?.number ?? 0)
            """) == 1
    }

    /// Questions in the hands of somebody who answers no more go back to the queue; gives which.
    static func handBack(at now: Instant, _ db: Writing) throws -> [ID<Question>] {
        try db.all("""
            update questions set owner_id = null
            where closed_at is null and owner_id is not null and not exists (
                select 1 from grants g
                where g.account_id = questions.owner_id and g.role in (\(list: QuestionRules.answering)) and g.revoked_at is null
                    and g.from_at <= \(now) and (g.until_at is null or g.until_at > \(now))
            )
            returning id
            """)
    }

    static func assign(_ question: ID<Question>, service: ServiceID?, owner: AccountID?, _ db: Writing) throws {
        try db.run("update questions set service_id = \(service), owner_id = \(owner) where id = \(question) and closed_at is null")
    }

    static func sort(_ question: ID<Question>, topic: ID<QuestionTopic>, concern: Question.Concern, _ db: Writing) throws {
        try db.run("""
            update questions set
                topic_id = \(topic), territory_id = \(concern.territory), edition_id = \(concern.edition), proposal_id = \(concern.proposal?.id),
                assembly_id = \(concern.body?.id), event_id = \(concern.event?.id)
            where id = \(question)
            """)
    }

    /// Answers it; whoever answers has it in hand when nobody did.
    static func answer(_ body: String, _ question: ID<Question>, by account: AccountID, channel: Question.Channel = .web, at now: Instant, _ db: Writing) throws {
        try write(.answer, body, of: question, by: account, channel: channel, at: now, db)
        try db.run("""
            update questions set waiting_since = null, answered_at = coalesce(answered_at, \(now)), owner_id = coalesce(owner_id, \(account))
            where id = \(question) and closed_at is null
            """)
    }

    /// The answer of the question to which this one was joined: it stays closed.
    static func answerJoined(_ body: String, _ question: ID<Question>, by account: AccountID, at now: Instant, _ db: Writing) throws {
        try write(.answer, body, of: question, by: account, at: now, db)
        try db.run("update questions set answered_at = coalesce(answered_at, \(now)) where id = \(question)")
    }

    static func close(
        _ question: ID<Question>, _ closing: Question.Closing, reason: String, joinedTo other: ID<Question>? = nil, by account: AccountID, at now: Instant, _ db: Writing
    ) throws -> Bool {
        let isClosed = try db.run("""
            update questions set closed_at = \(now), closed_by = \(account), closing = \(closing), closing_reason = \(reason), joined_to = \(other), waiting_since = null
            where id = \(question) and closed_at is null
            """) == 1
        if isClosed { try write(.closing, reason, of: question, by: account, at: now, db) }
        return isClosed
    }

    static func reopen(_ question: ID<Question>, due: Instant, reason: String, by account: AccountID, at now: Instant, _ db: Writing) throws -> Bool {
        let isOpen = try db.run("""
            update questions set closed_at = null, closed_by = null, closing = null, closing_reason = '', waiting_since = \(now), due_at = \(due)
            where id = \(question) and closed_at is not null and joined_to is null
            """) == 1
        if isOpen { try write(.reopening, reason, of: question, by: account, at: now, db) }
        return isOpen
    }

    /// False when she had said it already.
    static func rate(_ question: ID<Question>, _ rating: Int, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update questions set rating = \(rating), rated_at = \(now) where id = \(question) and rating is null") == 1
    }
}
