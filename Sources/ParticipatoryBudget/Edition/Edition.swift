import Database
import Vocabulary

/// One run of the participatory budget, from its rules to its delivered projects.
struct Edition: Sendable, Equatable {
    var id: EditionID
    /// Its name in addresses: `/editions/2026`.
    var slug: String
    var title: String
    var summary: String
    /// Before, only officers see it.
    var publishedAt: Instant?
    /// `pabulib`, `paris`, `rennes` when its data came from elsewhere; empty when it was run here.
    var importedFrom: String
    var calendar: Calendar

    var isPublished: Bool { publishedAt != nil }
    var isImported: Bool { !importedFrom.isEmpty }

    /// The address of its home page.
    var link: String { "/editions/\(slug)" }
    /// The address of its page on the officers' desk.
    var deskLink: String { "/bureau/editions/\(slug)" }
    /// A proposal’s number as it is said outside its edition: `2026-16`, the same nowhere else.
    func publicNumber(_ number: Int?) -> String { "\(slug)-\(number ?? 0)" }
    /// The scope of the roles that are given for this edition.
    var scope: Scope { .edition(id) }
}

/// What a citizen or an officer may be asked to do during a window of the calendar.
enum PhaseKind: String, Sendable, CaseIterable, Codable {
    case deposit, eligibility, shortlist, feasibility, vote, results, implementation

    var name: Message {
        switch self {
        case .deposit: "Dépôt des idées"
        case .eligibility: "Examen de la recevabilité"
        case .shortlist: "Présélection citoyenne"
        case .feasibility: "Étude par les services"
        case .vote: "Vote"
        case .results: "Résultats"
        case .implementation: "Réalisation"
        }
    }
}

/// A window of the calendar: open from its first moment, closed from its last.
struct Phase: Sendable, Equatable, Codable {
    var kind: PhaseKind
    var opensAt: Instant
    /// Nil: does not close by itself.
    var closesAt: Instant?

    func isOpen(at now: Instant) -> Bool { opensAt <= now && closesAt.map { now < $0 } ?? true }
}

/// The windows of an edition. Phases are data, "open" is arithmetic: nothing has to be moved when an hour strikes.
struct Calendar: Sendable, Equatable, Codable {
    var phases: [Phase]

    init(_ phases: [Phase] = []) { self.phases = phases.sorted { $0.opensAt < $1.opensAt } }

    subscript(kind: PhaseKind) -> Phase? { phases.first { $0.kind == kind } }

    func isOpen(_ kind: PhaseKind, at now: Instant) -> Bool { self[kind]?.isOpen(at: now) ?? false }
    func hasOpened(_ kind: PhaseKind, at now: Instant) -> Bool { self[kind].map { $0.opensAt <= now } ?? false }
    func hasClosed(_ kind: PhaseKind, at now: Instant) -> Bool { self[kind]?.closesAt.map { $0 <= now } ?? false }

    /// The windows open now, in the order of their opening.
    func open(at now: Instant) -> [Phase] { phases.filter { $0.isOpen(at: now) } }
    /// The next window to open.
    func next(after now: Instant) -> Phase? { phases.first { $0.opensAt > now } }

    /// Why something that needs this window cannot be done now, or nil.
    func refusal(_ kind: PhaseKind, at now: Instant) -> Refusal? {
        guard let phase = self[kind] else { return .notNow("Cette édition ne comporte pas cette étape.") }
        if now < phase.opensAt { return .notNow("Cette étape ouvrira le \(phase.opensAt).") }
        if let closesAt = phase.closesAt, closesAt <= now { return .notNow("Cette étape est close depuis le \(closesAt).") }
        return nil
    }
}

