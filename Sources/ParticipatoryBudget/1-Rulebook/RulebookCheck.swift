import Vocabulary

/// What does not hold together in a rulebook, in sentences for whoever drafts it.
enum RulebookCheck {
    /// Faults that prevent submission.
    static func faults(_ book: Rulebook, territories: Set<String>) -> [Message] {
        var faults: [Message] = []
        if book.summary.isEmpty { faults.append("Écrivez le résumé que liront les habitants.") }
        if book.themes.isEmpty { faults.append("Nommez au moins un thème.") }
        if book.criteria.isEmpty { faults.append("Écrivez au moins un critère de recevabilité.") }
        faults += money(book, territories) + calendar(book.calendar) + ballot(book, territories)
        return faults
    }

    private static func money(_ book: Rulebook, _ territories: Set<String>) -> [Message] {
        var faults: [Message] = []
        if book.envelopes.isEmpty { faults.append("Ajoutez au moins une enveloppe.") }
        if Set(book.envelopes.map(\.name)).count < book.envelopes.count { faults.append("Deux enveloppes portent le même nom.") }
        for envelope in book.envelopes {
            if let code = envelope.territory, !territories.contains(code) { faults.append("Le territoire de l’enveloppe « \(envelope.name) » n’existe pas.") }
            if let theme = envelope.theme, !book.themes.contains(theme) { faults.append("Le thème de l’enveloppe « \(envelope.name) » n’est pas dans la liste.") }
        }
        if let cap = book.projectCap, let largest = book.envelopes.map(\.amount).max(), cap > largest {
            faults.append("Le plafond par projet (\(cap)) dépasse la plus grande enveloppe (\(largest)).")
        }
        return faults
    }

    private static func calendar(_ calendar: Calendar) -> [Message] {
        var faults: [Message] = []
        if calendar[.deposit] == nil { faults.append("Le calendrier n’a pas de période de dépôt.") }
        // Windows may overlap, but none may open before the one it depends on.
        let order: [PhaseKind] = [.deposit, .eligibility, .shortlist, .feasibility, .vote, .results, .implementation]
        let windows = order.compactMap { calendar[$0] }
        for (earlier, later) in zip(windows, windows.dropFirst()) where later.opensAt < earlier.opensAt {
            faults.append("« \(later.kind.name) » s’ouvre avant « \(earlier.kind.name) ».")
        }
        if let vote = calendar[.vote] {
            if vote.closesAt == nil { faults.append("Le vote doit avoir une heure de clôture.") }
            if let closesAt = vote.closesAt, let results = calendar[.results], results.opensAt < closesAt { faults.append("Les résultats paraîtraient avant la clôture du vote.") }
            if let study = calendar[.feasibility]?.closesAt, vote.opensAt < study { faults.append("Le vote s’ouvre avant la fin des études.") }
        }
        return faults
    }

    private static func ballot(_ book: Rulebook, _ territories: Set<String>) -> [Message] {
        let ballot = book.ballot
        var faults: [Message] = []
        if ballot.minimum > ballot.maximum { faults.append("Le bulletin demande au moins \(ballot.minimum) projets et au plus \(ballot.maximum).") }
        if let code = ballot.mandatoryTerritory, !territories.contains(code) { faults.append("Le territoire imposé sur le bulletin n’existe pas.") }
        if ballot.kind == .points, ballot.maximumPointsPerProject > ballot.totalPoints { faults.append("On ne peut donner à un projet plus de points qu’il n’y en a.") }
        if book.allocation.ties.contains(.publicSeed), book.allocation.seed.isEmpty { faults.append("Le tirage au sort entre ex æquo demande un texte public, annoncé avant le vote.") }
        return faults
    }
}
