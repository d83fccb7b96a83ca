import Database
import Vocabulary

/// How a version came to hold: who drafted and validated it, the council's vote, since when, why.
struct Publication: Sendable {
    var number: Int
    var reason = ""
    var draftedBy: AccountID?
    var validatedBy: AccountID?
    var resolutionNumber = ""
    var resolutionAt: Instant?
    var at: Instant
}

extension RulebookStore {
    /// Writes a version as published and lays it out on the spine. For what was decided elsewhere: imports, the invented town.
    static func publish(_ rulebook: Rulebook, edition: EditionID, _ publication: Publication, _ db: Writing) throws {
        _ = try db.run("""
            insert into rulebook_versions (
                edition_id, number, content, reason, drafted_by, drafted_at, submitted_at, validated_at, validated_by,
                resolution_number, resolution_at, published_at, published_by
            ) values (
                \(edition), \(publication.number), \(try encode(rulebook)), \(publication.reason), \(publication.draftedBy), \(publication.at),
                \(publication.at), \(publication.at), \(publication.validatedBy), \(publication.resolutionNumber),
                \(publication.resolutionAt), \(publication.at), \(publication.draftedBy)
            )
            """)
        try layOut(rulebook, edition: edition, db)
        _ = try db.run("update editions set published_at = \(publication.at) where id = \(edition) and published_at is null")
    }

    /// Makes the spine say what the rulebook says: calendar, themes, criteria, envelopes. Identities are kept by name and code;
    /// what has been used stays, inactive, when the rules no longer name it.
    static func layOut(_ rulebook: Rulebook, edition: EditionID, _ db: Writing) throws {
        _ = try db.run("delete from phases where edition_id = \(edition)")
        for phase in rulebook.calendar.phases {
            _ = try db.run("""
                insert into phases (edition_id, kind, opens_at, closes_at)
                values (\(edition), \(phase.kind), \(phase.opensAt), \(phase.closesAt))
                """)
        }
        try layOutThemes(rulebook, edition, db)
        try layOutCriteria(rulebook, edition, db)
        _ = try db.run("delete from envelopes where edition_id = \(edition)")
        for (position, envelope) in rulebook.envelopes.enumerated() {
            _ = try db.run("""
                insert into envelopes (
                    edition_id, name, territory_id, theme_id, amount, section, budget_reference, is_ring_fenced, position
                ) values (
                    \(edition), \(envelope.name), (select id from territories where code = \(envelope.territory)),
                    (select id from themes where edition_id = \(edition) and name = \(envelope.theme)), \(envelope.amount),
                    \(envelope.section), \(envelope.budgetReference), \(envelope.isRingFenced), \(position)
                )
                """)
        }
    }

    private static func layOutThemes(_ rulebook: Rulebook, _ edition: EditionID, _ db: Writing) throws {
        _ = try db.run("update themes set is_active = false where edition_id = \(edition)")
        for (position, theme) in rulebook.themes.enumerated() {
            _ = try db.run("""
                insert into themes (edition_id, name, position) values (\(edition), \(theme), \(position))
                on conflict (edition_id, name) do update set position = excluded.position, is_active = true
                """)
        }
    }

    private static func layOutCriteria(_ rulebook: Rulebook, _ edition: EditionID, _ db: Writing) throws {
        _ = try db.run("update criteria set is_active = false where edition_id = \(edition)")
        for (position, criterion) in rulebook.criteria.enumerated() {
            let id = try db.insert("""
                insert into criteria (edition_id, code, question, help, legal_note, may_not_apply, is_correctable, position, is_active)
                values (
                    \(edition), \(criterion.code), \(criterion.question), \(criterion.help), \(criterion.legalNote), \(criterion.mayNotApply),
                    \(criterion.isCorrectable), \(position), true
                )
                on conflict (edition_id, code) do update set
                    question = excluded.question, help = excluded.help, legal_note = excluded.legal_note,
                    may_not_apply = excluded.may_not_apply, is_correctable = excluded.is_correctable,
                    position = excluded.position, is_active = true
                returning id
                """)
            // Those that officers kept as they examined stay, after those of the rules.
            _ = try db.run("delete from standard_reasons where criterion_id = \(id) and kept_by is null")
            for (rank, reason) in criterion.reasons.enumerated() {
                _ = try db.run("delete from standard_reasons where criterion_id = \(id) and reason = \(reason.reason)")
                _ = try db.run("""
                    insert into standard_reasons (criterion_id, reason, where_else, position)
                    values (\(id), \(reason.reason), \(reason.whereElse), \(rank))
                    """)
            }
        }
    }
}
