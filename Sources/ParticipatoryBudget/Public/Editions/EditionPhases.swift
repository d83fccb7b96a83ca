import HTML
import L10n
import Vocabulary
import Web

/// The calendar of an edition for its public pages: each step with its dates, and what one can do today.
extension Edition {
    func steps(_ view: View) -> [Step] {
        let t = view.t
        return calendar.phases.map { phase in
            let state: Step.State = phase.isOpen(at: view.now) ? .current : phase.opensAt > view.now ? .next : .done
            return Step(t(phase.kind.name), state, when: phase.when(t))
        }
    }

    /// Whether something is open or still to come.
    func isRunning(at now: Instant) -> Bool { calendar.phases.contains { $0.isOpen(at: now) || $0.opensAt > now } }

    /// The main thing to do today, then the others.
    func acts(_ view: View, hasResults: Bool, hasWorks: Bool) -> HTML {
        var acts: [(String, Message)] = []
        if !isImported, calendar.isOpen(.vote, at: view.now) { acts.append((link + "/voter", "Voter")) }
        if !isImported, calendar.isOpen(.deposit, at: view.now) { acts.append((ProposalLinks.propose(self), "Proposer une idée")) }
        if calendar.hasOpened(.vote, at: view.now) { acts.append((link + "/projets", "Voir les projets soumis au vote")) }
        if hasResults { acts.append((link + "/resultats", "Lire les résultats")) }
        if hasWorks { acts.append((link + "/realisations", "Suivre les réalisations")) }
        if acts.isEmpty { acts.append((ProposalListPage.link(self), "Lire les propositions")) }
        return "\(each: acts.enumerated(), { index, act in view.linkButton(act.0, act.1, style: index == 0 ? .primary : .secondary) })"
    }

    /// What is open now and until when; else what comes next.
    func today(_ view: View) -> String {
        let t = view.t
        let open = calendar.open(at: view.now).map { phase in
            phase.closesAt.map { t("\(phase.kind.name) jusqu’au \(day: $0)") } ?? t(phase.kind.name)
        }
        if !open.isEmpty { return t.list(open) }
        if let next = calendar.next(after: view.now) { return t("\(next.kind.name) à partir du \(day: next.opensAt)") }
        return t("Édition terminée")
    }
}

extension Phase {
    /// Its days in words; one day when it opens and closes on the same.
    func when(_ t: Texts) -> HTML {
        guard let closesAt else { return HTML(text: t("à partir du \(day: opensAt)")) }
        return HTML(text: t.day(opensAt) == t.day(closesAt) ? t("le \(day: opensAt)") : t.period(opensAt, closesAt))
    }
}
