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

    /// Where one goes and what the button says.
    typealias Act = (path: String, label: Message)

    /// The main thing to do today, then the others.
    func acts(_ view: View, hasResults: Bool, hasWorks: Bool) -> HTML {
        let acts = [mainAct(at: view.now)].compactMap(\.self) + otherActs(at: view.now, hasResults: hasResults, hasWorks: hasWorks)
        let reading: [Act] = [(ProposalListPage.link(self), "Lire les propositions")]
        return Self.buttons(acts.isEmpty ? reading : acts, view)
    }

    static func buttons(_ acts: [Act], _ view: View) -> HTML {
        "\(each: acts.enumerated(), { index, act in view.linkButton(act.path, act.label, style: index == 0 ? .primary : .secondary) })"
    }

    /// What a resident is waited for today: to vote, to propose.
    func mainAct(at now: Instant) -> Act? {
        if isImported { return nil }
        if calendar.isOpen(.vote, at: now) { return (link + "/voter", "Voter") }
        return calendar.isOpen(.deposit, at: now) ? (ProposalLinks.propose(self), "Proposer une idée") : nil
    }

    /// What there is to read.
    func otherActs(at now: Instant, hasResults: Bool, hasWorks: Bool) -> [Act] {
        var acts: [Act] = []
        if calendar.hasOpened(.vote, at: now) { acts.append((link + "/projets", "Voir les projets soumis au vote")) }
        if hasResults { acts.append((link + "/resultats", "Lire les résultats")) }
        if hasWorks { acts.append((link + "/realisations", "Suivre les réalisations")) }
        return acts
    }

    /// What is open now and until when, the vote and the deposit before what the city does; else what comes next.
    func today(_ view: View) -> String {
        let t = view.t
        let open = calendar.open(at: view.now)
        if let closes = open.first(where: { $0.kind == .vote })?.closesAt { return t("Vote ouvert jusqu’au \(closes)") }
        if let closes = open.first(where: { $0.kind == .deposit })?.closesAt { return t("Dépôt des idées ouvert jusqu’au \(day: closes)") }
        if let phase = open.first { return phase.closesAt.map { t("\(phase.kind.name) jusqu’au \(day: $0)") } ?? t(phase.kind.name) }
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
