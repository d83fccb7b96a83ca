import Database
import Platform
import Vocabulary

/// What the bodies hold of a person who asked to sit or sat: her applications and her seats.
enum RecruitmentPersonalDataStore {
    static var part: PersonalDataPart { PersonalDataPart("instances participatives", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record(["candidatures": try applications(account, db), "sièges": try seats(account, db), "suivies comme élu·e": try followed(account, db),
            "candidatures à une élection": try elections(account, db), "classes portées": try classes(account, db), "fonctions au bureau": try offices(account, db), "tirages sur liste": try calls(account, db)])
    }

    private static func applications(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select b.name, p.sent_at, p.motivation, p.organisation, p.rna, p.gender, p.conflicts, p.level, p.shown_as, p.decision, p.reason, p.occupation from applications p
            join assemblies b on b.id = p.assembly_id where p.account_id = \(account) order by p.id
            """) { row in
            .record([
                "instance": ExportValue(row.text()), "le": .moment(row.instant()), "motivation": ExportValue(row.text()), "association": ExportValue(row.text()),
                "RNA": ExportValue(row.text()), "genre": ExportValue(row.text()), "intérêts déclarés": ExportValue(row.text()),
                "participation": ExportValue(row.text()), "montré": ExportValue(row.text()),
                "réponse": ExportValue(row.optionalText()), "motif": ExportValue(row.text()), "activité": ExportValue(row.text()),
            ])
        })
    }

    private static func seats(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select b.name, s.rank, s.office, s.level, s.shown_as, s.gender, s.organisation, s.conflicts, s.engaged_at, s.from_at, s.until_at, s.left_at, s.left_reason, s.rna from seats s
            join assemblies b on b.id = s.assembly_id where s.account_id = \(account) order by s.id
            """) { row in
            .record([
                "instance": ExportValue(row.text()), "place": ExportValue(row.text()), "fonction": ExportValue(row.text()), "participation": ExportValue(row.text()),
                "montré": ExportValue(row.text()), "genre": ExportValue(row.text()), "association": ExportValue(row.text()),
                "intérêts déclarés": ExportValue(row.text()), "lettre d’engagement": .moment(row.instant()), "du": .moment(row.instant()), "au": ExportValue(row.optionalInstant()), "parti le": ExportValue(row.optionalInstant()),
                "motif": ExportValue(row.text()), "RNA": ExportValue(row.text()),
            ])
        })
    }

    private static func offices(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select b.name, o.office, o.from_at, coalesce(o.until_at, s.left_at) from seat_offices o join seats s on s.id = o.seat_id join assemblies b on b.id = s.assembly_id
            where s.account_id = \(account) order by o.from_at, o.id
            """) { row in
            .record([
                "instance": ExportValue(row.text()), "fonction": ExportValue(row.text()), "du": .moment(row.instant()), "au": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func classes(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select name, carrier_id from school_classes where carrier_id = \(account) order by id") { row in
            defer { row.skip() }
            return ExportValue(row.text())
        })
    }

    private static func calls(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select l.name, l.address, l.email, l.state, l.account_id from listed_people l where l.account_id = \(account) order by l.id") { row in
            defer { row.skip() }
            return .record(["nom": ExportValue(row.text()), "adresse": ExportValue(row.text()), "courriel": ExportValue(row.text()), "réponse": ExportValue(row.text())])
        })
    }

    private static func elections(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select b.name, k.stood_at, k.statement, k.gender, k.elected_round from election_candidates k join elections e on e.id = k.election_id
            join assemblies b on b.id = e.assembly_id where k.account_id = \(account) order by k.id
            """) { row in
            .record([
                "instance": ExportValue(row.text()), "le": .moment(row.instant()), "présentation": ExportValue(row.text()), "genre": ExportValue(row.text()),
                "élu·e au tour": row.optionalInt().map { .number($0) } ?? .nothing,
            ])
        })
    }

    private static func followed(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select name, referent_id from assemblies where referent_id = \(account) order by id") { row in
            defer { row.skip() }
            return ExportValue(row.text())
        })
    }

    /// Who leaves the site leaves her seats, and what she wrote to have them is forgotten.
    static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        try db.run("""
            update seats set left_at = \(now), departure = 'resigned', office = 'none' where account_id = \(account) and left_at is null
            """)
        try db.run("update seats set shown_as = 'hidden', gender = 'unsaid', conflicts = '', organisation = '', rna = '', left_reason = '' where account_id = \(account)")
        try removeStatutes(of: "p.account_id = \(account)", at: now, db)
        // A proof names both people.
        try removeProofs(of: "s.account_id = \(account) or s.replaces_id in (select r.id from seats r where r.account_id = \(account))", at: now, db)
        try db.run("""
            update applications set motivation = '', conflicts = '', organisation = '', rna = '', gender = 'unsaid', reason = '', occupation = '', household = '',
                withdrawn_at = case when decided_at is null then coalesce(withdrawn_at, \(now)) else withdrawn_at end
            where account_id = \(account)
            """)
        try db.run("""
            update election_candidates set statement = '', gender = 'unsaid', withdrawn_at = case when elected_round is null then coalesce(withdrawn_at, \(now)) else withdrawn_at end
            where account_id = \(account)
            """)
        try db.run("update listed_people set name = '', address = '', email = '', account_id = null where account_id = \(account)")
        try db.run("update assemblies set referent_id = null where referent_id = \(account)")
    }

    private static func removeStatutes(of which: SQL, at now: Instant, _ db: Writing) throws {
        let applications = try db.all("""
            select distinct p.id from applications p join documents d on d.subject_id = p.id
            where d.subject = \(Association.statutes) and d.removed_at is null and \(which)
            """) { $0.int() }
        for application in applications { try DocumentStore.removeAll(of: Association.statutes, application, at: now, db) }
    }

    private static func removeProofs(of which: SQL, at now: Instant, _ db: Writing) throws {
        let seats = try db.all("""
            select distinct s.id from seats s join documents d on d.subject_id = s.id
            where d.subject = \(RepresentativeProof.subject) and d.removed_at is null and (\(which))
            """) { $0.int() }
        for seat in seats { try DocumentStore.removeAll(of: RepresentativeProof.subject, seat, at: now, db) }
    }

    /// What was written to ask for a seat is forgotten a year after the answer, or after it was sent when none came; what parity and conflicts asked and why a seat ended, a year after the seat.
    static func forget(at now: Instant, _ db: Writing) throws {
        try ListedPersonStore.forget(at: now, db)
        let limit = now - .days(365)
        try removeStatutes(of: """
            coalesce(p.decided_at, p.withdrawn_at, p.sent_at) < \(limit) and not exists (
                select 1 from seats s where s.assembly_id = p.assembly_id and s.account_id = p.account_id and (s.left_at is null or s.left_at >= \(limit))
            )
            """, at: now, db)
        try removeProofs(of: "s.left_at < \(limit)", at: now, db)
        try db.run("""
            update applications set motivation = '', conflicts = '', rna = '', occupation = '', household = '', reason = '',
                gender = case when decided_at is null and withdrawn_at is null then gender else 'unsaid' end
            where coalesce(decided_at, withdrawn_at, sent_at) < \(limit) and (motivation <> '' or conflicts <> '' or rna <> '' or occupation <> '' or household <> '' or reason <> '' or gender <> 'unsaid')
            """)
        try db.run("""
            update pupils set given_name = '' where given_name <> '' and (
                id in (select s.pupil_id from seats s where s.left_at < \(limit))
                or not exists (select 1 from seats s where s.pupil_id = pupils.id) and class_id in (select c.id from school_classes c where c.confirmed_at < \(now - .days(30)))
            )
            """)
        try db.run("update election_candidates set statement = '' where statement <> '' and stood_at < \(limit)")
        try db.run("""
            update seats set conflicts = '', gender = 'unsaid', left_reason = '' where left_at < \(limit) and (conflicts <> '' or gender <> 'unsaid' or left_reason <> '')
            """)
    }
}
