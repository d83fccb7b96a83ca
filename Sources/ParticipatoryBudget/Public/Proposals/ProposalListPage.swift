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
    /// Those that have a place, when a map is shown.
    let points: [MapPoints.Point]
    let themes: [Theme]
    let territories: [Territory]
    let statuses: [(status: ProposalStatus, count: Int)]
    let mayPropose: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let filter = ProposalFilter(visit.query, at: visit.now)
        let isMap = filter.showing == .map
        let order = try ProposalListStore.order(edition, filter, db)
        let count = order.count
        let pageNumber = min(visit.pageNumber, max(1, (count + perPage - 1) / perPage))
        let lines = try ProposalListStore.lines(order.dropFirst((pageNumber - 1) * perPage).prefix(perPage), db)
        return Self(
            edition: edition, filter: filter, lines: lines,
            photos: isMap ? [:] : try DocumentStore.firstPhotos(of: "proposal", lines.map(\.id.number), db),
            count: count, pageNumber: pageNumber,
            points: isMap ? try ProposalListStore.points(edition, filter, limit: onMap, db) : [],
            themes: try EditionStore.themes(edition.id, db),
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
        \(pages(view))
        """
    }

    private func pages(_ view: View) -> HTML {
        view.pagination(page: pageNumber, of: (count + Self.perPage - 1) / Self.perPage) { filter.address(edition, page: $0) }
    }

    private func map(_ view: View) -> HTML {
        let t = view.t
        let places = MapPoints(points, path: ProposalPlacesDownload.link(edition), name: t("Proposition n° #"))
        return """
            \(view.map(MapBlock(t("Les propositions sur la carte"), points: places, isOfTheCity: !edition.isImported)))
            \(elsewhere(t).map { #"<p class="muted">\#($0)</p>"# })
            \(section(t("En liste")) { #"<ul class="places">\#(each: lines, { line($0, t) })</ul>\#(pages(view))"# })
            """
    }

    private func line(_ line: ProposalLine, _ t: Texts) -> HTML {
        #"<li><a href="\#(url: line.link)">\#(line.title)</a> <span class="place-note">\#(line.note(t))</span></li>"#
    }

    /// What the map does not show.
    private func elsewhere(_ t: Texts) -> String? {
        if points.count == Self.onMap { return t("La carte montre \(Self.onMap) propositions. Filtrez pour voir les autres.") }
        let left = count - points.count
        return left == 0 ? nil : t(
            left, one: "\(left) proposition sans emplacement précis n’est pas sur la carte : elle est dans la liste.",
            many: "\(left) propositions sans emplacement précis ne sont pas sur la carte : elles sont dans la liste.")
    }
}

extension ProposalLine {
    /// Its number and where it stands, beside its title on a map or in the list of a map.
    func note(_ t: Texts) -> String { t("n° \(number)") + " · " + t(status.name) }

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
