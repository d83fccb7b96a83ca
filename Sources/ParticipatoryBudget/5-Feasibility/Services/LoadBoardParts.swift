import HTML
import L10n
import Vocabulary
import Web

/// The load board in depth: week by week, project by project, and what is to be expected.
extension View {
    /// What falls due each week, by service: the late, then six weeks, then the rest.
    func loadByWeek(_ edition: Edition, _ services: [StudyService], _ tasks: [ServiceID: [ServiceTask]]) -> HTML {
        let busy = services.filter { tasks[$0.service] != nil }
        guard !busy.isEmpty else { return .empty }
        let starts = (0..<6).map { now + .days(7 * $0) }
        let weeks = starts.enumerated().map { week, start in Column(week == 0 ? t("Dans les sept jours") : t("À partir du \(day: start)"), isNumber: true) }
        let columns = [Column(t("Service"), isHeading: true), Column(t("En retard"), isNumber: true)] + weeks + [Column(t("Plus tard"), isNumber: true)]
        return table(t("Échéances, semaine par semaine"), columns: columns, narrow: .scrolls, rows: busy) { service in
            let own = tasks[service.service] ?? []
            let counts = [own.count { $0.dueAt <= now }] + starts.map { start in own.count { $0.dueAt > start && $0.dueAt <= start + .days(7) } }
                + [own.count { $0.dueAt > now + .days(42) }]
            let name: HTML = "<a href=\"\(url: FeasibilityLinks.board(edition) + "?service=\(service.service)#projets")\">\(service.name)</a>"
            return [name] + counts.map { HTML(text: $0 == 0 ? "–" : t.number($0)) }
        }
    }

    /// The projects of one service with their due dates.
    func loadOfService(_ name: String, _ tasks: [ServiceTask]) -> HTML {
        section(t("Projets à rendre : \(name)"), id: "projets") {
            tasks.isEmpty ? "<p>\(t("Rien n’attend ce service."))</p>" : table(t("Projets à rendre"), isCaptionHidden: true, columns: [
                Column(t("Proposition"), isHeading: true), Column(t("À faire")), Column(t("Échéance")),
            ], rows: tasks) { task in
                [
                    "<a href=\"\(url: task.studyLink)\">n°\u{A0}\(task.number) · \(task.title)</a>", HTML(text: t(task.kind.name)),
                    "\(time(task.dueAt))\(if: task.isLate(at: now), " \(badge(t("En retard"), .error))")",
                ]
            }
        }
    }

    /// What the edition before lets expect.
    func forecast(_ forecasts: StudyForecasts) -> HTML {
        let basis = forecasts.deposited.now.map { t("Propositions déposées, \(forecasts.former) : \(forecasts.deposited.then). Cette édition : \($0).") }
            ?? t("Propositions déposées, \(forecasts.former) : \(forecasts.deposited.then). Le dépôt de cette édition n’est pas fini : la prévision en suppose autant.")
        return section(t("Prévision"), id: "prevision") {
            """
            <p>\(basis)</p>\
            \(table(t("Charge attendue par service"), isCaptionHidden: true, columns: [
                Column(t("Service"), isHeading: true), Column(t("Études pilotées alors"), isNumber: true), Column(t("Avis donnés alors"), isNumber: true),
                Column(t("Jours pour un avis"), isNumber: true), Column(t("Attendus cette fois"), isNumber: true), Column(t("Par semaine"), isNumber: true),
            ], rows: forecasts.services) { line in
                [
                    HTML(text: line.name), HTML(text: t.number(line.led)), HTML(text: t.number(line.advised)), HTML(text: line.days.map { t.number($0) } ?? "–"),
                    HTML(text: t.number(line.expected)), HTML(text: t.number(line.perWeek)),
                ]
            })
            """
        }
    }
}
