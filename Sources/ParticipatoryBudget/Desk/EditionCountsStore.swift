import Database
import L10n
import Vocabulary

/// How far proposals have come, counted step by step: one question for each, whatever the number of editions.
enum EditionCountsStore {
    /// How far the proposals of these editions have come.
    static func counts(_ editions: [EditionID], at now: Instant, _ db: Reading) throws -> [EditionID: EditionCounts] {
        var counts: [EditionID: EditionCounts] = [:]
        try proposals(editions, into: &counts, db)
        try reviews(editions, into: &counts, db)
        try syntheses(editions, into: &counts, db)
        try ballots(editions, into: &counts, db)
        try works(editions, at: now, into: &counts, db)
        try proclamations(editions, at: now, into: &counts, db)
        return counts
    }

    private typealias Counts = [EditionID: EditionCounts]

    private static func proposals(_ editions: [EditionID], into counts: inout Counts, _ db: Reading) throws {
        try db.each("""
            select p.edition_id, count(*), count(p.withdrawn_at), count(p.merged_into),
                count(*) filter (where p.withdrawn_at is null and p.merged_into is null and p.hidden_at is null and not exists (
                    select 1 from eligibility_reviews r where r.proposal_id = p.id and r.superseded_at is null
                )),
                count(*) filter (where exists (
                    select 1 from shortlisted s join selections n on n.id = s.selection_id
                    where s.proposal_id = p.id and s.is_kept = true and n.released_at is not null
                )),
                count(*) filter (where p.status in ('winner', 'delivered', 'abandoned')),
                count(*) filter (where p.status = 'delivered'),
                count(*) filter (where p.status = 'abandoned')
            from proposals p
            where p.deposited_at is not null and p.edition_id in (\(list: editions))
            group by p.edition_id
            """) { row in
            counts[row.id(), default: EditionCounts()].fill {
                $0.deposited = row.int(); $0.withdrawn = row.int(); $0.merged = row.int(); $0.toExamine = row.int()
                $0.shortlisted = row.int(); $0.winners = row.int(); $0.delivered = row.int(); $0.abandoned = row.int()
            }
        }
    }

    private static func reviews(_ editions: [EditionID], into counts: inout Counts, _ db: Reading) throws {
        try db.each("""
            select p.edition_id,
                count(*) filter (where r.checked_by is null),
                count(*) filter (where r.outcome = 'eligible' and r.released_at is not null),
                count(*) filter (where r.outcome = 'ineligible' and r.released_at is not null)
            from eligibility_reviews r
            join proposals p on p.id = r.proposal_id
            where r.superseded_at is null and p.withdrawn_at is null and p.merged_into is null and p.edition_id in (\(list: editions))
            group by p.edition_id
            """) { row in
            counts[row.id(), default: EditionCounts()].fill {
                $0.toCheck = row.int(); $0.eligible = row.int(); $0.ineligible = row.int()
            }
        }
    }

    private static func syntheses(_ editions: [EditionID], into counts: inout Counts, _ db: Reading) throws {
        try db.each("""
            select p.edition_id, count(*) filter (where y.outcome <> 'unfeasible'), count(*) filter (where y.outcome = 'unfeasible')
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            where y.superseded_at is null and y.released_at is not null and p.edition_id in (\(list: editions))
            group by p.edition_id
            """) { row in
            counts[row.id(), default: EditionCounts()].fill { $0.feasible = row.int(); $0.unfeasible = row.int() }
        }
    }

    private static func ballots(_ editions: [EditionID], into counts: inout Counts, _ db: Reading) throws {
        try db.each("""
            select e.id,
                (select count(*) from projects pj left join proposals p on p.id = pj.proposal_id
                    where pj.edition_id = e.id and \(raw: Project.onBallot)),
                \(BallotStore.voters)
            from editions e
            where e.id in (\(list: editions))
            """) { row in
            counts[row.id(), default: EditionCounts()].fill { $0.onBallot = row.int(); $0.voters = row.int() }
        }
    }

    /// Works under way that call for a look: a milestone passed its planned date, nobody makes them.
    private static func works(_ editions: [EditionID], at now: Instant, into counts: inout Counts, _ db: Reading) throws {
        try db.each("""
            select p.edition_id,
                count(case when exists (
                    select 1 from milestones m
                    where m.work_id = w.id and m.actual_at is null and m.cancelled_at is null and m.planned_at < \(CityTime.city.startOfDay(now))
                ) then 1 end),
                count(case when not exists (select 1 from work_owners o where o.work_id = w.id and o.ended_at is null) then 1 end)
            from works w
            join projects p on p.id = w.project_id
            where p.edition_id in (\(list: editions)) and w.stage not in ('delivered', 'inaugurated', 'abandoned')
            group by p.edition_id
            """) { row in
            counts[row.id(), default: EditionCounts()].fill {
                $0.worksLate = row.int(); $0.worksWithoutOwner = row.int()
            }
        }
    }

    private static func proclamations(_ editions: [EditionID], at now: Instant, into counts: inout Counts, _ db: Reading) throws {
        try db.each("select edition_id from proclamations where letters_sent_at is not null and edition_id in (\(list: editions))") { row in
            counts[row.id(), default: EditionCounts()].isProclaimed = true
        }
        try db.each("""
            select pr.edition_id, count(*) \(ImplementationStore.winnersToFollow(editions))
                and pr.letters_sent_at is not null and pr.embargo_until <= \(now)
            group by pr.edition_id
            """) { row in counts[row.id(), default: EditionCounts()].winnersWithoutWork = row.int() }
    }
}

extension EditionCounts {
    /// Sets several fields in place.
    mutating func fill(_ set: (inout EditionCounts) -> Void) { set(&self) }
}
