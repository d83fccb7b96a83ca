import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the questions of residents.
enum QuestionStore {
    static let perPage = 30

    /// The question in the path, with its thread.
    static func file(_ visit: Visit, _ db: Reading) throws -> QuestionFile {
        let question = try question(try visit.id("question"), db)
        return QuestionFile(question: question, actor: visit.actor, turns: try turns(question.id, db))
    }

    static func question(_ id: ID<Question>, _ db: Reading) throws -> Question {
        guard let question = try list("q.id = \(id)", order: "q.id", limit: 1, db).first else { throw NotFound() }
        return question
    }

    /// The question that the key in the path opens: by its seal, or because she who is signed in asked it.
    static func ofKey(_ visit: Visit, _ db: Reading) throws -> QuestionFile {
        let key = try visit.parameter("key")
        if let id = QuestionKey.question(key, visit.world) {
            return QuestionFile(question: try question(id, db), actor: visit.actor, turns: try turns(id, db).filter { !$0.kind.isInternal })
        }
        guard let id = ID<Question>(key) else { throw NotFound() }
        guard let account = visit.actor.account else { throw Refusal.signIn }
        let question = try question(id, db)
        guard question.asker.account == account else { throw NotFound() }
        return QuestionFile(question: question, actor: visit.actor, turns: try turns(id, db).filter { !$0.kind.isInternal })
    }

    static func turns(_ question: ID<Question>, _ db: Reading) throws -> [Turn] {
        try db.all("""
            select t.id, t.kind, t.body, t.author_id, a.display_name, t.channel, t.at
            from question_turns t left join accounts a on a.id = t.author_id
            where t.question_id = \(question) order by t.id
            """) {
            Turn(id: $0.id(), kind: try $0.choice(), body: $0.text(), author: $0.optionalID(), authorName: $0.optionalText(), channel: try $0.choice(), at: $0.instant())
        }
    }

    /// How many mails have gone on with a question, or began it, since a moment.
    static func mailed(to question: ID<Question>, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from question_turns where question_id = \(question) and kind = 'asked' and channel = 'mail' and at > \(moment)")
    }

    /// Those of a person, the latest first.
    static func asked(by account: AccountID, _ db: Reading) throws -> [Question] { try list("q.asker_id = \(account)", order: "q.id desc", limit: 200, db) }

    static func all(_ filter: QuestionFilter, _ reach: QuestionReach, at now: Instant, page: Int, _ db: Reading) throws -> [Question] {
        let order: SQL = filter.tab.isWaiting ? "q.due_at, q.id" : "q.id desc"
        return try list(condition(filter, reach, at: now), order: order, limit: perPage, from: (page - 1) * perPage, db)
    }

    static func count(_ filter: QuestionFilter, _ reach: QuestionReach, at now: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from questions q where \(condition(filter, reach, at: now))")
    }

    /// All of them that a filter keeps, for a file.
    static func every(_ filter: QuestionFilter, _ reach: QuestionReach, at now: Instant, _ db: Reading) throws -> [Question] {
        try list(condition(filter, reach, at: now), order: "q.id", limit: 20_000, db)
    }

    /// Those that wait and are due before a moment, whoever reads.
    static func waiting(dueBefore moment: Instant, _ db: Reading) throws -> [Question] {
        try list("q.closed_at is null and q.waiting_since is not null and q.due_at <= \(moment)", order: "q.due_at, q.id", limit: 1000, db)
    }

    /// The last questions of a reach, to find those alike.
    static func recent(_ reach: QuestionReach, _ db: Reading) throws -> [Question] {
        try list("\(within(reach)) and q.forgotten_at is null", order: "q.id desc", limit: 400, db)
    }

    /// Those in somebody's hands that were answered and that wait again: the person wrote after the answer.
    static func reopened(for account: AccountID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from questions where owner_id = \(account) and closed_at is null and waiting_since is not null and answered_at is not null")
    }

    /// The last questions of the same person, by her account, her address or her number.
    static func of(_ asker: Question.Asker, besides id: ID<Question>?, _ db: Reading) throws -> [Question] {
        // Null equals nothing: who left no number is not taken for another who left none.
        let phone: String? = asker.phone.isEmpty ? nil : asker.phone
        return try list("""
            (q.asker_id = \(asker.account) or q.asker_email = \(asker.email) or q.asker_phone = \(phone))
                and q.id <> \(id?.number ?? 0) and q.forgotten_at is null
            """, order: "q.id desc", limit: 10, db)
    }

    /// The last words with which a question was answered.
    static func lastAnswer(_ question: ID<Question>, _ db: Reading) throws -> String? {
        try db.first("select body from question_turns where question_id = \(question) and kind = 'answer' order by id desc limit 1") { $0.text() }
    }

    /// How many this address opened by itself since a moment.
    static func opened(by address: EmailAddress, since moment: Instant, _ db: Reading) throws -> Int {
        try db.count("select count(*) from questions where asker_email = \(address) and entered_by is null and asked_at > \(moment)")
    }

    /// Those that were joined to this one.
    static func joined(to question: ID<Question>, _ db: Reading) throws -> [Question] { try list("q.joined_to = \(question)", order: "q.id", limit: 200, db) }

    // MARK: Conditions

    private static func condition(_ filter: QuestionFilter, _ reach: QuestionReach, at now: Instant) -> SQL {
        var parts = [within(reach), tab(filter.tab, reach, at: now)]
        if let topic = filter.topic { parts.append("q.topic_id = \(topic)") }
        if let channel = filter.channel { parts.append("q.channel = \(channel)") }
        if let service = filter.service { parts.append("q.service_id = \(service)") }
        if let territory = filter.territory { parts.append("q.territory_id = \(territory)") }
        if filter.isOfReception { parts.append("q.service_id is null") }
        if filter.isOfCity { parts.append("q.territory_id is null") }
        if let owner = filter.owner { parts.append("q.owner_id = \(owner)") }
        if let days = filter.days { parts.append("q.asked_at >= \(now - .days(days))") }
        if let outcome = filter.outcome { parts.append(came(outcome, at: now)) }
        if let body = filter.body { parts.append("q.assembly_id = \(body)") }
        if !filter.words.isEmpty {
            let number = Int(filter.words).map { "q.id = \($0)" as SQL } ?? "1 = 0"
            parts.append("(\(number) or \(SearchText.condition("q.search_text", filter.words)))")
        }
        return parts.joined(" and ")
    }

    /// As `QuestionFiguresStore` counts them.
    private static func came(_ outcome: QuestionFilter.Outcome, at now: Instant) -> SQL {
        switch outcome {
        case .given: "q.answered_at is not null"
        case .inTime: "q.answered_at <= q.first_due_at"
        case .late: "q.answered_at is null and q.closed_at is null and q.due_at < \(now)"
        case .helped: "q.rating >= 2"
        }
    }

    private static func tab(_ tab: QuestionFilter.Tab, _ reach: QuestionReach, at now: Instant) -> SQL {
        let open: SQL = "q.closed_at is null and q.waiting_since is not null"
        return switch tab {
        case .waiting: open
        case .toTake: "\(open) and q.owner_id is null"
        case .mine: "\(open) and q.owner_id = \(reach.account?.number ?? 0)"
        case .late: "\(open) and q.due_at < \(now)"
        case .answered: "q.closed_at is null and q.waiting_since is null"
        case .closed: "q.closed_at is not null"
        case .all: "1 = 1"
        }
    }

    private static func within(_ reach: QuestionReach) -> SQL {
        if reach.isWhole { return "1 = 1" }
        let services: SQL = reach.services.map { "q.service_id in (\(list: $0))" } ?? "q.service_id is not null"
        return """
            (q.owner_id = \(reach.account?.number ?? 0) or q.territory_id in (\(list: reach.territories)) or q.edition_id in (\(list: reach.editions))
                or \(services))
            """
    }

    private static func list(_ condition: SQL, order: SQL, limit: Int, from first: Int = 0, _ db: Reading) throws -> [Question] {
        try db.all("""
            select q.id, q.channel, q.way, q.topic_id, c.name, q.territory_id, q.edition_id, t.name, q.subject,
                q.asker_id, q.asker_name, q.asker_email, q.asker_phone, q.asker_address, q.language, q.asked_at, q.waiting_since, q.due_at, q.answered_at,
                q.service_id, s.name, q.owner_id, o.display_name, q.closed_at, q.closing, q.closing_reason, q.joined_to, q.rating, q.forgotten_at,
                q.consent_at, b.id, b.name, b.slug, v.id, v.title, p.id, p.number, p.title, e.slug
            from questions q
            join question_topics c on c.id = q.topic_id
            left join territories t on t.id = q.territory_id
            left join services s on s.id = q.service_id
            left join accounts o on o.id = q.owner_id
            left join assemblies b on b.id = q.assembly_id
            left join events v on v.id = q.event_id
            left join proposals p on p.id = q.proposal_id
            left join editions e on e.id = p.edition_id
            where \(condition) order by \(order) limit \(limit) offset \(first)
            """) { try Question(&$0) }
    }
}

extension Question {
    init(_ row: inout RowReader) throws {
        id = row.id(); channel = try row.choice(); way = try row.choice(); topic = row.id(); topicName = row.text()
        concern = Concern(territory: row.optionalID(), edition: row.optionalID()); territoryName = row.optionalText(); subject = row.text()
        asker = Asker(
            account: row.optionalID(), name: row.text(), email: row.optionalText().flatMap { EmailAddress($0) }, phone: row.text(), address: row.text(), language: row.text())
        askedAt = row.instant(); waitingSince = row.optionalInstant(); dueAt = row.instant(); answeredAt = row.optionalInstant()
        service = row.optionalID(); serviceName = row.optionalText(); owner = row.optionalID(); ownerName = row.optionalText()
        closedAt = row.optionalInstant(); closing = try row.optionalChoice(); closingReason = row.text(); joinedTo = row.optionalID()
        rating = row.optionalInt(); forgottenAt = row.optionalInstant(); consentAt = row.optionalInstant()
        if row.isNull {
            row.skip(3)
        } else {
            concern.body = ConcernedBody(id: row.id(), name: row.text(), link: "/instances/\(row.text())")
        }
        if row.isNull { row.skip(2) } else { concern.event = ConcernedEvent(id: row.id(), title: row.text()) }
        if row.isNull {
            row.skip(4)
        } else {
            let proposal = row.int(), number = row.optionalInt() ?? 0, title = row.text()
            concern.proposal = ConcernedProposal(id: proposal, number: number, title: title, link: "/editions/\(row.text())/propositions/\(number)")
        }
    }
}
