import Database
import Platform
import Vocabulary
import Web

/// The officer joins the resolution itself, as the council signed it; public with the version.
struct AddResolutionFile: PreparedAction {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers"
    static let limits = DocumentUpload.limits
    static let most = 5

    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ subject: RulebookSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayJoinFile(subject.version, subject.edition, visit.actor)
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let version = subject.version
        guard try DocumentStore.count(of: RulebookVersion.files, version.id.number, .file, db) < Self.most else {
            throw FormErrors("file", "Cinq documents sont déjà joints, le plus possible.")
        }
        let isPublic = version.state == .published
        try DocumentStore.add(
            sent.file, to: RulebookVersion.files, version.id.number, alternativeText: sent.words, isPublic: isPublic, by: visit.actor.account,
            at: visit.now, db)
        return Outcome(to: subject.link, saying: "Le document est joint.", journal: [subject.entry("file-add", sent.words, isPublic: isPublic)])
    }
}

/// The officer takes back a document that is not public yet.
struct RemoveResolutionFile: Action {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers/retirer"

    let file: ID<Document>

    init(_ form: inout FormReader, _ subject: RulebookSubject) { file = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayRemoveFile(subject.version, subject.edition, visit.actor)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let removed = try DocumentStore.remove(file, of: RulebookVersion.files, subject.version.id.number, at: visit.now, db)
        return .removed(removed, to: subject.link) { [subject.entry("file-remove", $0.alternativeText)] }
    }
}

/// A document joined to a version, for those who read the versions at work.
struct ResolutionFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        return try DocumentDownload.response(visit, of: RulebookVersion.files, subject.version.id.number, db)
    }
}

extension RulebookVersion {
    /// What the documents of a version stand beside.
    static let files = "rulebook-version"
}
