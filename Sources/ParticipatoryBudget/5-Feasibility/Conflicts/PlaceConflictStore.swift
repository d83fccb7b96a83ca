import Database
import Platform
import Vocabulary
import Web

/// The questions asked of projects that may want the same place, and what changes what was said of them.
enum PlaceConflictStore {
    /// The two studies named in the path: `/…/:number/conflits/:other`. Two that nothing brings together are not found.
    static func file(_ visit: Visit, _ db: Reading) throws -> ConflictFile {
        let study = try FeasibilityStore.file(visit, db), number = try visit.number("other")
        guard let conflict = try of(study.proposal.id, in: study.edition.id, db).first(where: { $0.other.number == number }) else { throw NotFound() }
        return ConflictFile(study: study, other: try FeasibilityStore.file(study.edition, number: number, db), conflict: conflict)
    }

    /// The projects that the services study and have not set aside.
    static func projects(_ edition: EditionID, _ db: Reading) throws -> [PlacedProject] {
        try db.all("""
            select p.id, p.number, p.title, p.longitude is not null and p.latitude is not null, coalesce(p.longitude, 0.0), coalesce(p.latitude, 0.0),
                s.lead_service_id, v.name, p.territory_id
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            join services v on v.id = s.lead_service_id
            where p.edition_id = \(edition) and p.number is not null and p.withdrawn_at is null and p.merged_into is null
                and not exists (select 1 from syntheses y where y.study_id = s.id and y.superseded_at is null and y.outcome = 'unfeasible')
            order by p.number
            """) { row in
            let (id, number, title, isPlaced) = (row.id() as ID<Proposal>, row.int(), row.text(), row.bool())
            let point = GeoPoint(longitude: row.double(), latitude: row.double())
            return PlacedProject(id: id, number: number, title: title, point: isPlaced ? point : nil, lead: row.id(), leadName: row.text(), territory: row.optionalID())
        }
    }

    /// Every pair of an edition that is near, or that somebody spoke of; what nobody has looked at first.
    /// - Parameter only: the pairs of this project; nil: every pair.
    static func all(_ edition: EditionID, of only: ID<Proposal>? = nil, _ db: Reading) throws -> [PlaceConflict] {
        let projects = try projects(edition, db), known = Dictionary(projects.map { ($0.id, $0) }) { $1 }
        let near = ProjectPair.near(projects, within: try StudySettingsStore.settings(edition, db).reach, of: only)
        let settled = try settled(edition, db).filter { pair, _ in only.map { pair.contains($0) } ?? true }
        let conflicts = Set(near.keys).union(settled.keys).compactMap { pair -> PlaceConflict? in
            guard let one = known[pair.first], let other = known[pair.second] else { return nil }
            return PlaceConflict(one: one, other: other, distance: near[pair] ?? distance(one, other), settled: settled[pair])
        }
        return conflicts.sorted { ($0.settled == nil ? 0 : 1, $0.one.number, $0.other.number) < ($1.settled == nil ? 0 : 1, $1.one.number, $1.other.number) }
    }

    /// Those of which one project at least is within a person's reach.
    static func all(_ edition: Edition, for actor: Actor, _ db: Reading) throws -> [PlaceConflict] {
        let reach = actor.reach(edition.scope)
        return try all(edition.id, db).filter { reach.covers($0.one.territory) || reach.covers($0.other.territory) }
    }

    private static func distance(_ one: PlacedProject, _ other: PlacedProject) -> Int? {
        guard let here = one.point, let there = other.point else { return nil }
        return Int(here.distance(to: there).rounded())
    }

    /// Those of one project, told from it.
    static func of(_ project: ID<Proposal>, in edition: EditionID, _ db: Reading) throws -> [PlaceConflict] {
        try all(edition, of: project, db).map { $0.seen(from: project) }
    }

    /// Pairs of these projects of which one excludes the other.
    static func apart(among projects: Set<ID<Proposal>>, in edition: EditionID, _ db: Reading) throws -> [PlaceConflict] {
        try all(edition, db).filter { $0.settled?.verdict == .apart && projects.isSuperset(of: [$0.one.id, $0.other.id]) }
    }

    private static func settled(_ edition: EditionID, _ db: Reading) throws -> [ProjectPair: PlaceConflict.Settled] {
        Dictionary(try db.all("""
            select c.first_id, c.second_id, c.id, c.verdict, c.reason, a.display_name, c.settled_at
            from study_conflicts c
            join accounts a on a.id = c.settled_by
            where c.edition_id = \(edition) and c.superseded_at is null
            """) {
            (
                ProjectPair($0.id(), $0.id()),
                PlaceConflict.Settled(id: $0.id(), verdict: try $0.choice(), reason: $0.text(), by: $0.text(), at: $0.instant())
            )
        }) { $1 }
    }

    /// Says what comes of a pair, in place of what was said before. Of two at once the second is refused.
    static func settle(
        _ pair: ProjectPair, _ verdict: PlaceConflict.Verdict, reason: String, in edition: EditionID, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        try db.run("""
            update study_conflicts set superseded_at = \(now)
            where first_id = \(pair.first) and second_id = \(pair.second) and superseded_at is null
            """)
        let id: Int? = try db.first("""
            insert into study_conflicts (edition_id, first_id, second_id, verdict, reason, settled_by, settled_at)
            values (\(edition), \(pair.first), \(pair.second), \(verdict), \(reason), \(account), \(now))
            on conflict do nothing
            returning id
            """) { $0.int() }
        guard id != nil else { throw Refusal.notNow("Une autre personne vient de se prononcer sur ces deux projets.") }
    }
}
