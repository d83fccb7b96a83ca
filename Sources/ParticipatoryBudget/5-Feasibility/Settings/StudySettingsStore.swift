import Database
import Vocabulary

/// The questions asked of what an edition wants of its studies, and what changes it.
enum StudySettingsStore {
    static func settings(_ edition: EditionID, _ db: Reading) throws -> StudySettings {
        try db.first("select validation, reach from study_settings where edition_id = \(edition)") {
            StudySettings(validation: try $0.choice(), reach: $0.int())
        } ?? StudySettings()
    }

    static func save(_ settings: StudySettings, of edition: EditionID, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into study_settings (edition_id, validation, reach, set_by, set_at)
            values (\(edition), \(settings.validation), \(settings.reach), \(officer), \(now))
            on conflict (edition_id) do update set
                validation = excluded.validation, reach = excluded.reach, set_by = excluded.set_by, set_at = excluded.set_at
            """)
    }

    /// Who heads a service, and whether she validates what it concludes in this edition.
    static func direction(of service: ServiceID, in edition: EditionID, _ db: Reading) throws -> StudyDirection {
        try db.first("""
            select w.head_id,
                coalesce(w.needs_validation, false) or exists (select 1 from study_settings g where g.edition_id = \(edition) and g.validation = 'all')
            from services v
            left join study_services w on w.service_id = v.id
            where v.id = \(service)
            """) { StudyDirection(head: $0.optionalID(), validates: $0.bool()) } ?? StudyDirection()
    }

    /// The services that lead a study of the edition and have no head.
    static func headless(_ edition: EditionID, _ db: Reading) throws -> [String] {
        try db.all("""
            select distinct v.name
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            join services v on v.id = s.lead_service_id
            left join study_services w on w.service_id = v.id
            where p.edition_id = \(edition) and w.head_id is null
            order by v.name
            """) { $0.text() }
    }
}
