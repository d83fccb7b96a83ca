import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who conduct or follow an edition see what each service has to do, week by week and project by project, who is late, what to expect, and say who heads it.
struct LoadBoardPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/charge"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let services: [StudyService]
    let people: [ServiceID: [(account: AccountID, name: String)]]
    var tasks: [ServiceID: [ServiceTask]] = [:]
    /// The service whose projects are listed.
    var chosen: ServiceID?
    var forecasts: StudyForecasts?
    /// Whether the edition asks every head to validate.
    var validatesAll = false
    let refusal: Refusal?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = StudyServiceRules.mayRead(edition, visit.actor) { throw refusal }
        let tasks = try StudyServiceStore.tasks(edition.id, db), services = try StudyServiceStore.board(edition.id, tasks, at: visit.now, db), refusal = StudyServiceRules.maySet(visit.actor)
        var people: [ServiceID: [(account: AccountID, name: String)]] = [:]
        if refusal == nil {
            for line in services { people[line.service] = try GrantStore.holders(of: .serviceReferent, on: .service(line.service), orCity: false, at: visit.now, db) }
        }
        return Self(edition: edition, services: services, people: people, tasks: tasks, chosen: visit.query["service"].flatMap { ServiceID($0) },
            forecasts: try StudyForecastStore.forecast(edition, at: visit.now, db),
            validatesAll: try StudySettingsStore.settings(edition.id, db).validation == .all, refusal: refusal, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Charge des services") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        let columns = [
            Column(t("Service"), isHeading: true), Column(t("À répondre"), isNumber: true), Column(t("Cette semaine"), isNumber: true),
            Column(t("En retard"), isNumber: true), Column(t("Avis donnés"), isNumber: true), Column(t("Direction")),
        ]
        let order = services.sorted { ($1.late, $1.awaited, $0.name) < ($0.late, $0.awaited, $1.name) }
        return """
            <p class="intro">\(t("Ce que chaque service doit rendre : avis demandés et conclusions des études qu’il pilote."))</p>\
            \(services.isEmpty ? emptyState(t("Aucun service n’est enregistré.")) : view.barChart(
                t("Études à rendre, par service"), columns: (t("Service"), t("Études")), bars: order.filter { $0.awaited > 0 }.map { Bar($0.name, value: $0.awaited, inWords: t.number($0.awaited), isMarked: $0.late > 0) }))\
            \(table(t("Charge des services"), isCaptionHidden: true, columns: columns, rows: order, beneath: { refusal == nil ? setting($0, view) : nil }) { line in
                [
                    HTML(text: line.name), HTML(text: t.number(line.awaited)), HTML(text: t.number(line.soon)),
                    "\(t.number(line.late))\(line.lateSince.map { "<br><span class=\"muted\">\(t("depuis le \(day: $0)"))</span>" as HTML })",
                    HTML(text: t.number(line.answered)), head(line, t),
                ]
            })\
            \(view.loadByWeek(edition, order, tasks))\
            \(chosen.map { service in view.loadOfService(services.first { $0.service == service }?.name ?? "", tasks[service] ?? []) })\
            \(forecasts.map { view.forecast($0) })
            """
    }

    private func head(_ line: StudyService, _ t: Texts) -> HTML {
        if validatesAll, line.head == nil, line.awaited > 0 { return badge(t("Direction à désigner"), .warning) }
        return "\(line.headName ?? "–")\(if: line.needsValidation || validatesAll && line.head != nil, " \(badge(t("valide les conclusions")))")"
    }

    private func setting(_ line: StudyService, _ view: View) -> HTML {
        let choices = (people[line.service] ?? []).map { Choice("\($0.account)", text: $0.name) }
        return details(view.t("Direction de ce service"), view.form("\(FeasibilityLinks.queue(edition))/charge/\(line.service)", key: "s\(line.service)") { view in
            """
            \(view.select("head", label: "Qui le dirige", help: "Parmi les personnes qui répondent pour lui. Elle est prévenue des études en retard d’une semaine.", choices: choices, value: line.head.map { "\($0)" }, empty: "Personne", required: false))\
            \(view.checkbox("validates", label: "La direction valide les conclusions avant leur annonce", checked: line.needsValidation))\
            \(view.submit("Enregistrer", style: .secondary))
            """
        })
    }
}
