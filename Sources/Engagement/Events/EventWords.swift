import L10n
import Vocabulary
import Web

extension Event.Kind {
    var name: Message {
        switch self {
        case .ideasWorkshop: "Atelier d’idées"
        case .stand: "Stand"
        case .meeting: "Réunion publique"
        case .forum: "Forum des projets"
        case .walk: "Balade"
        case .training: "Formation"
        }
    }
}

extension Event.Stage {
    var name: Message {
        switch self {
        case .draft: "Brouillon"
        case .announced: "Annoncé"
        case .underWay: "En cours"
        case .held: "Passé"
        case .cancelled: "Annulé"
        }
    }

    var tone: Tone {
        switch self {
        case .draft, .held: .neutral
        case .announced: .info
        case .underWay: .success
        case .cancelled: .error
        }
    }
}

extension EventSignUp.State {
    var name: Message {
        switch self {
        case .asked: "Adresse à confirmer"
        case .coming: "Inscrit·e"
        case .waiting: "En liste d’attente"
        case .cancelled: "Inscription annulée"
        }
    }
}

extension Texts {
    /// The day and the hours of an event; over several days, from one to the other.
    func when(_ plan: EventPlan) -> String { when(plan.startsAt, plan.endsAt) }

    /// The same at the head of a page.
    func opening(_ plan: EventPlan) -> String {
        let words = when(plan)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    func when(_ starts: Instant, _ ends: Instant) -> String {
        if dateInput(starts) == dateInput(ends) { return self("\(weekday(starts)), de \(hour(starts)) à \(hour(ends))") }
        return self("du \(dayAndHour(starts)) au \(dayAndHour(ends))")
    }

    /// Whether one just comes, or how many places are left.
    func places(_ event: Event) -> String {
        guard event.plan.takesSignUps else { return self("Entrée libre") }
        guard let free = event.free else { return self("Sur inscription") }
        return event.isFull ? self("Complet, liste d’attente") : self(free, one: "1 place libre", many: "\(free) places libres")
    }
}
