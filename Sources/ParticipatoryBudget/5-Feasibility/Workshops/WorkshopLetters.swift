import Database
import Vocabulary

/// Who is told of a workshop: all who carry its proposals, then those who follow one of them and carry none.
enum WorkshopLetters {
    /// From an edition, the number and the title of a proposal, and an account.
    typealias Writing = (Edition, Int, String, AccountID) -> Letter

    static func letters(
        _ edition: Edition, _ proposals: [(id: ID<Proposal>, number: Int, title: String)], _ db: Reading, toPeople: Writing, toFollowers: Writing
    ) throws -> [Letter] {
        let ids = proposals.map(\.id), known = Dictionary(proposals.map { ($0.id, $0) }) { $1 }
        let people = try FeasibilityStore.proposers(of: ids, db).sorted { ($0.account, $0.proposal) < ($1.account, $1.proposal) }
        var told = Set<AccountID>()
        let invited = people.compactMap { line in
            known[line.proposal].flatMap { told.insert(line.account).inserted ? toPeople(edition, $0.number, $0.title, line.account) : nil }
        }
        let following = try Follows.followers(of: ids, db).compactMap { line in
            known[line.proposal].flatMap { told.insert(line.account).inserted ? toFollowers(edition, $0.number, $0.title, line.account) : nil }
        }
        return invited + following
    }
}
