package import Database
package import Storage
package import Vocabulary
package import Web

/// A photo or a file beside a proposal, a milestone, a decision. What is kept of a photo carries no note of where or by what it was taken.
package struct Document: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case photo, file }

    /// In which width a photo is asked for.
    package enum Size: String, Sendable, CaseIterable { case small = "petit", medium = "moyen", large = "grand" }

    package var id: ID<Document>
    package var kind: Kind
    package var digest: String
    package var smallDigest: String?
    package var mediumDigest: String?
    package var type: String
    package var name: String
    package var size: Int
    package var width: Int?
    package var height: Int?
    package var alternativeText: String
    package var isPublic: Bool
    /// Joined to a decision for colleagues, who keep it to themselves when the decision is released.
    package var isInternal: Bool
    /// Withheld by a moderator from whom it was published for.
    package var isHidden: Bool
    package var addedBy: AccountID?

    /// Its address; for a file, whatever the size.
    package func path(_ size: Size = .large) -> String { "/fichiers/\(id)/\(size.rawValue)" }

    package func digest(_ size: Size) -> String {
        switch size {
        case .small: smallDigest ?? mediumDigest ?? digest
        case .medium: mediumDigest ?? digest
        case .large: digest
        }
    }

    /// For a card or a page.
    package func picture(_ size: Size = .medium) -> Web.Picture { Web.Picture(path(size), description: alternativeText) }

    static let columns = "id, kind, digest, small_digest, medium_digest, type, name, size, width, height, alternative_text, is_public, is_internal, hidden_at, added_by"
    init(_ row: inout RowReader) throws {
        id = row.id(); kind = try row.choice(); digest = row.text(); smallDigest = row.optionalText(); mediumDigest = row.optionalText()
        type = row.text(); name = row.text(); size = row.int(); width = row.optionalInt(); height = row.optionalInt()
        alternativeText = row.text()
        let isPublished = row.bool()
        isInternal = row.bool()
        isHidden = row.optionalInstant() != nil; isPublic = isPublished && !isHidden; addedBy = row.optionalID()
    }
}

/// A file received and stored, waiting for the act that attaches it.
package struct StoredFile: Sendable, Equatable {
    package var kind: Document.Kind
    package var digest: Digest
    package var smallDigest: Digest?
    package var mediumDigest: Digest?
    package var type: String
    package var name: String
    package var size: Int
    package var width: Int?
    package var height: Int?
}
