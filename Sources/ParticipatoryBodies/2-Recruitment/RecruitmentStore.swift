import Database
import Vocabulary
import Web

/// The questions asked of the applications, and what changes them.
enum RecruitmentStore {
    /// Those that wait for an answer, the oldest first, then those that had one since this moment.
    static func all(_ assembly: AssemblyID, since moment: Instant, _ db: Reading) throws -> [Application] {
        try list("p.assembly_id = \(assembly) and p.withdrawn_at is null and (p.decided_at is null or p.decided_at >= \(moment))", most: 500, db)
    }

    /// The part of a body that its charter keeps for residents.
    static func residentsShare(_ assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> ResidentsShare {
        // Who only receives the news is no member.
        let seats = try SeatStore.held(in: assembly, at: now, db).filter { $0.level != .information }, percent = try CharterStore.inForce(assembly, db)?.rules.residentsPercent ?? 0
        return ResidentsShare(percent: percent, try AssemblyStore.colleges(assembly, db).map { CollegeRoom($0, seats) })
    }

    /// Everyone who waits for an answer in a college.
    static func waiting(in college: ID<College>, _ db: Reading) throws -> [Application] {
        try list("p.college_id = \(college) and p.decided_at is null and p.withdrawn_at is null", db)
    }

    /// How many wait for an officer's answer in these bodies; those who wait for a draw wait for no one.
    static func waiting(in assemblies: [AssemblyID], _ db: Reading) throws -> Int {
        try db.count("""
            select count(*) from applications p join colleges c on c.id = p.college_id
            where p.decided_at is null and p.withdrawn_at is null and c.entry <> 'draw' and p.assembly_id in (\(list: assemblies))
            """)
    }

    static func open(of account: AccountID, in assembly: AssemblyID, _ db: Reading) throws -> Application? {
        try list("p.assembly_id = \(assembly) and p.account_id = \(account) and p.decided_at is null and p.withdrawn_at is null", db).first
    }

    static func application(_ id: ID<Application>, in assembly: AssemblyID, _ db: Reading) throws -> Application {
        guard let application = try list("p.assembly_id = \(assembly) and p.id = \(id) and p.withdrawn_at is null", db).first else { throw NotFound() }
        return application
    }

    private static func list(_ condition: SQL, most: Int = .max, _ db: Reading) throws -> [Application] {
        try db.all("""
            select p.id, p.college_id, c.name, c.entry, p.account_id, a.display_name, p.level, p.organisation, p.rna, p.motivation, p.gender, p.shown_as,
                p.conflicts, p.sent_at, p.decision, p.reason, p.decided_at
            from applications p join colleges c on c.id = p.college_id join accounts a on a.id = p.account_id
            where \(condition)
            order by case when p.decided_at is null then 0 else 1 end, p.decided_at desc, p.sent_at, p.id
            limit \(most)
            """) { row in
            Application(
                id: row.id(), college: row.id(), collegeName: row.text(), entry: try row.choice(), account: row.id(), name: row.text(), level: try row.choice(),
                organisation: row.text(), rna: row.text(), motivation: row.text(), gender: try row.choice(), shownAs: try row.choice(),
                conflicts: row.text(), sentAt: row.instant(), decision: try row.optionalChoice(), reason: row.text(), decidedAt: row.optionalInstant())
        }
    }

    /// Who waits for the draw of a college, with what her account and her application tell.
    static func candidates(_ college: ID<College>, at now: Instant, _ db: Reading) throws -> [PanelPool.Candidate] {
        try db.all("""
            select p.id, p.gender, coalesce(t.code, 'sans'), a.birth_year, p.occupation, p.household from applications p join accounts a on a.id = p.account_id
            left join territories t on t.id = a.territory_id
            where p.college_id = \(college) and p.decided_at is null and p.withdrawn_at is null order by p.id
            """) { row in
            var candidate = PanelPool.Candidate(application: row.id(), gender: try row.choice(), neighbourhood: row.text())
            candidate.age = PanelPool.age(bornIn: row.optionalInt(), at: now)
            let occupation = row.text()
            candidate.occupation = occupation.isEmpty ? "sans" : occupation
            candidate.household = row.text()
            return candidate
        }
    }

    /// The application that gave a seat.
    static func origin(of seat: Seat, in assembly: AssemblyID, _ db: Reading) throws -> ID<Application>? {
        try db.first("""
            select id from applications
            where assembly_id = \(assembly) and account_id = \(seat.account) and college_id = \(seat.college) and decision in ('member', 'substitute')
            order by decided_at desc, id desc limit 1
            """) { $0.id() }
    }

    // MARK: Changing

    /// Keeps an application; the unique index refuses a second open one.
    static func send(
        _ entrant: SeatStore.Entrant, motivation: String, occupation: Occupation? = nil, household: String = "", to college: ID<College>, of assembly: AssemblyID, at now: Instant, _ db: Writing
    ) throws -> ID<Application> {
        ID(try db.insert("""
            insert into applications (
                assembly_id, college_id, account_id, level, organisation, rna, motivation, gender, shown_as, conflicts, occupation, household, engaged_at, sent_at
            ) values (
                \(assembly), \(college), \(entrant.account), \(entrant.level), \(entrant.organisation), \(entrant.rna), \(motivation), \(entrant.gender),
                \(entrant.shownAs), \(entrant.conflicts), \(occupation?.rawValue ?? ""), \(household), \(entrant.engagedAt), \(now)
            ) returning id
            """))
    }

    /// False when it was answered or withdrawn meanwhile.
    static func decide(
        _ application: ID<Application>, _ decision: Application.Decision, reason: String, by officer: AccountID?, at now: Instant, _ db: Writing
    ) throws -> Bool {
        try db.run("""
            update applications set decision = \(decision), reason = \(reason), decided_at = \(now), decided_by = \(officer)
            where id = \(application) and decided_at is null and withdrawn_at is null
            """) == 1
    }

    static func withdraw(_ application: ID<Application>, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update applications set withdrawn_at = \(now) where id = \(application) and decided_at is null and withdrawn_at is null") == 1
    }

    /// How many seats a body has had, whoever held them.
    static func everSeated(_ assembly: AssemblyID, _ db: Reading) throws -> Int { try db.count("select count(*) from seats where assembly_id = \(assembly)") }
}
