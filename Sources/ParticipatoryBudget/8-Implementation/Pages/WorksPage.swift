import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What becomes of the winners, for everyone: by stage, on the map and in a list.
struct WorksPage: Page {
    static let path: Path = "/editions/:edition/realisations"
    static let isShared = true
    static let perPage = 24

    /// Which of them one looks at.
    enum Part: String, CaseIterable, Sendable {
        case all = "", ongoing = "en-cours", delivered = "livres", abandoned = "abandonnes"

        func keeps(_ work: Work) -> Bool {
            switch self {
            case .all: true
            case .ongoing: !work.stage.isOver
            case .delivered: work.stage.isDelivered
            case .abandoned: work.stage == .abandoned
            }
        }
    }

    let edition: Edition
    let works: [Work]
    let photos: [Int: Document]
    let part: Part
    let filter: WorkFilter
    let pageNumber: Int
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let works = try ImplementationStore.works(edition.id, db)
        return WorksPage(
            edition: edition, works: works, photos: try DocumentStore.firstPhotos(of: "work", works.map(\.id.number), db),
            part: visit.query["part"].flatMap(Part.init(rawValue:)) ?? .all, filter: WorkFilter(visit.query), pageNumber: visit.pageNumber, now: visit.now
        )
    }

    func title(_ t: Texts) -> String { t("Les réalisations") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Où en sont les projets lauréats de « \(edition.title) ».") }

    /// Under way first, then delivered, then given up.
    var shown: [Work] {
        let rank: (Work) -> Int = { $0.stage == .abandoned ? 2 : $0.stage.isDelivered ? 1 : 0 }
        return works.filter { part.keeps($0) && filter.keeps($0, at: now) }.sorted { (rank($0), $0.projectNumber) < (rank($1), $1.projectNumber) }
    }
    private var link: String { ImplementationLinks.list(edition) }

    func body(_ view: View) -> HTML {
        let t = view.t
        if works.isEmpty { return emptyState(t("Les projets lauréats paraîtront ici.")) }
        let shown = shown, onPage = shown.dropFirst((pageNumber - 1) * Self.perPage).prefix(Self.perPage)
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Les projets que les habitants ont choisis, jusqu’à leur livraison.")))
            \(figures(view))
            \(view.tabs(Part.allCases.compactMap { tab($0, t) }, label: "Avancement"))
            \(filters(view))
            \(shown.isEmpty ? emptyState(t("Aucun projet ne correspond.")) : cards(onPage) { card($0, t) })
            \(view.pagination(page: pageNumber, of: max(1, (shown.count + Self.perPage - 1) / Self.perPage)) { address(page: $0) })
            \(section(t("Sur la carte"), id: "carte") { view.map(MapBlock(t("Les projets lauréats"), places: shown.compactMap { place($0, t) }, isOfTheCity: !edition.isImported)) })
            <p><a href="\(link).csv">\(t("Télécharger la liste (CSV)"))</a></p>
            """
    }

    private func figures(_ view: View) -> HTML {
        let t = view.t, delivered = works.count { $0.stage.isDelivered }
        let spent = works.map(\.spent).reduce(.zero, +), budget = works.map(\.budget).reduce(.zero, +)
        // Works of elsewhere may come without their costs.
        let money: HTML = budget == .zero ? .empty : spent > .zero ? view.budgetMeter("Dépensé", used: spent, of: budget) : "<p><strong>\(t.money(budget))</strong> \(t(works.count, one: "pour un projet", many: "pour \(works.count) projets"))</p>"
        return """
            <div class="row">\(progress(t("Projets livrés"), value: delivered, of: works.count, inWords: t("\(delivered) sur \(works.count)")))\(money)</div>
            """
    }

    private func tab(_ part: Part, _ t: Texts) -> MenuEntry? {
        let count = works.count { part.keeps($0) }
        guard count > 0 || part == self.part else { return nil }
        let name: Message = switch part { case .all: "Tous"; case .ongoing: "En cours"; case .delivered: "Livrés"; case .abandoned: "Abandonnés" }
        return MenuEntry(t(name), part == .all ? link : "\(link)?part=\(part.rawValue)", isCurrent: part == self.part, count: count)
    }

    private func filters(_ view: View) -> HTML {
        view.filters(link, reset: filter.isNarrow ? link : nil) {
            """
            \(view.searchField(label: "Chercher un projet, un quartier", value: filter.words))\
            \(view.select("etape", label: "Étape", choices: WorkStage.allCases.map { Choice($0.rawValue, text: view.t($0.name)) }, value: filter.stage?.rawValue, empty: "Toutes les étapes", required: false))\
            \(if: part != .all, view.hidden("part", part.rawValue))
            """
        }
    }

    private func address(page: Int) -> String {
        let address = filter.address(link, page: page)
        return part == .all ? address : address + (address.contains("?") ? "&" : "?") + "part=\(part.rawValue)"
    }

    private func card(_ work: Work, _ t: Texts) -> Card {
        let next = work.stage.isOver ? nil : work.nextPlannedAt.map { t("\(work.nextTitle ?? ""), prévu en \(t.month($0))") }
        return Card(
            work.title, path: ImplementationLinks.work(edition, work.projectNumber), kicker: t("Projet n° \(String(work.projectNumber))"),
            picture: photos[work.id.number]?.picture(.small), hasPlace: !photos.isEmpty, text: next,
            meta: [work.territoryName ?? t("Toute la ville"), work.budget == .zero ? "" : t.money(work.budget), work.owner?.name ?? ""].filter { !$0.isEmpty },
            badges: "\(badge(t(work.stage.name), work.stage.tone))\(if: work.isLate(at: now), " \(badge(t("En retard"), .warning))")", language: t.languageOfWords
        )
    }

    private func place(_ work: Work, _ t: Texts) -> MapBlock.Place? {
        guard let latitude = work.latitude, let longitude = work.longitude else { return nil }
        return MapBlock.Place(
            work.title, path: ImplementationLinks.work(edition, work.projectNumber), note: t(work.stage.name), latitude: latitude, longitude: longitude)
    }
}
