import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the sessions of the services, and what changes them; what all sessions share is in `GroupSessionStore`.
enum ServiceSessionStore {
    /// The session named in the path, of the edition named in the path.
    static func file(_ visit: Visit, _ db: Reading) throws -> ServiceSessionFile {
        let edition = try Edition.inPath(visit, db), session = try GroupSessionStore.session(.services, of: edition.id, visit, db)
        return ServiceSessionFile(edition: edition, session: session, members: try GroupSessionStore.members(session.id, db), items: try items(session.id, db))
    }

    /// The agenda, by number.
    static func items(_ session: ID<GroupSession>, _ db: Reading) throws -> [ServiceSessionItem] {
        var items = try db.all("""
            select i.id, p.id, p.number, p.title, p.summary, s.id, v.name,
                (p.withdrawn_at is not null or p.merged_into is not null
                    or exists (select 1 from syntheses y where y.study_id = s.id and y.superseded_at is null and y.declined_at is null)),
                i.decision, i.reason, i.conditions, w.display_name, i.recorded_at
            from service_session_items i
            join proposals p on p.id = i.proposal_id
            join feasibility_studies s on s.proposal_id = p.id
            join services v on v.id = s.lead_service_id
            left join accounts w on w.id = i.recorded_by
            where i.session_id = \(session)
            order by p.number, i.id
            """) { try ServiceSessionItem(&$0) }
        let services = Dictionary(grouping: try contributors(session, db), by: \.proposal), questions = try questions(session, db)
        let people = Dictionary(grouping: try FeasibilityStore.proposers(of: items.map(\.proposal), db), by: \.proposal)
        for index in items.indices {
            let id = items[index].proposal
            items[index].services = services[id, default: []].map { ($0.name, $0.verdict) }
            items[index].people = people[id, default: []].map(\.account)
            items[index].questions = questions[items[index].study] ?? []
        }
        return items
    }

    private static func contributors(_ session: ID<GroupSession>, _ db: Reading) throws -> [(proposal: ID<Proposal>, name: String, verdict: Opinion.Verdict?)] {
        try db.all("""
            select s.proposal_id, v.name, o.opinion
            from service_session_items i
            join feasibility_studies s on s.proposal_id = i.proposal_id
            join contributions c on c.study_id = s.id and c.withdrawn_at is null
            join services v on v.id = c.service_id
            left join opinions o on o.contribution_id = c.id and o.superseded_at is null
            where i.session_id = \(session)
            order by v.name
            """) { (proposal: $0.id(), name: $0.text(), verdict: try $0.optionalChoice()) }
    }

    private static func questions(_ session: ID<GroupSession>, _ db: Reading) throws -> [ID<FeasibilityStudy>: [StudyQuestion]] {
        let found = try db.all("""
            select q.study_id, \(raw: StudyQuestion.columns)
            from \(raw: StudyQuestion.tables)
            where q.session_id = \(session)
            order by q.id
            """) { (study: $0.id() as ID<FeasibilityStudy>, question: try StudyQuestion(&$0)) }
        return Dictionary(grouping: found, by: \.study).mapValues { $0.map(\.question) }
    }

    /// The studies under way that stand on no open agenda, those that need most services first.
    static func candidates(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [SessionCandidate] {
        let others = Dictionary(uniqueKeysWithValues: try db.all("""
            select s.proposal_id, count(*)
            from contributions c
            join feasibility_studies s on s.id = c.study_id
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and c.withdrawn_at is null and c.service_id <> s.lead_service_id
            group by s.proposal_id
            """) { ($0.id() as ID<Proposal>, $0.int()) })
        let taken = Set(try db.all("""
            select i.proposal_id
            from service_session_items i
            join review_sessions s on s.id = i.session_id
            where s.edition_id = \(edition) and s.closed_at is null and i.decision is null
            """) { $0.id() as ID<Proposal> })
        return try FeasibilityStore.lines(edition, at: now, db).filter { $0.stage.isUnderStudy && !taken.contains($0.proposal) }
            .map { SessionCandidate(line: $0, services: 1 + (others[$0.proposal] ?? 0)) }
            .sorted { ($1.services, $0.line.number) < ($0.services, $1.line.number) }
    }

    /// Who is first invited: those who conduct the edition, those who answer for a service that has a study under way.
    static func concerned(_ edition: Edition, at now: Instant, _ db: Reading) throws -> [(account: AccountID, name: String)] {
        let services: [ServiceID] = try db.all("""
            select s.lead_service_id from feasibility_studies s join proposals p on p.id = s.proposal_id where p.edition_id = \(edition.id)
            union
            select c.service_id
            from contributions c join feasibility_studies s on s.id = c.study_id join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition.id) and c.withdrawn_at is null
            """)
        var seen = Set<AccountID>()
        let all = try GrantStore.holders(of: .projectOfficer, on: edition.scope, at: now, db)
            + services.sorted().flatMap { try GrantStore.holders(of: .serviceReferent, on: .service($0), at: now, db) }
        return all.filter { seen.insert($0.account).inserted }
    }

    /// What the closed and open sessions decided of a proposal, the latest first.
    static func decisions(on proposal: ID<Proposal>, _ db: Reading) throws -> [SessionDecision] {
        try db.all("""
            select s.id, s.title, s.held_at, i.decision, i.reason, i.conditions
            from service_session_items i
            join review_sessions s on s.id = i.session_id
            where i.proposal_id = \(proposal) and i.decision is not null
            order by i.recorded_at desc, i.id desc
            """) {
            SessionDecision(session: $0.id(), title: $0.text(), heldAt: $0.instant(), decision: try $0.choice(), reason: $0.text(), conditions: $0.text())
        }
    }

    // MARK: Writing

    /// Adds to the agenda; what stands there already stays as it is.
    static func add(_ proposals: [ID<Proposal>], to session: ID<GroupSession>, _ db: Writing) throws {
        for proposal in proposals {
            try db.run("insert into service_session_items (session_id, proposal_id) values (\(session), \(proposal)) on conflict do nothing")
        }
    }

    /// What the room looks at; nil: the whole agenda.
    static func show(_ proposal: ID<Proposal>?, in session: ID<GroupSession>, _ db: Writing) throws {
        try db.run("update review_sessions set shown_proposal_id = \(proposal) where id = \(session)")
    }

    /// What the room decided. Of two at once the second is refused.
    static func record(
        _ decision: ServiceSessionItem.Decision, reason: String, conditions: String, on item: ServiceSessionItem, by account: AccountID, at now: Instant, _ db: Writing
    ) throws {
        let changed = try db.run("""
            update service_session_items set decision = \(decision), reason = \(reason), conditions = \(conditions), recorded_by = \(account), recorded_at = \(now)
            where id = \(item.id) and decision is null
            """)
        guard changed == 1 else { throw Refusal.notNow("La séance vient de se prononcer sur cette proposition.") }
    }

    /// What nobody looked at leaves the agenda, and waits for another session; the screen shows nothing more.
    static func leaveUnseen(_ session: ID<GroupSession>, _ db: Writing) throws {
        try show(nil, in: session, db)
        try db.run("delete from service_session_items where session_id = \(session) and decision is null")
    }
}
