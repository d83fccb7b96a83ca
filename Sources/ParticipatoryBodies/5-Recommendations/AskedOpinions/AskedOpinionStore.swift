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
    }

    static func asked(_ recommendation: ID<Recommendation>, _ db: Reading) throws -> Asked? {
        try db.first("select title, link, due_at from asked_opinions where recommendation_id = \(recommendation)") {
            Asked(title: $0.text(), link: $0.text(), due: $0.instant())
        }
    }

    static func recommendations(on proposal: Int, _ db: Reading) throws -> [(assembly: AssemblyID, recommendation: Recommendation, due: Instant)] {
        let dues: [(ID<Recommendation>, Instant)] = try db.all("select recommendation_id, due_at from asked_opinions where proposal_id = \(proposal)") { ($0.id(), $0.instant()) }
        guard !dues.isEmpty else { return [] }
        let found = try RecommendationStore.list("r.id in (\(list: dues.map(\.0)))", order: "r.id", db)
        return found.compactMap { line in dues.first { $0.0 == line.recommendation.id }.map { (assembly: line.assembly, recommendation: line.recommendation, due: $0.1) } }
    }

    /// Whether a body has this question before it, or has answered it.
    static func isAsked(_ assembly: AssemblyID, _ proposal: Int, _ db: Reading) throws -> Bool {
        try db.exists("""
            select 1 from asked_opinions o join recommendations r on r.id = o.recommendation_id
            where o.proposal_id = \(proposal) and r.assembly_id = \(assembly) and r.withdrawn_at is null
            """)
    }

    static func ask(_ asked: BodyOpinions.Asked, of assembly: AssemblyID, by officer: AccountID, at now: Instant, _ db: Writing) throws -> Int {
        let number = try RecommendationStore.deposit(.opinion, asked.title, asked.question, in: assembly, by: officer, at: now, db)
        try db.run("""
            insert into asked_opinions (recommendation_id, proposal_id, title, link, due_at)
            select r.id, cast(\(asked.proposal) as bigint), cast(\(asked.title) as text), cast(\(asked.link) as text), cast(\(asked.due) as bigint) from recommendations r
            where r.assembly_id = \(assembly) and r.number = \(number)
            """)
        return number
    }
}
