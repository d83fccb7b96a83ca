import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or follow an edition see how far its proposals have come, its calendar, and the way to each step.
struct EditionDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    /// Those of the whole edition; nil for who has a part of it.
    let counts: EditionCounts?
    let tasks: [DeskTask]
    let now: Instant
    /// How long what is open has waited, for who has the whole edition.
    var open: [OpenCases] = []
    /// The steps that this person may open.
    let opens: Set<PhaseKind>

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = DeskRules.mayFollow(edition, visit.actor) { throw refusal }
        let lines = try visit.actor.reach(edition.scope).isWhole ? EligibilityStore.lines(edition.id, db) : nil
        return Self(
            edition: edition, counts: try lines.map { try counts(edition, $0, at: visit.now, db) },
            tasks: try DeskTasks.all(visit, db).filter { $0.edition?.link == edition.link }, now: visit.now,
            open: try lines.map { try OpenCasesStore.cases(edition, $0, at: visit.now, db) } ?? [], opens: DeskRules.steps(edition.scope, visit.actor)
        )
    }

    /// What is to examine and to check is counted as the queue counts it.
    private static func counts(_ edition: Edition, _ lines: [EligibilityLine], at now: Instant, _ db: Reading) throws -> EditionCounts {
        var counts = try EditionCountsStore.counts([edition.id], at: now, db)[edition.id] ?? EditionCounts()
        let stages = lines.map { $0.stage(at: now) }
        counts.toExamine = stages.count { $0 == .toExamine }
        counts.toCheck = stages.count { $0 == .toCheck }
        return counts
    }

    func title(_ t: Texts) -> String { edition.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), DeskLinks.desk), Crumb(t("Éditions"), DeskLinks.editions)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(standing(t)) <a href="\(edition.link)">\(t("Voir la page publique"))</a></p>\
            \(if: !tasks.isEmpty, section(t("À faire")) { list(t) })\
            \(counts.map { known in section(t("De l’idée au projet livré")) { funnel(known, view) } } ?? alert(.info, t("Vous suivez cette édition sur votre territoire : les listes montrent les propositions qui y sont situées.")))\
            \(if: !open.isEmpty, section(t("Dossiers ouverts, par âge")) { ages(t) })\
            \(if: counts != nil, "<p>\(view.linkButton(DeskLinks.report(edition.slug), "Bilan de l’édition", style: .secondary))</p>")\
            \(section(t("Calendrier")) { view.phases(edition.calendar.phases.map { step($0, view) }) })\
            \(section(t("Les étapes")) { cards(stops(t), card) })
            """
    }

    private func standing(_ t: Texts) -> String {
        if !edition.isPublished { return t("Cette édition n’est pas publiée : seuls les agents la voient.") }
        let open = edition.calendar.open(at: now)
        if !open.isEmpty { return t("En cours : \(t.list(open.map { t($0.kind.name) })).") }
        guard let next = edition.calendar.next(after: now) else { return t("Aucune étape n’est ouverte.") }
        return t("Prochaine étape : \(next.kind.name), le \(next.opensAt).")
    }

    private func list(_ t: Texts) -> HTML {
        """
        <ul>\(each: tasks, { task in
            """
            <li><a href="\(url: task.link)">\(t(task.what))</a> <span class="count">\(t.number(task.count))</span>\
            \(if: task.urgency == .late, " \(t("en retard"))")</li>
            """
        })</ul>
        """
    }

    /// Each stage counts the proposals that have come at least that far, as the public knows it.
    private func funnel(_ counts: EditionCounts, _ view: View) -> HTML {
        let t = view.t
        let stages: [(PhaseKind, String, Int, ReachedStep?)] = [
            (.deposit, t("Déposées"), counts.deposited, nil), (.eligibility, t("Recevables"), counts.eligible, .eligible),
            (.shortlist, t("Présélectionnées"), counts.shortlisted, .shortlisted), (.feasibility, t("Réalisables"), counts.feasible, .feasible),
            (.vote, t("Au vote"), counts.onBallot, .onBallot), (.results, t("Lauréates"), counts.winners, .winner), (.implementation, t("Réalisées"), counts.delivered, .delivered),
        ]
        // A stage to come has nothing to show.
        let bars = stages.filter { $0.0 == .deposit || $0.2 > 0 || edition.calendar.hasOpened($0.0, at: now) }
            .map { Bar($0.1, value: $0.2, inWords: t.number($0.2), path: DeskLinks.proposals(edition.slug, $0.3)) }
        let voters = RoundedTurnout.shown(counts.voters, edition, at: now)
        let left: [(Int, String, ReachedStep?)] = [
            (counts.withdrawn, t(counts.withdrawn, one: "retirée", many: "retirées"), .withdrawn),
            (counts.merged, t(counts.merged, one: "réunie à une autre", many: "réunies à une autre"), .merged),
            (counts.ineligible, t(counts.ineligible, one: "non recevable", many: "non recevables"), .ineligible),
            (counts.unfeasible, t(counts.unfeasible, one: "non réalisable", many: "non réalisables"), .unfeasible),
            (counts.abandoned, t(counts.abandoned, one: "abandonnée", many: "abandonnées"), .abandoned), (voters, t(voters, one: "votant", many: "votants"), nil),
        ]
        let tiles = left.filter { $0.0 > 0 }.map { line in Stat(t.number(line.0), line.1, path: line.2.map { DeskLinks.proposals(edition.slug, $0) }) }
        return "\(view.barChart(t("Propositions, étape par étape"), columns: (t("Étape"), t("Propositions")), bars: bars, isTableOpen: true))\(if: !tiles.isEmpty, statTiles(tiles))"
    }

    private func ages(_ t: Texts) -> HTML {
        table(t("Dossiers ouverts, par âge"), isCaptionHidden: true, columns: [
            Column(t("Dossiers"), isHeading: true),
        ] + OpenCases.Age.allCases.map { Column(t($0.name), isNumber: true) }, rows: open) { line in
            ["<a href=\"\(url: line.link)\">\(t(line.kind.name))</a>"] + OpenCases.Age.allCases.map { age in
                figure(line.count(age), "\(DeskLinks.proposals(edition.slug))?dossiers=\(line.kind.rawValue)&age=\(age.rawValue)", t)
            }
        }
    }

    /// A number that opens its list, when there is one.
    private func figure(_ count: Int, _ link: String, _ t: Texts) -> HTML {
        count == 0 ? HTML(text: t.number(0)) : "<a href=\"\(url: link)\">\(t.number(count))</a>"
    }

    private func step(_ phase: Phase, _ view: View) -> Step {
        let state: Step.State = phase.isOpen(at: now) ? .current : phase.opensAt > now ? .next : .done
        return Step(view.t(phase.kind.name), state, when: phase.when(view.t))
    }

    private func stops(_ t: Texts) -> [(title: String, path: String, text: String)] {
        let slug = edition.slug
        var stops = [
            (title: t("Règlement"), path: DeskLinks.rules(slug), text: t("Versions, avis, validation, publication.")),
            (t("Propositions"), DeskLinks.proposals(slug), t("Toutes les propositions déposées, avec filtres et export.")),
            (t("Recevabilité"), DeskLinks.eligibility(slug), counts.map { t("\($0.toExamine) à examiner, \($0.toCheck) à vérifier.") } ?? t("Propositions à examiner et à vérifier.")),
        ]
        if opens.contains(.shortlist) { stops.append((t("Présélection"), DeskLinks.shortlist(slug), t("Panel, notes, liste retenue."))) }
        stops.append((t("Étude par les services"), DeskLinks.studies(slug), t("Services, avis, conclusions.")))
        if opens.contains(.vote), let counts { stops.append((t("Vote"), DeskLinks.vote(slug), t("Projets : \(counts.onBallot). Votants : \(RoundedTurnout.shown(counts.voters, edition, at: now))."))) }
        if opens.contains(.results) { stops.append((t("Résultats"), DeskLinks.results(slug), t("Dépouillement, proclamation, publication."))) }
        if opens.contains(.implementation) {
            stops.append((t("Réalisation"), DeskLinks.works(slug), counts.map { t("Réalisées : \($0.delivered). En retard : \($0.worksLate).") } ?? t("Les projets lauréats de votre territoire.")))
        }
        return stops
    }

    private func card(_ stop: (title: String, path: String, text: String)) -> Card {
        Card(stop.title, path: stop.path, text: stop.text, headingLevel: 3)
    }
}
