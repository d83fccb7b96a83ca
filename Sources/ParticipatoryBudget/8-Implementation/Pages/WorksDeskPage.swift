import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The works of an edition for officers: what calls for a look first.
struct WorksDeskPage: Page {
    static let path: Path = "/bureau/editions/:edition/realisation"
    static let surroundings = Surroundings.desk
    static let perPage = 50

    let edition: Edition
    let home: Crumb
    let works: [Work]
    let services: [MunicipalService]
    let filter: WorkFilter
    let pageNumber: Int
    let waiting: Int
    let refusalToOpen: Refusal?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ImplementationRules.maySeeDesk(edition, visit.actor) { throw refusal }
        let isPublic = try ImplementationStore.areResultsPublic(edition.id, at: visit.now, db)
        return WorksDeskPage(
            edition: edition, home: edition.crumb(for: visit.actor), works: try ImplementationStore.works(edition, for: visit.actor, db), services: try ServiceStore.all(db).filter(\.isActive),
            filter: WorkFilter(visit.query), pageNumber: visit.pageNumber, waiting: try ImplementationStore.winnersWithoutWork(edition.id, db),
            refusalToOpen: ImplementationRules.mayOpenWorks(edition, areResultsPublic: isPublic, visit.actor), now: visit.now
        )
    }

    func title(_ t: Texts) -> String { t("Réalisation") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home] }

    private var link: String { ImplementationLinks.desk(edition) }

    /// Those with the gravest concern first, then by number.
    var shown: [Work] {
        func rank(_ work: Work) -> Int { work.concerns(at: now).first.flatMap { WorkConcern.allCases.firstIndex(of: $0) } ?? (work.stage.isOver ? 10 : 9) }
        return works.filter { filter.keeps($0, at: now) }.sorted { (rank($0), $0.projectNumber) < (rank($1), $1.projectNumber) }
    }

    func body(_ view: View) -> HTML {
        let t = view.t, shown = shown, last = max(1, (shown.count + Self.perPage - 1) / Self.perPage)
        return """
            \(if: waiting > 0, opening(view))
            \(works.isEmpty ? (waiting > 0 ? .empty : emptyState(t("Aucun projet lauréat à suivre pour l’instant."))) : """
                \(concerns(view))\(filters(view))
                \(shown.isEmpty ? emptyState(t("Aucun projet ne correspond.")) : list(shown.dropFirst((pageNumber - 1) * Self.perPage).prefix(Self.perPage), view))
                \(view.pagination(page: pageNumber, of: last) { filter.address(link, page: $0) })
                <p><a href="\(url: filter.address(link + ".csv"))">\(t("Télécharger la liste (CSV)"))</a></p>
                """)
            """
    }

    private func opening(_ view: View) -> HTML {
        let t = view.t
        return panel(t("Nouveaux lauréats"), """
            <p>\(t(waiting, one: "Un projet lauréat n’est pas encore suivi.", many: "\(waiting) projets lauréats ne sont pas encore suivis."))</p>
            \(refusalToOpen.map { alert(.info, t($0.reason)) } ?? view.action(link, "Ouvrir leur suivi", style: .primary))
            """)
    }

    /// One tab per concern, with how many are there.
    private func concerns(_ view: View) -> HTML {
        let all = MenuEntry(view.t("Tous"), filter.with(concern: nil).address(link), isCurrent: filter.concern == nil, count: works.count)
        return view.tabs([all] + WorkConcern.allCases.compactMap { concern in
            let count = works.count { $0.concerns(at: now).contains(concern) }
            guard count > 0 || filter.concern == concern else { return nil }
            return MenuEntry(view.t(concern.name), filter.with(concern: concern).address(link), isCurrent: filter.concern == concern, count: count)
        }, label: "À regarder")
    }

    private func filters(_ view: View) -> HTML {
        view.filters(link, reset: filter.isNarrow ? link : nil) {
            """
            \(view.searchField(value: filter.words))\
            \(view.select("etape", label: "Étape", choices: WorkStage.allCases.map { Choice($0.rawValue, text: view.t($0.name)) }, value: filter.stage?.rawValue, empty: "Toutes les étapes", required: false))\
            \(view.select("service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: filter.service?.description, empty: "Tous", required: false))\
            \(filter.concern.map { view.hidden("a-regarder", $0.rawValue) })
            """
        }
    }

    private func list(_ works: ArraySlice<Work>, _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Projets lauréats"), isCaptionHidden: true,
            columns: [
                Column(t("Projet"), isHeading: true), Column(t("Étape")), Column(t("Prochain jalon")), Column(t("Dépensé"), isNumber: true),
                Column(t("À regarder")),
            ], rows: works) { row($0, view) }
    }

    private func row(_ work: Work, _ view: View) -> [HTML] {
        let t = view.t
        return [
            """
            <a href="\(ImplementationLinks.desk(edition, work.projectNumber))">n°\u{A0}\(work.projectNumber) · \(work.title)</a><br>\
            <span class="muted">\(work.owner?.name ?? t("Personne encore"))</span>
            """,
            badge(t(work.stage.name), work.stage.tone),
            work.stage.isOver ? "–" : work.nextPlannedAt.map { "\(work.nextTitle ?? "")<br><span class=\"muted\">\(view.time($0))</span>" } ?? "–",
            "\(t.money(work.spent))<br><span class=\"muted\">\(t("sur \(work.budget)"))</span>",
            "\(each: work.concerns(at: now), { "\(badge(t($0.name), $0.tone)) " })",
        ]
    }
}
