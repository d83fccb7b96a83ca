import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A decision told to everyone: what, when, why, by whom.
extension ProposalDecision {
    /// The step of the process that decided it.
    var phase: PhaseKind {
        switch self {
        case .deposited, .merged, .withdrawn: .deposit
        case .examined: .eligibility
        case .selected: .shortlist
        case .studied: .feasibility
        case .onBallot: .vote
        case .counted: .results
        case .built: .implementation
        }
    }

    func step(_ file: ProposalFile, _ view: View) -> Step {
        let t = view.t
        switch self {
        case .deposited(let at, let channel):
            return Step(t("Dépôt de l’idée"), .done, when: view.time(at, hour: true), text: "<p>\(t(channel.told))</p>")
        case .examined(let review):
            return Step(
                review.isEligible ? t("Recevable") : t("Non recevable"), review.isEligible ? .done : .stopped, when: view.time(review.at),
                text: """
                    \(words(review.reason, t))\(if: !review.whereElse.isEmpty, "<p>\(t("Vers qui se tourner : \(review.whereElse)"))</p>")\
                    \(review.appeal.map { appeal($0, t) })\(joined(review.files, file, t))
                    """, isState: true
            )
        case .selected(let selection):
            return Step(
                selection.isKept ? t("Présélectionnée") : t("Non présélectionnée"), selection.isKept ? .done : .stopped,
                when: view.time(selection.at), text: "<p>\(selection.title)</p>\(words(selection.reason, t))", isState: true
            )
        case .studied(let study): return studied(study, file, view)
        case .onBallot(let place):
            let isOver = file.facts.result != nil || file.edition.calendar.hasClosed(.vote, at: view.now)
            let state: Step.State = isOver ? .done : file.edition.calendar.isOpen(.vote, at: view.now) ? .current : .next
            return Step(t("Au vote"), state, when: file.edition.calendar[.vote]?.when(t) ?? .empty, text: project(place, file, t))
        case .counted(let result): return counted(result, file, view)
        case .built(let work): return built(work, file, view)
        case .merged(let merger):
            let into: HTML = #"<a href="\#(url: ProposalLinks.page(file.edition, merger.number))">\#(t("n°\u{A0}\(merger.number)")) \#(merger.title)</a>"#
            return Step(t("Réunie à une autre"), .stopped, when: view.time(merger.at), text: "<p>\(t("Avec l’accord des deux auteurs, elle continue ici :")) \(into)</p>\(words(merger.reason, t))", isState: true)
        case .withdrawn(let at, let reason):
            return Step(t("Retirée par son auteur"), .stopped, when: view.time(at, hour: true), text: words(reason, t), isState: true)
        }
    }

    private func appeal(_ appeal: ReleasedAppeal, _ t: Texts) -> HTML {
        """
        <p>\(t("Un nouvel examen a été demandé le \(day: appeal.at)."))\
        \(appeal.rejectedAt.map { " \(t("La demande a été examinée par une autre personne le \(day: $0) : la décision est maintenue."))" as HTML })</p>
        """
    }

    /// The documents of a decision; none beside a hidden proposal, whose words they may repeat.
    private func joined(_ files: [Document], _ file: ProposalFile, _ t: Texts) -> HTML {
        file.isHidden || files.isEmpty ? .empty : fileList(files.map { $0.line(t) })
    }

    private func project(_ place: BallotPlace, _ file: ProposalFile, _ t: Texts) -> HTML {
        let link: HTML = #"<a href="\#(url: file.edition.link)/projets/\#(place.number)">\#(t("Voir le projet soumis au vote"))</a>"#
        return "<p>\(t("Projet n° \(place.number), pour \(place.cost).")) \(link)</p>"
    }

    private func counted(_ result: ReleasedResult, _ file: ProposalFile, _ view: View) -> Step {
        let t = view.t
        let voters = t(result.supporters, one: "Choisie par \(result.supporters) votant.", many: "Choisie par \(result.supporters) votants.")
        let results: HTML = #"<a href="\#(url: file.edition.link)/resultats">\#(t("Tous les résultats et la règle du compte"))</a>"#
        return Step(
            result.isWinner ? t("Lauréate") : t("Non lauréate"), result.isWinner ? .done : .stopped, when: view.time(result.at),
            text: "<p>\(voters) \(t("Rang : \(result.rank)."))</p>\(result.reason.map { "<p>\(t($0))</p>" as HTML })<p>\(results)</p>", isState: true
        )
    }

    private func studied(_ study: ReleasedStudy, _ file: ProposalFile, _ view: View) -> Step {
        let t = view.t
        var lines: [String] = []
        if let estimate = study.costing.estimate { lines.append(t("Coût estimé : \(estimate).")) }
        if let running = study.costing.runningCost, running > .zero { lines.append(t("Fonctionnement : \(running) par an.")) }
        if let delay = study.costing.delayMonths { lines.append(t(delay, one: "Délai de réalisation : environ \(delay) mois.", many: "Délai de réalisation : environ \(delay) mois.")) }
        if !study.conditions.isEmpty { lines.append(t("Conditions : \(study.conditions)")) }
        return Step(
            t(study.conclusion.name), study.conclusion == .unfeasible ? .stopped : .done, when: view.time(study.at),
            text: """
                \(words(study.reason, t))\(if: !file.isHidden, amended(study, t))\(each: lines, { "<p>\($0)</p>" })\
                <p class="muted">\(t("Étude conclue par le service \(study.leadService)."))</p>\
                \(if: !file.isHidden && !study.opinions.isEmpty, opinions(study.opinions, t))\(joined(study.files, file, t))
                """, isState: true
        )
    }

    /// The words with which it goes on, when its people accepted others than theirs.
    private func amended(_ study: ReleasedStudy, _ t: Texts) -> HTML {
        guard !study.amendedTitle.isEmpty || !study.amendedSummary.isEmpty else { return .empty }
        return """
            <p>\(t("Version aménagée, acceptée par ses auteurs :")) \(if: !study.amendedTitle.isEmpty, "<strong\(attribute: "lang", t.languageOfWords)>\(study.amendedTitle)</strong>")</p>\
            \(words(study.amendedSummary, t))
            """
    }

    private func opinions(_ opinions: [ReleasedOpinion], _ t: Texts) -> HTML {
        details(t("Les avis des services consultés"), isOpen: true, facts(opinions.map { opinion -> (term: String, value: HTML) in
            let conditions: HTML = opinion.conditions.isEmpty ? .empty : "<p>\(t("Conditions : \(opinion.conditions)"))</p>"
            return (opinion.service, "\(badge(t(opinion.verdict.name), opinion.verdict.tone))\(words(opinion.reason, t))\(conditions)")
        }))
    }

    private func built(_ work: ReleasedWork, _ file: ProposalFile, _ view: View) -> Step {
        let t = view.t
        let state: Step.State = switch work.stage {
        case .notStarted, .studies, .procedures, .works: .current
        case .delivered, .inaugurated: .done
        case .abandoned: .stopped
        }
        let follow: HTML? = file.worksLink.map { #"<p><a href="\#(url: $0)">\#(t("Suivre la réalisation"))</a></p>"# }
        return Step(
            t(work.stage.name), state, when: view.time(work.updatedAt),
            text: """
                \(words(work.news, t))\(if: !work.owner.isEmpty, "<p class=\"muted\">\(t("Réalisation confiée à \(work.owner)."))</p>")\
                \(if: state == .current, work.nextMilestone.map { "<p>\(t("Prochain jalon : \($0.title), prévu le \(day: $0.plannedAt)."))</p>" as HTML } ?? .empty)\
                \(follow)
                """, isState: true
        )
    }
}

/// What was written for everyone, in the language it was written in.
private func words(_ reason: String, _ t: Texts) -> HTML { reason.isEmpty ? .empty : "<p\(attribute: "lang", t.languageOfWords)>\(reason)</p>" }

extension ReleasedRemoval {
    func step(_ view: View) -> Step {
        Step(wasOnBallot ? view.t("Retirée du bulletin") : view.t("Non soumise au vote"), .stopped, when: view.time(at), text: words(reason, view.t), isState: true)
    }
}

extension ReleasedMoment {
    func step(_ view: View) -> Step {
        let t = view.t
        switch kind {
        case .completionAsked(let until):
            return Step(
                t("Précision demandée aux auteurs"), .done, when: view.time(at), text: "<p>\(t("La réponse était attendue avant le \(until)."))</p>", isState: true)
        case .completed: return Step(t("Précision donnée par les auteurs"), .done, when: view.time(at), isState: true)
        case .conditionsAccepted: return Step(t("Conditions acceptées par les auteurs"), .done, when: view.time(at), isState: true)
        case .workshop(let place, let outcome):
            let words = outcome.isEmpty ? place : outcome
            return Step(t("Atelier des auteurs avec les services"), at > view.now ? .next : .done, when: view.time(at, hour: true), text: "<p>\(words)</p>", isState: at <= view.now)
        case .serviceAsked(let words): return Step(t("Question posée à un service de la ville"), .done, when: view.time(at), text: "<p>\(words)</p>", isState: true)
        case .serviceAnswered(let words): return Step(t("Réponse du service"), .done, when: view.time(at), text: words.isEmpty ? .empty : "<p>\(words)</p>", isState: true)
        case .questionWithdrawn(let reason): return Step(t("Question au service retirée"), .done, when: view.time(at), text: "<p>\(reason)</p>", isState: true)
        case .amended: return Step(t("Version aménagée acceptée par les auteurs"), .done, when: view.time(at), isState: true)
        }
    }
}

extension DepositChannel {
    /// How it came, in a sentence.
    var told: Message {
        switch self {
        case .web: "Déposée en ligne."
        case .counter: "Déposée à l’accueil de la mairie."
        case .paper: "Déposée sur une fiche papier."
        }
    }
}
