import Database
import Platform
import Vocabulary
import Web

/// Who follows the work adds a document, with its title; it may be of a milestone.
struct AddWorkFile: PreparedAction {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/fichiers"
    static let limits = FileUpload.limits

    let title: String
    let milestone: ID<Milestone>?
    var preparation: StoredFile?

    init(_ form: inout FormReader, _ subject: AddWorkPhoto.Subject) {
        title = form.text("file_title", min: 3, max: 120)
        milestone = form.optionalID("file_milestone")
        if let milestone, !subject.milestones.contains(where: { $0.id == milestone }) { form.error("file_milestone", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AddWorkPhoto.Subject { try AddWorkPhoto.subject(visit, db) }
    static func refusal(_ subject: AddWorkPhoto.Subject, _ visit: Visit) -> Refusal? { AddWorkPhoto.refusal(subject, visit) }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await FileUpload.titled(form, file: "file", words: "file_title", visit)
    }

    func perform(_ subject: AddWorkPhoto.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw FormErrors("file", "Choisissez un fichier sur votre appareil.") }
        let work = subject.of.work
        guard try ImplementationStore.files(work.id, subject.milestones, db).count < WorkPhotosPage.most else {
            throw FormErrors("file", "Ce projet a déjà \(WorkPhotosPage.most) documents, le plus possible.")
        }
        try DocumentStore.add(
            preparation, to: milestone == nil ? "work" : "milestone", milestone?.number ?? work.id.number, alternativeText: title,
            isPublic: true, by: visit.actor.account, at: visit.now, db)
        try ImplementationStore.touch(work.id, at: visit.now, db)
        return Outcome(to: subject.of.link + "/photos#documents", saying: "Le document est publié.", journal: [subject.of.entry("file-add", title)])
    }
}

/// Who follows the work takes a document away.
struct RemoveWorkFile: Action {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/fichiers/retirer"

    let file: WorkDocument?

    /// The work and its documents.
    struct Subject: Sendable {
        var of: WorkSubject
        var files: [WorkDocument]
    }

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<Document>? = form.optionalID("document")
        file = subject.files.first { $0.document.id == id }
        if file == nil { form.error("", "Ce document n’est plus là.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        return Subject(of: of, files: try ImplementationStore.files(of.work.id, try ImplementationStore.milestones(of.work.id, db), db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let file else { throw NotFound() }
        try DocumentStore.remove(file.document.id, at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/photos#documents", saying: "Le document est retiré.",
            journal: [subject.of.entry("file-remove", file.document.alternativeText)])
    }
}
