import Database
package import Platform
import Vocabulary

/// What eligibility holds of a person: her appeals with what was answered, the sessions of the group to which she was invited.
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

    package static var sessions: PersonalDataPart {
        PersonalDataPart("séances entre collègues", export: { account, db in
            .list(try db.all("""
                select s.title, s.held_at, m.is_present from review_session_members m
                join review_sessions s on s.id = m.session_id
                where m.account_id = \(account) order by s.id
                """) { row in
                .record(["séance": ExportValue(row.text()), "le": .moment(row.instant()), "présence": ExportValue(row.bool() ? "oui" : "non")])
            })
        })
    }
}
