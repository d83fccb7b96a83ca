import Database
import Platform
import Vocabulary
import Web

/// Documents that the lead service or the officer joins to the conclusion in force: a plan, a quotation.
extension StudyFile: DecisionWithFiles {
    typealias FormPage = StudyPage
    static let filesPath: Path = "/bureau/editions/:edition/etudes/:number/fichiers"
    static func inPath(_ visit: Visit, _ db: Reading) throws -> StudyFile { try FeasibilityStore.file(visit, db) }

    var joined: (subject: String, id: Int, isReleased: Bool)? {
        synthesis.map { (Synthesis.files, $0.id.number, $0.milestones.releasedAt != nil) }
    }
    func refusalToJoin(_ visit: Visit) -> Refusal? { FeasibilityRules.mayJoinFile(self, visit.actor, at: visit.now) }
    func journalEntry(_ act: JoinedFileAct, _ title: String, isPublic: Bool) -> JournalEntry {
        let name = act == .join ? "feasibility.file-add" : "feasibility.file-remove"
        return JournalEntry(name, "proposal", proposal.id.number, edition: edition.id, reason: title, isPublic: isPublic)
    }
}

/// A document joined to the conclusion in force, for those who read the study.
struct ConclusionFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/fichiers/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.mayRead(file, visit.actor) { throw refusal }
        return try file.file(visit, db)
    }
}

extension Synthesis {
    /// What the documents of a conclusion stand beside.
    static let files = "synthesis"
}
