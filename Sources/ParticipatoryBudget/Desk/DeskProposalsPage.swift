import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who conduct or follow an edition see every proposal deposited, whatever its step, and take the list away.
struct DeskProposalsPage: Page {
    static let path: Path = "/bureau/editions/:edition/propositions"
    static var surroundings: Surroundings { .desk }
    static let perPage = 50

    let edition: Edition
    let filter: DeskProposalFilter
    let proposals: [DeskProposal]
    let count: Int
    let pageNumber: Int
    let themes: [Theme]
    let territories: [Territory]
    let services: [MunicipalService]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = DeskRules.mayFollow(edition, visit.actor) { throw refusal }
        let filter = DeskProposalFilter(visit.query), reach = visit.actor.reach(edition.scope)
        let among = try filter.open.map { try OpenCasesStore.numbers($0, filter.age, edition, at: visit.now, db) }
        return Self(
            edition: edition, filter: filter,
            proposals: try DeskProposalStore.list(edition.id, filter, among: among, within: reach, limit: perPage, offset: (visit.pageNumber - 1) * perPage, db),
            count: try DeskProposalStore.count(edition.id, filter, among: among, within: reach, db), pageNumber: visit.pageNumber,
            themes: try EditionStore.themes(edition.id, db), territories: try TerritoryStore.narrowest(db).filter { reach.covers($0.id) },
            services: try ServiceStore.all(db).filter(\.isActive)
        )
    }

    func title(_ t: Texts) -> String { t("Propositions déposées") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), DeskLinks.desk), Crumb(edition.title, edition.deskLink)] }

    var lastPage: Int { max(1, (count + Self.perPage - 1) / Self.perPage) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(waiting(view))\(filters(view))
            <p>\(t(count, one: "\(count) proposition", many: "\(count) propositions")) – \
            <a href="\(url: filter.address(edition, file: ".csv"))">\(t("Télécharger la liste (CSV)"))</a></p>
            \(proposals.isEmpty ? emptyState(t("Aucune proposition ne correspond.")) : rows(view))
            \(view.pagination(page: pageNumber, of: lastPage) { filter.address(edition, page: $0) })
            """
    }

    /// Which figure of the board brought here.
    private func waiting(_ view: View) -> HTML {
        guard let open = filter.open else { return .empty }
        let t = view.t, what = [t(open.name), filter.age.map { t($0.name) }].compactMap(\.self).joined(separator: ", ")
        return alert(.info, what)
    }

    private func filters(_ view: View) -> HTML {
        let shown = ProposalStatus.allCases.filter { $0 != .draft }
        return view.filters(DeskLinks.proposals(edition.slug), reset: filter.isNarrow ? DeskLinks.proposals(edition.slug) : nil) {
            """
            \(view.searchField(help: "Des mots, ou un numéro.", value: filter.words))\
            \(view.select("statut", label: "Où elle en est", choices: shown.map { Choice($0.rawValue, $0.name) }, value: filter.status?.rawValue, empty: "Toutes", required: false))\
            \(view.select("theme", label: "Thème", choices: themes.map { Choice("\($0.id)", text: $0.name) } + [Choice(DeskProposalFilter.none, "Sans thème")], value: filter.shownTheme, empty: "Tous", required: false))\
            \(view.select("quartier", label: "Quartier", choices: territories.map { Choice("\($0.id)", text: $0.name) } + [Choice(DeskProposalFilter.none, "Toute la ville")], value: filter.shownTerritory, empty: "Tous", required: false))\
            \(if: !services.isEmpty, view.select("service", label: "Service qui étudie", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: filter.service.map { "\($0)" }, empty: "Tous", required: false))\
            \(filter.open.map { view.hidden("dossiers", $0.rawValue) })\(filter.age.map { view.hidden("age", $0.rawValue) })\
            \(view.select("etape", label: "Étape atteinte", choices: ReachedStep.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.reached?.rawValue, empty: "Toutes", required: false))\
            \(view.select("canal", label: "Arrivée par", choices: DepositChannel.allCases.map { Choice($0.rawValue, $0.name) }, value: filter.channel?.rawValue, empty: "Tous", required: false))
            """
        }
    }

    private func rows(_ view: View) -> HTML {
        let t = view.t
        let columns = [
            Column(t("Proposition"), isHeading: true), Column(t("Proposée par")), Column(t("Thème et quartier")), Column(t("Déposée le")),
            Column(t("Où elle en est")),
        ]
        return table(t("Propositions déposées"), isCaptionHidden: true, columns: columns, rows: proposals) { proposal in
            [
                #"<a href="\#(ProposalLinks.page(edition, proposal.number))">n° \#(proposal.number) \#(proposal.title)</a>"#,
                HTML(text: proposal.author), HTML(text: [proposal.theme, proposal.territory].filter { !$0.isEmpty }.joined(separator: ", ")),
                "\(view.time(proposal.depositedAt))\(if: proposal.channel != .web, "<br><span class=\"muted\">\(t(proposal.channel.name))</span>")",
                badge(t(proposal.status.name), proposal.status.tone),
            ]
        }
    }
}
