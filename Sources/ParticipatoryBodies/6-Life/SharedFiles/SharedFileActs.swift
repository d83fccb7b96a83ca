import Database
import Platform
import Vocabulary
import Web

/// Make a folder for the files of the members.
struct CreateFolder: Action {
    typealias FormPage = SharedFilesPage
    static let path: Path = "/instances/:assembly/dossiers"

    let name: String

    init(_ form: inout FormReader, _ standing: Standing) { name = form.text("name", min: 2, max: 80) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { SpaceRules.mayShare(standing) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = standing.assembly
        guard try SharedFileStore.create(name, in: assembly.id, by: try visit.account(), at: visit.now, db) else {
            throw FormErrors("name", "Un dossier porte déjà ce nom.")
        }
        return Outcome(to: assembly.link + "/fichiers", saying: "Le dossier est créé.", journal: [JournalEntry("life.folder", "assembly", assembly.id.number, reason: name)])
    }
}

/// Share a file with the members, in a folder.
struct ShareFile: PreparedAction {
    typealias FormPage = SharedFilesPage
    static let path: Path = "/instances/:assembly/fichiers"
    static let limits = DocumentUpload.limits

    let folder: ID<Folder>
    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ standing: Standing) { folder = form.id("folder") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Standing { try AssemblyStore.standing(visit, db) }
    static func refusal(_ standing: Standing, _ visit: Visit) -> Refusal? { SpaceRules.mayShare(standing) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    func perform(_ standing: Standing, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let assembly = standing.assembly
        guard try SharedFileStore.folders(assembly.id, db).contains(where: { $0.id == folder }) else { throw FormErrors("folder", "Choisissez un dossier de l’instance.") }
        guard try SharedFileStore.all(assembly.id, db).count < SharedFile.mostFiles else {
            throw FormErrors("file", "Deux cents fichiers sont déjà partagés, le plus possible. Retirez ceux qui ne servent plus.")
        }
        let id = try SharedFileStore.share(sent.file, as: sent.words, in: folder, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: "\(assembly.link)/fichiers/\(id)", saying: "Le fichier est partagé avec les membres.",
            journal: [JournalEntry("life.file", "assembly", assembly.id.number, reason: sent.words)])
    }
}

/// Add a version of a shared file, with what it changes. Those of before stay.
struct AddFileVersion: PreparedAction {
    typealias FormPage = SharedFilePage
    static let path: Path = "/instances/:assembly/fichiers/:file"
    static let limits = DocumentUpload.limits

    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ subject: SharedFileSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SharedFileSubject { try SharedFileStore.subject(visit, db) }
    static func refusal(_ subject: SharedFileSubject, _ visit: Visit) -> Refusal? { SpaceRules.mayShare(subject.standing) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    func perform(_ subject: SharedFileSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let file = subject.file, number = (file.versions.first?.number ?? 0) + 1
        guard number <= SharedFile.mostVersions else { throw FormErrors("file", "Ce fichier a cinquante versions, le plus possible. Partagez-en un nouveau.") }
        try SharedFileStore.add(sent.file, to: file.id, file.title, number: number, note: sent.words, by: try visit.account(), at: visit.now, db)
        return Outcome(
            to: subject.link, saying: "La version \(number) est là. Celles d’avant restent.",
            journal: [JournalEntry("life.file-version", "assembly", subject.standing.assembly.id.number, reason: "\(file.title), \(number), \(sent.words)")])
    }
}

/// Withdraw a shared file with all its versions.
struct WithdrawFile: Action {
    typealias FormPage = SharedFilePage
    static let path: Path = "/instances/:assembly/fichiers/:file/retrait"

    init(_ form: inout FormReader, _ subject: SharedFileSubject) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> SharedFileSubject { try SharedFileStore.subject(visit, db) }
    static func refusal(_ subject: SharedFileSubject, _ visit: Visit) -> Refusal? { SharedFileRules.mayWithdraw(subject) }

    func perform(_ subject: SharedFileSubject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let assembly = subject.standing.assembly
        try SharedFileStore.withdraw(subject.file.id, at: visit.now, db)
        return Outcome(
            to: assembly.link + "/fichiers", saying: "Le fichier est retiré, avec ses versions.",
            journal: [JournalEntry("life.file-withdraw", "assembly", assembly.id.number, reason: subject.file.title)])
    }
}
