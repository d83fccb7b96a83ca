import L10n
import Vocabulary
import Web

extension Meeting.Kind {
    var name: Message {
        switch self {
        case .plenary: "Plénière"
        case .bureau: "Réunion du bureau"
        case .commission: "Commission"
        case .annual: "Assemblée annuelle"
        case .workshop: "Atelier"
        case .visit: "Visite"
        case .training: "Formation"
        case .session: "Séance trimestrielle"
        }
    }
}

extension Meeting.Stage {
    var name: Message {
        switch self {
        case .planned: "En préparation"
        case .convened: "Convoquée"
        case .open: "En cours"
        case .held: "Tenue"
        case .cancelled: "Annulée"
        }
    }

    var tone: Tone {
        switch self {
        case .planned, .held: .neutral
        case .convened: .info
        case .open: .success
        case .cancelled: .error
        }
    }
}

extension Resolution.Method {
    var name: Message {
        switch self {
        case .showOfHands: "À main levée"
        case .named: "Nominatif"
        case .secret: "À bulletin secret"
        }
    }
}

extension Resolution.Choice {
    var name: Message {
        switch self {
        case .inFavour: "Pour"
        case .against: "Contre"
        case .abstention: "Abstention"
        }
    }
}

extension Attendance.State {
    var name: Message {
        switch self {
        case .present: "Présent·e"
        case .represented: "Représenté·e"
        case .excused: "Excusé·e"
        }
    }
}

extension SignUp.State {
    var name: Message {
        switch self {
        case .coming: "Vient"
        case .waiting: "En liste d’attente"
        case .excused: "Excusé·e"
        }
    }
}

extension Resolution {
    var outcome: Message {
        if isConsultative { return isAdopted ? "Avis favorable" : "Avis défavorable" }
        return isAdopted ? "Adopté" : "Rejeté"
    }

    /// `Adopté : 12 pour, 3 contre, 1 abstention.`
    var result: Message {
        if isConsultative {
            return isAdopted
                ? "Avis favorable : \(inFavour) pour, \(against) contre, abstentions : \(abstentions)."
                : "Avis défavorable : \(inFavour) pour, \(against) contre, abstentions : \(abstentions)."
        }
        return isAdopted
            ? "Adopté : \(inFavour) pour, \(against) contre, abstentions : \(abstentions)."
            : "Rejeté : \(inFavour) pour, \(against) contre, abstentions : \(abstentions)."
    }
}

extension Quorum {
    var words: Message {
        if isSecondCall { return "Seconde convocation : la réunion décide sans quorum. Présents : \(present), représentés : \(represented)." }
        if percent == 0 { return "La charte ne demande pas de quorum. Présents : \(present), représentés : \(represented)." }
        return isReached
            ? "Quorum atteint : \(counted) sur \(members), il en faut \(needed)."
            : "Quorum non atteint : \(counted) sur \(members), il en faut \(needed)."
    }
}

extension Texts {
    /// `22 novembre 2026, de 18 h 30 à 20 h 30`.
    func when(_ meeting: Meeting) -> String { when(meeting.startsAt, meeting.endsAt) }

    /// The same of any two moments; over several days, from one to the other.
    func when(_ starts: Instant, _ ends: Instant) -> String {
        if dateInput(starts) == dateInput(ends) { return self("\(day(starts)), de \(hour(starts)) à \(hour(ends))") }
        return self("du \(dayAndHour(starts)) au \(dayAndHour(ends))")
    }
}
