import Database
import Vocabulary

/// The questions asked of what the city has received from the bodies, page by page.
enum FollowUpStore {
    /// Whose requests, and which of them.
    struct Scope: Sendable {
        /// Nil: of every body.
        var assemblies: [AssemblyID]?
        var services: [ServiceID] = []
        var assembly: AssemblyID?
        var service: ServiceID?

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
