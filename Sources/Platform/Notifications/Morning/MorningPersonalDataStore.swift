import Database
import Vocabulary

/// What the morning letter holds of a person: whether she wants it, when it last left.
enum MorningPersonalDataStore {
    static var part: PersonalDataPart {
        PersonalDataPart("lettre du matin", export: { account, db in
            .list(try db.all("select is_wanted, sent_at from morning_letters where account_id = \(account)") { row in
                .record(["souhaitée": ExportValue(row.bool() ? "oui" : "non"), "dernière": ExportValue(row.optionalInstant())])
            })
        })
    }
}
