import Database
import Platform
import Vocabulary
import Web

/// Documents that the officer joins to the decision in force: the decision as it was signed, a plan, a letter.
extension EligibilityFile: DecisionWithFiles {
    typealias FormPage = EligibilityReviewPage
    static let filesPath: Path = "/bureau/editions/:edition/recevabilite/:number/fichiers"
    static func inPath(_ visit: Visit, _ db: Reading) throws -> EligibilityFile { try EligibilityStore.file(visit, db) }

    var joined: (subject: String, id: Int, isReleased: Bool)? {
        review.map { (EligibilityReview.files, $0.id.number, $0.milestones.releasedAt != nil) }
    }
    func refusalToJoin(_ visit: Visit) -> Refusal? { EligibilityRules.mayJoinFile(self, visit.actor, at: visit.now) }
    func journalEntry(_ act: JoinedFileAct, _ title: String, isPublic: Bool) -> JournalEntry {
        let name = act == .join ? "eligibility.file-add" : "eligibility.file-remove"
        return JournalEntry(name, "proposal", proposal.id.number, edition: edition.id, reason: title, isPublic: isPublic)
    }
}

/// A document joined to the decision in force, for those who read the examination.
struct ReviewFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/recevabilite/:number/fichiers/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try EligibilityStore.file(visit, db)
        if let refusal = EligibilityRules.mayRead(file, visit.actor) { throw refusal }
        return try file.file(visit, db)
    }
}

extension EligibilityReview {
    /// What the documents of a decision stand beside.
    static let files = "eligibility-review"
}
