import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The projects of a vote, for everyone, in an order drawn for each reader: all are shown alike.
struct CataloguePage: Page {
    static let path: Path = "/editions/:edition/projets"
    /// Visitors who are not signed in share a copy: its draw is that of its second, and its links carry it on.
    static var isShared: Bool { true }
    static let perPage = 60

    let edition: Edition
    let filter: CatalogueFilter
    /// After the filter, in the order drawn.
    let projects: [Project]
    let total: Int
    let themes: [Theme]
    let places: [String]
    let currency: Currency
    let page: Int
    /// The first photo of the proposals behind these projects.
    var photos: [Int: Document] = [:]
    /// Whether one may vote on paper somewhere.
    var hasPlaces = false
    /// How many have voted, to the ten below, while the vote runs and if the rules make it public.
    var turnout: Int?
    /// How the numbers of the ballot were drawn.
    var numbers: NumberDrawPart?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, catalogue, visit.actor, at: visit.now) { throw refusal }
        let all = try ProjectStore.projects(edition.id, db)
        let filter = CatalogueFilter(visit, edition)
        let used = Set(all.compactMap(\.theme))
        let proposals = filter.isMap ? [] : all.compactMap(\.proposal?.number)
        return CataloguePage(
            edition: edition, filter: filter, projects: filter(all), total: all.count,
            themes: try EditionStore.themes(edition.id, db).filter { used.contains($0.id) },
            places: Set(all.compactMap(\.place)).sorted { SearchText.fold($0) < SearchText.fold($1) },
            currency: try ImportedVoteStore.currency(edition, db), page: visit.pageNumber,
            photos: try DocumentStore.firstPhotos(of: "proposal", proposals, db), hasPlaces: try !PollingPlaceStore.places(edition.id, db).isEmpty,
            turnout: try publicTurnout(edition, at: visit.now, db),
            numbers: try NumberDrawPart(edition: edition, pending: NumberDrawStore.pending(edition.id, db), done: NumberDrawStore.done(edition.id, db))
        )
    }

    private static func publicTurnout(_ edition: Edition, at now: Instant, _ db: Reading) throws -> Int? {
        guard edition.calendar.isOpen(.vote, at: now), try Booth.rules(edition, db).publishesTurnout == true else { return nil }
        let rounded = RoundedTurnout.rounded(try BallotStore.turnout(edition.id, db))
        return rounded > 0 ? rounded : nil
    }

    func title(_ t: Texts) -> String { t("Les projets soumis au vote") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Tous les projets soumis au vote de « \(edition.title) », leur coût et leur quartier.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Les projets sont présentés dans un ordre tiré au sort, différent pour chaque personne."), actions: actions(view)))
            \(turnout.map { "<p><strong>\(t("Au moins \($0) personnes ont déjà voté."))</strong></p>" as HTML })
            \(filters(view))
            \(view.tabs([
                MenuEntry(t("Liste"), filter.address(edition, isMap: false), isCurrent: !filter.isMap),
                MenuEntry(t("Carte"), filter.address(edition, isMap: true), isCurrent: filter.isMap),
            ], label: "Affichage"))
            <p class="muted">\(t(projects.count, one: "\(projects.count) projet", many: "\(projects.count) projets"))</p>
            \(projects.isEmpty ? emptyState(t(total == 0 ? "Aucun projet n’est encore au vote." : "Aucun projet ne correspond à ces filtres.")) : filter.isMap ? map(view) : list(view))
            \(numbers?.told(view))
            """
    }

    private func actions(_ view: View) -> HTML {
        let isOpen = edition.calendar.isOpen(.vote, at: view.now) && !edition.isImported
        return """
            \(if: isOpen, view.linkButton(VoteLinks.ballot(edition), "Voter"))\
            \(if: hasPlaces, view.linkButton(PaperLinks.places(edition), "Voter sur papier", style: .secondary))\
            \(view.linkButton(PrintedCataloguePage.link(edition), "Catalogue à imprimer", style: .secondary))\
            \(view.linkButton(CatalogueCSV.link(edition), "Télécharger (CSV)", style: .quiet))
            """
    }

    private func filters(_ view: View) -> HTML {
        view.filters(VoteLinks.catalogue(edition), reset: filter.isNarrow ? CatalogueFilter(order: filter.order).address(edition, isMap: filter.isMap) : nil) {
            """
            \(view.hidden("tirage", String(filter.order.seed)))\(if: filter.isMap, view.hidden("vue", "carte"))\
            \(if: !themes.isEmpty, view.select("theme", label: "Thème", choices: themes.map { Choice(String($0.id.number), text: $0.name) }, value: filter.theme.map { String($0.number) }, empty: "Tous les thèmes"))\
            \(if: !places.isEmpty, view.select("quartier", label: "Quartier", choices: places.map { Choice($0, text: $0) }, value: filter.place, empty: "Toute la ville"))
            """
        }
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let pages = max(1, (projects.count + Self.perPage - 1) / Self.perPage)
        let current = min(page, pages)
        let shown = projects.dropFirst((current - 1) * Self.perPage).prefix(Self.perPage)
        return cards(Array(shown)) { project in
            Card(
                project.title, path: path(project), kicker: t("Projet n°\u{A0}\(project.number)"),
                picture: project.proposal.flatMap { photos[$0.number]?.picture(.small) },
                text: project.summary.isEmpty ? nil : project.summary,
                meta: [project.place, project.themeName, currency.text(project.cost, t)].compactMap(\.self), language: t.languageOfWords
            )
        } + (pages > 1 ? view.pagination(page: current, of: pages) { filter.address(edition, isMap: false, page: $0) } : .empty)
    }

    /// The draw goes along, for the way back.
    private func path(_ project: Project) -> String { "\(VoteLinks.project(edition, project.number))?tirage=\(filter.order.seed)" }

    private func map(_ view: View) -> HTML {
        let t = view.t
        let places = projects.compactMap { project -> MapBlock.Place? in
            guard let latitude = project.latitude, let longitude = project.longitude else { return nil }
            return .init(
                "\(project.number). \(project.title)", path: path(project),
                note: currency.text(project.cost, t), latitude: latitude, longitude: longitude)
        }
        let unplaced = projects.count - places.count
        return """
            \(view.map(MapBlock(t("Les projets sur la carte"), places: places, isOfTheCity: !edition.isImported)))
            \(if: unplaced > 0, "<p class=\"muted\">\(t(unplaced, one: "Un projet n’a pas de lieu précis : il est dans la liste.", many: "\(unplaced) projets n’ont pas de lieu précis : ils sont dans la liste."))</p>")
            """
    }
}
