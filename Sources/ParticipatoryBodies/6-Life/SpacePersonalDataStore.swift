import Database
import Platform
import Vocabulary

/// What a person said and shared in the space of the members of a body.
enum SpacePersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("espace des membres", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "sujets ouverts": .list(try db.all("select title, by_id from topics where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "messages": .list(try db.all("""
                select t.title, p.text, p.at, p.appeal, p.author_id from topic_posts p join topics t on t.id = p.topic_id where p.author_id = \(account) order by p.id
                """) { row in
                defer { row.skip() }
                return .record(["sujet": ExportValue(row.text()), "texte": ExportValue(row.text()), "le": .moment(row.instant()), "relecture demandée": ExportValue(row.text())])
            }),
            "signalements": .list(try db.all("select reason, at, by_id from post_reports where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return .record(["motif": ExportValue(row.text()), "le": .moment(row.instant())])
            }),
            "dossiers créés": .list(try db.all("select name, by_id from file_folders where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "fichiers partagés": .list(try db.all("select title, by_id from shared_files where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return ExportValue(row.text())
            }),
            "versions déposées": .list(try db.all("""
                select f.title, v.note, v.at, v.by_id from file_versions v join shared_files f on f.id = v.file_id where v.by_id = \(account) order by v.id
                """) { row in
                defer { row.skip() }
                return .record(["fichier": ExportValue(row.text()), "note": ExportValue(row.text()), "le": .moment(row.instant())])
            }),
            "dates partagées": .list(try db.all("select title, starts_at, by_id from shared_dates where by_id = \(account) order by id") { row in
                defer { row.skip() }
                return .record(["titre": ExportValue(row.text()), "le": .moment(row.instant())])
            }),
            "projets transversaux": .list(try db.all("""
                select p.title, x.words, x.at, x.by_id, x.lead_id, p.by_id from joint_project_points x join joint_projects p on p.id = x.project_id
                where x.by_id = \(account) or x.lead_id = \(account) or p.by_id = \(account) order by x.id
                """) { row in
                defer { row.skip(3) }
                return .record(["projet": ExportValue(row.text()), "texte": ExportValue(row.text()), "le": .moment(row.instant())])
            }),
            "annuaire": .list(try db.all("""
                select d.telephone, d.words from directory_entries d join seats s on s.id = d.seat_id where s.account_id = \(account) order by d.seat_id
                """) { .record(["téléphone": ExportValue($0.text()), "mots": ExportValue($0.text())]) }),
        ])
    }

    /// Her words go; what she shared with the body stays, without her name.
    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("update topic_posts set text = '', appeal = '', removed_at = coalesce(removed_at, \(now)) where author_id = \(account)")
        try db.run("update post_reports set reason = '' where by_id = \(account)")
        try db.run("delete from directory_entries where seat_id in (select s.id from seats s where s.account_id = \(account))")
    }

    /// The words of a hidden post serve for a year, should it be shown again; a directory entry ends with its seat.
    static func forget(at now: Instant, _ db: Writing) throws {
        try db.run("update topic_posts set text = '', appeal = '' where hidden_at < \(now - .days(365))")
        try db.run("""
            delete from directory_entries where seat_id in (select s.id from seats s where s.left_at <= \(now) or s.until_at <= \(now))
            """)
    }
}
