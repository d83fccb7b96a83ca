import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The documents of a meeting, before and after it: for everyone who may read the meeting, or for the members alone.
struct MeetingDocumentsPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/documents"
    static let subject = "meeting"

    let file: MeetingFile
    let documents: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        return Self(file: file, documents: try file.readable(db))
    }

    private var link: String { file.shelfLink }

    func title(_ t: Texts) -> String { t("Documents : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, mayJoin = MeetingRules.mayJoinDocuments(file) == nil
        return """
            \(if: documents.isEmpty, emptyState(t("Aucun document pour l’instant.")))\
            \(each: documents, { document in
                view.file(document, note: document.isInternal ? t("pour les membres") : t("pour tous"), at: "\(link)/\(document.id)", removedAt: mayJoin ? link + "/retirer" : nil)
            })\
            \(if: mayJoin, joining(view))
            """
    }

    private func joining(_ view: View) -> HTML {
        let isOpen = view.form.isFilled || documents.isEmpty
        return details(view.t("Joindre un document"), isOpen: isOpen, view.form(link, files: true) {
            """
            \(view.fileUploadFields())\
            \(view.radios("audience", legend: "Qui pourra le lire ?", choices: [Choice("members", "Les membres seulement"), Choice("everyone", "Les membres et le public de la réunion")], value: "members"))\
            \(view.submit("Joindre", style: .secondary))
            """
        })
    }
}

extension MeetingFile: DocumentShelf {
    typealias FormPage = MeetingDocumentsPage
    static let shelfPath = MeetingDocumentsPage.path
    static func inPath(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }

    var shelf: (subject: String, id: Int) { (MeetingDocumentsPage.subject, meeting.id.number) }
    var shelfLink: String { link + "/documents" }
    func refusalToRead() -> Refusal? { MeetingRules.mayRead(self) }
    func refusalToKeep() -> Refusal? { MeetingRules.mayJoinDocuments(self) }
    /// What is for the members alone is read by them, by who prepares the meetings and by who follows the body.
    func reads(_ document: Document) -> Bool { !document.isInternal || isMember || standing.runs || standing.follows }
    func journalEntry(_ act: JoinedFileAct, _ title: String) -> JournalEntry {
        let name = act == .join ? "meeting.document" : "meeting.document-remove"
        return JournalEntry(name, "assembly", assembly.id.number, reason: title)
    }
}
