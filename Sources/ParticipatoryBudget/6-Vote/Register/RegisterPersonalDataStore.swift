import Database
package import Platform
import Vocabulary

/// What proves who a voter is, and what was asked about her vote: taken away by her, erased when she leaves. That she voted stays until
/// nobody can contest the results: otherwise she would vote again.
package enum RegisterPersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("preuves pour voter", export: { account, db in
            .record([
                "preuves": .list(try db.all("select kind, proved_at from voter_proofs where account_id = \(account) order by proved_at") { row in
                    .record(["sorte": ExportValue(row.text()), "le": .moment(row.instant())])
                }),
                "codes par SMS": .list(try db.all("select sent_at, expires_at from phone_codes where account_id = \(account) order by sent_at") { row in
                    .record(["envoyé le": .moment(row.instant()), "valable jusqu’au": .moment(row.instant())])
                }),
                "envois par SMS": .list(try db.all("select at from phone_sendings where account_id = \(account) order by at") { ExportValue.moment($0.instant()) }),
                "demandes d’identité": try passages(account, db), "identité déclarée": try identities(account, db), "votes en attente": try quarantines(account, db),
            ])
        }, erase: erase)
    }

    private static func identities(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select d.given_name, d.family_name, d.born_on, d.is_seen from declared_identities d join check_offs c on c.id = d.check_off_id
            where c.account_id = \(account) order by d.check_off_id
            """) { row in
            .record([
                "prénom": ExportValue(row.text()), "nom": ExportValue(row.text()), "date de naissance": ExportValue(row.text()),
                "vue par un agent": .flag(row.bool()),
            ])
        })
    }

    private static func passages(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select begun_at, expires_at from identity_passages where account_id = \(account) order by begun_at") { row in
            .record(["le": .moment(row.instant()), "valable jusqu’au": .moment(row.instant())])
        })
    }

    private static func quarantines(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select at, case when cause = 'likeness' then 'Une vérification est nécessaire.' else reason end, given_name, family_name, born_on, verdict,
                decision_reason, decided_at
            from quarantines
            where account_id = \(account) order by at
            """) { row in
            .record([
                "le": .moment(row.instant()), "motif": ExportValue(row.text()), "prénom": ExportValue(row.text()), "nom": ExportValue(row.text()),
                "date de naissance": ExportValue(row.text()), "décision": ExportValue(row.optionalText()), "motif de la décision": ExportValue(row.text()),
                "décidé le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func erase(_ account: AccountID, _ now: Instant, _ db: Writing) throws {
        for table in ["voter_proofs", "phone_codes", "identity_passages"] { try db.run("delete from \(raw: table) where account_id = \(account)") }
        // What was sent to a number still counts for that number, a digest until the close: nobody is flooded by one account after another.
        try db.run("update phone_sendings set account_id = null where account_id = \(account)")
        try db.run("delete from declared_identities where check_off_id in (select id from check_offs where account_id = \(account))")
        try db.run("update quarantines set given_name = '', family_name = '', born_on = '' where account_id = \(account)")
    }
}
