import Database
import Vocabulary

/// How long the open files of an edition have waited.
enum OpenCasesStore {
    /// To examine since the deposit; at the services since they were entrusted; stages without any file are left out.
    static func cases(_ edition: Edition, _ lines: [EligibilityLine], at now: Instant, _ db: Reading) throws -> [OpenCases] {
        var examined = OpenCases(kind: .examination, link: EligibilityLinks.queue(edition, .toExamine))
        var checked = OpenCases(kind: .check, link: EligibilityLinks.queue(edition, .toCheck))
        for line in lines {
            let stage = line.stage(at: now)
            if stage == .toExamine { examined.add(line.number, since: line.depositedAt, at: now) } else if stage == .toCheck { checked.add(line.number, since: line.depositedAt, at: now) }
        }
        var studied = OpenCases(kind: .study, link: FeasibilityLinks.queue(edition))
        for study in try open(edition.id, db) { studied.add(study.number, since: study.since, at: now) }
        return [examined, checked, studied].filter { $0.count > 0 }
    }

    /// The proposals behind one figure of the board.
    static func numbers(_ kind: OpenCases.Kind, _ age: OpenCases.Age?, _ edition: Edition, at now: Instant, _ db: Reading) throws -> [Int] {
        let lines = kind == .study ? [] : try EligibilityStore.lines(edition.id, db)
        guard let open = try cases(edition, lines, at: now, db).first(where: { $0.kind == kind }) else { return [] }
        return OpenCases.Age.allCases.filter { age == nil || $0 == age }.flatMap { open.numbers[$0, default: []] }
    }

    /// When each study that nobody has concluded was entrusted.
    private static func open(_ edition: EditionID, _ db: Reading) throws -> [(number: Int, since: Instant)] {
        try db.all("""
            select p.number, s.opened_at
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and p.withdrawn_at is null and p.merged_into is null
                and not exists (select 1 from syntheses y where y.study_id = s.id and y.superseded_at is null and y.declined_at is null)
            """) { (number: $0.int(), since: $0.instant()) }
    }
}
