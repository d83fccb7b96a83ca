import Database
import Platform
import Vocabulary

/// The questions asked of the topics, of the templates, and of what a question may be about.
enum QuestionSettingsStore {
    static func topics(_ db: Reading) throws -> [QuestionTopic] {
        try db.all("select id, name, answer_days, service_id, is_active from question_topics order by is_active desc, position, id") {
            QuestionTopic(id: $0.id(), name: $0.text(), answerDays: $0.int(), service: $0.optionalID(), isActive: $0.bool())
        }
    }

    static func openTopics(_ db: Reading) throws -> [QuestionTopic] { try topics(db).filter(\.isActive) }

    static func isTopicTaken(_ name: String, besides id: ID<QuestionTopic>?, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from question_topics where name = \(name) and id <> \(id?.number ?? 0)")
    }

    @discardableResult
    static func save(_ topic: QuestionTopic, isNew: Bool, _ db: Writing) throws -> ID<QuestionTopic> {
        if isNew {
            return ID(try db.insert("""
                insert into question_topics (name, answer_days, service_id, position)
                values (\(topic.name), \(topic.answerDays), \(topic.service), (select coalesce(max(position), 0) + 1 from question_topics)) returning id
                """))
        }
        try db.run("""
            update question_topics set name = \(topic.name), answer_days = \(topic.answerDays), service_id = \(topic.service), is_active = \(topic.isActive)
            where id = \(topic.id)
            """)
        return topic.id
    }

    static func templates(_ db: Reading) throws -> [AnswerTemplate] {
        try db.all("select id, name, body, is_active from answer_templates order by is_active desc, name, id") {
            AnswerTemplate(id: $0.id(), name: $0.text(), body: $0.text(), isActive: $0.bool())
        }
    }

    static func isTemplateTaken(_ name: String, besides id: ID<AnswerTemplate>?, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from answer_templates where name = \(name) and id <> \(id?.number ?? 0)")
    }

    @discardableResult
    static func save(_ template: AnswerTemplate, isNew: Bool, _ db: Writing) throws -> ID<AnswerTemplate> {
        if isNew { return ID(try db.insert("insert into answer_templates (name, body) values (\(template.name), \(template.body)) returning id")) }
        try db.run("update answer_templates set name = \(template.name), body = \(template.body), is_active = \(template.isActive) where id = \(template.id)")
        return template.id
    }

    // MARK: What a question is about

    static func editions(_ db: Reading) throws -> [ConcernedEdition] {
        try db.all("""
            select id, title from editions where published_at is not null and imported_from = '' order by published_at desc, id desc limit 10
            """) { ConcernedEdition(id: $0.id(), title: $0.text()) }
    }

    /// The latest events announced.
    static func events(_ db: Reading) throws -> [ConcernedEvent] {
        try db.all("select id, title from events where published_at is not null and cancelled_at is null order by starts_at desc, id desc limit 30") {
            ConcernedEvent(id: $0.id(), title: $0.text())
        }
    }

    /// The bodies that everyone knows and that go on, by name.
    static func bodies(_ db: Reading) throws -> [ConcernedBody] {
        try db.all("select id, name, slug from assemblies where opened_at is not null and closed_at is null order by name, id") {
            ConcernedBody(id: $0.id(), name: $0.text(), link: "/instances/\($0.text())")
        }
    }

    /// The proposal of that number in an edition, as everyone may see it.
    static func proposal(_ number: Int, in edition: EditionID, _ db: Reading) throws -> ConcernedProposal? {
        try proposals("p.edition_id = \(edition) and p.number = \(number)", db).first
    }

    /// What somebody deposited, the latest first.
    static func proposals(of account: AccountID, _ db: Reading) throws -> [ConcernedProposal] { try proposals("p.author_id = \(account)", db) }

    private static func proposals(_ condition: SQL, _ db: Reading) throws -> [ConcernedProposal] {
        try db.all("""
            select p.id, p.number, p.title, e.slug from proposals p join editions e on e.id = p.edition_id
            where \(condition) and p.number is not null and p.hidden_at is null order by p.id desc limit 20
            """) { row in
            let id = row.int(), number = row.int(), title = row.text()
            return ConcernedProposal(id: id, number: number, title: title, link: "/editions/\(row.text())/propositions/\(number)")
        }
    }
}
