import Database
package import Platform
import Vocabulary

/// What the studies hold of a person: the opinions she gave for a service, the conclusions she signed, what she answered to one.
package enum FeasibilityPersonalDataStore {
    package static var part: PersonalDataPart { PersonalDataPart("études des services", export: export) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record(["avis donnés": try opinions(account, db), "conclusions signées": try signed(account, db), "réponses données": try answers(account, db), "réponses aux questions": try replies(account, db)])
    }

    private static func opinions(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, v.name, o.given_at, o.opinion, o.public_reason, o.internal_note from opinions o
            join contributions c on c.id = o.contribution_id join services v on v.id = c.service_id
            join feasibility_studies s on s.id = c.study_id join proposals p on p.id = s.proposal_id
            where o.given_by = \(account) order by o.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "service": ExportValue(row.text()), "le": .moment(row.instant()), "avis": ExportValue(row.text()),
                "motif": ExportValue(row.text()), "note aux collègues": ExportValue(row.text()),
            ])
        })
    }

    private static func signed(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, y.signed_at, y.outcome, y.public_reason from syntheses y
            join feasibility_studies s on s.id = y.study_id join proposals p on p.id = s.proposal_id
            where y.signed_by = \(account) order by y.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "le": .moment(row.instant()), "conclusion": ExportValue(row.text()), "motif": ExportValue(row.text()),
            ])
        })
    }

    private static func replies(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, q.answered_at, q.question, q.answer from study_questions q
            join feasibility_studies s on s.id = q.study_id join proposals p on p.id = s.proposal_id
            where q.answered_by = \(account) order by q.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "le": .moment(row.instant()), "question": ExportValue(row.text()), "réponse": ExportValue(row.text()),
            ])
        })
    }

    private static func answers(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, y.accepted_at, y.declined_at, y.answer from syntheses y
            join feasibility_studies s on s.id = y.study_id join proposals p on p.id = s.proposal_id
            where y.answered_by = \(account) order by y.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "version aménagée acceptée le": ExportValue(row.optionalInstant()),
                "refusée le": ExportValue(row.optionalInstant()), "réponse": ExportValue(row.text()),
            ])
        })
    }

    package static var absences: PersonalDataPart {
        PersonalDataPart("absences", export: { account, db in
            .list(try db.all("select from_at, until_at from absences where account_id = \(account) order by id") { row in
                .record(["du": .moment(row.instant()), "au": .moment(row.instant())])
            })
        })
    }
}
