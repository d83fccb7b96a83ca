import Database
import Vocabulary

/// How long the open files of an edition have waited.
enum OpenCasesStore {
    /// To examine since the deposit; at the services since they were entrusted; stages without any file are left out.
    static func cases(_ edition: Edition, _ lines: [EligibilityLine], at now: Instant, _ db: Reading) throws -> [OpenCases] {
        var examined = OpenCases(name: "À examiner", link: EligibilityLinks.queue(edition, .toExamine))
        var checked = OpenCases(name: "Décision à vérifier", link: EligibilityLinks.queue(edition, .toCheck))
        for line in lines {
            let stage = line.stage(at: now)
            if stage == .toExamine { examined.add(since: line.depositedAt, at: now) } else if stage == .toCheck { checked.add(since: line.depositedAt, at: now) }
        }
        var studied = OpenCases(name: "À l’étude dans les services", link: FeasibilityLinks.queue(edition))
        for moment in try open(edition.id, db) { studied.add(since: moment, at: now) }
        return [examined, checked, studied].filter { $0.count > 0 }
    }

    /// When each study that nobody has concluded was entrusted.
    private static func open(_ edition: EditionID, _ db: Reading) throws -> [Instant] {
        try db.all("""
            select s.opened_at
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and p.withdrawn_at is null and p.merged_into is null
                and not exists (select 1 from syntheses y where y.study_id = s.id and y.superseded_at is null and y.declined_at is null)
            """) { $0.instant() }
    }
}
