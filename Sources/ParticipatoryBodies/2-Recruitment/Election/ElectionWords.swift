import L10n
import Vocabulary
import Web

extension Election {
    /// `Élection : Habitants`, `Élection : Présidence`.
    func name(_ t: Texts) -> String { collegeName.map { t("Élection : \($0)") } ?? t("Élection : \(t(office.name))") }
}

extension Election.Stage {
    var name: Message {
        switch self {
        case .candidacies: "Candidatures ouvertes"
        case .awaited: "Vote à venir"
        case .voting: "Vote ouvert"
        case .counting: "Dépouillement"
        case .done: "Terminée"
        case .cancelled: "Annulée"
        }
    }

    var tone: Tone {
        switch self {
        case .candidacies, .voting: .success
        case .awaited, .counting: .info
        case .done, .cancelled: .neutral
        }
    }
}

extension CheckedOff.Channel {
    var name: Message { switch self { case .online: "Sur la plateforme"; case .paper: "Sur papier" } }
}
