import Database
import Vocabulary
import Web

/// Everything that the official record of a vote tells: the calendar, who voted by which way, the urns of paper, the count, the signatures.
struct OfficialRecord: Sendable {
    var edition: Edition
    var count: Count
    var proclamation: Proclamation?
    var projects: [Project]
    var paper: PaperAccount
    var signatures: [RecordSignature]
    /// Whether everyone may read it.
    var isPublic: Bool
    /// Whether the reader kept a polling place.
    var keepsOne: Bool
    /// Whether the reader may know who wins: who kept a polling place reads and signs, before the proclamation, what concerns paper.
    var showsResults = true

    /// Before the proclamation, only those who preview the results read it whole; then everyone.
    static func load(_ visit: Visit, _ db: Reading) throws -> OfficialRecord {
        let edition = try Edition.inPath(visit, db)
        let published = try ResultsStore.published(edition.id, at: visit.now, db)
        let keepsOne = try PollingPlaceStore.isStaff(visit.actor.account, of: edition.id, db), mayPreview = ResultsRules.mayPreview(edition, visit.actor)
        guard let count = try published?.count ?? (mayPreview || keepsOne ? ResultsStore.count(edition.id, db) : nil) else { throw ResultsRules.notYet(edition, at: visit.now) }
        return OfficialRecord(
            edition: edition, count: count, proclamation: try ResultsStore.proclamation(edition.id, db), projects: try ProjectStore.projects(edition.id, db),
            paper: try PaperAccount.load(edition.id, db), signatures: try RecordSignatureStore.signatures(edition.id, since: count.countedAt, db),
            isPublic: published != nil, keepsOne: keepsOne, showsResults: published != nil || mayPreview)
    }

    /// As everyone may read it: small cells are hidden once it is public.
    var record: CountRecord { isPublic ? count.record.published : count.record }
    /// Whether somebody signed it as it stands: not before an incident that was noted since.
    func isSigned(by account: AccountID?) -> Bool { signatures.contains { $0.account == account && !isBehind($0) } }
    func isBehind(_ signature: RecordSignature) -> Bool { paper.incidents.contains { $0.notedAt > signature.at } }
}
