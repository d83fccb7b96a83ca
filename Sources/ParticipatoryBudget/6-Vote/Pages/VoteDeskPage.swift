import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The officer composes the ballot here, publishes the catalogue, and during the vote reads how many have voted; never what. The auditor reads.
struct VoteDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote"
    static var surroundings: Surroundings { .desk }

    let composition: Composition
    /// Not on the ballot, and they may be.
    let candidates: [FeasibleProposal]
    let leftOff: [LeftOff]
    /// Where the studies are of the projects that wait for them.
    let studies: [ID<Proposal>: StudyLine]
    let turnout: Int?
    let refusalToCompose: Refusal?
    let refusalToPublish: Refusal?
    let showsCatalogue: Bool
    /// The draw of the numbers.
    let numbers: NumberDrawPart
    /// Projects at the vote, or that may be, of which one excludes the other.
    var conflicts: [PlaceConflict] = []
    /// Whether the rules ask voters for a code that comes by letter.
    var asksCode = false
    /// Whether they ask for a paper seen at a counter.
    var seesIdentities = false
    /// Codes by SMS that have waited for more than a minute.
    var lateTexts = 0
    /// Whether the rules ask for a provider of identity that the server is not linked to.
    var lacksProvider = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let composition = try Composition.inPath(visit, db), edition = composition.edition
        if let refusal = RegisterRules.mayRead(edition, visit.actor) { throw refusal }
        let candidates = try ProjectStore.candidates(edition, db), ideas = Set(candidates.map(\.id)).union(composition.onBallot.compactMap(\.proposal))
        let studies = composition.waiting.isEmpty ? [] : try FeasibilityStore.lines(edition.id, at: visit.now, db)
        return VoteDeskPage(
            composition: composition, candidates: candidates, leftOff: try ProjectStore.leftOff(edition.id, db),
            studies: Dictionary(studies.map { ($0.proposal, $0) }) { $1 },
            turnout: edition.calendar.hasOpened(.vote, at: visit.now) ? try BallotStore.turnout(edition.id, db) : nil,
            refusalToCompose: VoteRules.mayCompose(edition, visit.actor, at: visit.now),
            refusalToPublish: VoteRules.mayPublishCatalogue(composition, visit.actor, at: visit.now),
            showsCatalogue: VoteRules.maySeeCatalogue(edition, composition.catalogue, visit.actor, at: visit.now) == nil,
            numbers: try NumberDrawPart(edition: edition, pending: NumberDrawStore.pending(edition.id, db), done: NumberDrawStore.done(edition.id, db)),
            conflicts: edition.calendar.hasOpened(.vote, at: visit.now) ? [] : try PlaceConflictStore.apart(among: ideas, in: edition.id, db),
            asksCode: try Booth.rules(edition, db).proof == .code, seesIdentities: try ProofRules.maySee(edition, Booth.rules(edition, db).proof ?? .mail, visit.actor, at: visit.now) == nil,
            lateTexts: try TextMessageStore.late(at: visit.now, db),
            lacksProvider: try Booth.rules(edition, db).proof == .identity && visit.world.identityProvider == nil
        )
    }

    func title(_ t: Texts) -> String { t("Le vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    private var edition: Edition { composition.edition }
    private var onBallot: [Project] { composition.onBallot }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, actions: (showsCatalogue ? view.linkButton(VoteLinks.catalogue(edition), "Voir le catalogue", style: .secondary) : .empty) + view.linkButton(SealingLinks.bureau(edition), "Bureau et urne scellée", style: .secondary)))
            \(moment(view))
            \(if: lateTexts > 0, alert(.warning, t("Des codes par SMS attendent depuis plus d’une minute : \(lateTexts). La passerelle de la ville ne répond pas, ou n’est pas réglée.")))
            \(if: lacksProvider, alert(.warning, t("Le règlement demande une identité vérifiée par FranceConnect, mais le serveur n’y est pas relié : personne ne peut voter sur internet. Réglez-le avant l’ouverture (docs/operations.md).")))
            \(if: !edition.isImported, buttons(
                view.linkButton(RegisterDeskPage.link(edition), "Registre des votants", style: .secondary),
                view.linkButton(WatchPage.link(edition), "Veille", style: .secondary),
                view.linkButton(VoteControlPage.link(edition), "Contrôle", style: .secondary),
                asksCode ? view.linkButton(LetterBatchesPage.link(edition), "Codes par courrier", style: .secondary) : .empty,
                seesIdentities ? view.linkButton(SeenIdentityPage.link(edition), "Pièces d’identité vues", style: .secondary) : .empty))
            \(refusalToCompose.map { alert(.info, t($0.reason)) })
            \(if: !onBallot.isEmpty, composition.paper.flaw.map { alert(.warning, title: t("Ce bulletin ne peut pas être rempli"), "<p>\(t($0))</p>") } ?? .empty)
            \(if: !composition.waiting.isEmpty, section(t("En attente de leur étude")) { waiting(view) })
            \(section(t("Sur le bulletin")) { ballot(view) })
            \(if: refusalToCompose == nil && onBallot.count > 1, section(t("Numéros")) { numbers.desk(view) })
            \(if: refusalToCompose == nil, section(t("Pas encore sur le bulletin")) { additions(view) })
            \(if: refusalToCompose == nil, section(t("Catalogue")) { publication(view) })
            \(if: !leftOff.isEmpty, section(t("Laissées hors du bulletin")) { outside(view) })
            \(if: !composition.takenOff.isEmpty, section(t("Retirés du bulletin")) { removed(view) })
            """
    }

    private func moment(_ view: View) -> HTML {
        let t = view.t
        guard let phase = edition.calendar[.vote], !edition.isImported else { return .empty }
        var stats = [Stat(t.dayAndHour(phase.opensAt), t("ouverture du vote"))]
        if let closesAt = phase.closesAt { stats.append(Stat(t.dayAndHour(closesAt), t("clôture, à la seconde"))) }
        if let turnout {
            let shown = RoundedTurnout.shown(turnout, edition, at: view.now)
            stats.append(Stat(t.number(shown), t("personnes ont voté"), note: t("À la dizaine près avant la clôture. Aucun décompte des choix n’existe d’ici là.")))
        }
        return statTiles(stats)
    }

    private func ballot(_ view: View) -> HTML {
        let t = view.t
        if onBallot.isEmpty { return emptyState(t("Aucun projet sur le bulletin pour l’instant.")) }
        let total = onBallot.reduce(Euros.zero) { $0 + $1.cost }
        return table(
            t(onBallot.count, one: "\(onBallot.count) projet, \(total) en tout", many: "\(onBallot.count) projets, \(total) en tout"),
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

    /// Each with what it waits for, and the two ways out: its study, or its removal.
    private func waiting(_ view: View) -> HTML {
        let t = view.t
        return """
            <p>\(t("Leur étude a été rouverte : ils reviennent sur le bulletin, à leur nouveau coût, dès qu’une conclusion favorable est publiée. Sinon, le vote s’ouvre sans eux."))</p>
            \(table(
                t("En attente de leur étude"), isCaptionHidden: true,
                columns: [Column(t("Projet"), isHeading: true), Column(t("Étude")), Column(t("Conclusion attendue le"))], rows: composition.waiting
            ) { project in
                let study = project.proposal.flatMap { studies[$0] }
                return [
                    #"<a href="\#(ProjectDeskPage.link(edition, project.number))">\#(project.number). \#(project.title)</a>"#,
                    study.map { standing($0, t) } ?? .empty, study?.dueAt.map { view.time($0) } ?? .empty,
                ]
            })
            """
    }

    private func standing(_ study: StudyLine, _ t: Texts) -> HTML {
        let stage = study.stage == .released ? study.conclusion?.name ?? study.stage.name : study.stage.name
        return #"<a href="\#(FeasibilityLinks.study(edition, study.number))">\#(t(stage))</a>"#
    }

    private func additions(_ view: View) -> HTML {
        let t = view.t
        let warning = view.apartBeforeAnnouncing(conflicts, edition)
        if candidates.isEmpty { return warning + "<p class=\"muted\">\(t("Toutes les idées que les étapes précédentes ont retenues et publiées sont sur le bulletin."))</p>" }
        return warning + view.form("\(VoteLinks.desk(edition))/projets") {
            """
            \(view.bulkBar("Pour les idées cochées", view.submit("Mettre sur le bulletin"), view.submit("Tout mettre sur le bulletin", style: .secondary, name: "all", value: "1")))
            \(table(
                t(candidates.count, one: "\(candidates.count) idée", many: "\(candidates.count) idées"),
                columns: [Column(t("Choisir")), Column(t("Idée"), isHeading: true), Column(t("Coût"), isNumber: true)], rows: candidates
            ) { proposal in
                [
                    view.rowBox("proposal", value: String(proposal.id.number), label: proposal.title), HTML(text: "\(proposal.number). \(proposal.title)"),
                    cost(proposal, view),
                ]
            })
            """
        } + leaving(view)
    }

    /// Residents read why an idea that the earlier steps kept is not at the vote.
    private func leaving(_ view: View) -> HTML {
        let hasErrors = view.form.errors.contains { ["left", "reason"].contains($0.field) }
        return details(view.t("Laisser une idée hors du bulletin"), isOpen: hasErrors, view.form("\(VoteLinks.desk(edition))/hors-bulletin", listsErrors: hasErrors) {
            """
            \(view.select("left", label: "Idée", choices: candidates.map { Choice("\($0.id)", text: "\($0.number). \($0.title)") }))\
            \(view.textArea("reason", label: "Motif, que le porteur puis les habitants liront", rows: 2, maxLength: 500))\
            \(buttons(view.submit("Laisser hors du bulletin", style: .secondary)))
            """
        })
    }

    private func outside(_ view: View) -> HTML {
        let t = view.t, mayCompose = refusalToCompose == nil
        return table(
            t("Laissées hors du bulletin"), isCaptionHidden: true,
            columns: [Column(t("Idée"), isHeading: true), Column(t("Motif")), Column(t("Le"))] + (mayCompose ? [Column(t("Reprendre"), isTitleHidden: true)] : []),
            rows: leftOff
        ) { idea in
            let back: [HTML] = mayCompose ? [view.action("\(VoteLinks.desk(edition))/hors-bulletin/reprendre", "Reprendre", style: .quiet, fields: [("left", "\(idea.id)")])] : []
            return [HTML(text: "\(idea.number). \(idea.title)"), HTML(text: idea.reason), view.time(idea.at)] + back
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
            t("Projets retirés"), isCaptionHidden: true, columns: [Column(t("Projet"), isHeading: true), Column(t("Motif")), Column(t("Le"))], rows: composition.takenOff
        ) { [HTML(text: $0.title), HTML(text: $0.removalReason), $0.removedAt.map { view.time($0) } ?? .empty] }
    }
}
