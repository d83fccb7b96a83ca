import Database
package import Platform
import Vocabulary

/// What the rules hold of a person: the opinions she gave on them.
package enum RulebookPersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("avis sur le règlement", export: { account, db in
            .list(try db.all("""
                select e.title, v.number, c.at, c.body from rulebook_comments c
                join rulebook_versions v on v.id = c.version_id join editions e on e.id = v.edition_id
                where c.account_id = \(account) order by c.id
                """) { row in
                .record([
                    "édition": ExportValue(row.text()), "version": .number(row.int()), "le": .moment(row.instant()), "texte": ExportValue(row.text()),
                ])
            })
        })
    }
}
