import Vocabulary
import Web

extension Question.Channel {
    var name: Message {
        switch self {
        case .web: "Formulaire"
        case .phone: "Téléphone"
        case .counter: "Guichet"
        case .paper: "Courrier papier"
        case .mail: "Courriel"
        }
    }

    /// As the journal counts the ways by which acts come.
    var journal: JournalEntry.Channel {
        switch self {
        case .web, .mail: .web
        case .phone: .phone
        case .counter: .counter
        case .paper: .paper
        }
    }
}

extension Question.Way {
    var name: Message {
        switch self {
        case .mail: "Par courriel"
        case .letter: "Par lettre"
        case .phone: "Par téléphone"
        }
    }
}

extension Question.Closing {
    var name: Message {
        switch self {
        case .answered: "La réponse suffit"
        case .joined: "Réunie à une autre question"
        case .elsewhere: "Relève d’un autre organisme"
        case .dropped: "Sans suite"
        }
    }
}

extension QuestionStage {
    var name: Message {
        switch self {
        case .toTake: "À prendre"
        case .waiting: "En cours"
        case .answered: "Répondue"
        case .closed: "Close"
        }
    }

    var tone: Tone {
        switch self {
        case .toTake: .warning
        case .waiting: .info
        case .answered: .success
        case .closed: .neutral
        }
    }
}

extension Turn.Kind {
    var name: Message {
        switch self {
        case .asked: "Question"
        case .answer: "Réponse de la ville"
        case .note: "Note entre collègues"
        case .transfer: "Transmission"
        case .closing: "Clôture"
        case .reopening: "Réouverture"
        }
    }
}
