import Vocabulary
import Web

/// Where the examination of a proposal stands. Computed from its decisions, never stored.
enum EligibilityStage: String, Sendable, CaseIterable {
    case toExamine = "a-examiner"
    case waiting = "complement-attendu"
    case toCheck = "a-verifier"
    case toAnnounce = "a-annoncer"
    case toRelease = "a-publier"
    case appealed = "recours"
    case released = "publiee"

    /// - Parameter completionDue: the day of the latest question that the proposer has not answered.
    init(_ review: EligibilityReview.Milestones?, completionDue: Instant?, hasOpenAppeal: Bool, at now: Instant) {
        guard let review else {
            // Whoever lets the time pass comes back to the officer, who decides without the answer.
            self = completionDue.map { now < $0 } ?? false ? .waiting : .toExamine
            return
        }
        if review.releasedAt != nil {
            self = hasOpenAppeal ? .appealed : .released
        } else if review.notifiedAt != nil {
            self = .toRelease
        } else {
            self = review.checkedAt != nil || review.isOnAppeal ? .toAnnounce : .toCheck
        }
    }

    var name: Message {
        switch self {
        case .toExamine: "À examiner"
        case .waiting: "Complément attendu"
        case .toCheck: "À vérifier"
        case .toAnnounce: "À annoncer au porteur"
        case .toRelease: "À publier"
        case .appealed: "Recours à traiter"
        case .released: "Publiée"
        }
    }

    var tone: Tone {
        switch self {
        case .toExamine, .toCheck, .toAnnounce, .toRelease: .info
        case .waiting: .neutral
        case .appealed: .warning
        case .released: .success
        }
    }
}

extension EligibilityReview.Outcome {
    var name: Message {
        switch self {
        case .eligible: "Recevable"
        case .ineligible: "Non recevable"
        }
    }

    /// Within a sentence.
    var told: Message {
        switch self {
        case .eligible: "recevable"
        case .ineligible: "non recevable"
        }
    }

    var tone: Tone {
        switch self {
        case .eligible: .success
        case .ineligible: .error
        }
    }

    /// What the proposal becomes for the public.
    var status: ProposalStatus {
        switch self {
        case .eligible: .eligible
        case .ineligible: .ineligible
        }
    }
}

extension CriterionAnswer.Value {
    var name: Message {
        switch self {
        case .yes: "Oui"
        case .no: "Non"
        case .toComplete: "À compléter"
        case .notApplicable: "Sans objet"
        }
    }

    var tone: Tone {
        switch self {
        case .yes: .success
        case .no: .error
        case .toComplete: .warning
        case .notApplicable: .neutral
        }
    }
}
