import Database
import Platform
import Vocabulary

/// What a person told the bodies and receives from them between meetings.
enum LifePersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("vie des instances", export: export, erase: erase) }

    /// Her conversations with the bodies: those begun signed in, and from the address that she confirmed.
    private static func conversations(of account: AccountID) -> SQL {
        """
        select c.id from conversations c where c.account_id = \(account)
            or c.account_id is null and c.email = (select x.email from accounts x where x.id = \(account) and x.email_confirmed_at is not null)
        """
    }

    /// Her own words in them, whatever the mailbox that she wrote from.
    private static func lines(of account: AccountID) -> SQL {
        """
        select l.id from conversation_lines l
        where l.is_of_the_body = false and (l.account_id = \(account) or l.conversation_id in (\(conversations(of: account))))
        """
    }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "messages": .list(try db.all("""
                select c.subject, l.text, l.at, l.account_id from conversation_lines l join conversations c on c.id = l.conversation_id
                where l.account_id = \(account) or l.conversation_id in (\(conversations(of: account))) order by l.id
                """) { row in
                defer { row.skip() }
                return .record(["sujet": ExportValue(row.text()), "texte": ExportValue(row.text()), "le": .moment(row.instant())])
            }),
            "pièces envoyées par courriel": .list(try db.all("""
                select d.name from documents d where d.subject = \(ConversationStore.files) and d.removed_at is null and d.subject_id in (\(lines(of: account))) order by d.id
                """) { ExportValue($0.text()) }),
            "échanges ouverts": .list(try db.all("select name, account_id from conversations where id in (\(conversations(of: account))) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "nouvelles publiées": .list(try db.all("select title, by_id from assembly_news where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "formations": .list(try db.all("""
                select t.title, p.state, p.score, p.comment, p.account_id from training_places p join training_sessions s on s.id = p.session_id
                join trainings t on t.id = s.training_id where p.account_id = \(account) order by s.starts_at
                """) { row in
                defer { row.skip() }
                return .record([
                    "formation": ExportValue(row.text()), "inscription": ExportValue(row.text()), "note": row.optionalInt().map { .number($0) } ?? .nothing, "avis": ExportValue(row.text()),
                ])
            }),
            "appels à projets annoncés": .list(try db.all("select title, by_id from body_calls where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "sondages ouverts": .list(try db.all("select question, by_id from polls where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "réponses aux sondages": .list(try db.all("""
                select p.question, o.label from poll_answers a join poll_options o on o.id = a.option_id join polls p on p.id = o.poll_id
                join seats s on s.id = a.seat_id where s.account_id = \(account) order by p.id, o.id
                """) { .record(["question": ExportValue($0.text()), "réponse": ExportValue($0.text())]) }),
            "pratiques partagées": .list(try db.all("select title, by_id from practices where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "lettres de quartier": .list(try db.all("""
                select coalesce(t.name, 'toute la ville') from letter_subscriptions s left join territories t on t.id = s.territory_id
                where s.email = (select a.email from accounts a where a.id = \(account)) order by s.id
                """) { ExportValue($0.text()) }),
        ])
    }

    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("delete from letter_subscriptions where email = (select a.email from accounts a where a.id = \(account))")
        try ConversationStore.removeFiles(of: lines(of: account), at: now, db)
        try db.run("""
            update conversation_lines set text = '', by_name = '', account_id = null
            where is_of_the_body = false and (account_id = \(account) or conversation_id in (\(conversations(of: account))))
            """)
        try db.run("delete from poll_answers where seat_id in (select s.id from seats s where s.account_id = \(account))")
        try db.run("update training_places set comment = '' where account_id = \(account)")
        try db.run("""
            update training_places set state = 'cancelled'
            where account_id = \(account) and session_id in (select s.id from training_sessions s where s.starts_at > \(now))
            """)
        try db.run("update conversations set subject = '…', name = '', email = '', account_id = null where id in (\(conversations(of: account)))")
    }

    /// What was written to a body is forgotten two years after.
    static func forget(at now: Instant, _ db: Writing) throws {
        try SubscriptionStore.forget(at: now, db)
        let limit = now - .days(730)
        let old: SQL = """
            select c.id from conversations c where not exists (select 1 from conversation_lines l where l.conversation_id = c.id and l.at >= \(limit))
            """
        try ConversationStore.removeFiles(of: "select l.id from conversation_lines l where l.conversation_id in (\(old))", at: now, db)
        try db.run("delete from conversation_lines where conversation_id in (\(old))")
        try db.run("delete from conversations where not exists (select 1 from conversation_lines l where l.conversation_id = conversations.id)")
    }
}
