import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Officers of the edition see every proposal to examine, where its decision stands and what waits; they confirm several decisions at once.
struct EligibilityQueuePage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite"
    static var surroundings: Surroundings { .desk }
    static let perPage = 50

    let edition: Edition
    let filter: EligibilityFilter
    let lines: [EligibilityLine]
    let themes: [Theme]
    let territories: [Territory]
    let keptReasons: [KeptReason]
    let refusalToWithdraw: Refusal?
    /// What the reader may confirm without opening the file.
    let toConfirm: [ID<Proposal>: ID<EligibilityReview>]
    let refusalToConfirm: Refusal?
    /// Whether the reader follows the whole edition.
    var reachesAll = false
    /// Those who have something in hand.
    var examiners: [Examiner] = []
    let pageNumber: Int
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = EligibilityRules.mayRead(edition, visit.actor) { throw refusal }
        let lines = try EligibilityStore.lines(edition, for: visit.actor, db)
        // Shown again after an error, the form stands under the decisions to check.
        let filter = visit.form.isFilled ? EligibilityFilter(visit.query).with(stage: .toCheck) : EligibilityFilter(visit.query)
        let used = Set(lines.compactMap(\.territory))
        let hands = Dictionary(lines.compactMap { line in line.examiner.map { ($0, line.examinerName ?? "") } }) { $1 }
        return Self(
            edition: edition, filter: filter, lines: lines, themes: try EditionStore.themes(edition.id, db),
            territories: try TerritoryStore.all(db).filter { used.contains($0.id) }, keptReasons: try EligibilityStore.keptReasons(edition.id, db),
            refusalToWithdraw: EligibilityRules.mayWithdrawReason(edition, visit.actor), toConfirm: try EligibilityStore.toConfirm(edition, by: visit.actor, db),
            refusalToConfirm: EligibilityRules.mayConfirm(edition, visit.actor, at: visit.now), reachesAll: visit.actor.reach(edition.scope).isWhole,
            examiners: hands.map { Examiner(account: $0.key, name: $0.value) }.sorted { ($0.name, $0.account) < ($1.name, $1.account) }, pageNumber: visit.pageNumber, now: visit.now
        )
    }

    func title(_ t: Texts) -> String { t("Examen de la recevabilité") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    var shown: [EligibilityLine] { lines.filter { filter.keeps($0, at: now) } }
    var onPage: ArraySlice<EligibilityLine> { shown.dropFirst((pageNumber - 1) * Self.perPage).prefix(Self.perPage) }
    var lastPage: Int { max(1, (shown.count + Self.perPage - 1) / Self.perPage) }

    func body(_ view: View) -> HTML {
        let link = EligibilityLinks.queue(edition)
        return """
            \(view.errorSummary())\(stages(view))\(filters(view))
            \(shown.isEmpty ? emptyState(view.t("Aucune proposition ne correspond.")) : list(view))
            \(view.pagination(page: pageNumber, of: lastPage) { link + filter.query(page: $0) })
            <p class="row">\(view.linkButton(EligibilityLinks.notices(edition), "Annoncer et publier", style: .secondary)) \
            \(if: reachesAll, "\(view.linkButton(EligibilityLinks.examiners(edition), "Répartir l’examen", style: .secondary)) \(view.linkButton(EligibilityLinks.sessions(edition), "Séances du groupe transversal", style: .secondary))") \
            <a href="\(url: link + ".csv" + filter.query())">\(view.t("Télécharger la liste (CSV)"))</a></p>
            \(if: !keptReasons.isEmpty, section(view.t("Motifs gardés"), id: "motifs") { reasons(view) })
            """
    }

    /// Reasons that officers kept for others, and the way to offer one no more.
    private func reasons(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Critère")), Column(t("Motif"), isHeading: true), Column(t("Gardé par"))] + (refusalToWithdraw == nil ? [Column(t("Retirer"))] : [])
        return (refusalToWithdraw.map { view.refusal($0) } ?? .empty) + table(t("Motifs gardés"), isCaptionHidden: true, columns: columns, rows: keptReasons) { kept in
            let removal = view.action(EligibilityLinks.queue(edition) + "/motifs/retirer", "Ne plus proposer", style: .quiet, fields: [("reason", "\(kept.id)")])
            return [HTML(text: kept.question), HTML(text: kept.words), "\(kept.keptBy), \(view.time(kept.keptAt))"] + (refusalToWithdraw == nil ? [removal] : [])
        }
    }

    /// One tab per stage, with how many are there.
    private func stages(_ view: View) -> HTML {
        let link = EligibilityLinks.queue(edition)
        let counts = Dictionary(grouping: lines) { $0.stage(at: now) }.mapValues(\.count)
        let all = MenuEntry(view.t("Toutes"), link + filter.with(stage: nil).query(), isCurrent: filter.stage == nil, count: lines.count)
        let each = EligibilityStage.allCases.compactMap { stage -> MenuEntry? in
            guard counts[stage] != nil || filter.stage == stage else { return nil }
            return MenuEntry(view.t(stage.name), link + filter.with(stage: stage).query(), isCurrent: filter.stage == stage, count: counts[stage] ?? 0)
        }
        return view.tabs([all] + each, label: "Étapes de l’examen")
    }

    private func filters(_ view: View) -> HTML {
        view.filters(EligibilityLinks.queue(edition), reset: filter.isNarrow ? EligibilityLinks.queue(edition) : nil) {
            """
            \(view.searchField(value: filter.words))\
            \(view.select("theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) }, value: filter.theme?.description, empty: "Tous", required: false))\
            \(view.select("quartier", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) }, value: filter.territory?.description, empty: "Tous", required: false))\
            \(if: !examiners.isEmpty, view.select("examinateur", label: "Confiée à", choices: examiners.map { Choice("\($0.account)", text: $0.name) } + [Choice("0", "Personne")], value: filter.examiner.map { "\($0)" }, empty: "Tous", required: false))\
            \(filter.stage.map { view.hidden("etape", $0.rawValue) })
            """
        }
    }

    private func list(_ view: View) -> HTML {
        guard filter.stage == .toCheck, !toConfirm.isEmpty else { return rows(view, withBoxes: false) }
        if let refusalToConfirm { return "\(alert(.info, view.t(refusalToConfirm.reason)))\(rows(view, withBoxes: false))" }
        return view.form(EligibilityLinks.queue(edition) + "/verification" + filter.query(page: pageNumber), listsErrors: false) {
            """
            <p class="muted">\(view.t("Cochez les décisions « recevable » pour les confirmer ensemble. Un refus, ou un texte modifié depuis la signature, se vérifie dans son dossier."))</p>\
            \(rows(view, withBoxes: true))\
            \(view.bulkBar("Pour les lignes cochées", view.submit("Confirmer et signer")))
            """
        }
    }

    private func rows(_ view: View, withBoxes: Bool) -> HTML {
        let t = view.t
        let columns = (withBoxes ? [Column(t("Cocher"), isTitleHidden: true)] : []) + [
            Column(t("Proposition"), isHeading: true), Column(t("Déposée le")),
        ] + (withBoxes ? [] : [Column(t("Étape"))]) + [Column(t("Décision")), Column(t("Signée par"))]
        return table(t("Propositions à examiner"), isCaptionHidden: true, columns: columns, rows: onPage) { line in
            let place = [line.themeName, line.territoryName, line.examinerName.map { t("confiée à \($0)") }].compactMap(\.self).joined(separator: ", ")
            let stage = line.stage(at: now)
            let box = toConfirm[line.proposal].map { view.rowBox("review", value: "\($0)", label: "n°\u{A0}\(line.number) · \(line.title)") } ?? .empty
            return (withBoxes ? [box] : []) + [
                """
                <a href="\(url: EligibilityLinks.review(edition, line.number) + filter.query())">n°\u{A0}\(line.number) · \(line.title)</a>\
                \(if: !place.isEmpty, "<br><span class=\"muted\">\(place)</span>")
                """,
                view.time(line.depositedAt),
            ] + (withBoxes ? [] : ["\(badge(t(stage.name), stage.tone))\(completion(line, stage, view))"]) + [
                line.outcome.map { badge(t($0.name), $0.tone) } ?? "–",
                HTML(text: line.decidedByName ?? "–"),
            ]
        }
    }

    private func completion(_ line: EligibilityLine, _ stage: EligibilityStage, _ view: View) -> HTML {
        switch stage {
        case .waiting: line.completionDue.map { "<br><span class=\"muted\">\(view.t("avant le \(day: $0)"))</span>" } ?? .empty
        case .toExamine where line.completionDue != nil: " \(badge(view.t("Sans réponse"), .warning))"
        case .toExamine where line.hasAnsweredCompletion: " \(badge(view.t("Complétée"), .success))"
        case .toExamine, .toCheck, .toAnnounce, .toRelease, .appealed, .released: .empty
        }
    }
}
