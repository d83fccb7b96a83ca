import Database
import Vocabulary

/// The questions asked of the seats of the bodies, and what gives and ends them.
enum SeatStore {
    private static let columns = """
        s.id, s.college_id, c.name, s.account_id, coalesce(u.given_name, a.display_name), coalesce(u.given_name, a.given_name), s.rank, s.office, s.level, s.organisation, s.gender, s.shown_as, \
        s.from_at, s.until_at, s.left_at, s.departure, s.pupil_id is not null, s.rna, s.conflicts, s.engaged_at, \
        (select x.display_name from seats r join accounts x on x.id = r.account_id where r.id = s.replaces_id), s.warned_at
        """

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Seat] {
        try db.all("""
            select \(raw: columns) from seats s join colleges c on c.id = s.college_id join accounts a on a.id = s.account_id left join pupils u on u.id = s.pupil_id
            where \(condition)
            order by c.position, s.rank, s.id
            """) { row in
            Seat(
                id: row.id(), college: row.id(), collegeName: row.text(), account: row.id(), name: row.text(), givenName: row.text(),
                rank: try row.choice(), office: try row.choice(), level: try row.choice(), organisation: row.text(), gender: try row.choice(),
                shownAs: try row.choice(), from: row.instant(), until: row.optionalInstant(), leftAt: row.optionalInstant(), departure: try row.optionalChoice(), isPupil: row.bool(),
                rna: row.text(), conflicts: row.text(), engagedAt: row.optionalInstant(), replaced: row.optionalText(), warnedAt: row.optionalInstant())
        }
    }

    /// The condition that a row `s` of `seats` is held at this moment.
    static func held(at now: Instant) -> SQL {
        "s.from_at <= \(now) and (s.left_at is null or s.left_at > \(now)) and (s.until_at is null or s.until_at > \(now))"
    }

    /// Who sits now, college by college, members before substitutes.
    static func held(in assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [Seat] {
        try list("s.assembly_id = \(assembly) and \(held(at: now))", db)
    }

    /// Those who sit now as members, whatever their office, but for those who only receive the news.
    static func members(of assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [Seat] {
        try held(in: assembly, at: now, db).filter { $0.rank == .member && $0.level != .information }
    }

    /// Whom to write to: each person once, whatever seats she carries.
    static func accounts(in assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [AccountID] {
        Set(try held(in: assembly, at: now, db).map(\.account)).sorted()
    }

    static func held(by account: AccountID, in assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> Seat? {
        let seats = try list("s.assembly_id = \(assembly) and s.account_id = \(account) and \(held(at: now))", db)
        return seats.first { !$0.isPupil } ?? seats.first
    }

    /// Those who sat and no longer do, the latest first.
    static func former(in assembly: AssemblyID, at now: Instant, _ db: Reading) throws -> [Seat] {
        try list("s.assembly_id = \(assembly) and (s.left_at is not null or s.until_at <= \(now))", db)
            .sorted { ($0.leftAt ?? $0.until ?? $0.from) > ($1.leftAt ?? $1.until ?? $1.from) }
    }

    static func seat(_ id: ID<Seat>, in assembly: AssemblyID, _ db: Reading) throws -> Seat {
        guard let seat = try list("s.assembly_id = \(assembly) and s.id = \(id)", db).first else { throw NotFound() }
        return seat
    }

    /// Members of a college who left before the end of their term and whom nobody replaced, the first to leave first.
    static func vacated(in college: ID<College>, at now: Instant, _ db: Reading) throws -> [Seat] {
        try list("""
            s.college_id = \(college) and s.rank = 'member' and s.level <> 'information' and s.left_at <= \(now) and s.until_at > \(now)
                and s.departure not in ('promoted', 'ended') and not exists (select 1 from seats r where r.replaces_id = s.id)
            """, db).sorted { ($0.leftAt ?? $0.from, $0.id) < ($1.leftAt ?? $1.from, $1.id) }
    }

    /// How many terms somebody has already sat in a body, whether to their end or not.
    static func terms(of account: AccountID, in assembly: AssemblyID, _ db: Reading) throws -> Int {
        try db.count("select count(*) from seats where assembly_id = \(assembly) and account_id = \(account) and pupil_id is null and departure is distinct from 'promoted'")
    }

    /// The bodies in which somebody sits.
    static func assemblies(of account: AccountID, at now: Instant, _ db: Reading) throws -> Set<AssemblyID> {
        Set(try db.all("select s.assembly_id from seats s where s.account_id = \(account) and \(held(at: now))") { $0.id() })
    }

    /// The bodies in whose bureau somebody sits.
    static func bureaus(of account: AccountID, at now: Instant, _ db: Reading) throws -> Set<AssemblyID> {
        Set(try db.all("select s.assembly_id from seats s where s.account_id = \(account) and s.office <> 'none' and \(held(at: now))") { $0.id() })
    }

    /// Whether somebody is a member, beyond receiving the news, of a body that lives.
    static func sits(_ account: AccountID, at now: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from seats s join assemblies b on b.id = s.assembly_id
            where s.account_id = \(account) and s.rank = 'member' and s.level <> 'information' and b.closed_at is null and \(held(at: now)) limit 1
            """)
    }

    /// Who held an office of a body, the latest first.
    static func offices(in assembly: AssemblyID, _ db: Reading) throws -> [HeldOffice] {
        try db.all("""
            select a.display_name, o.office, o.from_at, coalesce(o.until_at, s.left_at) from seat_offices o
            join seats s on s.id = o.seat_id join accounts a on a.id = s.account_id
            where s.assembly_id = \(assembly) order by o.from_at desc, o.id desc
            """) { HeldOffice(name: $0.text(), office: try $0.choice(), from: $0.instant(), until: $0.optionalInstant()) }
    }

    // MARK: Changing

    /// What a person brings when she takes her seat.
    struct Entrant: Sendable {
        var account: AccountID
        var level = Seat.Level.lasting
        var organisation = ""
        var rna = ""
        var gender = Seat.Gender.unsaid
        /// Nothing, until she says otherwise.
        var shownAs = Seat.ShownAs.hidden
        var conflicts = ""
        var engagedAt: Instant
        /// The child whose seat an adult carries.
        var pupil: Int?
    }

    /// Gives a seat. One that has run out by its date gives way; the unique index refuses a second one.
    @discardableResult
    static func give(
        _ rank: Seat.Rank, to entrant: Entrant, in college: ID<College>, of assembly: AssemblyID, from now: Instant, until: Instant?, _ db: Writing
    ) throws -> ID<Seat> {
        if let until, until <= now { throw Refusal.notNow("Cette instance devait finir le \(day: until) : on n’y entre plus.") }
        try db.run("""
            update seats set left_at = until_at, departure = 'ended'
            where assembly_id = \(assembly) and account_id = \(entrant.account) and left_at is null and until_at <= \(now)
            """)
        return ID(try db.insert("""
            insert into seats (
                assembly_id, college_id, account_id, rank, level, organisation, gender, shown_as, conflicts, engaged_at, from_at, until_at, pupil_id, rna
            ) values (
                \(assembly), \(college), \(entrant.account), \(rank), \(entrant.level), \(entrant.organisation), \(entrant.gender), \(entrant.shownAs),
                \(entrant.conflicts), \(entrant.engagedAt), \(now), \(until), \(entrant.pupil), \(entrant.rna)
            ) returning id
            """))
    }

    static func end(_ seat: ID<Seat>, _ departure: Seat.Departure, reason: String, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("""
            update seats set left_at = \(now), departure = \(departure), left_reason = \(reason), office = 'none' where id = \(seat) and left_at is null
            """) == 1
    }

    /// Notes that she was told of the absences that may end her seat.
    static func warn(_ seat: ID<Seat>, at now: Instant, _ db: Writing) throws { try db.run("update seats set warned_at = \(now) where id = \(seat) and left_at is null") }

    /// Gives an office; the one held until then ends in the history.
    /// - Parameter now: nil: since the seat is held.
    static func give(_ office: Seat.Office, to seat: ID<Seat>, at now: Instant? = nil, _ db: Writing) throws {
        guard try db.exists("select 1 from seats where id = \(seat) and left_at is null and office <> \(office)") else { return }
        try db.run("update seat_offices set until_at = coalesce(cast(\(now) as bigint), from_at) where seat_id = \(seat) and until_at is null")
        if office != .none {
            try db.run("""
                insert into seat_offices (seat_id, office, from_at)
                select id, cast(\(office) as text), coalesce(cast(\(now) as bigint), from_at) from seats where id = \(seat)
                """)
        }
        try db.run("update seats set office = \(office) where id = \(seat) and left_at is null")
    }

    static func show(_ seat: ID<Seat>, as shownAs: Seat.ShownAs, level: Seat.Level, conflicts: String, _ db: Writing) throws {
        try db.run("update seats set shown_as = \(shownAs), level = \(level), conflicts = \(conflicts) where id = \(seat)")
    }

    /// The seat of an association goes on, until the same day, with the person whom it names now; who spoke for it before stays in the history.
    static func hand(_ seat: Seat, of assembly: AssemblyID, to entrant: Entrant, reason: String, at now: Instant, _ db: Writing) throws -> ID<Seat> {
        guard try end(seat.id, .ended, reason: reason, at: now, db) else { throw Refusal.notNow("Ce mandat a pris fin.") }
        let id = try give(seat.rank, to: entrant, in: seat.college, of: assembly, from: now, until: seat.until, db)
        try db.run("update seats set replaces_id = \(seat.id) where id = \(id)")
        try db.run("update commission_seats set seat_id = \(id) where seat_id = \(seat.id)")
        try db.run("update meeting_actions set seat_id = \(id), owner = \(seat.organisation) where seat_id = \(seat.id) and done_at is null")
        // An association answers an open poll once.
        try db.run("""
            delete from poll_answers where seat_id = \(seat.id)
                and option_id in (select o.id from poll_options o join polls p on p.id = o.poll_id where p.closes_at > \(now))
            """)
        return id
    }

    /// A substitute becomes a member until the end of the term of the person she replaces; what she was stays in the history.
    static func promote(_ seat: Seat, in assembly: AssemblyID, replacing replaced: Seat?, until: Instant?, at now: Instant, _ db: Writing) throws {
        guard try end(seat.id, .promoted, reason: "", at: now, db) else { throw NotFound() }
        try db.run("""
            insert into seats (assembly_id, college_id, account_id, rank, level, organisation, gender, shown_as, conflicts, engaged_at, from_at, until_at, pupil_id, rna, replaces_id)
            select assembly_id, college_id, account_id, 'member', level, organisation, gender, shown_as, conflicts, engaged_at, \(now), cast(\(until) as bigint), pupil_id, rna, cast(\(replaced?.id) as bigint)
            from seats where id = \(seat.id)
            """)
    }
}
