import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One project across the services: what it is for, where it stands, everything that was said of it.
struct JointProjectPage: Page {
    static let path: Path = "/instances/:assembly/chantiers/:project"

    let file: JointProjectFile
    let leads: [Seat]
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try JointProjectStore.file(visit, db)
        return Self(file: file, leads: try SeatStore.members(of: file.assembly.id, at: visit.now, db), now: visit.now)
    }

    private var project: JointProject { file.project }

    func title(_ t: Texts) -> String { project.title }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) + [Crumb(t("Projets transversaux"), file.assembly.link + "/chantiers")] }

    func body(_ view: View) -> HTML {
        columns(main: "\(prose(Markdown.html(project.purpose), language: view.t.languageOfWords))\(said(view))\(reporting(view))", aside: identity(view))
    }

    private func identity(_ view: View) -> HTML {
        let t = view.t, last = project.last
        var pairs: [(term: String, value: HTML)] = [
            (t("Où on en est"), badge(t(last.stage.state), last.stage.tone)), (t("Pilote"), HTML(text: last.leadName)), (t("Services"), HTML(text: t.list(project.services))),
            (t("Ouvert le"), view.time(project.openedAt)),
        ]
        if !last.nextStep.isEmpty { pairs.append((t("Prochaine étape"), HTML(text: last.nextStep))) }
        if let next = last.nextAt { pairs.append((t("Pour le"), "\(view.time(next)) \(if: project.isLate(at: now), badge(t("En retard"), .error))")) }
        return panel(t("Où on en est"), facts(pairs))
    }

    private func said(_ view: View) -> HTML {
        let t = view.t, points = file.points.filter { !$0.words.isEmpty }
        return section(t("Points d’étape"), id: "points") {
            points.isEmpty ? emptyState(t("Aucun point pour l’instant.")) : "\(each: points.enumerated(), { line(id: "p\(points.count - $0)", $1, view) })"
        }
    }

    private func line(id: String, _ point: JointProject.Point, _ view: View) -> HTML {
        view.comment(id: id, by: point.byName, role: view.t(point.stage.state), at: point.at, Markdown.html(point.words))
    }

    private func reporting(_ view: View) -> HTML {
        guard JointProjectRules.mayReport(file) == nil else { return .empty }
        let stages = JointProject.Stage.allCases, isOpen = view.form.isFilled
        return details(view.t("Noter un point d’étape"), isOpen: isOpen, view.form(file.link, guardsDraft: true) {
            """
            \(view.radios("stage", legend: "Où on en est", choices: stages.map { Choice($0.rawValue, $0.state) }, value: project.last.stage.rawValue, isRow: true))\
            \(view.textArea("words", label: "Ce qui a avancé", rows: 4, maxLength: 3000))\(view.pointFields(leads, lead: project.last.lead, now: now))\(view.submit("Enregistrer"))
            """
        })
    }
}

extension JointProject.Stage {
    var state: Message {
        switch self {
        case .planned: "À lancer"
        case .running: "En cours"
        case .paused: "En pause"
        case .done: "Terminé"
        case .dropped: "Abandonné"
        }
    }

    var tone: Tone {
        switch self {
        case .planned, .dropped: .neutral
        case .running: .info
        case .paused: .warning
        case .done: .success
        }
    }
}
