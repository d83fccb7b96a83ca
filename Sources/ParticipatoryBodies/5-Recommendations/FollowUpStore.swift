import Database
import Platform
import Vocabulary
import Web

/// The questions asked of what the city has received from the bodies, page by page.
enum FollowUpStore {
    /// Whose requests, and which of them.
    struct Scope: Sendable {
        /// Nil: of every body.
        var assemblies: [AssemblyID]?
        var services: [ServiceID] = []
        var assembly: AssemblyID?
        var service: ServiceID?

        /// What a person may follow: the bodies that she keeps or follows, and what her services have to answer.
        init(_ visit: Visit, _ db: Reading) throws {
            assemblies = try AssemblyStore.all(db).filter { Standing(assembly: $0, actor: visit.actor).follows }.map(\.id).sorted()
            services = try ServiceStore.all(db).map(\.id).filter { visit.actor.has(.serviceReferent, on: .service($0)) }
        }

        init(assemblies: [AssemblyID]?, services: [ServiceID] = []) { (self.assemblies, self.services) = (assemblies, services) }

        fileprivate var condition: SQL {
            var condition: SQL = "r.transmitted_at is not null"
            if let assemblies {
                condition += " and (r.assembly_id in (\(list: assemblies)) or r.service_id in (\(list: services)))"
            }
            if let assembly { condition += " and r.assembly_id = \(assembly)" }
            if let service { condition += " and r.service_id = \(service)" }
            return condition
        }
    }

    /// How many are owed, late, answered, answered in time.
    struct Counts: Sendable, Equatable {
        var owed = 0
        var late = 0
        var answered = 0
        var inTime = 0
        var all: Int { owed + answered }
    }

    /// The most urgent first, then those that have their answer.
    static func page(_ scope: Scope, _ number: Int, of size: Int, _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: Recommendation)] {
        try RecommendationStore.list(
            scope.condition, order: "case when p.id is null then 0 else 1 end, r.due_at, r.id", most: size, after: (number - 1) * size, db)
    }

    static func counts(_ scope: Scope, at now: Instant, _ db: Reading) throws -> Counts {
        try db.first("""
            select count(*) filter (where p.id is null), count(*) filter (where p.id is null and r.due_at < \(now)), count(p.id),
                count(*) filter (where p.given_at <= r.due_at)
            from recommendations r left join replies p on p.recommendation_id = r.id and p.superseded_at is null
            where \(scope.condition)
            """) { Counts(owed: $0.int(), late: $0.int(), answered: $0.int(), inTime: $0.int()) } ?? Counts()
    }

    /// How the city answers, body by body or service by service: what is late first.
    static func board(_ scope: Scope, by key: Key, at now: Instant, _ db: Reading) throws -> [(key: String, name: String, counts: Counts)] {
        let columns: SQL = switch key { case .assembly: "b.slug, b.name"; case .service: "cast(s.id as text), s.name" }
        let groups: SQL = switch key { case .assembly: "b.slug, b.name"; case .service: "s.id, s.name" }
        return try db.all("""
            select \(columns), count(*) filter (where p.id is null), count(*) filter (where p.id is null and r.due_at < \(now)) as late, count(p.id),
                count(*) filter (where p.given_at <= r.due_at)
            from recommendations r join assemblies b on b.id = r.assembly_id join services s on s.id = r.service_id
            left join replies p on p.recommendation_id = r.id and p.superseded_at is null
            where \(scope.condition) group by \(groups) order by late desc, 2
            """) { (key: $0.text(), name: $0.text(), counts: Counts(owed: $0.int(), late: $0.int(), answered: $0.int(), inTime: $0.int())) }
    }

    /// What the board of the answers adds up by.
    enum Key: String, Sendable, CaseIterable { case assembly = "instance", service }

    /// The bodies and the services that the lists of a person may be narrowed to.
    static func choices(_ scope: Scope, _ db: Reading) throws -> (assemblies: Set<AssemblyID>, services: [(id: ServiceID, name: String)]) {
        (
            Set(try db.all("select distinct r.assembly_id from recommendations r where \(scope.condition)") { $0.id() }),
            try db.all("""
                select distinct s.id, s.name from recommendations r join services s on s.id = r.service_id where \(scope.condition) order by s.name, s.id
                """) { (id: $0.id(), name: $0.text()) }
        )
    }

    /// All that waits for an answer due before this moment.
    static func owed(before moment: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: Recommendation)] {
        try RecommendationStore.list("r.transmitted_at is not null and p.id is null and r.due_at <= \(moment)", order: "r.due_at, r.id", db)
    }
}
