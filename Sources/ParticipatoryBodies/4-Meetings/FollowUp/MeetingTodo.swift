import L10n
import Vocabulary

/// What a meeting waits for, from who prepares it.
enum MeetingTodo: String, Sendable, CaseIterable {
    /// It is near, and nobody was convened.
    case convene
    /// It was held, and its members have not read what is written of it.
    case write
    /// The days of correction are over, and a later meeting was held.
    case adopt

    /// How long before a meeting one is told to convene it.
    static let ahead = Span.days(21)
    /// How long after a meeting its minutes are asked for.
    static let memory = Span.days(120)

    func name(_ assembly: String) -> Message {
        switch self {
        case .convene: "Réunions à convoquer : \(assembly)"
        case .write: "Comptes rendus à envoyer : \(assembly)"
        case .adopt: "Comptes rendus à adopter : \(assembly)"
        }
    }

    /// Where it is done.
    func link(_ assembly: Assembly, _ meeting: ID<Meeting>) -> String {
        "\(assembly.link)/reunions/\(meeting)/" + (self == .convene ? "preparation" : "compte-rendu")
    }
}
