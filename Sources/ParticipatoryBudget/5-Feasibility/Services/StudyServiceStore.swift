import Database
import Platform
import Vocabulary

/// The questions asked of the services that study, and what changes their ways.
enum StudyServiceStore {
    /// Every service at work with its load in an edition.
    static func board(_ edition: EditionID, at now: Instant, _ db: Reading) throws -> [StudyService] {
        try board(edition, tasks(edition, db), at: now, db)
    }

    /// What each service has to answer in an edition.
    static func tasks(_ edition: EditionID, _ db: Reading) throws -> [ServiceID: [ServiceTask]] {
        Dictionary(grouping: try FeasibilityStore.tasks(of: nil, in: edition, db), by: \.service)
    }

    static func board(_ edition: EditionID, _ tasks: [ServiceID: [ServiceTask]], at now: Instant, _ db: Reading) throws -> [StudyService] {
        let answered = Dictionary(try db.all("""
            select c.service_id, count(*)
            from opinions o
            join contributions c on c.id = o.contribution_id
            join feasibility_studies s on s.id = c.study_id
            join proposals p on p.id = s.proposal_id
            where p.edition_id = \(edition) and o.superseded_at is null
            group by c.service_id
            """) { ($0.id() as ServiceID, $0.int()) }) { $1 }
        let ways = try ways(db)
        return try ServiceStore.all(db).filter { $0.isActive || tasks[$0.id] != nil }.map { service in
            let own = tasks[service.id] ?? [], late = own.filter { $0.isLate(at: now) }
            var line = ways[service.id] ?? StudyService(service: service.id, name: service.name)
            line.name = service.name
            line.awaited = own.count
            line.late = late.count
            line.soon = own.count { !$0.isLate(at: now) && $0.dueAt <= now + .days(7) }
            line.lateSince = late.map(\.dueAt).min()
            line.answered = answered[service.id] ?? 0
            return line
        }
    }

    /// Head and validation, by service.
    static func ways(_ db: Reading) throws -> [ServiceID: StudyService] {
        Dictionary(try db.all("""
            select w.service_id, v.name, w.head_id, a.display_name, w.needs_validation
            from study_services w
            join services v on v.id = w.service_id
            left join accounts a on a.id = w.head_id
            """) {
            let line = StudyService(service: $0.id(), name: $0.text(), head: $0.optionalID(), headName: $0.optionalText(), needsValidation: $0.bool())
            return (line.service, line)
        }) { $1 }
    }

    static func set(_ service: ServiceID, head: AccountID?, needsValidation: Bool, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into study_services (service_id, head_id, needs_validation, set_by, set_at)
            values (\(service), \(head), \(needsValidation), \(officer), \(now))
            on conflict (service_id) do update set
                head_id = excluded.head_id, needs_validation = excluded.needs_validation, set_by = excluded.set_by, set_at = excluded.set_at
            """)
    }

    // MARK: Validation by the head

    /// Asks the head of a service to validate the conclusion that was just signed.
    static func askValidation(of study: ID<FeasibilityStudy>, from head: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into synthesis_validations (synthesis_id, head_id, asked_at)
            select y.id, \(head), \(now) from syntheses y where y.study_id = \(study) and y.superseded_at is null
            """)
    }

    /// Who may validate the conclusion in force: the head of today, and who replaces her. Nobody when nothing waits.
    static func validators(of synthesis: ID<Synthesis>, at now: Instant, _ db: Reading) throws -> [AccountID] {
        let head: AccountID? = try db.first("""
            select \(headToday)
            from synthesis_validations v
            join syntheses y on y.id = v.synthesis_id
            join feasibility_studies s on s.id = y.study_id
            left join study_services w on w.service_id = s.lead_service_id
            where v.synthesis_id = \(synthesis) and v.validated_at is null
            """) { $0.id() }
        return try head.map { [$0] + (try standIns(of: $0, at: now, db)) } ?? []
    }

    /// Whoever heads the service today; the head who was asked, when it has none any more.
    private static let headToday: SQL = "coalesce(w.head_id, v.head_id)"

    /// Those who replace somebody away now.
    static func standIns(of account: AccountID, at now: Instant, _ db: Reading) throws -> [AccountID] {
        try db.all("""
            select distinct delegate_id from absences
            where account_id = \(account) and ended_at is null and from_at <= \(now) and until_at > \(now)
            order by delegate_id
            """, as: AccountID.self)
    }

    static func validate(_ synthesis: ID<Synthesis>, by head: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update synthesis_validations set validated_at = \(now), head_id = \(head) where synthesis_id = \(synthesis) and validated_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette conclusion est déjà validée.") }
    }

    /// Gives the conclusion back to the service, with the reason.
    static func sendBack(_ synthesis: ID<Synthesis>, reason: String, by head: AccountID, at now: Instant, _ db: Writing) throws {
        let changed = try db.run("""
            update syntheses set superseded_at = \(now), superseded_by = \(head), superseded_reason = \(reason)
            where id = \(synthesis) and superseded_at is null and notified_at is null
            """)
        guard changed == 1 else { throw Refusal.notNow("Cette conclusion a déjà changé.") }
    }

    /// The conclusions that wait for this head, or for the one whom this person replaces.
    static func toValidate(by account: AccountID, at now: Instant, _ db: Reading) throws -> [(edition: EditionID, number: Int)] {
        try db.all("""
            select p.edition_id, p.number
            from synthesis_validations v
            join syntheses y on y.id = v.synthesis_id
            join feasibility_studies s on s.id = y.study_id
            join proposals p on p.id = s.proposal_id
            left join study_services w on w.service_id = s.lead_service_id
            where (
                    \(headToday) = \(account)
                    or exists (
                        select 1 from absences b
                        where b.account_id = \(headToday) and b.delegate_id = \(account) and b.ended_at is null and b.from_at <= \(now) and b.until_at > \(now)
                    )
                )
                and v.validated_at is null and y.superseded_at is null and p.withdrawn_at is null and p.merged_into is null
            order by v.asked_at, v.synthesis_id
            """) { (edition: $0.id(), number: $0.int()) }
    }

    // MARK: Absences

    static func absences(of account: AccountID, at now: Instant, _ db: Reading) throws -> [Absence] {
        try db.all("""
            select b.id, b.account_id, a.display_name, b.delegate_id, d.display_name, b.from_at, b.until_at
            from absences b
            join accounts a on a.id = b.account_id
            join accounts d on d.id = b.delegate_id
            where (b.account_id = \(account) or b.delegate_id = \(account)) and b.ended_at is null and b.until_at > \(now)
            order by b.from_at, b.id
            """) {
            Absence(
                id: $0.id(), account: $0.id(), name: $0.text(), delegate: $0.id(), delegateName: $0.text(), from: $0.instant(), until: $0.instant())
        }
    }

    static func declare(from: Instant, until: Instant, of account: AccountID, delegate: AccountID, at now: Instant, _ db: Writing) throws -> ID<Absence> {
        ID(try db.insert("""
            insert into absences (account_id, delegate_id, from_at, until_at, declared_at)
            values (\(account), \(delegate), \(from), \(until), \(now))
            returning id
            """))
    }

    static func end(_ absence: ID<Absence>, of account: AccountID, at now: Instant, _ db: Writing) throws -> Absence? {
        let found = try absences(of: account, at: now, db).first { $0.id == absence && $0.account == account }
        guard let found, try db.run("update absences set ended_at = \(now) where id = \(absence) and ended_at is null") == 1 else { return nil }
        return found
    }
}
