import Vocabulary

/// Who runs the renewal of a body, and when. Pages and acts ask the same function; `nil` is yes.
enum RenewalRules {
    /// Announce the lot that divides the first members: a body renewed by parts, whose members would all leave at once.
    static func mayAnnounceParts(_ file: RenewalFile) -> Refusal? {
        if let refusal = keeps(file) { return refusal }
        if file.assembly.term.renewal == .whole { return .notNow("Cette instance se renouvelle en entier : tous les mandats finissent ensemble.") }
        if file.draw.map({ $0.drawnAt == nil }) == true { return .notNow("Un tirage annoncé attend sa graine publique.") }
        return file.undivided.isEmpty ? .notNow("Les fins de mandat sont déjà réparties.") : nil
    }

    /// Divide, once, when the public seed is known; not by a member whom it concerns.
    static func mayDivide(_ file: RenewalFile, at now: Instant) -> Refusal? {
        if let refusal = keeps(file) { return refusal }
        guard let draw = file.draw, draw.drawnAt == nil else { return .notNow("Aucun tirage annoncé n’attend sa graine.") }
        if let seat = file.standing.seat, draw.seats.contains(seat.id) { return .notAllowed("Votre mandat est parmi ceux que l’on répartit : une autre personne s’en charge.") }
        return now < draw.seedAt ? .notNow("La graine sera connue le \(draw.seedAt) : on ne tire pas avant.") : nil
    }

    /// Open the renewal: its date comes within a year, somebody leaves.
    static func mayOpen(_ file: RenewalFile, at now: Instant) -> Refusal? {
        if let refusal = keeps(file) { return refusal }
        if file.current != nil { return .notNow("Un renouvellement est en cours.") }
        if !file.undivided.isEmpty { return .notNow("Tirez d’abord au sort qui part la première fois : l’instance se renouvelle par parties.") }
        return file.leaving(at: file.assembly.nextRenewal(after: now)).isEmpty ? .notNow("Aucun mandat ne finit à la prochaine échéance.") : nil
    }

    /// End it: once its day has come. Seats that stay empty are said with the reason.
    static func mayClose(_ file: RenewalFile, at now: Instant) -> Refusal? {
        if let refusal = keeps(file) { return refusal }
        guard let current = file.current else { return .notNow("Aucun renouvellement n’est en cours.") }
        return now < current.dueAt ? .notNow("Les mandats finissent le \(day: current.dueAt) : on clôt le renouvellement ensuite.") : nil
    }

    private static func keeps(_ file: RenewalFile) -> Refusal? {
        AssemblyRules.mayKeep(file.standing, "conduit le renouvellement") ?? AssemblyRules.opened(file.assembly)
    }
}
