import Database
package import Platform
import Vocabulary

/// What the citizens’ selection holds of a member of its panel: her seat, her ties, her marks and her ranks.
package enum ShortlistPersonalDataStore {
    package static var part: PersonalDataPart { PersonalDataPart("panel citoyen", export: export, erase: erase) }

    static func export(_ account: AccountID, _ db: Reading) throws -> ExportValue {
        .record([
            "sièges": .list(try db.all("""
                select s.title from panel_members m join selections s on s.id = m.selection_id where m.account_id = \(account) order by s.id
                """) { ExportValue($0.text()) }),
            "invitations": .list(try db.all("""
                select s.title, c.email, c.origin, c.stratum, c.invited_at, c.has_accepted from panel_candidates c
                join selections s on s.id = c.selection_id where c.account_id = \(account)
                    or c.email = (select email from accounts where id = \(account))
                order by c.id
                """) { row in
                .record([
                    "panel": ExportValue(row.text()), "adresse": ExportValue(row.text()), "origine": ExportValue(row.text()), "groupe": ExportValue(row.text()), "le": ExportValue(row.optionalInstant()),
                    "réponse": ExportValue(row.optionalBool().map { $0 ? "oui" : "non" }),
                ])
            }),
            "volontariats": .list(try db.all("""
                select e.title, v.group_name, v.motive, v.offered_at from panel_volunteers v
                join editions e on e.id = v.edition_id where v.account_id = \(account) order by v.offered_at
                """) { row in
                .record([
                    "édition": ExportValue(row.text()), "groupe": ExportValue(row.text()), "pourquoi": ExportValue(row.text()), "le": .moment(row.instant()),
                ])
            }),
            "séances": .list(try db.all("""
                select s.title, s.held_at, t.group_number from panel_attendances t join panel_sessions s on s.id = t.session_id where t.account_id = \(account) order by s.id
                """) { row in .record(["séance": ExportValue(row.text()), "le": .moment(row.instant()), "groupe": ExportValue(row.optionalInt())]) }),
            "liens déclarés": .list(try db.all("""
                select p.number, t.reason from panel_ties t join proposals p on p.id = t.proposal_id where t.account_id = \(account) order by p.number
                """) { row in .record(["proposition": ExportValue(row.optionalInt()), "motif": ExportValue(row.text())]) }),
            "notes": .list(try db.all("""
                select p.number, c.name, s.score, s.at from panel_scores s
                join proposals p on p.id = s.proposal_id join selection_criteria c on c.id = s.criterion_id
                where s.account_id = \(account) order by s.at, p.number, c.position
                """) { row in
                .record([
                    "proposition": ExportValue(row.optionalInt()), "critère": ExportValue(row.text()), "note": .number(row.int()), "le": .moment(row.instant()),
                ])
            }),
            "rangs": .list(try db.all("""
                select p.number, r.rank, r.at from panel_ranks r join proposals p on p.id = r.proposal_id where r.account_id = \(account) order by r.at, r.rank
                """) { row in .record(["proposition": ExportValue(row.optionalInt()), "rang": .number(row.int()), "le": .moment(row.instant())]) }),
        ])
    }
    /// Who offered to sit, or stands on a list, is forgotten with her account.
    static func erase(_ account: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("delete from panel_volunteers where account_id = \(account)")
        try db.run("delete from panel_candidates where account_id = \(account) or email = (select email from accounts where id = \(account))")
    }
}
