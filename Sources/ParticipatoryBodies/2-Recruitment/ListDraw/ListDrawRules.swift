import Vocabulary

/// Who draws from a list and who answers. Pages and acts ask the same function; `nil` is yes.
enum ListDrawRules {
    /// Read the names of a list: the officer alone.
    static func mayKeep(_ standing: Standing) -> Refusal? { AssemblyRules.mayKeep(standing, "tient la liste des personnes tirées") ?? AssemblyRules.opened(standing.assembly) }

    static func mayAnnounce(_ subject: DrawSubject) -> Refusal? {
        if let refusal = mayKeep(subject.standing) { return refusal }
        if subject.pending != nil { return .notNow("Un tirage annoncé attend sa graine publique.") }
        return subject.room.free == 0 ? .notNow("Tous les sièges de ce collège sont tenus.") : nil
    }

    /// Note an answer received by telephone or on paper.
    static func mayNote(_ standing: Standing, _ person: ListedPerson) -> Refusal? { mayKeep(standing) ?? asked(person) }

    /// Answer oneself, with the code of the letter; to accept, one signs in.
    static func mayAnswer(_ assembly: Assembly, _ person: ListedPerson) -> Refusal? { AssemblyRules.alive(assembly) ?? asked(person) }

    private static func asked(_ person: ListedPerson) -> Refusal? {
        switch person.state {
        case .called: nil
        case .waiting: .notNow("Cette personne n’est pas encore appelée.")
        case .accepted, .refused, .unreachable: .notNow("La réponse est déjà notée.")
        }
    }
}
