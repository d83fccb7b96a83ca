import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What a course leaves to those it is for: slides, sheets, exercises.
struct TrainingMaterialPage: Page {
    static let path: Path = "/formations/:training/supports"
    static let subject = "training", most = 20

    let file: TrainingFile
    let documents: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try TrainingStore.file(visit, db)
        if let refusal = TrainingRules.mayReadMaterial(file) { throw refusal }
        return Self(file: file, documents: try DocumentStore.all(of: subject, file.training.id.number, db))
    }

    private var link: String { file.training.link + "/supports" }

    func title(_ t: Texts) -> String { t("Supports : \(file.training.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Formations"), "/formations"), Crumb(file.training.title, file.training.link)] }

    func body(_ view: View) -> HTML {
        let mayKeep = TrainingRules.mayKeep(file.actor) == nil
        return """
            \(if: documents.isEmpty, emptyState(view.t("Aucun support pour l’instant.")))\
            \(each: documents, { view.file($0, at: "\(link)/\($0.id)", removedAt: mayKeep ? link + "/retirer" : nil) })\
            \(if: mayKeep, adding(view))
            """
    }

    private func adding(_ view: View) -> HTML {
        let isOpen = view.form.isFilled || documents.isEmpty
        return details(view.t("Ajouter un support"), isOpen: isOpen, view.form(link, files: true) {
            "\(view.fileUploadFields())\(view.submit("Ajouter", style: .secondary))"
        })
    }
}

/// A document of a course, for those it is for.
struct TrainingMaterialDownload: Download {
    static let path: Path = "/formations/:training/supports/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try TrainingStore.file(visit, db)
        if let refusal = TrainingRules.mayReadMaterial(file) { throw refusal }
        return try DocumentDownload.response(visit, of: TrainingMaterialPage.subject, file.training.id.number, db)
    }
}

/// Add a document to a course.
struct AddTrainingMaterial: PreparedAction {
    typealias FormPage = TrainingMaterialPage
    static let path: Path = "/formations/:training/supports"
    static let limits = DocumentUpload.limits

    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ file: TrainingFile) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingFile { try TrainingStore.file(visit, db) }
    static func refusal(_ file: TrainingFile, _ visit: Visit) -> Refusal? { TrainingRules.mayKeep(file.actor) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    func perform(_ file: TrainingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let id = file.training.id.number
        guard try DocumentStore.all(of: TrainingMaterialPage.subject, id, db).count < TrainingMaterialPage.most else {
            throw FormErrors("file", "Vingt supports sont déjà là, le plus possible.")
        }
        try DocumentStore.add(
            sent.file, to: TrainingMaterialPage.subject, id, alternativeText: sent.words, isPublic: false, isInternal: true, by: visit.actor.account, at: visit.now, db)
        return Outcome(to: file.training.link + "/supports", saying: "Le support est ajouté.", journal: [JournalEntry("training.material", "training", id, reason: sent.words)])
    }
}

/// Take a document of a course away.
struct RemoveTrainingMaterial: Action {
    typealias FormPage = TrainingMaterialPage
    static let path: Path = "/formations/:training/supports/retirer"

    let document: ID<Document>

    init(_ form: inout FormReader, _ file: TrainingFile) { document = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> TrainingFile { try TrainingStore.file(visit, db) }
    static func refusal(_ file: TrainingFile, _ visit: Visit) -> Refusal? { TrainingRules.mayKeep(file.actor) }

    func perform(_ file: TrainingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = file.training.id.number, removed = try DocumentStore.remove(document, of: TrainingMaterialPage.subject, id, at: visit.now, db)
        return .removed(removed, to: file.training.link + "/supports") { [JournalEntry("training.material-remove", "training", id, reason: $0.alternativeText)] }
    }
}
