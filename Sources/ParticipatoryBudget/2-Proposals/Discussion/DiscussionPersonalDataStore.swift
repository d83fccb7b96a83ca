import Database
package import Platform
import Vocabulary

/// What the discussion holds of a person: what she wrote, what became of it, what she reported.
package enum DiscussionPersonalDataStore {
    package static var part: PersonalDataPart { PersonalDataPart("discussions", export: export) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record(["commentaires": try comments(account, db), "signalements": try reports(account, db), "propositions masquées": try hidings(account, db)])
    }

    /// Her proposals that were hidden, and what she answered.
    private static func hidings(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, h.at, h.reason, h.appealed_at, h.appeal, h.answer, h.ended_at
            from proposal_hidings h join proposals p on p.id = h.proposal_id
            where p.author_id = \(account) or h.appealed_by = \(account) order by h.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "masquée le": .moment(row.instant()), "motif": ExportValue(row.text()),
                "recours du": ExportValue(row.optionalInstant()), "recours": ExportValue(row.text()), "réponse": ExportValue(row.text()),
                "de nouveau visible le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func comments(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, c.at, c.body, c.hidden_at, c.hidden_reason, c.appealed_at, c.appeal, c.appeal_answer
            from comments c join proposals p on p.id = c.proposal_id where c.author_id = \(account) and (c.removed_at is null or c.body <> '') order by c.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "le": .moment(row.instant()), "texte": ExportValue(row.text()),
                "masqué le": ExportValue(row.optionalInstant()), "motif du masquage": ExportValue(row.text()),
                "recours du": ExportValue(row.optionalInstant()), "recours": ExportValue(row.text()), "réponse au recours": ExportValue(row.text()),
            ])
        })
    }

    private static func reports(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("select at, ground, reason, settled_at from reports where account_id = \(account) order by id") { row in
            .record([
                "le": .moment(row.instant()), "raison": ExportValue(row.text()), "précision": ExportValue(row.text()),
                "traité le": ExportValue(row.optionalInstant()),
            ])
        })
    }
}
