import Database
import Platform
import Vocabulary
import Web

/// The officer joins the resolution itself, as the council signed it; public with the version.
struct AddResolutionFile: PreparedAction {
    typealias FormPage = RulebookVersionPage
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers"
    static let limits = FileUpload.limits
    static let most = 5

    let title: String
    var preparation: StoredFile?

    init(_ form: inout FormReader, _ subject: RulebookSubject) { title = form.text("file_title", min: 3, max: 120) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> RulebookSubject { try .load(visit, db) }
    static func refusal(_ subject: RulebookSubject, _ visit: Visit) -> Refusal? {
        RulebookRules.mayJoinFile(subject.version, subject.edition, visit.actor)
    }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await FileUpload.titled(form, file: "file", words: "file_title", visit)
    }

    func perform(_ subject: RulebookSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw FormErrors("file", "Choisissez un fichier sur votre appareil.") }
        let version = subject.version
        guard try DocumentStore.count(of: RulebookVersion.files, version.id.number, .file, db) < Self.most else {
            throw FormErrors("file", "Cinq documents sont déjà joints, le plus possible.")
        }
        let isPublic = version.state == .published
        try DocumentStore.add(
            preparation, to: RulebookVersion.files, version.id.number, alternativeText: title, isPublic: isPublic, by: visit.actor.account,
            at: visit.now, db)
        return Outcome(to: subject.link, saying: "Le document est joint.", journal: [subject.entry("file-add", title, isPublic: isPublic)])
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
        let files = try DocumentStore.all(of: RulebookVersion.files, subject.version.id.number, .file, db)
        guard let found = files.first(where: { $0.id == file }) else { throw NotFound() }
        try DocumentStore.remove(file, at: visit.now, db)
        return Outcome(to: subject.link, saying: "Le document est retiré.", journal: [subject.entry("file-remove", found.alternativeText)])
    }
}

/// A document joined to a version, for those who read the versions at work.
struct ResolutionFileDownload: Download {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/fichiers/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db), id: ID<Document> = try visit.id("document")
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        let files = try DocumentStore.all(of: RulebookVersion.files, subject.version.id.number, .file, db)
        guard let file = files.first(where: { $0.id == id }) else { throw NotFound() }
        return try DocumentDownload.response(file, visit.world)
    }
}

extension RulebookVersion {
    /// What the documents of a version stand beside.
    static let files = "rulebook-version"
}
