import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// What the bodies wait for: all of it for those who follow the bodies, its own for a service.
struct FollowUpPage: Page {
    static let path: Path = "/bureau/demandes"
    static let link = "/bureau/demandes"
    static var surroundings: Surroundings { .desk }

    private static let perPage = 50

    let lines: [(assembly: Assembly, recommendation: Recommendation)]
    let counts: FollowUpStore.Counts
    let assemblies: [Assembly]
    let services: [(id: ServiceID, name: String)]
    let filter: (assembly: String?, service: ServiceID?)
    let pageNumber: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = RecommendationRules.mayFollow(visit.actor) { throw refusal }
        let assemblies = Dictionary(uniqueKeysWithValues: try AssemblyStore.all(db).map { ($0.id, $0) })
        var scope = try FollowUpStore.Scope(visit, db)
        let choices = try FollowUpStore.choices(scope, db)
        let slug = visit.query["instance"].flatMap { $0.isEmpty ? nil : $0 }
        scope.assembly = slug.map { slug in assemblies.values.first { $0.slug == slug }?.id ?? AssemblyID(0) }
        scope.service = visit.query["service"].flatMap { ServiceID($0) }
        return Self(
            lines: try FollowUpStore.page(scope, visit.pageNumber, of: perPage, db).compactMap { line in
                assemblies[line.assembly].map { (assembly: $0, recommendation: line.recommendation) }
            },
            counts: try FollowUpStore.counts(scope, at: visit.now, db),
            assemblies: choices.assemblies.compactMap { assemblies[$0] }.sorted { $0.name < $1.name }, services: choices.services,
            filter: (assembly: slug, service: scope.service), pageNumber: visit.pageNumber)
    }

    func title(_ t: Texts) -> String { t("Réponses aux instances") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(statTiles([
                Stat(t.number(counts.owed), t(counts.owed, one: "réponse attendue", many: "réponses attendues")), Stat(t.number(counts.late), t("en retard")),
                Stat(counts.inTimeShare(t), t("répondues à temps")),
            ]))\
            \(buttons(view.linkButton(FollowUpBoardPage.link, "Par instance et par service", style: .secondary)))\
            \(view.filters(Self.link, reset: filter.assembly == nil && filter.service == nil ? nil : Self.link) {
                """
                \(view.select("instance", label: "Instance", choices: assemblies.map { Choice($0.slug, text: $0.name) }, value: filter.assembly, empty: "Toutes"))\
                \(view.select("service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: filter.service.map { "\($0)" }, empty: "Tous"))
                """
            })\
            \(lines.isEmpty ? emptyState(t("Aucune demande transmise.")) : table(
                t("Demandes transmises"), isCaptionHidden: true,
                columns: [Column(t("Demande"), isHeading: true), Column(t("Instance")), Column(t("Service")), Column(t("Réponse due le")), Column(t("Où on en est"))], rows: lines
            ) { line in
                [
                    #"<a href="\#(url: line.recommendation.link(line.assembly))">\#(line.recommendation.title)</a>"#, HTML(text: line.assembly.name),
                    HTML(text: line.recommendation.serviceName ?? ""), line.recommendation.dueAt.map { view.time($0) } ?? .empty, view.state(line.recommendation),
                ]
            })\
            \(view.pagination(page: pageNumber, of: max(1, (counts.all + Self.perPage - 1) / Self.perPage), address: address))
            """
    }

    private func address(_ page: Int) -> String {
        "\(Self.link)?instance=\(URLEncoding.queryValue(filter.assembly ?? ""))&service=\(filter.service.map { "\($0)" } ?? "")&page=\(page)"
    }
}
