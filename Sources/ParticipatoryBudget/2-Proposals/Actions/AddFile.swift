import Database
import Platform
import Vocabulary
import Web

/// The author adds a document, with its title: a plan, a quotation, a letter of support.
struct AddFile: PreparedAction {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/fichiers"
    static let limits = FileUpload.limits
    static func link(_ own: OwnProposal) -> String { "\(own.edition.link)/proposer/\(own.proposal.id)/fichiers" }

    let title: String
    var preparation: StoredFile?

    init(_ form: inout FormReader, _ own: OwnProposal) { title = form.text("file_title", min: 3, max: 120) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { DraftPhotosPage.refusal(own, visit) }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await FileUpload.titled(form, file: "file", words: "file_title", visit)
    }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw FormErrors("file", "Choisissez un fichier sur votre appareil.") }
        if own.proposal.hiddenAt != nil {
            throw FormErrors("file", "Votre idée est masquée\u{A0}: retirez un document s’il le faut, les nouveaux attendront qu’elle soit de nouveau visible.")
        }
        let id = own.proposal.id.number
        guard try DocumentStore.count(of: "proposal", id, .file, db) < DraftPhotosPage.mostFiles else {
            throw FormErrors("file", "Vous avez déjà ajouté trois documents, le plus possible.")
        }
        let isDeposited = own.proposal.depositedAt != nil
        try DocumentStore.add(
            preparation, to: "proposal", id, alternativeText: title, isPublic: isDeposited, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: AddPhoto.link(own), saying: "Le document est ajouté.",
            journal: isDeposited ? [JournalEntry("proposal.file-add", "proposal", id, edition: own.edition.id, channel: own.channel(of: visit.actor))] : [])
    }
}

/// The author takes a document away.
struct RemoveFile: Action {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/fichiers/retirer"
    static func link(_ own: OwnProposal) -> String { AddFile.link(own) + "/retirer" }

    let file: ID<Document>

    init(_ form: inout FormReader, _ own: OwnProposal) { file = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { DraftPhotosPage.refusal(own, visit) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = own.proposal.id.number
        // Only one of this proposal's.
        if try DocumentStore.all(of: "proposal", id, .file, db).contains(where: { $0.id == file }) {
            try DocumentStore.remove(file, at: visit.now, db)
        }
        return Outcome(
            to: AddPhoto.link(own), saying: "Le document est retiré.",
            journal: own.proposal.depositedAt == nil ? [] : [
                JournalEntry("proposal.file-remove", "proposal", id, edition: own.edition.id, channel: own.channel(of: visit.actor)),
            ])
    }
}
