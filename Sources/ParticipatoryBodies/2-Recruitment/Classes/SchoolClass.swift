import Vocabulary

/// A class that chooses its delegates to a children's council. An adult carries it: no child has an account.
struct SchoolClass: Sendable, Equatable {
    var id: ID<SchoolClass>
    var school: String
    var name: String
    var carrier: AccountID
    var carrierName: String
    /// When the class voted, and how many voters it had.
    var votedAt: Instant?
    /// Who noted it; somebody else confirms.
    var votedBy: AccountID?
    var voters: Int
    var confirmedAt: Instant?
    var pupils: [Pupil] = []

    func link(_ assembly: Assembly) -> String { "\(assembly.link)/classes/\(id)" }
    /// Those who may stand: their parents have agreed.
    var eligible: [Pupil] { pupils.filter { $0.authorisedAt != nil } }

    /// A girl and a boy, each with the most votes; nil when two are equal and nobody said whom the lot chose.
    func delegates() -> [Pupil]? {
        var chosen: [Pupil] = []
        for gender in [Seat.Gender.woman, .man] {
            let ranked = eligible.filter { $0.gender == gender && $0.votes > 0 }.sorted { ($0.votes, $0.isDrawn ? 1 : 0) > ($1.votes, $1.isDrawn ? 1 : 0) }
            guard let first = ranked.first else { continue }
            if ranked.count > 1, ranked[1].votes == first.votes, first.isDrawn == ranked[1].isDrawn { return nil }
            chosen.append(first)
        }
        return chosen
    }
}

/// A child of a class: a given name, and nothing else that would tell who she is.
struct Pupil: Sendable, Equatable {
    var id: ID<Pupil>
    var givenName: String
    var gender: Seat.Gender
    /// When the parents' authorisation was received; the paper stays with the school.
    var authorisedAt: Instant?
    var votes: Int
    /// The lot chose her between equals.
    var isDrawn: Bool
}

/// A class and the body that it sends delegates to, as the acts on it see them.
struct ClassFile: Sendable {
    var standing: Standing
    var schoolClass: SchoolClass

    var assembly: Assembly { standing.assembly }
    var link: String { schoolClass.link(assembly) }
    var carries: Bool { standing.actor.account == schoolClass.carrier }
}
