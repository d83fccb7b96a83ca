import Database
import Vocabulary
import Web

/// The questions asked of the opinions that the budget waits for, and what puts one before a body.
enum AskedOpinionStore {
    /// What a recommendation answers to.
    struct Asked: Sendable, Equatable {
        var title: String
        var link: String
        var due: Instant
        /// Who asks, when it is not the budget: the Mayor, a deputy.
        var inName = ""
    }

    static func asked(_ recommendation: ID<Recommendation>, _ db: Reading) throws -> Asked? {
        try db.first("select title, link, due_at, in_name from asked_opinions where recommendation_id = \(recommendation)") {
            Asked(title: $0.text(), link: $0.text(), due: $0.instant(), inName: $0.text())
        }
    }

    static func recommendations(on proposal: Int, _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: Recommendation, due: Instant)] {
        let dues: [(ID<Recommendation>, Instant)] = try db.all("select recommendation_id, due_at from asked_opinions where proposal_id = \(proposal)") { ($0.id(), $0.instant()) }
        guard !dues.isEmpty else { return [] }
        let found = try RecommendationStore.list("r.id in (\(list: dues.map(\.0)))", order: "r.id", db)
        return found.compactMap { line in dues.first { $0.0 == line.recommendation.id }.map { (assembly: line.assembly, recommendation: line.recommendation, due: $0.1) } }
    }

    /// What was asked in the name of the city, the latest first, with what each body did of it.
    static func inTheName(of assemblies: [AssemblyID], _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: Recommendation, asked: Asked)] {
        let asked: [(ID<Recommendation>, Asked)] = try db.all("select recommendation_id, title, due_at, in_name from asked_opinions where in_name <> ''") {
            ($0.id(), Asked(title: $0.text(), link: "", due: $0.instant(), inName: $0.text()))
        }
        let byID = Dictionary(asked) { first, _ in first }
        return try RecommendationStore.list(
            "r.assembly_id in (\(list: assemblies)) and r.id in (select o.recommendation_id from asked_opinions o where o.in_name <> '')", order: "r.id desc", most: 200, db
        ).compactMap { line in byID[line.recommendation.id].map { (assembly: line.assembly, recommendation: line.recommendation, asked: $0) } }
    }

    /// Opinions asked of open bodies, due before this moment and after now, that nobody has voted.
    static func due(before moment: Instant, at now: Instant, _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: ID<Recommendation>, number: Int, title: String, due: Instant)] {
        try db.all("""
            select r.assembly_id, r.id, r.number, o.title, o.due_at from asked_opinions o join recommendations r on r.id = o.recommendation_id join assemblies b on b.id = r.assembly_id
            where b.closed_at is null and o.due_at > \(now) and o.due_at <= \(moment) and r.withdrawn_at is null and r.transmitted_at is null
                and not exists (select 1 from resolutions v where v.item_id = r.item_id)
            order by o.due_at, r.id
            """) { (assembly: $0.id(), recommendation: $0.id(), number: $0.int(), title: $0.text(), due: $0.instant()) }
    }

    /// How many opinions a body has before it that it has not voted, body by body.
    static func waiting(_ db: Reading) throws -> [AssemblyID: Int] {
        Dictionary(uniqueKeysWithValues: try db.all("""
            select r.assembly_id, count(*) from asked_opinions o join recommendations r on r.id = o.recommendation_id
            where r.withdrawn_at is null and r.transmitted_at is null and not exists (select 1 from resolutions v where v.item_id = r.item_id)
            group by r.assembly_id
            """) { ($0.id(), $0.int()) })
    }

    /// Whether a body has this question before it, or has answered it.
    static func isAsked(_ assembly: AssemblyID, _ proposal: Int, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from asked_opinions o join recommendations r on r.id = o.recommendation_id
            where o.proposal_id = \(proposal) and r.assembly_id = \(assembly) and r.withdrawn_at is null
            """)
    }

    /// Whether the same was asked of a body in the same name since then.
    static func isAsked(_ assembly: AssemblyID, inName name: String, _ title: String, since moment: Instant, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from asked_opinions o join recommendations r on r.id = o.recommendation_id
            where o.in_name = \(name) and o.title = \(title) and r.assembly_id = \(assembly) and r.withdrawn_at is null and r.deposited_at > \(moment)
            """)
    }

    static func ask(_ asked: BodyOpinions.Asked, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        try ask(Asked(title: asked.title, link: asked.link, due: asked.due), asked.question, proposal: asked.proposal, of: assembly, by: officer, at: now, db)
    }

    static func ask(_ asked: Asked, _ question: String, proposal: Int? = nil, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        let number = try RecommendationStore.deposit(.opinion, asked.title, question, in: assembly, by: officer, at: now, db)
        try db.run("""
            insert into asked_opinions (recommendation_id, proposal_id, title, link, due_at, in_name)
            select r.id, cast(\(proposal) as bigint), cast(\(asked.title) as text), cast(\(asked.link) as text), cast(\(asked.due) as bigint), cast(\(asked.inName) as text)
            from recommendations r where r.assembly_id = \(assembly) and r.number = \(number)
            """)
        return number
    }
}
