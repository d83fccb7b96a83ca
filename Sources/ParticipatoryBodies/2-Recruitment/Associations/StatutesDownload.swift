import Database
import Platform
import Vocabulary
import Web

/// The statutes of an association, for who answers its application and for the auditor.
struct StatutesDownload: Download {
    static let path: Path = "/bureau/instances/:assembly/candidatures/:application/statuts/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = RecruitmentRules.mayReadPapers(standing) { throw refusal }
        let application = try RecruitmentStore.application(try visit.id("application"), in: standing.assembly.id, db)
        return try DocumentDownload.response(visit, of: Association.statutes, application.id.number, db)
    }
}

extension Application {
    /// Where the desk shows it and answers it.
    func deskLink(_ assembly: Assembly) -> String { "\(assembly.deskLink)/candidatures/\(id)" }
}
