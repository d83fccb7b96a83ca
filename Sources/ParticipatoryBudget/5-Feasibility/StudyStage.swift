import Vocabulary

/// Where a study stands. Computed from its decisions, never stored.
enum StudyStage: String, Sendable, CaseIterable {
    case toAssign = "a-attribuer"
    case waitingForOpinions = "avis-attendus"
    case toConclude = "a-conclure"
    case toValidate = "a-valider"
    case waitingForProposer = "version-amenagee"
    case declined = "version-refusee"
    case toAnnounce = "a-annoncer"
    case toRelease = "a-publier"
    case released = "publiee"

    /// - Parameter awaited: how many contributors have not answered yet.
    init(isAssigned: Bool, awaited: Int, _ synthesis: Synthesis.Milestones?) {
        guard let synthesis else {
            self = !isAssigned ? .toAssign : awaited > 0 ? .waitingForOpinions : .toConclude
            return
        }
        if synthesis.releasedAt != nil {
            self = .released
        } else if synthesis.notifiedAt != nil {
            self = .toRelease
        } else if synthesis.declinedAt != nil {
            self = .declined
        } else if synthesis.awaitsValidation {
            self = .toValidate
        } else {
            self = synthesis.asksProposer && synthesis.acceptedAt == nil ? .waitingForProposer : .toAnnounce
        }
    }

    var name: Message {
        switch self {
        case .toAssign: "À attribuer"
        case .waitingForOpinions: "Avis attendus"
        case .toConclude: "À conclure"
        case .toValidate: "À valider par la direction"
        case .waitingForProposer: "Version aménagée proposée"
        case .declined: "Version aménagée refusée"
        case .toAnnounce: "À annoncer au porteur"
        case .toRelease: "À publier"
        case .released: "Publiée"
        }
    }

    /// Whether the services still have work to do, and may be late with it.
    var isUnderStudy: Bool {
        switch self {
        case .waitingForOpinions, .toConclude, .declined: true
        case .toAssign, .toValidate, .waitingForProposer, .toAnnounce, .toRelease, .released: false
        }
    }
}
