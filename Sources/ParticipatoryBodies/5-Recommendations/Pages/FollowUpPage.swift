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

    let lines: [(assembly: Assembly, recommendation: Recommendation)]
    let assemblies: [Assembly]
    let services: [String]
    let filter: (assembly: String?, service: String?)

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = RecommendationRules.mayFollow(visit.actor) { throw refusal }
        let assemblies = Dictionary(uniqueKeysWithValues: try AssemblyStore.all(db).map { ($0.id, $0) })
        let followed = assemblies.values.filter { Standing(assembly: $0, actor: visit.actor).follows }.map(\.id)
        let services = try ServiceStore.all(db).map(\.id).filter { visit.actor.has(.serviceReferent, on: .service($0)) }
        let mine = try RecommendationStore.transmitted(of: followed.sorted(), to: services, db).compactMap { line in
            assemblies[line.assembly].map { (assembly: $0, recommendation: line.recommendation) }
        }
        let filter = (assembly: visit.query["instance"].flatMap { $0.isEmpty ? nil : $0 }, service: visit.query["service"].flatMap { $0.isEmpty ? nil : $0 })
        let shown = mine.filter { (filter.assembly ?? $0.assembly.slug) == $0.assembly.slug && (filter.service ?? $0.recommendation.serviceName) == $0.recommendation.serviceName }
        return Self(
            lines: shown, assemblies: Set(mine.map(\.assembly.id)).compactMap { assemblies[$0] }.sorted { $0.name < $1.name },
            services: Set(mine.compactMap(\.recommendation.serviceName)).sorted(), filter: filter)
    }

    func title(_ t: Texts) -> String { t("Réponses aux instances") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t, owed = lines.filter { $0.recommendation.reply == nil }, answered = lines.filter { $0.recommendation.reply != nil }
        let inTime = answered.filter { !$0.recommendation.wasLate }.count
        return """
            \(statTiles([
                Stat(t.number(owed.count), t("réponses attendues")), Stat(t.number(owed.filter { $0.recommendation.isLate(at: view.now) }.count), t("en retard")),
                Stat(answered.isEmpty ? "—" : t.percent(inTime, of: answered.count), t("répondues à temps")),
            ]))\
            \(view.filters(Self.link, reset: Self.link) {
                """
                \(view.select("instance", label: "Instance", choices: assemblies.map { Choice($0.slug, text: $0.name) }, value: filter.assembly, empty: "Toutes"))\
                \(view.select("service", label: "Service", choices: services.map { Choice($0, text: $0) }, value: filter.service, empty: "Tous"))
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
            })
            """
    }
}
