import Database
import Platform
import Vocabulary
import Web

/// Who follows the work adds a photo with what it shows, or a document with its title; it may be of a milestone.
struct AddWorkDocument: PreparedAction {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/photos"
    static let limits = DocumentUpload.limits

    /// The work and the milestones among which one chooses.
    struct Subject: Sendable {
        var of: WorkSubject
        var milestones: [Milestone]
    }

    let milestone: ID<Milestone>?
    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ subject: Subject) {
        milestone = form.optionalID("milestone")
        if let milestone, !subject.milestones.contains(where: { $0.id == milestone }) { form.error("milestone", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        return Subject(of: of, milestones: try ImplementationStore.milestones(of.work.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, visit) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let work = subject.of.work
        let alike = try ImplementationStore.documents(work.id, subject.milestones, db).filter { $0.document.kind == sent.file.kind }
        guard alike.count < WorkPhotosPage.most else {
            throw FormErrors(sent.field, sent.isPhoto
                ? "Ce projet a déjà \(WorkPhotosPage.most) photos, le plus possible." : "Ce projet a déjà \(WorkPhotosPage.most) documents, le plus possible.")
        }
        try DocumentStore.add(
            sent.file, to: milestone == nil ? "work" : "milestone", milestone?.number ?? work.id.number, alternativeText: sent.words,
            isPublic: true, by: visit.actor.account, at: visit.now, db)
        try ImplementationStore.touch(work.id, at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/photos", saying: sent.isPhoto ? "La photo est publiée." : "Le document est publié.",
            journal: [sent.isPhoto ? subject.of.entry("photo-add", sent.words) : subject.of.entry("file-add", sent.words)])
    }
}

/// Who follows the work takes a photo or a document away.
struct RemoveWorkDocument: Action {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/photos/retirer"

    let document: ID<Document>

    init(_ form: inout FormReader, _ subject: AddWorkDocument.Subject) { document = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> AddWorkDocument.Subject { try AddWorkDocument.subject(visit, db) }
    static func refusal(_ subject: AddWorkDocument.Subject, _ visit: Visit) -> Refusal? { AddWorkDocument.refusal(subject, visit) }

    func perform(_ subject: AddWorkDocument.Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        // Only one of this work's.
        let removed = try ImplementationStore.documents(subject.of.work.id, subject.milestones, db).first { $0.document.id == document }?.document
        if let removed { try DocumentStore.remove(removed.id, at: visit.now, db) }
        return .removed(removed, to: subject.of.link + "/photos") {
            [$0.kind == .photo ? subject.of.entry("photo-remove", $0.alternativeText) : subject.of.entry("file-remove", $0.alternativeText)]
        }
    }
}
