import Vocabulary

/// What an edition asks of its studies.
struct StudySettings: Sendable, Equatable {
    /// Whose conclusions wait for the head of the lead service: those of the services that wish it, or all of them.
    enum Validation: String, Sendable, CaseIterable { case services, all }

    static let reaches = 10...2000

    var validation = Validation.services
    /// Within that many metres two projects may hinder each other.
    var reach = 100
}

/// Who heads the lead service of a study, and whether she validates its conclusion: the service wishes it, or the edition asks it.
struct StudyDirection: Sendable, Equatable {
    var head: AccountID?
    var validates = false

    /// Somebody must validate, and nobody is named.
    var isMissing: Bool { validates && head == nil }

    /// Who validates what this person signed; nobody when she heads the service herself.
    func validator(ofWhatSigned signer: AccountID) -> AccountID? { validates && head != signer ? head : nil }
}

extension StudySettings.Validation {
    var name: Message {
        switch self {
        case .services: "Comme chaque service le souhaite"
        case .all: "Toujours"
        }
    }

    var help: Message {
        switch self {
        case .services: "Chaque service dit sur « Charge des services » si sa direction valide."
        case .all: "Aucune conclusion n’est annoncée avant que la direction du service pilote l’ait validée."
        }
    }
}
