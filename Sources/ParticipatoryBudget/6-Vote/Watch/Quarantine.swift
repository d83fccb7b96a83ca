import Vocabulary

/// A person whose vote waits for somebody to look, before any ballot of hers is taken: what has fallen in the box, nobody can take out.
struct Quarantine: Sendable, Equatable {
    enum Cause: String, Sendable { case pattern, likeness }

    enum Verdict: String, Sendable, CaseIterable {
        case released, keptOut = "kept-out"

        var name: Message {
            switch self {
            case .released: "Elle ou il peut voter"
            case .keptOut: "Elle ou il ne vote pas sur internet"
            }
        }
    }

    /// What stands at the booth's door.
    enum State: String, Sendable { case waiting, released, keptOut = "kept-out" }

    var id: ID<Quarantine>
    var account: AccountID
    /// The account's name and address, for who decides.
    var name: String
    var address: String
    var cause: Cause
    var reason: String
    /// What was declared, when that is what is looked at.
    var declared: DeclaredIdentity?
    var at: Instant
    var verdict: Verdict?
    var decisionReason: String

    /// Whether this name and birth date are those that somebody looked at; those that somebody vouched for cannot change in between.
    func covers(_ typed: DeclaredIdentity?, provenAs subject: String? = nil) -> Bool {
        guard cause == .likeness else { return false }
        if subject != nil { return true }
        guard let declared, let typed else { return false }
        return declared.folded == typed.folded && declared.bornOn == typed.bornOn
    }
}

/// How many votes waited and what became of them: what is published.
struct QuarantineCounts: Sendable, Equatable, Codable {
    var held = 0
    var released = 0
    var keptOut = 0
    var alike = 0
    var same = 0
    /// Patterns that the watch told, and those that somebody looked at; records kept by an earlier version do not say.
    var patterns: Int?
    var looked: Int?

    /// In words, for the results and the official record.
    var sentences: [Message] {
        var sentences: [Message] = []
        if held > 0 { sentences.append("Votes mis en attente pour vérification : \(held) ; acceptés : \(released) ; non acceptés : \(keptOut).") }
        if alike > 0 { sentences.append("Noms comparés parce qu’ils se ressemblaient : \(alike), dont \(same) jugés d’une même personne.") }
        if let patterns { sentences.append("Rapprochements signalés par la veille : \(patterns) ; regardés : \(looked ?? 0).") }
        return sentences
    }
}
