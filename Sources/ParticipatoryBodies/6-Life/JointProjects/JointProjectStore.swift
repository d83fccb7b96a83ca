import Database
import Vocabulary
import Web

/// The questions asked of the projects of a network, and what changes them.
enum JointProjectStore {
    /// The network of the path; no other body has such a board.
    static func standing(_ visit: Visit, _ db: Reading) throws -> Standing {
        let standing = try AssemblyStore.standing(visit, db)
        guard standing.assembly.kind == .referentsNetwork else { throw NotFound() }
        return standing
    }

    static func file(_ visit: Visit, _ db: Reading) throws -> JointProjectFile {
        let standing = try standing(visit, db), id: ID<JointProject> = try visit.id("project")
        if let refusal = JointProjectRules.mayRead(standing) { throw refusal }
        guard let project = try list("p.assembly_id = \(standing.assembly.id) and p.id = \(id)", db).first else { throw NotFound() }
        return JointProjectFile(standing: standing, project: project, points: try points("x.project_id = \(id)", db).map(\.point))
    }

    /// All those of a network: what is due first, then the latest.
    static func all(_ assembly: AssemblyID, _ db: Reading) throws -> [JointProject] { try list("p.assembly_id = \(assembly)", db) }

    /// How many projects that this person leads wait for a step whose day has passed, network by network.
    static func late(of lead: AccountID, at now: Instant, _ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select p.assembly_id, count(*) from joint_projects p join joint_project_points x on x.project_id = p.id
            where x.id = (select max(y.id) from joint_project_points y where y.project_id = p.id)
                and x.lead_id = \(lead) and x.next_at < \(now) and x.stage not in ('done', 'dropped')
            group by p.assembly_id
            """) { ($0.id(), $0.int()) })
    }

    private static func list(_ condition: SQL, _ db: Reading) throws -> [JointProject] {
        let services: [(ID<JointProject>, String)] = try db.all("""
            select l.project_id, s.name from joint_project_services l join services s on s.id = l.service_id join joint_projects p on p.id = l.project_id
            where \(condition) order by s.name
            """) { ($0.id(), $0.text()) }
        let lastOf = Dictionary(
            try points("\(condition) and x.id = (select max(y.id) from joint_project_points y where y.project_id = p.id)", db).map { ($0.project, $0.point) }
        ) { first, _ in first }
        let found: [JointProject] = try db.all("select p.id, p.title, p.purpose, p.at from joint_projects p where \(condition) order by p.id desc limit 200") { row in
            let id: ID<JointProject> = row.id()
            guard let last = lastOf[id] else { throw NotFound() }
            return JointProject(
                id: id, title: row.text(), purpose: row.text(), services: services.filter { $0.0 == id }.map(\.1), openedAt: row.instant(), last: last)
        }
        return found.sorted { ($0.last.nextAt?.milliseconds ?? .max, -$0.id.number) < ($1.last.nextAt?.milliseconds ?? .max, -$1.id.number) }
    }

    private static func points(_ condition: SQL, _ db: Reading) throws -> [(project: ID<JointProject>, point: JointProject.Point)] {
        try db.all("""
            select x.project_id, x.stage, x.words, x.next_step, x.next_at, x.lead_id, l.display_name, b.display_name, x.at
            from joint_project_points x join joint_projects p on p.id = x.project_id join accounts l on l.id = x.lead_id join accounts b on b.id = x.by_id
            where \(condition) order by x.id desc
            """) { row in
            (project: row.id(), point: JointProject.Point(
                stage: try row.choice(), words: row.text(), nextStep: row.text(), nextAt: row.optionalInstant(), lead: row.id(), leadName: row.text(),
                byName: row.text(), at: row.instant()))
        }
    }

    // MARK: Changing

    static func open(
        _ title: String, _ purpose: String, _ services: [ServiceID], first: JointProject.Point, in assembly: AssemblyID, by person: AccountID, _ db: Writing
    ) throws -> ID<JointProject> {
        let id: ID<JointProject> = ID(try db.insert("""
            insert into joint_projects (assembly_id, title, purpose, by_id, at) values (\(assembly), \(title), \(purpose), \(person), \(first.at)) returning id
            """))
        for service in Set(services).sorted() { try db.run("insert into joint_project_services (project_id, service_id) values (\(id), \(service))") }
        try report(first, on: id, by: person, db)
        return id
    }

    static func report(_ point: JointProject.Point, on project: ID<JointProject>, by person: AccountID, _ db: Writing) throws {
        try db.run("""
            insert into joint_project_points (project_id, stage, words, next_step, next_at, lead_id, by_id, at)
            values (\(project), \(point.stage), \(point.words), \(point.nextStep), \(point.nextAt), \(point.lead), \(person), \(point.at))
            """)
    }
}
