import Database
import Platform
import Vocabulary

/// What a person wrote and answered in the meetings and the requests of the bodies.
enum RecommendationPersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("réunions et demandes des instances", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "demandes déposées": try titles("select title, author_id from recommendations where author_id = \(account) order by id", db),
            "réponses données": try titles("select reason, given_by from replies where given_by = \(account) order by id", db),
            "sujets proposés": try titles("select title, proposed_by from agenda_items where proposed_by = \(account) order by id", db),
            "actions confiées": try titles("""
                select x.title, s.account_id from meeting_actions x join seats s on s.id = x.seat_id where s.account_id = \(account) order by x.id
                """, db),
            "corrections": try titles("select text, account_id from corrections where account_id = \(account) order by id", db),
            "pétitions signées": try titles("""
                select r.title, g.account_id from petition_signatures g join recommendations r on r.id = g.recommendation_id
                where g.account_id = \(account) order by g.signed_at
                """, db),
            "adresse de l’agenda changée": try titles("select cast(version as text), account_id from calendar_keys where account_id = \(account)", db),
            "inscriptions": try signUps(account, db), "présences": try attendances(account, db), "votes nominatifs": try votes(account, db),
        ])
    }

    private static func titles(_ question: SQL, _ db: Reading) throws -> ExportValue {
        .list(try db.all(question) { row in
            defer { row.skip() }
            return ExportValue(row.text())
        })
    }

    private static func signUps(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select m.title, u.state, u.needs, u.at, u.children, u.spoken, h.display_name
            from sign_ups u join meetings m on m.id = u.meeting_id left join seats p on p.id = u.proxy_id left join accounts h on h.id = p.account_id where u.account_id = \(account) order by u.at
            """) { row in
            .record([
                "réunion": ExportValue(row.text()), "réponse": ExportValue(row.text()), "besoins": ExportValue(row.text()), "le": .moment(row.instant()),
                "enfants à garder": .number(row.int()), "interprète": ExportValue(row.text()), "pouvoir donné à": row.optionalText().map { ExportValue($0) } ?? .nothing,
            ])
        })
    }

    private static func attendances(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select m.title, t.state, m.starts_at from attendances t join seats s on s.id = t.seat_id join meetings m on m.id = t.meeting_id
            where s.account_id = \(account) order by m.starts_at
            """) { row in
            .record(["réunion": ExportValue(row.text()), "présence": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }

    private static func votes(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select r.question, v.choice, r.recorded_at from named_votes v join resolutions r on r.id = v.resolution_id join seats s on s.id = v.seat_id
            where s.account_id = \(account) order by r.recorded_at, r.id
            """) { row in
            .record(["question": ExportValue(row.text()), "voix": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }

    /// Needs may tell of health or family: they do not outlive the account. A signature is counted and names nobody any more.
    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try count("account_id = \(account)", db)
        try db.run("update sign_ups set needs = '', children = 0, spoken = '', proxy_id = null where account_id = \(account)")
        try db.run("""
            update sign_ups set state = 'excused'
            where account_id = \(account) and meeting_id in (select m.id from meetings m where m.opened_at is null and m.cancelled_at is null)
            """)
        try db.run("update meeting_actions set owner = 'Un membre de l’instance' where seat_id in (select s.id from seats s where s.account_id = \(account))")
        try db.run("delete from calendar_keys where account_id = \(account)")
    }

    private static func count(_ which: SQL, _ db: Writing) throws {
        try db.run("""
            update recommendations set kept_signatures = kept_signatures + (
                select count(*) from petition_signatures g where g.recommendation_id = recommendations.id and \(which)
            ) where id in (select g.recommendation_id from petition_signatures g where \(which))
            """)
        try db.run("delete from petition_signatures where \(which)")
    }

    /// What somebody needed in order to come is forgotten a month after the meeting; who signed a petition, six months after its answer or its end.
    static func forget(at now: Instant, _ db: Writing) throws {
        let limit = now - .days(183)
        let ended: [ID<Recommendation>] = try db.all("""
            select distinct r.id from recommendations r join petition_signatures g on g.recommendation_id = r.id
            where r.withdrawn_at < \(limit) or exists (select 1 from replies p where p.recommendation_id = r.id and p.superseded_at is null and p.given_at < \(limit))
                or exists (select 1 from assemblies b where b.id = r.assembly_id and b.closed_at < \(limit))
            """) { $0.id() }
        if !ended.isEmpty { try count("recommendation_id in (\(list: ended))", db) }
        try db.run("""
            update sign_ups set needs = '', children = 0, spoken = '' where (needs <> '' or children > 0 or spoken <> '') and meeting_id in (select id from meetings where ends_at < \(now - .days(30)))
            """)
    }
}
