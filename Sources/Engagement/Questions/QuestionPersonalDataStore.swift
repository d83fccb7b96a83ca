import Database
import Platform
import Vocabulary

/// What a person asked the city, and what was said and noted of it.
enum QuestionPersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("questions à la ville", export: export, erase: erase) }
    /// Words are kept that long after the last of them.
    static let memory = Span.days(365)

    /// What she asked signed in, and by mail or by telephone from the address that she confirmed.
    private static func asked(by account: AccountID) -> SQL {
        """
        q.id in (select w.id from questions w where w.asker_id = \(account) or w.asker_id is null
            and w.asker_email = (select x.email from accounts x where x.id = \(account) and x.email_confirmed_at is not null))
        """
    }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "questions": try questions(account, db), "échanges": try turns(account, db), "remarques sur la FAQ": try comments(account, db),
        ])
    }

    private static func questions(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select q.id, q.subject, q.channel, q.asker_name, q.asker_phone, q.asker_address, q.asked_at, q.closing_reason, q.rating, q.consent_at from questions q
            where \(asked(by: account)) order by q.id
            """) { row in
            .record([
                "numéro": .number(row.int()), "objet": ExportValue(row.text()), "voie": ExportValue(row.text()), "nom": ExportValue(row.text()),
                "téléphone": ExportValue(row.text()), "adresse": ExportValue(row.text()), "le": .moment(row.instant()), "motif de clôture": ExportValue(row.text()),
                "avis": ExportValue(row.optionalInt()), "accord noté le": row.optionalInstant().map { .moment($0) } ?? .nothing,
            ])
        })
    }

    /// Notes between colleagues too: they speak of her.
    private static func turns(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select t.question_id, t.kind, t.body, t.at from question_turns t join questions q on q.id = t.question_id
            where \(asked(by: account)) or t.author_id = \(account) order by t.id
            """) { row in
            .record(["question": .number(row.int()), "nature": ExportValue(row.text()), "texte": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }

    private static func comments(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select body, at from faq_comments where author_id = \(account) order by id") { row in
            .record(["texte": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }

    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try eraseAll(try db.all("select q.id from questions q where \(asked(by: account)) and q.forgotten_at is null") { $0.id() }, at: now, db)
        try db.run("update questions set owner_id = null where owner_id = \(account) and waiting_since is not null")
    }

    /// Questions at rest for a year lose their words and the person; the figures stay.
    static func forget(at now: Instant, _ db: Writing) throws {
        let limit = now - memory
        try eraseAll(try db.all("""
            select q.id from questions q
            where q.forgotten_at is null and q.waiting_since is null and not exists (select 1 from question_turns t where t.question_id = q.id and t.at > \(limit))
            limit 500
            """) { $0.id() }, at: now, db)
    }

    private static func eraseAll(_ questions: [ID<Question>], at now: Instant, _ db: Writing) throws {
        guard !questions.isEmpty else { return }
        try db.run("update question_turns set body = '' where question_id in (\(list: questions))")
        try db.run("""
            update questions set
                subject = '', asker_id = null, asker_name = '', asker_email = null, asker_phone = '', asker_address = '', closing_reason = '', search_text = '',
                waiting_since = null, closed_at = coalesce(closed_at, \(now)), closing = coalesce(closing, 'dropped'), forgotten_at = \(now)
            where id in (\(list: questions))
            """)
        for question in questions { try DocumentStore.removeAll(of: "question", question.number, at: now, db) }
    }
}
