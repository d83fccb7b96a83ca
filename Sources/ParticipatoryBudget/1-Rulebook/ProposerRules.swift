import Platform
import Vocabulary

/// Who may propose: what the rulebook asks of a person, declared on her honour.
enum ProposerRules {
    /// - Parameters:
    ///   - birthYear: as declared; the age is counted generously, as if born on 1 January.
    ///   - year: the year of the deposit.
    static func refusal(_ conditions: Conditions, birthYear: Int?, link: CityLink?, year: Int, isLegalPerson: Bool = false) -> Refusal? {
        if isLegalPerson, !conditions.acceptsLegalPersons { return .notAllowed("Cette édition est réservée aux personnes : une association ne peut pas proposer.") }
        return person(conditions, birthYear: birthYear, link: link, year: year)
    }

    static func person(_ conditions: Conditions, birthYear: Int?, link: CityLink?, year: Int) -> Refusal? {
        if conditions.minimumAge > 0 {
            guard let birthYear else { return .notAllowed("Indiquez votre année de naissance dans votre profil.", wayOut: "/mon-compte/profil") }
            if year - birthYear < conditions.minimumAge { return .notAllowed("Il faut avoir au moins \(conditions.minimumAge) ans.") }
        }
        if conditions.links.isEmpty { return nil }
        guard let link else { return .notAllowed("Indiquez votre lien avec la ville dans votre profil.", wayOut: "/mon-compte/profil") }
        return conditions.links.contains(link) ? nil : .notAllowed("Le règlement demande un autre lien avec la ville : lisez « Qui peut participer »." )
    }
}

/// Who may vote: the same conditions, without legal persons.
enum VoterRules {
    static func refusal(_ conditions: Conditions, birthYear: Int?, link: CityLink?, year: Int) -> Refusal? {
        ProposerRules.person(conditions, birthYear: birthYear, link: link, year: year)
    }
}
