import Database
package import Platform
import Vocabulary

/// What the proposals hold of a person: her ideas and drafts go with her, what was deposited stays without her name (RGPD art. 15 and 17).
package enum ProposalPersonalDataStore {
    package static var part: PersonalDataPart { PersonalDataPart("propositions", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "idées": try ideas(account, db), "versions écrites": try versions(account, db), "co-signatures": try cosignatures(account, db),
            "suivies par courriel": try mailFollows(account, db), "compléments donnés": try completions(account, db), "réunions demandées ou refusées": try merges(account, db),
        ])
    }

    private static func mailFollows(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, f.email, f.asked_at from mail_follows f join proposals p on p.id = f.proposal_id
            where f.email = (select email from accounts where id = \(account)) order by f.id
            """) { row in
            .record(["proposition": ExportValue(row.optionalInt()), "adresse": ExportValue(row.text()), "le": .moment(row.instant())])
        })
    }

    private static func ideas(_ account: AccountID, _ db: Reading) throws -> ExportValue {
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

    private static func versions(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, v.number, v.at, v.title, v.summary, v.body, v.reason from proposal_versions v join proposals p on p.id = v.proposal_id
            where v.by_id = \(account) order by v.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "version": .number(row.int()), "le": .moment(row.instant()), "titre": ExportValue(row.text()),
                "résumé": ExportValue(row.text()), "texte": ExportValue(row.text()), "motif": ExportValue(row.text()),
            ])
        })
    }

    private static func cosignatures(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, p.title, c.invited_at, c.accepted_at, c.declined_at from coauthors c join proposals p on p.id = c.proposal_id
            where c.account_id = \(account) order by c.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "titre": ExportValue(row.text()), "invitation du": .moment(row.instant()),
                "acceptée le": ExportValue(row.optionalInstant()), "déclinée le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func completions(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select p.number, c.question, c.answer, c.answered_at from completions c join proposals p on p.id = c.proposal_id
            where c.answered_by = \(account) order by c.id
            """) { row in
            .record([
                "proposition": ExportValue(row.optionalInt()), "question": ExportValue(row.text()), "réponse": ExportValue(row.text()),
                "le": ExportValue(row.optionalInstant()),
            ])
        })
    }

    private static func merges(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .list(try db.all("""
            select asked_at, reason, asked_by = \(account), refusal_reason, refused_by = \(account) from merges
            where asked_by = \(account) or refused_by = \(account) order by id
            """) { row in
            let at = row.instant(), reason = row.text(), isAsking = row.bool(), refusal = row.text(), isRefusing = row.optionalBool() ?? false
            return .record([
                "demandée le": .moment(at), "motif de la demande": isAsking ? ExportValue(reason) : .nothing,
                "motif du refus": isRefusing ? ExportValue(refusal) : .nothing,
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
        try db.run("delete from mail_follows where email = (select email from accounts where id = \(account))")
    }
}
