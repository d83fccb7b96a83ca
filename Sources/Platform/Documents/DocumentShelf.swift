package import Database
package import Vocabulary
package import Web

/// What documents are joined to one by one, for whom may read it: a meeting, a course.
package protocol DocumentShelf: Sendable {
    associatedtype FormPage: Page
    /// Where they are read and joined; a document stands below, and `/retirer` takes one away.
    static var shelfPath: Path { get }
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Self
    /// What they stand beside.
    var shelf: (subject: String, id: Int) { get }
    var shelfLink: String { get }
    func refusalToRead() -> Refusal?
    func refusalToKeep() -> Refusal?
    /// Whether who asks may read this one.
    func reads(_ document: Document) -> Bool
    func journalEntry(_ act: JoinedFileAct, _ title: String) -> JournalEntry
}

extension DocumentShelf {
    /// Those that this person may read.
    package func readable(_ db: Reading) throws -> [Document] { try DocumentStore.all(of: shelf.subject, shelf.id, db).filter(reads) }
}

/// Join a document, for those who may read what it is joined to or for those within.
package struct AddToShelf<Shelf: DocumentShelf>: PreparedAction {
    package typealias FormPage = Shelf.FormPage
    package static var path: Path { Shelf.shelfPath }
    package static var limits: Limits { DocumentUpload.limits }
    private static var most: Int { 20 }

    private let isInternal: Bool
    package var preparation: DocumentUpload?

    package init(_ form: inout FormReader, _ shelf: Shelf) { isInternal = form.raw("audience") != "everyone" }

    package static func subject(_ visit: Visit, _ db: Reading) throws -> Shelf { try .inPath(visit, db) }
    package static func refusal(_ shelf: Shelf, _ visit: Visit) -> Refusal? { shelf.refusalToKeep() }
    package static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    package func perform(_ shelf: Shelf, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let (subject, id) = shelf.shelf
        guard try DocumentStore.all(of: subject, id, db).count < Self.most else { throw FormErrors("file", "Vingt documents sont déjà joints, le plus possible.") }
        try DocumentStore.add(
            sent.file, to: subject, id, alternativeText: sent.words, isPublic: false, isInternal: isInternal, by: visit.actor.account, at: visit.now, db)
        return Outcome(to: shelf.shelfLink, saying: "Le document est joint.", journal: [shelf.journalEntry(.join, sent.words)])
    }
}

/// Take a document away.
package struct TakeFromShelf<Shelf: DocumentShelf>: Action {
    package typealias FormPage = Shelf.FormPage
    package static var path: Path { Path(stringLiteral: Shelf.shelfPath.description + "/retirer") }

    private let document: ID<Document>

    package init(_ form: inout FormReader, _ shelf: Shelf) { document = form.id("document") }

    package static func subject(_ visit: Visit, _ db: Reading) throws -> Shelf { try .inPath(visit, db) }
    package static func refusal(_ shelf: Shelf, _ visit: Visit) -> Refusal? { shelf.refusalToKeep() }

    package func perform(_ shelf: Shelf, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let removed = try DocumentStore.remove(document, of: shelf.shelf.subject, shelf.shelf.id, at: visit.now, db)
        return .removed(removed, to: shelf.shelfLink) { [shelf.journalEntry(.takeBack, $0.alternativeText)] }
    }
}

/// A document, for whom may read it.
package struct ShelfDownload<Shelf: DocumentShelf>: Download {
    package static var path: Path { Path(stringLiteral: Shelf.shelfPath.description + "/:document") }

    package static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let shelf = try Shelf.inPath(visit, db), id: ID<Document> = try visit.id("document")
        if let refusal = shelf.refusalToRead() { throw refusal }
        guard try shelf.readable(db).contains(where: { $0.id == id }) else { throw NotFound() }
        return try DocumentDownload.response(visit, of: shelf.shelf.subject, shelf.shelf.id, db)
    }
}
