import Database
import HTML
import L10n
import Vocabulary
import Web

/// Whoever holds a role sees what waits for her, what is late, and what opens or closes soon.
struct DeskPage: Page {
    static let path: Path = "/bureau"
    static var surroundings: Surroundings { .desk }

    let tasks: [DeskTask]
    let moments: [DeskMoment]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = DeskRules.mayEnter(visit.actor) { throw refusal }
        return Self(
            tasks: try DeskTasks.all(visit, db), moments: try DeskStore.moments(from: visit.now, to: visit.now + .days(30), for: visit.actor, db)
        )
    }

    func title(_ t: Texts) -> String { t("Mon bureau") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(
            main: """
                \(tasks.isEmpty ? emptyState(t("Rien ne vous attend. Bonne journée !")) : .empty)\
                \(part(t("En retard"), .late, view))\(part(t("À faire bientôt"), .soon, view))\(part(t("À faire"), .waiting, view))
                """,
            aside: calendar(view)
        )
    }

    private func part(_ title: String, _ urgency: DeskTask.Urgency, _ view: View) -> HTML {
        let lines = tasks.filter { $0.urgency == urgency }
        guard !lines.isEmpty else { return .empty }
        let t = view.t
        let columns = [Column(t("À faire"), isHeading: true), Column(t("Édition")), Column(t("Nombre"), isNumber: true)]
        return section(title) {
            table(title, isCaptionHidden: true, columns: columns, rows: lines) { task in
                [
                    #"<a href="\#(url: task.link)">\#(t(task.what))</a>"#, HTML(text: task.edition ?? "–"),
                    urgency == .late ? badge(t.number(task.count), .error) : HTML(text: t.number(task.count)),
                ]
            }
        }
    }

    private func calendar(_ view: View) -> HTML {
        let t = view.t
        guard !moments.isEmpty else { return panel(t("Les trente jours à venir"), "<p>\(t("Rien n’ouvre ni ne ferme."))</p>") }
        return panel(t("Les trente jours à venir"), """
            <ul class="stack">\(each: moments, { moment in
                """
                <li><strong>\(t(moment.kind.name))</strong>, \(moment.isOpening ? t("ouverture") : t("clôture"))<br>\
                \(view.time(moment.at, hour: true))<br><a href="\(url: moment.link)">\(moment.edition)</a></li>
                """
            })</ul>
            """)
    }
}
