import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or check an edition see the sessions of the cross-department group, and plan one.
struct ReviewSessionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let sessions: [ReviewSession]
    let waiting: Int
    let colleagues: [(account: AccountID, name: String)]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = ReviewSessionRules.mayRead(edition, visit.actor) { throw refusal }
        return Self(
            edition: edition, sessions: try ReviewSessionStore.sessions(.check, of: edition.id, db),
            waiting: try ReviewSessionStore.candidates(edition.id, at: visit.now, db).count,
            colleagues: try ReviewSessionStore.colleagues(edition, at: visit.now, db), refusal: ReviewSessionRules.mayPlan(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Séances du groupe transversal") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Examen de la recevabilité"), EligibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Le groupe transversal relit ensemble les décisions signées par les collègues. Décisions qui attendent une séance : \(waiting)."))</p>\
            \(sessions.isEmpty ? emptyState(t("Aucune séance n’est prévue.")) : list(view))\
            \(section(t("Préparer une séance"), id: "preparer") { refusal.map { view.refusal($0) } ?? planning(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(t("Séances"), isCaptionHidden: true, columns: [Column(t("Séance"), isHeading: true), Column(t("Quand")), Column(t("Où en est-elle"))], rows: sessions) { session in
            ["<a href=\"\(url: EligibilityLinks.session(edition, session.id))\">\(session.title)</a>", view.time(session.heldAt, hour: true), HTML(text: t(session.stage.name))]
        }
    }

    private func planning(_ view: View) -> HTML {
        view.form(EligibilityLinks.sessions(edition)) {
            """
            \(view.textField("title", label: "Titre de la séance", help: "Par exemple : séance n°\u{A0}2, espaces verts.", maxLength: 120))\
            \(view.dateTimeField("held_at", label: "Jour et heure"))\
            \(view.textField("place", label: "Lieu", required: false, maxLength: 200))\
            \(view.checkboxes("member", legend: "Personnes invitées", help: "Elles reçoivent une convocation. La présence se note le jour même.", choices: colleagues.map { Choice("\($0.account)", text: $0.name) }, values: colleagues.map { "\($0.account)" }))\
            \(view.checkbox("all", label: "Mettre à l’ordre du jour toutes les décisions qui attendent", checked: true))\
            \(view.submit("Préparer la séance et convoquer"))
            """
        }
    }
}
