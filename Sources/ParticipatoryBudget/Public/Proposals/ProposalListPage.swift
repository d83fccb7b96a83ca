import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees the proposals of an edition, by words, theme, neighbourhood and state, as cards or on a map.
struct ProposalListPage: Page {
    static let path: Path = "/editions/:edition/propositions"
    static var isShared: Bool { true }
    static func link(_ edition: Edition) -> String { "\(edition.link)/propositions" }
    static let perPage = 24
    /// How many points a map shows at most.
    static let onMap = 2000

    let edition: Edition
    let filter: ProposalFilter
    let lines: [ProposalLine]
    let photos: [Int: Document]
    let count: Int
    let pageNumber: Int
    let themes: [Theme]
    let territories: [Territory]
    let statuses: [(status: ProposalStatus, count: Int)]
    /// The neighbourhoods drawn under the points, when a map is shown.
    let mayPropose: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let filter = ProposalFilter(visit.query, at: visit.now)
        let isMap = filter.showing == .map
        let order = try ProposalListStore.order(edition, filter, db)
        let count = order.count
        let pageNumber = isMap ? 1 : min(visit.pageNumber, max(1, (count + perPage - 1) / perPage))
        let lines = isMap
            ? try ProposalListStore.lines(edition, filter, limit: onMap, db)
            : try ProposalListStore.lines(order.dropFirst((pageNumber - 1) * perPage).prefix(perPage), db)
        return Self(
            edition: edition, filter: filter, lines: lines,
            photos: isMap ? [:] : try DocumentStore.firstPhotos(of: "proposal", lines.map(\.id.number), db),
            count: count, pageNumber: pageNumber, themes: try EditionStore.themes(edition.id, db),
            territories: try TerritoryStore.all(db).filter { $0.kind != .city },
            statuses: try ProposalListStore.statuses(edition, db),
            mayPropose: edition.calendar.isOpen(.deposit, at: visit.now) && !edition.isImported
        )
    }

    func title(_ t: Texts) -> String { t("Les propositions") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Les idées des habitants pour \(edition.title) : ce qu’elles deviennent, étape par étape.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let csv: HTML = #"<a href="\#(url: filter.address(edition, file: "/propositions.csv"))">\#(t("Télécharger la liste (CSV)"))</a>"#
        return """
            \(pageHeader(title(t), kicker: edition.title, actions: mayPropose ? view.linkButton(ProposalLinks.propose(edition), "Proposer une idée") : .empty))
            \(filters(view))
            \(view.tabs(ProposalFilter.Showing.allCases.map { MenuEntry(t($0.name), filter.with($0).address(edition), isCurrent: $0 == filter.showing) }, label: "Affichage"))
            <p class="muted" role="status">\(t(count, one: "\(count) proposition", many: "\(count) propositions"))</p>
            \(lines.isEmpty ? empty(view) : filter.showing == .map ? map(view) : list(view))
            <p>\(csv)</p>
            """
    }

    private func filters(_ view: View) -> HTML {
        let t = view.t
        return view.filters(Self.link(edition), reset: filter.isNarrow ? Self.link(edition) : nil) {
            """
            \(view.searchField(help: "Des mots, ou un numéro.", value: filter.words))\
            \(if: !themes.isEmpty, view.select("theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) }, value: filter.theme?.description, empty: "Tous les thèmes", required: false))\
            \(if: !territories.isEmpty, view.select("quartier", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) }, value: filter.territory?.description, empty: "Toute la ville", required: false))\
            \(view.select("statut", label: "Où elle en est", choices: statuses.map { Choice($0.status.rawValue, text: "\(t($0.status.name)) (\(t.number($0.count)))") }, value: filter.status?.rawValue, empty: "Toutes", required: false))\
            \(view.select("tri", label: "Ordre", choices: ProposalFilter.Order.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.order.rawValue))\
            \(if: filter.showing == .map, view.hidden("vue", filter.showing.rawValue))\(if: filter.isSeeded, view.hidden("graine", String(filter.seed)))
            """
        }
    }

    private func empty(_ view: View) -> HTML {
        let t = view.t
        if filter.isNarrow { return emptyState(t("Aucune proposition ne correspond. Essayez avec moins de mots, ou effacez les filtres.")) }
        if mayPropose { return emptyState(t("Aucune proposition pour l’instant. La vôtre sera la première."), view.linkButton(ProposalLinks.propose(edition), "Proposer une idée")) }
        if let deposit = edition.calendar[.deposit], view.now < deposit.opensAt { return emptyState(t("Le dépôt des idées ouvrira le \(deposit.opensAt).")) }
        return emptyState(t("Cette édition n’a pas de proposition."))
    }

    private func list(_ view: View) -> HTML {
        """
        \(cards(lines) { $0.card(photos[$0.id.number], view.t) })
        \(view.pagination(page: pageNumber, of: (count + Self.perPage - 1) / Self.perPage) { filter.address(edition, page: $0) })
        """
    }

    private func map(_ view: View) -> HTML {
        let t = view.t
        let places = lines.compactMap { line in
            line.point.map {
                MapBlock.Place(line.title, path: line.link, note: t("n° \(line.number)") + " · " + t(line.status.name), latitude: $0.latitude, longitude: $0.longitude)
            }
        }
        let elsewhere = lines.filter { $0.point == nil }
        return """
            \(view.map(MapBlock(t("Les propositions sur la carte"), places: places, isOfTheCity: !edition.isImported)))
            \(if: count > lines.count, alert(.info, t("La carte montre les \(lines.count) premières propositions. Filtrez pour voir les autres.")))
            \(if: !elsewhere.isEmpty, section(t("Sans emplacement précis")) { cards(elsewhere) { $0.card(nil, t, level: 3) } })
            """
    }
}

extension ProposalLine {
    func card(_ photo: Document?, _ t: Texts, level: Int = 2, withEdition: Bool = false) -> Card {
        var meta = [territoryName, themeName].compactMap(\.self)
        if comments > 0 { meta.append(t(comments, one: "\(comments) commentaire", many: "\(comments) commentaires")) }
        if follows > 0 { meta.append(t(follows, one: "\(follows) personne la suit", many: "\(follows) personnes la suivent")) }
        return Card(
            title, path: link, kicker: withEdition ? t("n° \(publicNumber)") + " · " + editionTitle : t("n° \(number)"),
            picture: photo?.picture(.small), text: summary, meta: meta, badges: badge(t(status.name), status.tone), headingLevel: level, language: t.languageOfWords
        )
    }
}

extension ProposalStatus {
    var tone: Tone {
        switch self {
        case .draft, .withdrawn, .merged, .notShortlisted, .notWinner: .neutral
        case .deposited, .onBallot, .shortlisted: .info
        case .eligible, .feasible, .winner, .delivered: .success
        case .ineligible, .unfeasible, .abandoned: .warning
        }
    }
}
