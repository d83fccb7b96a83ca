package import Database
package import HTML
import L10n
package import Vocabulary
package import Web

/// A signed decision that documents are joined to, as the acts on them see it: for everyone once it is released, or for colleagues.
package protocol DecisionWithFiles: Sendable {
    associatedtype FormPage: Page
    /// Where one joins a document; it has the named parts of the page.
    static var filesPath: Path { get }
    static func inPath(_ visit: Visit, _ db: Reading) throws -> Self
    /// What the documents stand beside, and whether it is released; nil as long as nothing is signed.
    var joined: (subject: String, id: Int, isReleased: Bool)? { get }
    /// Its page.
    var link: String { get }
    func refusalToJoin(_ visit: Visit) -> Refusal?
    func journalEntry(_ act: JoinedFileAct, _ title: String, isPublic: Bool) -> JournalEntry
}

/// What is done with a document of a decision.
package enum JoinedFileAct: Sendable { case join, takeBack }

extension DecisionWithFiles {
    package func files(_ db: Reading) throws -> [Document] {
        try joined.map { try DocumentStore.all(of: $0.subject, $0.id, db) } ?? []
    }

    /// The document in the path, for whom the caller knows may read the decision.
    package func file(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        guard let joined else { throw NotFound() }
        return try DocumentDownload.response(visit, of: joined.subject, joined.id, db)
    }
}

/// Join a document to a decision.
package struct JoinFile<Decision: DecisionWithFiles>: PreparedAction {
    package typealias FormPage = Decision.FormPage
    package static var path: Path { Decision.filesPath }
    package static var limits: Limits { DocumentUpload.limits }
    private static var most: Int { 5 }

    private let isInternal: Bool
    package var preparation: DocumentUpload?

    package init(_ form: inout FormReader, _ decision: Decision) { isInternal = form.raw("audience") == "agents" }

    package static func subject(_ visit: Visit, _ db: Reading) throws -> Decision { try .inPath(visit, db) }
    package static func refusal(_ decision: Decision, _ visit: Visit) -> Refusal? { decision.refusalToJoin(visit) }
    package static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, only: .file, visit) }

    package func perform(_ decision: Decision, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation, let joined = decision.joined else { throw NotFound() }
        guard try decision.files(db).count < Self.most else { throw FormErrors("file", "Cinq documents sont déjà joints, le plus possible.") }
        let isPublic = joined.isReleased && !isInternal
        try DocumentStore.add(
            sent.file, to: joined.subject, joined.id, alternativeText: sent.words, isPublic: isPublic, isInternal: isInternal,
            by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: decision.link, saying: "Le document est joint.", journal: [decision.journalEntry(.join, sent.words, isPublic: isPublic)])
    }
}

/// Take back a document that is not public yet.
package struct TakeBackFile<Decision: DecisionWithFiles>: Action {
    package typealias FormPage = Decision.FormPage
    package static var path: Path { Path(stringLiteral: Decision.filesPath.description + "/retirer") }

    private let document: ID<Document>

    package init(_ form: inout FormReader, _ decision: Decision) { document = form.id("document") }

    package static func subject(_ visit: Visit, _ db: Reading) throws -> Decision { try .inPath(visit, db) }
    package static func refusal(_ decision: Decision, _ visit: Visit) -> Refusal? { decision.refusalToJoin(visit) }

    package func perform(_ decision: Decision, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let joined = decision.joined else { throw NotFound() }
        let removed = try DocumentStore.remove(document, of: joined.subject, joined.id, at: visit.now, db)
        if removed?.isPublic == true { throw Refusal.notNow("Un document publié ne se retire plus : il fait partie de la décision.") }
        return .removed(removed, to: decision.link) { [decision.journalEntry(.takeBack, $0.alternativeText, isPublic: false)] }
    }
}

extension View {
    /// The documents joined to a decision, with the form that joins one and the way to take one back where that may be.
    /// - Parameters:
    ///   - page: the address of the decision.
    ///   - asksForWhom: false where all of them are public with the decision.
    package func files(_ files: [Document], of page: String, isReleased: Bool, asksForWhom: Bool = true, refusal: Refusal?) -> HTML {
        let link = page + "/fichiers"
        return """
            \(each: files, { file in
                self.file(
                    file, note: t(file.isInternal ? "pour les agents seulement" : isReleased ? "public" : "public dès la publication"),
                    at: "\(link)/\(file.id)", removedAt: refusal == nil && !file.isPublic ? link + "/retirer" : nil)
            })\
            \(if: refusal == nil, joining(at: link, asksForWhom: asksForWhom))
            """
    }

    private func joining(at link: String, asksForWhom: Bool) -> HTML {
        let hasErrors = form.error("file") != nil || form.error("file_title") != nil
        let choices = [Choice("agents", "Les agents seulement"), Choice("tous", "Tout le monde, dès que la décision est publiée")]
        return details(t("Joindre un document"), isOpen: hasErrors, form(link, files: true, listsErrors: hasErrors) {
            """
            \(fileUploadFields())\
            \(if: asksForWhom, radios("audience", legend: "Qui pourra le lire ?", choices: choices, value: "agents"))\
            \(buttons(submit("Joindre le document", style: .secondary)))
            """
        })
    }
}
