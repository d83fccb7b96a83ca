import Database
import Vocabulary
import Web

/// What a key is made for: the vote itself, or a rehearsal that the bureau plays before.
enum CeremonyKind: String, Sendable, CaseIterable {
    case vote, rehearsal

    /// Its word in addresses.
    var word: String { self == .vote ? "urne" : "essai" }

    init?(word: String) {
        guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

/// In what capacity somebody sits in the bureau of a vote.
enum BureauCapacity: String, Sendable, CaseIterable {
    case elected, officer, resident

    var name: Message {
        switch self {
        case .elected: "Personne élue"
        case .officer: "Agent de la ville"
        case .resident: "Habitante ou habitant"
        }
    }
}

/// The bureau of a vote and the key that it makes: nobody opens the box alone, and the site itself cannot.
struct Ceremony: Sendable, Equatable {
    var id: ID<Ceremony>
    var edition: EditionID
    var kind: CeremonyKind
    /// How many members open the box together.
    var threshold: Int
    var namedAt: Instant
    /// Empty until every member has confirmed hers.
    var publicKey: [UInt8]
    var keyMadeAt: Instant?
    /// When the close shut the box.
    var frozenAt: Instant?
    var openedAt: Instant?
    var openedCount: Int
    /// Of the ballots that came out, under the server's secret: nobody with the database alone makes it.
    var openedMark: String
    /// Why the opening stopped; empty when nothing is wrong.
    var fault: String
    var members: [BureauMember] = []

    static let columns = """
        id, edition_id, kind, threshold, named_at, public_key, key_made_at, frozen_at, opened_at, opened_count, opened_mark, fault
        """

    /// What the signed roots name: the vote and the key that its ballots are sealed for.
    func urn(_ edition: Edition) -> String { "\(edition.slug)\n\(Secrets.hex(publicKey))" }

    var isReady: Bool { keyMadeAt != nil }
    var entered: Int { members.count { $0.enteredAt != nil } }
    var hasEnoughShares: Bool { entered >= threshold }
    func member(_ account: AccountID?) -> BureauMember? { members.first { $0.account == account } }
}

extension Ceremony {
    init(_ row: inout RowReader) throws {
        id = row.id(); edition = row.id(); kind = try row.choice(); threshold = row.int(); namedAt = row.instant()
        publicKey = Secrets.bytes(hex: row.text()) ?? []; keyMadeAt = row.optionalInstant(); frozenAt = row.optionalInstant()
        openedAt = row.optionalInstant(); openedCount = row.int(); openedMark = row.text(); fault = row.text()
    }
}

/// A member of the bureau and her part of the key, which she alone keeps.
struct BureauMember: Sendable, Equatable {
    var position: Int
    var account: AccountID
    var name: String
    var capacity: BureauCapacity
    /// The public half that belongs to her code: what is sealed for it, her code alone opens.
    var codeKey: [UInt8]?
    var confirmedAt: Instant?
    /// Her share of the private half, sealed for her code.
    var sealedShare: [UInt8]
    /// Of the share itself, to know it again.
    var shareDigest: String
    /// After the close only, under the server's secret, until the box is open.
    var enteredShare: [UInt8]
    var enteredAt: Instant?

    static let columns = """
        m.position, m.account_id, a.display_name, m.capacity, m.code_key, m.confirmed_at, m.sealed_share, m.share_digest, m.entered_share, m.entered_at
        """
}

extension BureauMember {
    init(_ row: inout RowReader) throws {
        position = row.int(); account = row.id(); name = row.text(); capacity = try row.choice()
        codeKey = row.optionalText().flatMap { Secrets.bytes(hex: $0) }; confirmedAt = row.optionalInstant()
        sealedShare = Secrets.bytes(hex: row.text()) ?? []; shareDigest = row.text()
        enteredShare = Secrets.bytes(hex: row.text()) ?? []; enteredAt = row.optionalInstant()
    }
}

/// What a ballot needs to know of the sealing of its vote.
struct VoteSealing: Sendable, Equatable {
    /// Whether the vote has a bureau.
    var isSealed = false
    /// Empty until the bureau has made its key.
    var publicKey: [UInt8] = []
    /// With the server's secret it reads the links of replaceable votes; thrown away at the close.
    var linkKey = ""

    var isWaitingForKey: Bool { isSealed && publicKey.isEmpty }
}
