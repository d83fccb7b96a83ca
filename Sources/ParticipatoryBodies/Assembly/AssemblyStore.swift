import Database
import Platform
import Vocabulary
import Web

/// The questions asked of the bodies and their colleges, and what changes them.
enum AssemblyStore {
    /// The body named in the path. One that is not open yet exists for its officers only.
    static func standing(_ visit: Visit, _ db: Reading) throws -> Standing {
        guard let assembly = try assembly(slug: try visit.parameter("assembly"), db) else { throw NotFound() }
        let seat = try visit.actor.account.flatMap { try SeatStore.held(by: $0, in: assembly.id, at: visit.now, db) }
        let standing = Standing(assembly: assembly, seat: seat, actor: visit.actor)
        if assembly.openedAt == nil, !standing.follows { throw NotFound() }
        return standing
    }

    /// Whom the work of a body is told to: its bureau, and who keeps it for the city.
    static func keepers(_ assembly: Assembly, at now: Instant, _ db: Reading) throws -> Set<AccountID> {
        let bureau = try SeatStore.held(in: assembly.id, at: now, db).filter { $0.rank == .member && $0.office != .none }.map(\.account)
        return Set(bureau + (try GrantStore.holders(of: [.assemblyOfficer], on: assembly.scopes, at: now, db)))
    }

    static func assembly(slug: String, _ db: Reading) throws -> Assembly? { try list("b.slug = \(slug)", db).first }

    static func assembly(_ id: AssemblyID, _ db: Reading) throws -> Assembly {
        guard let assembly = try list("b.id = \(id)", db).first else { throw NotFound() }
        return assembly
    }

    /// Those that residents see, by name.
    static func open(_ db: Reading) throws -> [Assembly] { try list("b.opened_at is not null", db) }
    static func all(_ db: Reading) throws -> [Assembly] { try list("1 = 1", db) }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [Assembly] {
        let assemblies = try db.all("""
            select b.id, b.slug, b.name, b.kind, b.purpose, b.legal_basis, b.starts_at, b.ends_at, b.term_months, b.renewal, b.most_terms,
                b.referent_id, a.display_name, b.plan, b.plan_link, b.engagement, b.opened_at, b.closed_at, b.report
            from assemblies b left join accounts a on a.id = b.referent_id
            where \(condition) order by b.name, b.id
            """) { row in
            Assembly(
                id: row.id(), slug: row.text(), name: row.text(), kind: try row.choice(), purpose: row.text(), legalBasis: row.text(),
                startsAt: row.instant(), endsAt: row.optionalInstant(), term: Term(months: row.int(), renewal: try row.choice(), most: row.optionalInt()),
                referent: row.optionalID(), referentName: row.optionalText(), plan: row.text(), planLink: row.text(), engagement: row.text(), openedAt: row.optionalInstant(),
                closedAt: row.optionalInstant(), report: row.text())
        }
        let places = Dictionary(grouping: try places(of: assemblies.map(\.id), db), by: \.0).mapValues { $0.map(\.1) }
        return assemblies.map { assembly in
            var assembly = assembly
            assembly.territories = places[assembly.id] ?? []
            return assembly
        }
    }

    private static func places(of assemblies: [AssemblyID], _ db: Reading) throws -> [(AssemblyID, Assembly.Place)] {
        let which: SQL = assemblies.count == 1 ? "p.assembly_id = \(assemblies[0])" : "1 = 1"
        return try db.all("""
            select p.assembly_id, t.id, t.name from assembly_territories p join territories t on t.id = p.territory_id
            where \(which) order by t.position, t.name
            """) { ($0.id(), Assembly.Place(id: $0.id(), name: $0.text())) }
    }

    static func colleges(_ assembly: AssemblyID, _ db: Reading) throws -> [College] {
        try db.all("""
            select c.id, c.name, c.entry, c.seats, c.substitutes, c.is_residents, c.has_parity,
                exists (select 1 from draws d where d.college_id = c.id and d.drawn_at is null and d.cancelled_at is null)
            from colleges c where c.assembly_id = \(assembly) order by c.position, c.id
            """) { row in
            College(
                id: row.id(), name: row.text(), entry: try row.choice(), seats: row.optionalInt(), substitutes: row.int(),
                isResidents: row.bool(), hasParity: row.bool(), isDrawing: row.bool())
        }
    }

    static func slugs(_ db: Reading) throws -> Set<String> { Set(try db.all("select slug from assemblies") { $0.text() }) }

    // MARK: Changing

    static func create(_ assembly: Assembly, by officer: AccountID, at now: Instant, _ db: Writing) throws -> AssemblyID {
        let id = AssemblyID(try db.insert("""
            insert into assemblies (
                slug, name, kind, purpose, legal_basis, starts_at, ends_at, renewal, term_months, most_terms, plan, plan_link, engagement, created_at, created_by
            ) values (
                \(assembly.slug), \(assembly.name), \(assembly.kind), \(assembly.purpose), \(assembly.legalBasis), \(assembly.startsAt), \(assembly.endsAt),
                \(assembly.term.renewal), \(assembly.term.months), \(assembly.term.most), \(assembly.plan), \(assembly.planLink), \(assembly.engagement), \(now), \(officer)
            ) returning id
            """))
        try place(id, in: assembly.territories.map(\.id), db)
        for (position, model) in assembly.kind.colleges.enumerated() { try add(model, to: id, position: position, db) }
        return id
    }

    static func save(_ assembly: Assembly, _ db: Writing) throws {
        try db.run("""
            update assemblies set
                name = \(assembly.name), purpose = \(assembly.purpose), legal_basis = \(assembly.legalBasis), ends_at = \(assembly.endsAt),
                renewal = \(assembly.term.renewal), term_months = \(assembly.term.months), most_terms = \(assembly.term.most),
                referent_id = \(assembly.referent), plan = \(assembly.plan), plan_link = \(assembly.planLink), engagement = \(assembly.engagement)
            where id = \(assembly.id)
            """)
        try place(assembly.id, in: assembly.territories.map(\.id), db)
    }

    private static func place(_ id: AssemblyID, in territories: [TerritoryID], _ db: Writing) throws {
        try db.run("delete from assembly_territories where assembly_id = \(id)")
        for territory in territories { try db.run("insert into assembly_territories (assembly_id, territory_id) values (\(id), \(territory))") }
    }

    static func add(_ model: CollegeModel, to assembly: AssemblyID, position: Int, _ db: Writing) throws {
        try db.run("""
            insert into colleges (assembly_id, position, name, entry, seats, substitutes, is_residents, has_parity)
            values (
                \(assembly), \(position), \(model.name), \(model.entry), \(model.seats), \(model.substitutes), \(model.isResidents), \(model.hasParity)
            )
            """)
    }

    static func save(_ college: ID<College>, _ model: CollegeModel, _ db: Writing) throws {
        try db.run("""
            update colleges set name = \(model.name), entry = \(model.entry), seats = \(model.seats), substitutes = \(model.substitutes),
                is_residents = \(model.isResidents), has_parity = \(model.hasParity)
            where id = \(college)
            """)
    }

    /// Residents see it from now on; false when they did already.
    static func open(_ id: AssemblyID, at now: Instant, _ db: Writing) throws -> Bool {
        try db.run("update assemblies set opened_at = \(now) where id = \(id) and opened_at is null") == 1
    }

    /// Who is no member yet and waits for the body: an answer, a draw, a meeting that she signed up for.
    static func waiting(_ id: AssemblyID, _ db: Reading) throws -> Set<AccountID> {
        Set(try db.all("""
            select p.account_id from applications p where p.assembly_id = \(id) and p.decided_at is null and p.withdrawn_at is null
            union
            select u.account_id from sign_ups u join meetings m on m.id = u.meeting_id
            where m.assembly_id = \(id) and m.opened_at is null and m.cancelled_at is null and u.state <> 'excused'
            """) { $0.id() })
    }

    /// Whether a session is open: its votes would be lost with the body.
    static func isInSession(_ id: AssemblyID, _ db: Reading) throws -> Bool {
        try db.exists("select 1 from meetings where assembly_id = \(id) and opened_at is not null and closed_at is null")
    }

    /// Ends the seats, and all that was still to come: meetings, applications, draws.
    static func close(_ id: AssemblyID, report: String, by officer: AccountID, at now: Instant, _ db: Writing) throws {
        try db.run("update assemblies set closed_at = \(now), closed_by = \(officer), report = \(report) where id = \(id) and closed_at is null")
        try db.run("""
            update seats set left_at = \(now), departure = 'ended', left_reason = 'Fin de l’instance.' where assembly_id = \(id) and left_at is null
            """)
        try db.run("""
            update meetings set cancelled_at = \(now), cancelled_reason = 'Fin de l’instance.'
            where assembly_id = \(id) and opened_at is null and cancelled_at is null
            """)
        try db.run("update applications set withdrawn_at = \(now) where assembly_id = \(id) and decided_at is null and withdrawn_at is null")
        try db.run("""
            update draws set cancelled_at = \(now), cancelled_reason = 'Fin de l’instance.'
            where assembly_id = \(id) and drawn_at is null and cancelled_at is null
            """)
    }
}
