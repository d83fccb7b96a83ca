import L10n
import Vocabulary
import Web

extension Recommendation {
    /// Its title; that it is withdrawn, for who may not read it.
    func name(_ t: Texts) -> String { title.isEmpty ? t("Demande retirée") : title }
}

extension Recommendation.Kind {
    var name: Message {
        switch self {
        case .wish: "Vœu"
        case .referral: "Saisine"
        case .question: "Question"
        case .opinion: "Avis"
        case .petition: "Pétition"
        }
    }

    var meaning: Message {
        switch self {
        case .wish: "L’instance demande que la ville fasse quelque chose."
        case .referral: "L’instance demande que la ville examine un sujet."
        case .question: "Le bureau pose une question, sans vote."
        case .opinion: "L’instance dit ce qu’elle pense d’un projet, à la demande du maire."
        case .petition: "Des habitants, membres ou non, demandent un débat : il faut assez de signatures."
        }
    }
}

extension RecommendationStage {
    var name: Message {
        switch self {
        case .deposited: "Déposée"
        case .onAgenda: "À l’ordre du jour"
        case .adopted: "Adoptée, à transmettre"
        case .rejected: "Rejetée par l’instance"
        case .withdrawn: "Retirée"
        case .transmitted: "Réponse attendue"
        case .answered: "Réponse donnée"
        }
    }

    var tone: Tone {
        switch self {
        case .deposited, .rejected, .withdrawn: .neutral
        case .onAgenda, .adopted, .transmitted: .info
        case .answered: .success
        }
    }
}

extension Reply.Decision {
    var name: Message {
        switch self {
        case .accepted: "Acceptée"
        case .partly: "Acceptée en partie"
        case .studied: "À l’étude"
        case .declined: "Refusée"
        }
    }

    var tone: Tone {
        switch self {
        case .accepted: .success
        case .partly, .studied: .info
        case .declined: .warning
        }
    }
}
