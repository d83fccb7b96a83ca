import Database
import Platform
import Vocabulary
import Web

/// The resolution itself, as the council signed it, joined by the officer; public with the version.
extension RulebookSubject: DecisionWithFiles {
    typealias FormPage = RulebookVersionPage
    static let filesPath: Path = "/bureau/editions/:edition/reglement/:version/fichiers"
    static func inPath(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try load(visit, db) }

    var joined: (subject: String, id: Int, isReleased: Bool)? { (RulebookVersion.files, version.id.number, version.state == .published) }
    func refusalToJoin(_ visit: Visit) -> Refusal? { RulebookRules.mayJoinFile(version, edition, visit.actor) }
    func journalEntry(_ act: JoinedFileAct, _ title: String, isPublic: Bool) -> JournalEntry {
        switch act {
        case .join: entry("file-add", title, isPublic: isPublic)
        case .takeBack: entry("file-remove", title, isPublic: isPublic)
        }
    }
}

/// A document joined to a version, for those who read the versions at work.
struct ResolutionFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        return try subject.file(visit, db)
    }
}

extension RulebookVersion {
    /// What the documents of a version stand beside.
    static let files = "rulebook-version"
}
