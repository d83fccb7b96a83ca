import Database
package import Platform
import Vocabulary

/// What the sealed box holds of a person: that she sits in a bureau, and when she confirmed and entered her code. Never the code.
package enum SealingPersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("bureaux de vote", export: { account, db in
            .list(try db.all("""
                select e.title, bureau_members.capacity, bureau_members.confirmed_at, bureau_members.entered_at
                from bureau_members
                join ceremonies c on c.id = bureau_members.ceremony_id
                join editions e on e.id = c.edition_id
                where bureau_members.account_id = \(account) and c.kind = 'vote' order by c.id
                """) { row in
                .record([
                    "édition": ExportValue(row.text()), "à titre de": ExportValue(row.text()), "code confirmé le": ExportValue(row.optionalInstant()),
                    "code entré le": ExportValue(row.optionalInstant()),
                ])
            })
        })
    }
}
