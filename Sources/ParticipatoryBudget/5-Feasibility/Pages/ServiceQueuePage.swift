import Database
import HTML
import L10n
import Vocabulary
import Web

/// A service's referents see what they have to answer, what is late first, what waits for a proposer, and what they answered lately.
struct ServiceQueuePage: Page {
    static let path: Path = "/bureau/service"
    static var surroundings: Surroundings { .desk }

    /// Those that the filter keeps, and how many there are without it.
    let tasks: [ServiceTask]
    let count: Int
    let filter: ServiceTaskFilter
    let awaitingProposer: [AwaitedAnswer]
    let answered: [AnsweredTask]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = FeasibilityRules.mayReadServiceQueue(visit.actor) { throw refusal }
        let services = visit.actor.servicesAnsweredFor, filter = ServiceTaskFilter(visit.query)
        let tasks = try FeasibilityStore.tasks(of: services, db)
        return Self(
            tasks: tasks.filter { filter.keeps($0, at: visit.now) }, count: tasks.count, filter: filter,
            awaitingProposer: try FeasibilityStore.awaitingProposer(services, at: visit.now, db),
            answered: try FeasibilityStore.answered(by: services, since: visit.now - .days(60), db), now: visit.now
        )
    }

    func title(_ t: Texts) -> String { t("Études de mon service") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: filter.isNarrow || count > 20, filters(view))
            \(tasks.isEmpty ? emptyState(count == 0 ? t("Rien n’attend votre service. Merci !") : t("Aucune étude ne correspond.")) : waiting(view))
            \(if: !tasks.isEmpty, "<p><a href=\"\(url: filter.address(ServiceQueueCSV.path.description))\">\(t("Télécharger la liste (CSV)"))</a></p>")
            <p>\(view.linkButton("/bureau/service/absence", "Déclarer une absence", style: .quiet))</p>
            \(if: !awaitingProposer.isEmpty, section(t("Versions aménagées proposées")) { awaiting(view) })
            \(if: !answered.isEmpty, section(t("Avis donnés ces deux derniers mois")) { past(view) })
            """
    }

    private func filters(_ view: View) -> HTML {
        view.filters(FeasibilityLinks.serviceQueue, reset: filter.isNarrow ? FeasibilityLinks.serviceQueue : nil) {
            "\(view.searchField(value: filter.words))\(view.checkbox("retard", label: "En retard seulement", checked: filter.isLateOnly))"
        }
    }

    private func waiting(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("À faire")), Column(t("Échéance")), Column(t("Service"))]
        return table(t("À répondre, par échéance"), columns: columns, rows: tasks) { task in
            [
                """
                <a href="\(task.link)">n°\u{A0}\(task.number) · \(task.title)</a><br><span class="muted">\(task.editionTitle)</span>\
                \(if: !task.question.isEmpty, "<br>\(t("Question : \(task.question)"))")
                """,
                what(task, t),
                "\(view.time(task.dueAt))\(if: task.isLate(at: now), " \(badge(t("En retard"), .error))")",
                HTML(text: task.serviceName),
            ]
        }
    }

    private func what(_ task: ServiceTask, _ t: Texts) -> HTML {
        switch task.kind {
        case .opinion: HTML(text: t("Donner un avis"))
        case .question: HTML(text: t("Répondre à une question"))
        case .conclusion: "\(t("Conclure"))\(if: task.isWaiting, "<br><span class=\"muted\">\(t("Des avis sont encore attendus."))</span>")"
        }
    }

    private func awaiting(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Depuis")), Column(t("Réponse possible jusqu’au")), Column(t("Service"))]
        return table(t("Attendent la réponse du porteur"), columns: columns, rows: awaitingProposer) { version in
            [
                study(version.edition, version.number, version.title), HTML(text: t(elapsed(since: version.since))),
                version.until.map { view.time($0, hour: true) } ?? .empty, HTML(text: version.service),
            ]
        }
    }

    private func elapsed(since moment: Instant) -> Message {
        let days = (now - moment).milliseconds / Span.days(1).milliseconds
        return days == 0 ? "Moins d’un jour" : days == 1 ? "Un jour" : "\(days) jours"
    }

    private func study(_ edition: String, _ number: Int, _ title: String) -> HTML {
        #"<a href="/bureau/editions/\#(edition)/etudes/\#(number)">n°\#u{A0}\#(number) \#(title)</a>"#
    }

    private func past(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Avis")), Column(t("Par")), Column(t("Le"))]
        return table(t("Avis donnés"), isCaptionHidden: true, columns: columns, rows: answered) { task in
            [
                study(task.edition, task.number, task.title),
                badge(t(task.verdict.name), task.verdict.tone), HTML(text: "\(task.by), \(task.service)"), view.time(task.at),
            ]
        }
    }
}
