import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or follow an edition see the sessions of the services, and plan one.
struct ServiceSessionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/seances"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let sessions: [ReviewSession]
    /// Studies that need several services and wait for a session.
    let shared: Int
    let concerned: [(account: AccountID, name: String)]
    let others: [(account: AccountID, name: String)]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ServiceSessionRules.mayRead(edition, visit.actor) { throw refusal }
        let concerned = try ServiceSessionStore.concerned(edition, at: visit.now, db), known = Set(concerned.map(\.account))
        return Self(
            edition: edition, sessions: try ReviewSessionStore.sessions(.services, of: edition.id, db),
            shared: try ServiceSessionStore.candidates(edition.id, at: visit.now, db).count { $0.services > 1 }, concerned: concerned,
            others: try ReviewSessionStore.colleagues(edition, at: visit.now, db).filter { !known.contains($0.account) },
            refusal: ServiceSessionRules.mayPlan(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Séances des services") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les services se réunissent sur les projets qui en demandent plusieurs. Études partagées qui attendent une séance : \(shared)."))</p>\
            \(sessions.isEmpty ? emptyState(t("Aucune séance n’est prévue.")) : list(view))\
            \(section(t("Préparer une séance"), id: "preparer") { refusal.map { view.refusal($0) } ?? planning(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(t("Séances"), isCaptionHidden: true, columns: [Column(t("Séance"), isHeading: true), Column(t("Quand")), Column(t("Où en est-elle"))], rows: sessions) { session in
            ["<a href=\"\(url: FeasibilityLinks.session(edition, session.id))\">\(session.title)</a>", view.time(session.heldAt, hour: true), HTML(text: t(session.stage.name))]
        }
    }

    private func planning(_ view: View) -> HTML {
        view.form(FeasibilityLinks.sessions(edition)) {
            """
            \(view.textField("title", label: "Titre de la séance", help: "Par exemple : séance n° 1, la place du marché.", maxLength: 120))\
            \(view.dateTimeField("held_at", label: "Jour et heure"))\
            \(view.textField("place", label: "Lieu", required: false, maxLength: 200))\
            \(view.checkboxes("member", legend: "Personnes invitées", help: "Celles des services qui ont une étude en cours, et qui conduit l’édition. Elles reçoivent une convocation.", choices: concerned.map { Choice("\($0.account)", text: $0.name) }, values: concerned.map { "\($0.account)" }))\
            \(if: !others.isEmpty, details(view.t("Inviter d’autres collègues"), view.checkboxes("guest", legend: "Autres collègues", choices: others.map { Choice("\($0.account)", text: $0.name) }, required: false)))\
            \(view.checkbox("shared", label: "Mettre à l’ordre du jour les études qui demandent plusieurs services", checked: true))\
            \(view.submit("Préparer la séance et convoquer"))
            """
        }
    }
}
