import L10n
import Platform
import Vocabulary
import Web

/// What somebody says of herself to propose or to vote, on her honour (CRPA R113-8: no proof is asked).
struct Participant: Sendable, Equatable {
    var birthYear: Int?
    var link: CityLink?
    /// An association, a class: in the name of others who are together a legal person.
    var isLegalPerson = false
}

/// Who may propose and who may vote by the rules: each condition not met has its sentence and the field that mends it.
enum ParticipationRules {
    enum Purpose: Sendable { case proposing, voting }

    /// - Parameter now: the year alone counts, whoever reaches the age within the year is old enough.
    static func problems(_ conditions: Conditions, _ person: Participant, to purpose: Purpose, at now: Instant) -> FormErrors {
        var problems = FormErrors()
        if let problem = age(conditions, person, purpose, CityTime.city.clock(at: now).year) { problems.add("birthYear", problem) }
        if let problem = link(conditions, person, purpose) { problems.add("link", problem) }
        if purpose == .proposing, person.isLegalPerson, !conditions.acceptsLegalPersons {
            problems.add("onBehalf", "Le règlement n’accepte pas les associations ni les classes. Déposez en votre nom ou pour un groupe d’habitants.")
        }
        return problems
    }

    /// The first condition that is not met, in the place of a button.
    static func refusal(_ conditions: Conditions, _ person: Participant, to purpose: Purpose, at now: Instant) -> Refusal? {
        problems(conditions, person, to: purpose, at: now).byField.first.map { .notAllowed($0.message) }
    }

    private static func age(_ conditions: Conditions, _ person: Participant, _ purpose: Purpose, _ year: Int) -> Message? {
        guard conditions.minimumAge > 0 else { return nil }
        guard let birthYear = person.birthYear else { return "Indiquez votre année de naissance." }
        if year - birthYear >= conditions.minimumAge { return nil }
        return switch purpose {
        case .proposing: "Le règlement demande d’avoir \(conditions.minimumAge) ans dans l’année. Un adulte peut déposer cette idée pour vous."
        case .voting: "Pour voter, il faut avoir au moins \(conditions.minimumAge) ans dans l’année."
        }
    }

    private static func link(_ conditions: Conditions, _ person: Participant, _ purpose: Purpose) -> Message? {
        if conditions.links.isEmpty { return nil }
        guard let link = person.link else { return "Dites ce qui vous lie à la ville." }
        if conditions.links.contains(link) { return nil }
        return switch purpose {
        case .proposing: "Le règlement réserve le dépôt à d’autres personnes\u{A0}: le lien que vous indiquez n’en fait pas partie."
        case .voting: "Le règlement réserve le vote à d’autres personnes\u{A0}: le lien que vous indiquez n’en fait pas partie."
        }
    }
}
