import Database
import Platform
import Vocabulary
import Web

/// The author adds a photo, with what it shows in words.
struct AddPhoto: PreparedAction {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/photos"
    static let limits = PhotoUpload.limits
    static func link(_ own: OwnProposal) -> String { ProposalLinks.draft(own.edition, own.proposal.id, .photos) }

    let alternativeText: String
    var preparation: StoredFile?

    init(_ form: inout FormReader, _ own: OwnProposal) { alternativeText = form.text("alternative", min: 3, max: 200) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { DraftPhotosPage.refusal(own, visit) }

    /// The photo is made ready; a description that is missing is told with what is wrong with the photo.
    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> StoredFile {
        try await PhotoUpload.described(form, photo: "photo", words: "alternative", visit)
    }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw FormErrors("photo", "Choisissez une photo sur votre appareil.") }
        let id = own.proposal.id.number
        guard try DocumentStore.count(of: "proposal", id, .photo, db) < DraftPhotosPage.most else {
            throw FormErrors("photo", "Vous avez déjà ajouté cinq photos, le plus possible.")
        }
        if own.proposal.hiddenAt != nil { throw FormErrors("photo", "Votre idée est masquée : retirez une photo si besoin, les nouvelles attendront.") }
        let isDeposited = own.proposal.depositedAt != nil
        try DocumentStore.add(
            preparation, to: "proposal", id, alternativeText: alternativeText, isPublic: isDeposited, by: visit.actor.account, at: visit.now, db)
        return Outcome(
            to: AddPhoto.link(own), saying: "La photo est ajoutée.",
            journal: isDeposited ? [JournalEntry("proposal.photo-add", "proposal", id, edition: own.edition.id, channel: own.channel(of: visit.actor))] : [])
    }
}

/// The author takes a photo away.
struct RemovePhoto: Action {
    typealias FormPage = DraftPhotosPage
    static let path: Path = "/editions/:edition/proposer/:proposal/photos/retirer"
    static func link(_ own: OwnProposal) -> String { AddPhoto.link(own) + "/retirer" }

    let photo: ID<Document>

    init(_ form: inout FormReader, _ own: OwnProposal) { photo = form.id("document") }

    static func subject(_ visit: Visit, _ db: Reading) throws -> OwnProposal { try OwnProposal.inPath(visit, db) }
    static func refusal(_ own: OwnProposal, _ visit: Visit) -> Refusal? { DraftPhotosPage.refusal(own, visit) }

    func perform(_ own: OwnProposal, _ visit: Visit, _ db: Writing) throws -> Outcome {
        let id = own.proposal.id.number
        // Only one of this proposal's.
        if try DocumentStore.all(of: "proposal", id, .photo, db).contains(where: { $0.id == photo }) {
            try DocumentStore.remove(photo, at: visit.now, db)
        }
        return Outcome(
            to: AddPhoto.link(own), saying: "La photo est retirée.",
            journal: own.proposal.depositedAt == nil ? [] : [
                JournalEntry("proposal.photo-remove", "proposal", id, edition: own.edition.id, channel: own.channel(of: visit.actor)),
            ])
    }
}
