import HTML
import L10n
import Vocabulary
import Web

/// The life of a proposal in plain words: what has been decided with its date and reason, where it is, what comes next.
extension ProposalFile {
    /// One line per step of the calendar, and a last one when it left the process.
    func steps(_ view: View) -> [Step] {
        let t = view.t
        var steps: [Step] = []
        let decisions = facts.decisions
        if let departure = decisions.last, departure.status == .merged || departure.status == .withdrawn {
            return decisions.map { $0.step(self, view) }
        }
        for phase in edition.calendar.phases {
            steps += facts.moments.filter { $0.phase == phase.kind }.map { $0.step(view) }
            if let decision = decisions.first(where: { $0.phase == phase.kind }) {
                steps.append(decision.step(self, view))
            } else if phase.kind == .vote, let removal = facts.removal {
                steps.append(removal.step(view))
            } else if status.isFinal || isLeftOut(at: view.now) {
                continue
            } else if isPassed(phase.kind) {
                steps.append(Step(t(phase.kind.name), .skipped))
            } else {
                steps.append(waiting(phase, view))
            }
        }
        let known = Set(edition.calendar.phases.map(\.kind))
        for decision in decisions where !known.contains(decision.phase) { steps.append(decision.step(self, view)) }
        return steps
    }

    /// Whether the vote goes on without it: it was taken off the ballot, or what leads there was not decided in time.
    private func isLeftOut(at now: Instant) -> Bool {
        switch status {
        case .deposited, .eligible, .shortlisted, .feasible: facts.removal != nil || edition.calendar.hasOpened(.vote, at: now)
        case .draft, .ineligible, .notShortlisted, .unfeasible, .onBallot, .winner, .notWinner, .delivered, .abandoned, .merged, .withdrawn: false
        }
    }

    /// Whether a later step has already decided.
    private func isPassed(_ kind: PhaseKind) -> Bool {
        guard let here = facts.decisions.last?.phase.rank else { return false }
        return kind.rank < here
    }

    private func waiting(_ phase: Phase, _ view: View) -> Step {
        let t = view.t
        if phase.opensAt > view.now { return Step(t(phase.kind.name), .next, when: phase.when(t)) }
        return Step(t(phase.kind.name), .current, when: phase.when(t), text: "<p>\(t(phase.kind.inProgress))</p>")
    }

    /// What comes next, in a sentence, with its date.
    func next(_ view: View) -> String {
        let t = view.t
        switch status {
        case .withdrawn: return t("Son auteur l’a retirée : elle ne va pas plus loin.")
        case .merged: return facts.merger.map { t("Elle continue dans la proposition n° \($0.number), avec les noms de ses auteurs.") } ?? ""
        case .ineligible: return ineligible(t)
        case .notShortlisted: return t("Elle ne va pas plus loin dans cette édition. Elle pourra être proposée de nouveau.")
        case .unfeasible: return t("Elle ne va pas plus loin dans cette édition. Elle pourra être proposée de nouveau sous une autre forme.")
        case .notWinner: return t("Elle n’a pas été retenue par le vote. Elle pourra être proposée de nouveau.")
        case .delivered: return t("C’est fait. Merci à celles et ceux qui l’ont proposée et choisie.")
        case .abandoned: return t("Le projet est abandonné. Le motif est donné ci-dessous.")
        case .winner: return facts.work.map { built($0, t) } ?? t("La ville prépare sa réalisation. Les dates seront publiées ici.")
        case .draft, .deposited, .eligible, .shortlisted, .feasible, .onBallot: return waited(view)
        }
    }

    /// The appeal is told as long as it may be made, then while it is judged.
    private func ineligible(_ t: Texts) -> String {
        if let until = facts.review?.appealUntil {
            return t("Elle ne va pas plus loin dans cette édition. Ses auteurs peuvent demander un nouvel examen jusqu’au \(until).")
        }
        if let appeal = facts.review?.appeal, appeal.rejectedAt == nil {
            return t("Ses auteurs ont demandé un nouvel examen le \(day: appeal.at). Une autre personne va répondre.")
        }
        return t("Elle ne va pas plus loin dans cette édition.")
    }

    private func built(_ work: ReleasedWork, _ t: Texts) -> String {
        let stage = t(work.stage.next)
        return work.nextMilestone.map { stage + " " + t("Prochain jalon : \($0.title), prévu le \(day: $0.plannedAt).") } ?? stage
    }

    private func waited(_ view: View) -> String {
        let t = view.t
        if status == .onBallot, let vote = edition.calendar[.vote] {
            if view.now < vote.opensAt { return t("Elle sera soumise au vote à partir du \(day: vote.opensAt).") }
            if vote.isOpen(at: view.now) { return vote.closesAt.map { t("Elle est au vote jusqu’au \($0).") } ?? t("Elle est au vote.") }
        }
        if let removal = facts.removal {
            return removal.wasOnBallot
                ? t("Elle a été retirée du bulletin : elle n’est pas soumise au vote. Le motif est donné ci-dessous.")
                : t("Elle n’est pas soumise au vote. Le motif est donné ci-dessous.")
        }
        if isLeftOut(at: view.now) { return t("Le vote s’est ouvert sans elle. Écrivez-nous pour savoir pourquoi.") }
        let here = facts.decisions.last?.phase.rank ?? 0
        guard let phase = edition.calendar.phases.first(where: { $0.kind.rank > here }) else { return t("La prochaine étape n’a pas encore de date.") }
        if phase.opensAt > view.now { return t("Prochaine étape : \(phase.kind.name), à partir du \(day: phase.opensAt).") }
        guard let closesAt = phase.closesAt else { return t("En ce moment : \(phase.kind.name).") }
        if closesAt <= view.now, let note = delays[phase.kind], note.holds(at: view.now) {
            return t("Étape : \(phase.kind.name). Elle devait finir le \(day: closesAt). \(note.reason) Fin maintenant prévue le \(day: note.expectedAt).")
        }
        if closesAt <= view.now { return t("Étape : \(phase.kind.name). Elle devait finir le \(day: closesAt) ; la décision sera publiée ici.") }
        return t("En ce moment : \(phase.kind.name), jusqu’au \(day: closesAt).")
    }
}

extension ProposalFile {
    /// Who has it in hand now; nil when nobody has to do anything.
    func holder(_ view: View) -> String? {
        let t = view.t, here = facts.decisions.last?.phase.rank ?? 0
        if status == .winner { return facts.work.map { $0.owner.isEmpty ? t("la ville") : $0.owner } ?? t("la ville") }
        if status.isFinal || facts.removal != nil || isLeftOut(at: view.now) { return nil }
        guard let phase = edition.calendar.phases.first(where: { $0.kind.rank > here }), phase.opensAt <= view.now else { return nil }
        switch phase.kind {
        case .deposit, .implementation: return nil
        case .eligibility: return t("l’équipe du budget participatif")
        case .shortlist: return t("le panel citoyen")
        case .feasibility: return facts.studiedBy ?? t("les services de la ville")
        case .vote: return edition.calendar.isOpen(.vote, at: view.now) ? t("les habitants, qui votent") : t("l’équipe du budget participatif")
        case .results: return t("l’équipe du budget participatif")
        }
    }
}

extension PhaseKind {
    /// Its place in the order of the process.
    var rank: Int { Self.allCases.firstIndex(of: self)! }

    /// What the city does during it, for those who wait.
    var inProgress: Message {
        switch self {
        case .deposit: "Les idées se déposent."
        case .eligibility: "L’équipe du budget participatif vérifie que la proposition respecte le règlement."
        case .shortlist: "Le panel citoyen compare les propositions."
        case .feasibility: "Les services de la ville étudient la proposition : est-elle réalisable, à quel coût, en combien de temps ?"
        case .vote: "Les habitants votent."
        case .results: "Les résultats se préparent."
        case .implementation: "La ville réalise les projets lauréats."
        }
    }
}

extension ReleasedWork.Stage {
    /// What is done now and what follows.
    var next: Message {
        switch self {
        case .notStarted: "Lauréate. La réalisation n’a pas encore commencé."
        case .studies: "Lauréate. Les études sont en cours, les travaux viendront ensuite."
        case .procedures: "Lauréate. Les marchés et les autorisations sont en cours, les travaux viendront ensuite."
        case .works: "Lauréate. Les travaux sont en cours."
        case .delivered, .inaugurated: "C’est fait."
        case .abandoned: "Le projet est abandonné."
        }
    }
}
