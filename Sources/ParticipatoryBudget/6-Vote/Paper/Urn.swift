import Vocabulary

/// An urn of paper ballots: its seals, how many sheets were found in it, who signed its count.
struct Urn: Sendable, Equatable {
    var id: ID<Urn>
    var edition: EditionID
    var place: ID<PollingPlace>
    var placeName: String
    var label: String
    var seal: String
    /// Only its totals are known: another body counted it.
    var isAggregated: Bool
    var openedAt: Instant
    var closingSeal: String
    var closedAt: Instant?
    /// How many sheets were found in it, counted by hand before the first is keyed.
    var sheets: Int?
    var gapReason: String
    var signedBy: AccountID?
    var signerName: String?
    var signedAt: Instant?
    var countersignerName: String?
    var countersignedAt: Instant?
    var joinedAt: Instant?
    /// People checked off for it on paper.
    var checkOffs: Int

    var isSigned: Bool { countersignedAt != nil }

    /// Where it stands, in the order in which it goes.
    enum Stage: Int, Sendable, CaseIterable {
        case open, closed, counting, signedOnce, signed

        var name: Message {
            switch self {
            case .open: "En service"
            case .closed: "Scellée"
            case .counting: "En cours de dépouillement"
            case .signedOnce: "Signée par une personne"
            case .signed: "Signée"
            }
        }
    }

    var stage: Stage {
        if isSigned { return .signed }
        if signedAt != nil { return .signedOnce }
        if sheets != nil { return .counting }
        return closedAt == nil ? .open : .closed
    }
}
