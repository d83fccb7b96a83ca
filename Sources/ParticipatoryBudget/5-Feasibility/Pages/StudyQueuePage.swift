import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Officers of the edition see every proposal under study, where it stands and what is late; they entrust several at once.
struct StudyQueuePage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes"
    static var surroundings: Surroundings { .desk }
    static let perPage = 50

    let edition: Edition
    let filter: StudyFilter
    let lines: [StudyLine]
    /// Those that the filter keeps.
    let shown: [StudyLine]
    let services: [MunicipalService]
    let themes: [Theme]
    let pageNumber: Int
    let now: Instant
    let refusalToAssign: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = FeasibilityRules.mayReadQueue(edition, visit.actor) { throw refusal }
        let lines = try FeasibilityStore.lines(edition, for: visit.actor, at: visit.now, db)
        // Shown again after an error, the form stands under the lines that wait.
        let filter = visit.form.isFilled ? StudyFilter(visit.query).with(stage: .toAssign) : StudyFilter(visit.query)
        return Self(
            edition: edition, filter: filter, lines: lines, shown: lines.filter { filter.keeps($0, at: visit.now) },
            services: try ServiceStore.all(db).filter(\.isActive), themes: try EditionStore.themes(edition.id, db),
            pageNumber: visit.pageNumber, now: visit.now,
            refusalToAssign: FeasibilityRules.mayAssign(edition, visit.actor, at: visit.now)
        )
    }

    func title(_ t: Texts) -> String { t("Étude par les services") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink)] }

    var onPage: ArraySlice<StudyLine> { shown.dropFirst((pageNumber - 1) * Self.perPage).prefix(Self.perPage) }
    var lastPage: Int { max(1, (shown.count + Self.perPage - 1) / Self.perPage) }

    func body(_ view: View) -> HTML {
        """
        \(stages(view))\(filters(view))
        \(shown.isEmpty ? emptyState(view.t("Aucune proposition ne correspond.")) : list(view))
        \(view.pagination(page: pageNumber, of: lastPage) { filter.address(edition, page: $0) })
        <p class="row">\(view.linkButton(FeasibilityLinks.announcements(edition), "Annoncer et publier", style: .secondary)) \
        \(view.linkButton(FeasibilityLinks.board(edition), "Charge des services", style: .secondary)) \
        \(view.linkButton(FeasibilityLinks.sessions(edition), "Séances des services", style: .secondary)) \
        \(view.linkButton(FeasibilityLinks.questions(edition), "Instructions complémentaires", style: .secondary)) \
        \(view.linkButton(FeasibilityLinks.conflicts(edition), "Projets au même endroit", style: .secondary)) \
        \(view.linkButton(FeasibilityLinks.settings(edition), "Réglages de l’étude", style: .secondary)) \
        \(if: edition.calendar[.shortlist] != nil, view.linkButton(FeasibilityLinks.panelReturns(edition), "Retours au panel", style: .secondary)) \
        <a href="\(url: filter.address(edition, file: "/etudes.csv"))">\(view.t("Télécharger la liste (CSV)"))</a></p>
        """
    }

    /// One tab per stage, with how many are there.
    private func stages(_ view: View) -> HTML {
        let all = MenuEntry(view.t("Toutes"), filter.with(stage: nil).address(edition), isCurrent: filter.stage == nil, count: lines.count)
        let each = StudyStage.allCases.compactMap { stage -> MenuEntry? in
            let count = lines.count { $0.stage == stage }
            guard count > 0 || filter.stage == stage else { return nil }
            return MenuEntry(view.t(stage.name), filter.with(stage: stage).address(edition), isCurrent: filter.stage == stage, count: count)
        }
        return view.tabs([all] + each, label: "Étapes de l’étude")
    }

    private func filters(_ view: View) -> HTML {
        view.filters(FeasibilityLinks.queue(edition), reset: filter.isNarrow ? FeasibilityLinks.queue(edition) : nil) {
            """
            \(view.searchField(value: filter.words))\
            \(view.select("service", label: "Service pilote", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: filter.service?.description, empty: "Tous", required: false))\
            \(view.select("theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) }, value: filter.theme?.description, empty: "Tous", required: false))\
            \(view.checkbox("retard", label: "En retard seulement", checked: filter.isLateOnly))\
            \(filter.stage.map { view.hidden("etape", $0.rawValue) })
            """
        }
    }

    private func list(_ view: View) -> HTML {
        guard filter.stage == .toAssign else { return rows(view, withBoxes: false) }
        if let refusalToAssign { return "\(alert(.info, view.t(refusalToAssign.reason)))\(rows(view, withBoxes: false))" }
        return view.form(FeasibilityLinks.queue(edition) + "/attribution") {
            """
            \(rows(view, withBoxes: true))
            \(view.fieldset("Confier les lignes cochées", help: "Pour consulter d’autres services, ouvrez ensuite chaque étude.") {
                """
                <div class="row">\
                \(view.select("lead", label: "Service pilote", choices: services.map { Choice("\($0.id)", text: $0.name) }, empty: "Choisir un service"))\
                \(view.dateField("due", label: "Conclusion attendue le", min: now))</div>\
                \(view.textArea("question", label: "Question au service", required: false, rows: 2, maxLength: 1000))
                """
            })\
            \(buttons(view.submit("Confier au service")))
            """
        }
    }

    private func rows(_ view: View, withBoxes: Bool) -> HTML {
        let t = view.t
        let columns = (withBoxes ? [Column(t("Cocher"), isTitleHidden: true)] : [])
            + [Column(t("Proposition"), isHeading: true), Column(t("Service pilote")), Column(t("Échéance")), Column(t("Étape")), Column(t("Chiffrage"), isNumber: true)]
        return table(t("Propositions à l’étude"), isCaptionHidden: true, columns: columns, rows: onPage) { line in
            let box = view.rowBox("proposal", value: "\(line.proposal)", label: "n°\u{A0}\(line.number) · \(line.title)")
            return (withBoxes ? [box] : []) + cells(line, view)
        }
    }

    private func cells(_ line: StudyLine, _ view: View) -> [HTML] {
        let place = [line.themeName, line.territoryName].compactMap(\.self).joined(separator: ", ")
        return [
            """
            <a href="\(FeasibilityLinks.study(edition, line.number))">n°\u{A0}\(line.number) · \(line.title)</a>\(if: !place.isEmpty, "<br><span class=\"muted\">\(place)</span>")
            """,
            HTML(text: line.leadName ?? "–"),
            "\(line.dueAt.map { view.time($0) })\(if: line.isLate(at: now), " \(badge(view.t("En retard"), .error))")",
            """
            \(badge(view.t(line.stage.name), line.stage.tone))\(if: line.awaited > 0, """
             <span class="muted">\(view.t(line.awaited, one: "\(line.awaited) avis attendu", many: "\(line.awaited) avis attendus"))</span>
            """)\(line.conclusion.map { " \(badge(view.t($0.name), $0.tone))" })
            """,
            HTML(text: line.estimate.map { view.t.money($0) } ?? "–"),
        ]
    }
}
