import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The documents of a meeting, before and after it: for everyone who may read the meeting, or for the members alone.
struct MeetingDocumentsPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/documents"
    static let subject = "meeting", most = 20

    let file: MeetingFile
    let documents: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        return Self(file: file, documents: try readable(file, db))
    }

    /// Those that this person may read.
    static func readable(_ file: MeetingFile, _ db: Reading) throws -> [Document] {
        let isInside = file.isMember || file.standing.runs || file.standing.follows
        return try DocumentStore.all(of: subject, file.meeting.id.number, db).filter { !$0.isInternal || isInside }
    }

    private var link: String { file.link + "/documents" }

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

/// A document of a meeting, for whom may read it.
struct MeetingDocumentDownload: Download {
    static let path: Path = "/instances/:assembly/reunions/:meeting/documents/:document"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try MeetingStore.file(visit, db), id: ID<Document> = try visit.id("document")
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        guard try MeetingDocumentsPage.readable(file, db).contains(where: { $0.id == id }) else { throw NotFound() }
        return try DocumentDownload.response(visit, of: MeetingDocumentsPage.subject, file.meeting.id.number, db)
    }
}

/// Join a document to a meeting, for its members or for whoever may read it.
struct JoinMeetingDocument: PreparedAction {
    typealias FormPage = MeetingDocumentsPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/documents"
    static let limits = DocumentUpload.limits

    let isForMembers: Bool
    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ file: MeetingFile) { isForMembers = form.raw("audience") != "everyone" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayJoinDocuments(file) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let id = file.meeting.id.number
        guard try DocumentStore.all(of: MeetingDocumentsPage.subject, id, db).count < MeetingDocumentsPage.most else {
            throw FormErrors("file", "Vingt documents sont déjà joints, le plus possible.")
        }
        try DocumentStore.add(
            sent.file, to: MeetingDocumentsPage.subject, id, alternativeText: sent.words, isPublic: false, isInternal: isForMembers, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: file.link + "/documents", saying: "Le document est joint.", journal: [JournalEntry("meeting.document", "assembly", file.assembly.id.number, reason: sent.words)])
    }
}

/// Take a document of a meeting away.
struct RemoveMeetingDocument: Action {
    typealias FormPage = MeetingDocumentsPage
    static let path: Path = "/instances/:assembly/reunions/:meeting/documents/retirer"

    let document: ID<Document>

    init(_ form: inout FormReader, _ file: MeetingFile) { document = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> MeetingFile { try MeetingStore.file(visit, db) }
    static func refusal(_ file: MeetingFile, _ visit: Visit) -> Refusal? { MeetingRules.mayJoinDocuments(file) }

    func perform(_ file: MeetingFile, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let removed = try DocumentStore.remove(document, of: MeetingDocumentsPage.subject, file.meeting.id.number, at: visit.now, db)
        return .removed(removed, to: file.link + "/documents") { [JournalEntry("meeting.document-remove", "assembly", file.assembly.id.number, reason: $0.alternativeText)] }
    }
}
