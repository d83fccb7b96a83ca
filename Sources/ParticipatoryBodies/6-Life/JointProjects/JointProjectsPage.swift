import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The board of what the services carry together: by stage, what is due first.
struct JointProjectsPage: Page {
    static let path: Path = "/instances/:assembly/chantiers"

    let standing: Standing
    let projects: [JointProject]
    let leads: [Seat]
    let services: [MunicipalService]
    /// The one whose projects are shown; nil: all.
    let service: String?
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try JointProjectStore.standing(visit, db), id = standing.assembly.id
        if let refusal = JointProjectRules.mayRead(standing) { throw refusal }
        let service = visit.query["service"].flatMap { $0.isEmpty ? nil : $0 }
        return Self(
            standing: standing, projects: try JointProjectStore.all(id, db).filter { project in service.map { project.services.contains($0) } ?? true },
            leads: try SeatStore.members(of: id, at: visit.now, db), services: try ServiceStore.all(db).filter(\.isActive), service: service, now: visit.now)
    }

    private var link: String { standing.assembly.link + "/chantiers" }

    func title(_ t: Texts) -> String { t("Projets transversaux : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.filters(link, reset: service == nil ? nil : link) {
                view.select("service", label: "Service", choices: services.map { Choice($0.name, text: $0.name) }, value: service, empty: "Tous", required: false)
            })\
            \(if: projects.isEmpty, emptyState(t("Aucun projet transversal pour l’instant.")))\
            \(each: JointProject.Stage.allCases, { stage in column(stage, projects.filter { $0.last.stage == stage }, t) })\
            \(if: JointProjectRules.mayOpen(standing) == nil, details(t("Ouvrir un projet"), isOpen: view.form.isFilled, opening(view)))
            """
    }

    private func column(_ stage: JointProject.Stage, _ projects: [JointProject], _ t: Texts) -> HTML {
        guard !projects.isEmpty else { return .empty }
        return section(t(stage.name), id: stage.rawValue) {
            cards(projects) { project in
                Card(
                    project.title, path: project.link(standing.assembly), kicker: t.list(project.services),
                    text: project.last.nextStep.isEmpty ? nil : project.last.nextStep,
                    meta: [t("Pilote : \(project.last.leadName)")] + (project.last.nextAt.map { [t("Pour le \(day: $0)")] } ?? []),
                    badges: project.isLate(at: now) ? badge(t("En retard"), .error) : .empty, headingLevel: 3)
            }
        }
    }

    private func opening(_ view: View) -> HTML {
        view.form(link, guardsDraft: true) {
            """
            \(view.textField("title", label: "Titre", maxLength: 120))\(view.textArea("purpose", label: "Ce que l’on veut faire ensemble", rows: 5, maxLength: 3000))\
            \(view.checkboxes("services", legend: "Services qui y prennent part", choices: services.map { Choice("\($0.id)", text: $0.name) }))\
            \(view.pointFields(leads, lead: standing.actor.account, now: now))\(view.submit("Ouvrir le projet"))
            """
        }
    }
}

extension JointProject.Stage {
    var name: Message {
        switch self {
        case .planned: "À lancer"
        case .running: "En cours"
        case .paused: "En pause"
        case .done: "Terminés"
        case .dropped: "Abandonnés"
        }
    }
}

extension View {
    /// What a network of referents has of its own: the board, the library, what other cities try.
    func networkButtons(_ network: Assembly) -> HTML {
        """
        \(linkButton(network.link + "/chantiers", "Projets transversaux", style: .secondary))\
        \(linkButton(PracticesPage.link(.practice), "Bibliothèque", style: .secondary))\(linkButton(PracticesPage.link(.watch), "Veille", style: .secondary))
        """
    }

    /// What comes next, by when, and who leads.
    func pointFields(_ leads: [Seat], lead: AccountID?, now: Instant) -> HTML {
        """
        \(textField("next_step", label: "Prochaine étape", required: false, maxLength: 200))\(dateField("next_at", label: "Pour le", required: false, min: now))\
        \(select("lead", label: "Pilote", choices: leads.map { Choice("\($0.account)", text: $0.name) }, value: lead.map { "\($0)" }))
        """
    }
}
