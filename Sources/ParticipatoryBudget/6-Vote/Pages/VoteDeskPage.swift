import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer composes the ballot here, publishes the catalogue, and during the vote reads how many have voted; never what.
struct VoteDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let catalogue: Catalogue
    let projects: [Project]
    /// Not on the ballot, and they may be.
    let waiting: [FeasibleProposal]
    let turnout: Int?
    let refusalToCompose: Refusal?
    let refusalToPublish: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = VoteRules.mayPrepare(edition, visit.actor) { throw refusal }
        let projects = try ProjectStore.everyProject(edition.id, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        let taken = Set(projects.filter { $0.removedAt == nil }.compactMap(\.proposal))
        return VoteDeskPage(
            edition: edition, catalogue: catalogue, projects: projects,
            waiting: try ProjectStore.waiting(edition, db),
            turnout: edition.calendar.hasOpened(.vote, at: visit.now) ? try BallotStore.turnout(edition.id, db) : nil,
            refusalToCompose: VoteRules.mayCompose(edition, visit.actor, at: visit.now),
            refusalToPublish: VoteRules.mayPublishCatalogue(edition, catalogue, count: taken.count, visit.actor, at: visit.now)
        )
    }

    func title(_ t: Texts) -> String { t("Le vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    private var onBallot: [Project] { projects.filter { $0.removedAt == nil } }
    private var takenOff: [Project] { projects.filter { $0.removedAt != nil } }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, actions: view.linkButton(VoteLinks.catalogue(edition), "Voir le catalogue", style: .secondary)))
            \(moment(view))
            \(refusalToCompose.map { alert(.info, t($0.reason)) })
            \(section(t("Sur le bulletin"), actions: refusalToCompose == nil && onBallot.count > 1 ? draw(view) : .empty) { ballot(view) })
            \(if: refusalToCompose == nil, section(t("Pas encore sur le bulletin")) { candidates(view) })
            \(if: refusalToCompose == nil, section(t("Catalogue")) { publication(view) })
            \(if: !takenOff.isEmpty, section(t("Retirés du bulletin")) { removed(view) })
            """
    }

    private func moment(_ view: View) -> HTML {
        let t = view.t
        guard let phase = edition.calendar[.vote], !edition.isImported else { return .empty }
        var stats = [Stat(t.dayAndHour(phase.opensAt), t("ouverture du vote"))]
        if let closesAt = phase.closesAt { stats.append(Stat(t.dayAndHour(closesAt), t("clôture, à la seconde"))) }
        if let turnout { stats.append(Stat(t.number(turnout), t("personnes ont voté"), note: t("Aucun décompte des choix n’existe avant la clôture."))) }
        return statTiles(stats)
    }

    private func ballot(_ view: View) -> HTML {
        let t = view.t
        if onBallot.isEmpty { return emptyState(t("Aucun projet sur le bulletin pour l’instant.")) }
        let total = onBallot.reduce(Euros.zero) { $0 + $1.cost }
        return table(
            t("\(onBallot.count) projets, \(total) en tout"),
            columns: [Column(t("Numéro"), isNumber: true), Column(t("Projet"), isHeading: true), Column(t("Quartier")), Column(t("Coût"), isNumber: true)],
            rows: onBallot
        ) { project in
            [
                HTML(text: String(project.number)),
                refusalToCompose == nil ? #"<a href="\#(ProjectDeskPage.link(edition, project.number))">\#(project.title)</a>"# : HTML(text: project.title),
                HTML(text: project.place ?? t("Toute la ville")), HTML(text: t.money(project.cost)),
            ]
        }
    }

    private func draw(_ view: View) -> HTML {
        view.action(
            "\(VoteLinks.desk(edition))/tirage", "Tirer les numéros au sort",
            confirm: "Chaque projet reçoit un nouveau numéro, au hasard. Les numéros déjà communiqués ne seront plus bons.")
    }

    private func candidates(_ view: View) -> HTML {
        let t = view.t
        if waiting.isEmpty { return "<p class=\"muted\">\(t("Toutes les idées que les étapes précédentes ont retenues et publiées sont sur le bulletin."))</p>" }
        return view.form("\(VoteLinks.desk(edition))/projets") {
            """
            \(view.bulkBar("Pour les idées cochées", view.submit("Mettre sur le bulletin"), view.submit("Tout mettre sur le bulletin", style: .secondary, name: "all", value: "1")))
            \(table(
                t(waiting.count, one: "\(waiting.count) idée", many: "\(waiting.count) idées"),
                columns: [Column(t("Choisir")), Column(t("Idée"), isHeading: true), Column(t("Coût"), isNumber: true)], rows: waiting
            ) { proposal in
                [
                    view.rowBox("proposal", value: String(proposal.id.number), label: proposal.title), HTML(text: "\(proposal.number). \(proposal.title)"),
                    cost(proposal, view),
                ]
            })
            """
        }
    }

    /// As the study says or, without one, for the officer to give.
    private func cost(_ proposal: FeasibleProposal, _ view: View) -> HTML {
        if edition.calendar[.feasibility] != nil { return HTML(text: proposal.cost.map { view.t.money($0) } ?? "") }
        return view.moneyField(AddProjects.costField(proposal), label: "Coût de la n° \(proposal.number)", value: proposal.cost, required: false)
    }

    private func publication(_ view: View) -> HTML {
        let t = view.t
        if let refusalToPublish { return "<p>\(t(refusalToPublish.reason))</p>" }
        return """
            <p>\(t("Le catalogue devient public à l’ouverture du vote. Vous pouvez le publier avant : chaque porteur de projet reçoit alors une lettre avec son numéro."))</p>
            \(view.action("\(VoteLinks.desk(edition))/catalogue", "Publier le catalogue", style: .primary, confirm: "Tout le monde verra les projets, leur numéro et leur coût."))
            """
    }

    private func removed(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Projets retirés"), isCaptionHidden: true, columns: [Column(t("Projet"), isHeading: true), Column(t("Motif")), Column(t("Le"))], rows: takenOff
        ) { [HTML(text: $0.title), HTML(text: $0.removalReason), $0.removedAt.map { view.time($0) } ?? .empty] }
    }
}
