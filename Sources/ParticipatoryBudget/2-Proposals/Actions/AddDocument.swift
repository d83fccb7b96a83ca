import Database
import Platform
import Vocabulary
import Web

/// Its people add a photo with what it shows, or a document with its title: a plan, a quotation, a letter of support.
struct AddDocument: PreparedAction {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/photos"
    static let limits = DocumentUpload.limits
    static func link(_ own: OwnProposal) -> String { ProposalLinks.draft(own.edition, own.proposal.id, .photos) }

    var preparation: DocumentUpload?

    init(_ form: inout FormReader, _ own: OwnProposal) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayAddDocument(own, visit.actor, at: visit.now) }
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> DocumentUpload { try await .receive(form, visit) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let sent = preparation else { throw NotFound() }
        let most = sent.isPhoto ? DraftPhotosPage.most : DraftPhotosPage.mostFiles
        guard try DocumentStore.count(of: "proposal", own.proposal.id.number, sent.file.kind, db) < most else {
            throw FormErrors(sent.field, sent.isPhoto
                ? "Vous avez déjà ajouté cinq photos, le plus possible." : "Vous avez déjà ajouté trois documents, le plus possible.")
        }
        try DocumentStore.add(
            sent.file, to: "proposal", own.proposal.id.number, alternativeText: sent.words, isPublic: own.proposal.depositedAt != nil,
            by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: Self.link(own), saying: sent.isPhoto ? "La photo est ajoutée." : "Le document est ajouté.",
            journal: try own.entries(sent.isPhoto ? "proposal.photo-add" : "proposal.file-add", visit, db))
    }
}

/// Its people take a photo or a document away.
struct RemoveDocument: Action {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/photos/retirer"
    static func link(_ own: OwnProposal) -> String { AddDocument.link(own) + "/retirer" }

    let document: ID<Document>

    init(_ form: inout FormReader, _ own: OwnProposal) { document = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { ProposalRules.mayChangeDocuments(own, visit.actor, at: visit.now) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let removed = try DocumentStore.remove(document, of: "proposal", own.proposal.id.number, at: visit.now, db)
        return try .removed(removed, to: AddDocument.link(own), journal: {
            try own.entries($0.kind == .photo ? "proposal.photo-remove" : "proposal.file-remove", visit, db)
        })
    }
}

extension OwnProposal {
    /// The trace of what its people do to it; a draft leaves none.
    func entries(_ act: String, _ visit: Visit, _ db: Writing) throws -> [JournalEntry] {
        proposal.depositedAt == nil ? [] : [JournalEntry(act, "proposal", proposal.id.number, edition: edition.id, channel: try channel(visit, db))]
    }
}
