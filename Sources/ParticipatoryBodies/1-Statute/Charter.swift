import Vocabulary

/// A version of a body's charter: its text, and the rules that the platform holds to.
struct Charter: Sendable, Equatable {
    var id: ID<Charter>
    var number: Int
    var text: String
    var rules: Rules
    var publishedAt: Instant?
    var publishedByName: String?
    /// Why this version replaces the former, with its resolution.
    var reason: String

    /// What the charter says in numbers.
    struct Rules: Sendable, Equatable {
        /// Days between the letter that convenes and the meeting.
        var noticeDays = 10
        /// Of the members who vote; 0: no quorum.
        var quorumPercent = 33
        /// How many absent members one may represent.
        var proxies = 1
        /// Whether those represented make the quorum.
        var countsProxies = true
        /// Days given to members to correct the minutes.
        var correctionDays = 15
        /// Days within which the city answers.
        var answerDays = 60
        /// Meetings missed in a row, without an excuse, after which a seat may be ended; 0: no rule.
        var mostAbsences = 3
        /// Signatures that put a residents' petition on an agenda; 0: no petition.
        var petitionSignatures = 0
        /// Of the members, how many in a hundred are residents at least; 0: no rule.
        var residentsPercent = 0
    }
}

extension AssemblyKind {
    /// What a first charter of this kind usually says.
    var charter: Charter.Rules {
        switch self {
        case .neighbourhoodCouncil: Charter.Rules(petitionSignatures: 50)
        case .associationsCommittee: Charter.Rules(noticeDays: 15, quorumPercent: 0, proxies: 0, answerDays: 90)
        case .citizensCouncil: Charter.Rules(quorumPercent: 50, residentsPercent: 50)
        case .childrensCouncil: Charter.Rules(quorumPercent: 50, proxies: 0)
        case .citizensAssembly: Charter.Rules(noticeDays: 15, quorumPercent: 50)
        case .panel, .followUpCommittee: Charter.Rules(noticeDays: 7, quorumPercent: 50, proxies: 0, correctionDays: 8)
        case .referentsNetwork: Charter.Rules(noticeDays: 7, quorumPercent: 0, proxies: 0)
        }
    }

    /// How a first draft begins.
    var charterText: String {
        """
        ## Rôle
        L’instance débat de tout ce qui concerne son territoire. Elle propose, interpelle la ville et donne son avis quand la ville le demande.

        ## Membres
        Les collèges, le nombre de sièges et la durée du mandat figurent sur la page de l’instance.

        ## Réunions
        Le bureau prépare l’ordre du jour. Chaque membre peut proposer un sujet. Les réunions sont ouvertes au public, sauf décision contraire.

        ## Demandes à la ville
        Un vœu, une saisine ou un avis est voté en réunion, puis transmis. La ville répond par écrit, avec ses raisons.
        """
    }
}
