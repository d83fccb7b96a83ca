import Database
package import Platform
import Vocabulary

/// What the proposals hold of a person: her ideas and drafts go with her, what was deposited stays without her name (RGPD art. 15 and 17).
package enum ProposalPersonalDataStore {
    package static var part: PersonalDataPart { PersonalDataPart("propositions", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select number, title, summary, body, place, declared_birth_year, declared_link, created_at, deposited_at, withdrawn_at
            from proposals where author_id = \(account) order by id
            """) { row in
            .record([
                "numéro": ExportValue(row.optionalInt()), "titre": ExportValue(row.text()), "résumé": ExportValue(row.text()),
                "texte": ExportValue(row.text()), "lieu": ExportValue(row.text()), "année de naissance déclarée": ExportValue(row.optionalInt()),
                "lien déclaré": ExportValue(row.optionalText()), "commencée le": .moment(row.instant()), "déposée le": ExportValue(row.optionalInstant()),
                "retirée le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    static func erase(_ account: AccountID, at now: Instant, _ db: Writing) throws {
        for draft in try db.all("select id from proposals where author_id = \(account) and number is null", as: ID<Proposal>.self) {
            try ProposalDraftStore.discard(draft, at: now, db)
        }
        try db.run("update proposals set declared_birth_year = null, declared_link = null where author_id = \(account)")
        try db.run("delete from coauthors where account_id = \(account) and accepted_at is null")
        try db.run("update coauthors set email = null where account_id = \(account)")
    }
}
