import Database
package import Platform
import Vocabulary

/// What eligibility holds of a person: her appeals, with what was answered.
package enum EligibilityPersonalDataStore {
    package static var part: PersonalDataPart {
        PersonalDataPart("recours sur la recevabilité", export: { account, db in
            .list(try db.all("""
                select p.number, a.at, a.body, a.outcome, a.answer, a.decided_at from eligibility_appeals a
                join eligibility_reviews r on r.id = a.review_id join proposals p on p.id = r.proposal_id
                where a.account_id = \(account) order by a.id
                """) { row in
                .record([
                    "proposition": ExportValue(row.optionalInt()), "le": .moment(row.instant()), "recours": ExportValue(row.text()),
                    "issue": ExportValue(row.optionalText()), "réponse": ExportValue(row.text()), "décidé le": ExportValue(row.optionalInstant()),
                ])
            })
        })
    }
}
