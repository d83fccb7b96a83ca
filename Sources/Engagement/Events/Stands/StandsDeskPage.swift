import Database
import HTML
import L10n
import Vocabulary
import Web

/// Who keeps a forum makes its programme, invites the proposers and sees who has not answered.
struct StandsDeskPage: Page {
    static let path: Path = "/bureau/agenda/:event/stands"
    static var surroundings: Surroundings { .desk }

    let file: StandFile
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try StandStore.file(visit, db)
        if let refusal = EventRules.mayFollow(file.file) { throw refusal }
        return Self(file: file, now: visit.now)
    }

    private var event: Event { file.event }

    func title(_ t: Texts) -> String { t("Le programme du forum") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Agenda"), EventLinks.desk), Crumb(event.plan.title, event.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: event.plan.title, intro: t.opening(event.plan)))\
            \(file.stands.isEmpty ? emptyState(t("Le programme n’est pas encore ouvert.")) : view.programme(file) { _ in .empty })\
            \(inviting(view))\(opening(view))
            """
    }

    private func inviting(_ view: View) -> HTML {
        let t = view.t
        guard !file.stands.isEmpty else { return .empty }
        return section(t("Projets sans place"), id: "sans-place") {
            """
            \(if: file.withoutStand.isEmpty, "<p>\(t("Chaque projet a la sienne."))</p>")\
            \(if: !file.withoutStand.isEmpty, "<ul>\(each: file.withoutStand, { "<li><a href=\"\(url: $0.link)\">\($0.title)</a>\(if: $0.proposers.isEmpty, " \(t("(personne à inviter)"))")</li>" })</ul>")\
            \(StandRules.mayInvite(file, at: now).map { view.refusal($0) } ?? view.action(file.deskLink + "/invitations", "Inviter les porteurs de projet", style: .primary))
            """
        }
    }

    private func opening(_ view: View) -> HTML {
        let t = view.t
        if let refusal = StandRules.mayOpen(file, at: now) { return view.refusal(refusal) }
        return details(file.stands.isEmpty ? t("Ouvrir le programme") : t("Changer le programme"), isOpen: file.stands.isEmpty || !view.form.errors.isEmpty, view.form(file.deskLink, key: "s", listsErrors: true) { view in
            """
            \(view.radios("form", legend: "Chaque projet a", choices: [Choice("table", "Un stand, tout le temps du forum"), Choice("speech", "La parole, à son tour")], value: event.stands?.form.rawValue ?? "table"))\
            \(view.numberField("minutes", label: "Minutes de parole, les mêmes pour tous", help: "Rien pour des stands.", value: event.stands?.form == .speech ? event.stands?.minutes : nil, required: false, min: 1, max: 60))\
            \(view.numberField("count", label: "Combien de places", value: file.stands.isEmpty ? file.projects.count : file.stands.count, min: 1, max: 100))\
            \(view.submit(file.stands.isEmpty ? "Ouvrir le programme" : "Enregistrer", style: .secondary))
            """
        })
    }
}
