import Database
import Platform
import Vocabulary
import Web

/// Who follows the work adds a photo, with what it shows in words; it may be of a milestone.
struct AddWorkPhoto: PreparedAction {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/photos"
    static let limits = PhotoUpload.limits

    /// The work and the milestones among which one chooses.
    struct Subject: Sendable {
        var of: WorkSubject
        var milestones: [Milestone]
    }

    let alternativeText: String
    let milestone: ID<Milestone>?
    var preparation: StoredFile?

    init(_ form: inout FormReader, _ subject: Subject) {
        alternativeText = form.text("alternative", min: 3, max: 200)
        milestone = form.optionalID("milestone")
        if let milestone, !subject.milestones.contains(where: { $0.id == milestone }) { form.error("milestone", "Choisissez dans la liste.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        return Subject(of: of, milestones: try ImplementationStore.milestones(of.work.id, db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }

    /// The photo is made ready, without where it was taken; a description that is missing is told with what is wrong with the photo.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await PhotoUpload.described(form, photo: "photo", words: "alternative", visit)
    }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw FormErrors("photo", "Choisissez une photo sur votre appareil.") }
        let work = subject.of.work
        guard try ImplementationStore.photos(work.id, subject.milestones, db).count < WorkPhotosPage.most else {
            throw FormErrors("photo", "Ce projet a déjà \(WorkPhotosPage.most) photos, le plus possible.")
        }
        try DocumentStore.add(
            preparation, to: milestone == nil ? "work" : "milestone", milestone?.number ?? work.id.number, alternativeText: alternativeText,
            isPublic: true, by: visit.actor.account, at: visit.now, db)
        try ImplementationStore.touch(work.id, at: visit.now, db)
        return Outcome(to: subject.of.link + "/photos", saying: "La photo est publiée.", journal: [subject.of.entry("photo-add", alternativeText)])
    }
}

/// Who follows the work takes a photo away.
struct RemoveWorkPhoto: Action {
    typealias FormPage = WorkPhotosPage
    static let path: Path = "/bureau/editions/:edition/realisation/:number/photos/retirer"

    let photo: WorkDocument?

    init(_ form: inout FormReader, _ subject: Subject) {
        let id: ID<Document>? = form.optionalID("document")
        photo = subject.photos.first { $0.document.id == id }
        if photo == nil { form.error("", "Cette photo n’est plus là.") }
    }

    /// The work and its photos.
    struct Subject: Sendable {
        var of: WorkSubject
        var photos: [WorkDocument]
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let of = try WorkSubject.load(visit, db)
        return Subject(of: of, photos: try ImplementationStore.photos(of.work.id, try ImplementationStore.milestones(of.work.id, db), db))
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { ImplementationRules.mayReport(subject.of.work, subject.of.edition, visit.actor) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let photo else { throw NotFound() }
        try DocumentStore.remove(photo.document.id, at: visit.now, db)
        return Outcome(
            to: subject.of.link + "/photos", saying: "La photo est retirée.",
            journal: [subject.of.entry("photo-remove", photo.document.alternativeText)])
    }
}
