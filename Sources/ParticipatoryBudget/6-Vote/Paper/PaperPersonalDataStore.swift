import Database
package import Platform
import Vocabulary

/// What the vote on paper holds of a person: when she kept a polling place, what she signed. That she voted is told by the register.
package enum PaperPersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("vote sur papier", export: { account, db in
            .record(["permanences": try shifts(account, db), "isoloirs": try kiosks(account, db), "listes des bureaux": try lists(account, db), "signatures": try signatures(account, db)])
        }, erase: { account, now, db in
            try db.run("update polling_shifts set removed_at = \(now) where account_id = \(account) and until_at > \(now) and removed_at is null")
            try db.run("update kiosk_sessions set account_id = null, identity = '' where account_id = \(account)")
            // The line stands until the close, without her name: otherwise she would open another account and vote while a tablet keeps the list.
            try db.run("update place_attachments set given_name = '', family_name = '', folded = '', born_on = '' where account_id = \(account)")
        })
    }

    private static func shifts(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.name, s.from_at, s.until_at from polling_shifts s join polling_places p on p.id = s.place_id
            where s.account_id = \(account) order by s.from_at
            """) { row in
            .record(["bureau": ExportValue(row.text()), "du": .moment(row.instant()), "au": .moment(row.instant())])
        })
    }

    private static func kiosks(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.name, k.opened_at from kiosk_sessions k join polling_places p on p.id = k.place_id where k.account_id = \(account) order by k.id
            """) { row in
            .record(["bureau": ExportValue(row.text()), "ouvert le": .moment(row.instant())])
        })
    }

    private static func lists(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.name, t.given_name, t.family_name, t.born_on, t.attached_at, t.ending, t.ended_at
            from place_attachments t join polling_places p on p.id = t.place_id where t.account_id = \(account) order by t.id
            """) { row in
            .record([
                "bureau": ExportValue(row.text()), "prénom": ExportValue(row.text()), "nom": ExportValue(row.text()), "date de naissance": ExportValue(row.text()),
                "depuis le": .moment(row.instant()), "fin": ExportValue(row.optionalText()), "terminé le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func signatures(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select name, capacity, signed_at from record_signatures where account_id = \(account) order by signed_at") { row in
            .record(["nom": ExportValue(row.text()), "qualité": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }
}
