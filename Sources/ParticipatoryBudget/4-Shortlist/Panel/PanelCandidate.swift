import Database
import Vocabulary

/// Somebody who volunteered for a panel or was drawn for it: she is written to, and says yes or no.
struct PanelCandidate: Sendable, Equatable {
    enum Origin: String, Sendable, CaseIterable { case volunteer, drawn }
    /// Where a candidate stands: what happened to her says so.
    enum Stage: Sendable { case waiting, invited, accepted, declined }

    var id: ID<PanelCandidate>
    var selection: ID<Selection>
    var origin: Origin
    var givenName: String
    var familyName: String
    var email: EmailAddress
    /// The group that she was drawn for: age, neighbourhood.
    var stratum: String
    var position: Int
    var isSubstitute: Bool
    var enteredBy: AccountID
    /// SHA-256 of the secret of her letter.
    var digest: String?
    var invitedAt: Instant?
    var answeredAt: Instant?
    var hasAccepted: Bool?

    var name: String { "\(givenName) \(familyName)" }
    var stage: Stage {
        switch hasAccepted {
        case true?: .accepted
        case false?: .declined
        case nil: invitedAt == nil ? .waiting : .invited
        }
    }

    static let columns = """
        id, selection_id, origin, given_name, family_name, email, stratum, position, is_substitute, entered_by, digest, invited_at, answered_at, has_accepted
        """
}

extension PanelCandidate {
    init(_ row: inout RowReader) throws {
        id = row.id(); selection = row.id(); origin = try row.choice(); givenName = row.text(); familyName = row.text()
        email = EmailAddress(row.text()) ?? EmailAddress("inconnue@exemple.fr")!
        stratum = row.text(); position = row.int(); isSubstitute = row.bool(); enteredBy = row.id(); digest = row.optionalText()
        invitedAt = row.optionalInstant(); answeredAt = row.optionalInstant(); hasAccepted = row.optionalBool()
    }
}

/// A line of a list as an officer types it: `Prénom Nom ; adresse ; groupe`.
struct TypedCandidate: Sendable, Equatable {
    var givenName: String
    var familyName: String
    var email: EmailAddress
    var stratum: String

    init?(_ line: some StringProtocol) {
        let parts = line.split(separator: ";", omittingEmptySubsequences: false).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let names = (parts.first ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count >= 2, names.count == 2, let email = EmailAddress(parts[1]) else { return nil }
        (givenName, familyName, self.email, stratum) = (names[0], names[1], email, parts.count > 2 ? parts[2] : "")
    }
}

extension PanelCandidate.Origin {
    var name: Message {
        switch self {
        case .volunteer: "Volontaire"
        case .drawn: "Tirage au sort"
        }
    }
}

extension PanelCandidate.Stage {
    var name: Message {
        switch self {
        case .waiting: "Pas encore invitée"
        case .invited: "Réponse attendue"
        case .accepted: "A accepté"
        case .declined: "A décliné"
        }
    }
}
