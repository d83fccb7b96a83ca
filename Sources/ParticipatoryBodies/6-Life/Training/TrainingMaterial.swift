import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What a course leaves to those it is for: slides, sheets, exercises.
struct TrainingMaterialPage: Page {
    static let path: Path = "/formations/:training/supports"

    let file: TrainingFile
    let documents: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try TrainingStore.file(visit, db)
        if let refusal = TrainingRules.mayReadMaterial(file) { throw refusal }
        return Self(file: file, documents: try file.readable(db))
    }

    private var link: String { file.shelfLink }

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

extension TrainingFile: DocumentShelf {
    typealias FormPage = TrainingMaterialPage
    static let shelfPath = TrainingMaterialPage.path
    static func inPath(_ visit: Visit, _ db: Reading) throws -> TrainingFile { try TrainingStore.file(visit, db) }

    var shelf: (subject: String, id: Int) { ("training", training.id.number) }
    var shelfLink: String { training.link + "/supports" }
    func refusalToRead() -> Refusal? { TrainingRules.mayReadMaterial(self) }
    func refusalToKeep() -> Refusal? { TrainingRules.mayKeep(actor) }
    func reads(_ document: Document) -> Bool { true }
    func journalEntry(_ act: JoinedFileAct, _ title: String) -> JournalEntry {
        let name = act == .join ? "training.material" : "training.material-remove"
        return JournalEntry(name, "training", training.id.number, reason: title)
    }
}
