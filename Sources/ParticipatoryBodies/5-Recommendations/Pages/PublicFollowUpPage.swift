import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone sees what all the bodies have sent to the city, which service has it, and what is answered, awaited or late.
struct PublicFollowUpPage: Page {
    static let path: Path = "/demandes-des-instances"
    static let link = "/demandes-des-instances"

    private static let perPage = 50

    let lines: [(assembly: Assembly, recommendation: Recommendation)]
    let counts: FollowUpStore.Counts
    let assemblies: [Assembly]
    let services: [(id: ServiceID, name: String)]
    let filter: (assembly: String?, service: ServiceID?)
    let pageNumber: Int

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let open = Dictionary(uniqueKeysWithValues: try AssemblyStore.open(db).map { ($0.id, $0) })
        var scope = FollowUpStore.Scope(assemblies: open.keys.sorted())
        let choices = try FollowUpStore.choices(scope, db)
        let slug = visit.query["instance"].flatMap { $0.isEmpty ? nil : $0 }
        scope.assembly = slug.map { slug in open.values.first { $0.slug == slug }?.id ?? AssemblyID(0) }
        scope.service = visit.query["service"].flatMap { ServiceID($0) }
        return Self(
            lines: try FollowUpStore.page(scope, visit.pageNumber, of: perPage, db).compactMap { line in open[line.assembly].map { (assembly: $0, recommendation: line.recommendation) } },
            counts: try FollowUpStore.counts(scope, at: visit.now, db), assemblies: choices.assemblies.compactMap { open[$0] }.sorted { $0.name < $1.name },
            services: choices.services, filter: (assembly: slug, service: scope.service), pageNumber: visit.pageNumber)
    }

    func title(_ t: Texts) -> String { t("Ce que les instances demandent, ce que la ville répond") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), "/instances")] }
    func summary(_ t: Texts) -> String? { t("Les vœux, saisines, questions, avis et pétitions transmis à la ville, avec la date à laquelle elle répond.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(statTiles([
                Stat(t.number(counts.answered), t(counts.answered, one: "demande répondue", many: "demandes répondues")), Stat(counts.inTimeShare(t), t("répondues à temps")),
                Stat(t.number(counts.owed), t(counts.owed, one: "réponse attendue", many: "réponses attendues")), Stat(t.number(counts.late), t("en retard")),
            ]))\
            \(view.filters(Self.link, reset: filter.assembly == nil && filter.service == nil ? nil : Self.link) {
                """
                \(view.select("instance", label: "Instance", choices: assemblies.map { Choice($0.slug, text: $0.name) }, value: filter.assembly, empty: "Toutes"))\
                \(view.select("service", label: "Service", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: filter.service.map { "\($0)" }, empty: "Tous"))
                """
            })\
            \(lines.isEmpty ? emptyState(t("Aucune demande transmise.")) : list(view))\
            \(view.pagination(page: pageNumber, of: max(1, (counts.all + Self.perPage - 1) / Self.perPage), address: address))
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Demandes transmises"), isCaptionHidden: true,
            columns: [Column(t("Demande"), isHeading: true), Column(t("Nature")), Column(t("Instance")), Column(t("Service")), Column(t("Où on en est"))], rows: lines
        ) { line in
            [
                #"<a href="\#(url: line.recommendation.link(line.assembly))">\#(line.recommendation.title)</a>"#, HTML(text: t(line.recommendation.kind.name)),
                HTML(text: line.assembly.name), HTML(text: line.recommendation.serviceName ?? ""), view.state(line.recommendation),
            ]
        }
    }

    private func address(_ page: Int) -> String {
        "\(Self.link)?instance=\(URLEncoding.queryValue(filter.assembly ?? ""))&service=\(filter.service.map { "\($0)" } ?? "")&page=\(page)"
    }
}
