import Database
package import Platform
import Vocabulary

/// What the vote holds of a person: that she voted, when, by which way. Never what: nothing ties a ballot to her.
package enum VotePersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("émargements", export: { account, db in
            .list(try db.all("""
                select e.title, c.at, c.channel, c.place, t.name from check_offs c
                join editions e on e.id = c.edition_id left join territories t on t.id = c.territory_id
                where c.account_id = \(account) order by c.at
                """) { row in
                .record([
                    "édition": ExportValue(row.text()), "a voté le": .moment(row.instant()), "par": ExportValue(row.text()), "où": ExportValue(row.text()),
                    "quartier": ExportValue(row.optionalText()),
                ])
            })
        })
    }
}
