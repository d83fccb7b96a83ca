import Database
import Vocabulary

/// The questions asked of many studies at once: queues, what the vote takes, what is late.
extension FeasibilityStore {
    /// Every proposal that goes to study in an edition, assigned or not, with where it stands; by number.
    static func lines(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [StudyLine] {
        let assigned = try assignedLines(edition, at: now, db)
        let known = Set(assigned.map(\.proposal))
        let waiting = try ShortlistStore.retained(edition, db).filter { !known.contains($0.id) && $0.withdrawnAt == nil && $0.mergedInto == nil }
        return (assigned + waiting.map { StudyLine($0) }).sorted { $0.number < $1.number }
    }

    /// Those of them that are within a person's reach.
    static func lines(_ edition: Edition, for actor: Actor, at now: Instant, _ db: Reading) throws -> [StudyLine] {
        let reach = actor.reach(edition.scope)
        return try lines(edition.id, at: now, db).filter { reach.covers($0.territory) }
    }

    private static func assignedLines(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [StudyLine] {
        try db.all("""
            select p.id, p.number, p.title, p.theme_id, th.name, p.territory_id, te.name, a.display_name, s.lead_service_id, v.name, s.due_at,
                (select count(*) from contributions c where \(awaited)),
                (select count(*) from contributions c where \(awaited) and c.due_at <= \(now)),
                y.outcome, y.estimate, y.signed_by, \(raw: Synthesis.Milestones.columns)
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            join accounts a on a.id = p.author_id
            join services v on v.id = s.lead_service_id
            left join themes th on th.id = p.theme_id
            left join territories te on te.id = p.territory_id
            left join syntheses y on y.study_id = s.id and y.superseded_at is null
            where p.edition_id = \(edition) and p.withdrawn_at is null and p.merged_into is null and p.number is not null
            """) { try StudyLine(&$0) }
    }

    /// Of the study `s`, the contributions `c` that have not been answered; the lead service answers by its synthesis.
    private static let awaited: SQL = """
        c.study_id = s.id and c.service_id <> s.lead_service_id and c.withdrawn_at is null
        and not exists (select 1 from opinions o where o.contribution_id = c.id and o.superseded_at is null)
        """

    /// What these services have to answer, the earliest due first; nil: all services, of all editions.
    static func tasks(of services: [ServiceID]?, in edition: EditionID? = nil, _ db: Reading) throws -> [ServiceTask] {
        let here: SQL = edition.map { "p.edition_id = \($0)" } ?? SQL(raw: "true")
        let opinions = try db.all("""
            select e.slug, e.title, p.number, p.title, v.id, v.name, c.due_at, c.question, false
            from contributions c
            join feasibility_studies s on s.id = c.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            join services v on v.id = c.service_id
            where \(awaited) and \(among(services, "c.service_id")) and \(open) and \(here)
            order by c.due_at, p.number
            """) { ServiceTask(&$0) }
        let conclusions = try db.all("""
            select e.slug, e.title, p.number, p.title, v.id, v.name, s.due_at, s.question,
                exists (select 1 from contributions c where \(awaited))
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            join services v on v.id = s.lead_service_id
            where \(among(services, "s.lead_service_id")) and \(open) and \(here)
            order by s.due_at, p.number
            """) { ServiceTask(conclusion: &$0) }
        let questions = try db.all("""
            select e.slug, e.title, p.number, p.title, v.id, v.name, q.due_at, q.question, false, q.id
            from study_questions q
            join feasibility_studies s on s.id = q.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            join services v on v.id = q.service_id
            where q.answered_at is null and q.settled_at is null and \(among(services, "q.service_id")) and p.withdrawn_at is null and p.merged_into is null and \(here)
            order by q.due_at, p.number
            """) { ServiceTask(question: &$0) }
        return (opinions + conclusions + questions).sorted { ($0.dueAt, $0.number) < ($1.dueAt, $1.number) }
    }

    /// Studies that nobody has concluded, or whose amended version was declined, of proposals that are still alive.
    private static let open: SQL = """
        p.withdrawn_at is null and p.merged_into is null
        and not exists (select 1 from syntheses y where y.study_id = s.id and y.superseded_at is null and y.declined_at is null)
        """

    /// The studies of these lead services that were concluded once and are to be concluded again; nil: all services.
    static func returned(to services: [ServiceID]?, _ db: Reading) throws -> [(edition: EditionID, number: Int)] {
        try db.all("""
            select p.edition_id, p.number
            from feasibility_studies s
            join proposals p on p.id = s.proposal_id
            where \(among(services, "s.lead_service_id")) and \(open) and exists (select 1 from syntheses y where y.study_id = s.id)
            order by s.due_at, p.number
            """) { (edition: $0.id(), number: $0.int()) }
    }

    private static func among(_ services: [ServiceID]?, _ column: String) -> SQL {
        services.map { "\(raw: column) in (\(list: $0))" } ?? SQL(raw: "true")
    }

    /// The amended versions of these services that the proposer may still answer, the oldest first; nil: all services.
    static func awaitingProposer(_ services: [ServiceID]?, at now: Instant, _ db: Reading) throws -> [AwaitedAnswer] {
        try db.all("""
            select e.slug, p.number, p.title, l.name, y.signed_at, v.opens_at
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            join services l on l.id = s.lead_service_id
            left join phases v on v.edition_id = e.id and v.kind = 'vote'
            where \(raw: ProposalStore.isAmendmentOpen) and (v.opens_at is null or v.opens_at > \(now)) and \(among(services, "s.lead_service_id"))
            order by y.signed_at, y.id
            """) {
            AwaitedAnswer(edition: $0.text(), number: $0.int(), title: $0.text(), service: $0.text(), since: $0.instant(), until: $0.optionalInstant())
        }
    }

    /// What these services have answered lately, the latest first.
    static func answered(by services: [ServiceID]?, since moment: Instant, _ db: Reading) throws -> [AnsweredTask] {
        try db.all("""
            select e.slug, p.number, p.title, v.name, o.opinion, a.display_name, o.given_at
            from opinions o
            join contributions c on c.id = o.contribution_id
            join feasibility_studies s on s.id = c.study_id
            join proposals p on p.id = s.proposal_id
            join editions e on e.id = p.edition_id
            join services v on v.id = c.service_id
            join accounts a on a.id = o.given_by
            where \(among(services, "c.service_id")) and o.superseded_at is null and o.given_at >= \(moment)
            order by o.given_at desc
            limit 50
            """) {
            AnsweredTask(
                edition: $0.text(), number: $0.int(), title: $0.text(), service: $0.text(), verdict: try $0.choice(), by: $0.text(), at: $0.instant()
            )
        }
    }

    /// What may go to the vote: released, feasible, still there; by number.
    /// - Parameter evenHidden: with those that moderators hide, which keep their place on a ballot.
    static func feasible(_ edition: EditionID, evenHidden: Bool = false, _ db: Reading) throws -> [FeasibleProposal] {
        try db.all("""
            select p.id, p.number, coalesce(nullif(y.amended_title, ''), p.title), coalesce(nullif(y.amended_summary, ''), p.summary),
                y.estimate, p.theme_id, p.territory_id, p.longitude, p.latitude
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and y.superseded_at is null and y.released_at is not null and y.outcome <> 'unfeasible'
                and p.withdrawn_at is null and p.merged_into is null and (p.hidden_at is null or \(evenHidden) = true)
            order by p.number
            """) {
            FeasibleProposal(
                id: $0.id(), number: $0.int(), title: $0.text(), summary: $0.text(), cost: $0.optionalEuros(), theme: $0.optionalID(),
                territory: $0.optionalID(), longitude: $0.optionalDouble(), latitude: $0.optionalDouble()
            )
        }
    }

    /// The concluded studies of these proposals, without what each service answered: enough to tell of the conclusions.
    static func files(_ edition: Edition, _ proposals: [ID<Proposal>], _ db: Reading) throws -> [StudyFile] {
        let coauthors = Dictionary(grouping: try CoauthorStore.all(proposals, db), by: \.proposal)
        let syntheses = Dictionary(try db.all("""
            select s.proposal_id, \(raw: Synthesis.columns)
            from syntheses y
            join feasibility_studies s on s.id = y.study_id
            join accounts a on a.id = y.signed_by
            where s.proposal_id in (\(list: proposals)) and y.superseded_at is null
            """) { ($0.id() as ID<Proposal>, try Synthesis(&$0)) }) { $1 }
        return try db.all("""
            select \(raw: Proposal.columns)
            from \(raw: Proposal.tables)
            where p.id in (\(list: proposals)) and p.edition_id = \(edition.id) and p.withdrawn_at is null and p.merged_into is null
            order by p.number
            """) { try Proposal(&$0) }.map { proposal in
            StudyFile(
                own: OwnProposal(proposal: proposal, edition: edition, coauthors: coauthors[proposal.id] ?? []), study: nil,
                contributions: [], synthesis: syntheses[proposal.id]
            )
        }
    }

    /// Who answers for these services: referents and deputies; the service's own address when there is nobody, or for a copy of what is
    /// asked of it, unless it is also one of theirs.
    static func recipients(_ services: some Sequence<ServiceID>, withCopy: Bool = false, _ db: Reading) throws -> [ServiceID: [Letter.Recipient]] {
        let found = try db.all("""
            select id, name, email, referent_id, deputy_id,
                exists (select 1 from accounts a where a.id in (referent_id, deputy_id) and a.email = services.email)
            from services
            where id in (\(list: Array(services)))
            """) {
            (id: $0.id() as ServiceID, name: $0.text(), email: $0.text(), people: [$0.optionalID(), $0.optionalID()] as [AccountID?], isTheirs: $0.bool())
        }
        return Dictionary(found.map { service in
            let people = Set(service.people.compactMap(\.self)).sorted().map { Letter.Recipient.account($0) }
            let address = EmailAddress(service.email).map { Letter.Recipient.address($0, name: service.name, language: "fr") }
            return (service.id, people.isEmpty || withCopy && !service.isTheirs ? people + [address].compactMap(\.self) : people)
        }) { $1 }
    }
}
