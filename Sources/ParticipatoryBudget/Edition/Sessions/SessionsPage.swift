import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or follow an edition see its sessions of one kind, and plan one.
struct SessionsPage<File: GroupSessionFile>: Page {
    static var path: Path { Path(stringLiteral: File.sessionsPath) }
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let sessions: [GroupSession]
    /// What waits for a session.
    let waiting: Int
    let concerned: [(account: AccountID, name: String)]
    let others: [(account: AccountID, name: String)]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = File.mayRead(edition, visit.actor) { throw refusal }
        let concerned = try File.concerned(edition, at: visit.now, db), known = Set(concerned.map(\.account))
        return Self(
            edition: edition, sessions: try GroupSessionStore.sessions(File.kind, of: edition.id, db),
            waiting: try File.candidates(edition, at: visit.now, db).count(where: \.isUsual), concerned: concerned,
            others: try GroupSessionStore.colleagues(edition, at: visit.now, db).filter { !known.contains($0.account) },
            refusal: File.mayPlan(edition, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t(File.words.title) }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t(File.words.above), File.words.aboveLink(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t(File.words.intro(waiting)))</p>\
            \(sessions.isEmpty ? emptyState(t("Aucune séance n’est prévue.")) : list(view))\
            \(section(t("Préparer une séance"), id: "preparer") { refusal.map { view.refusal($0) } ?? planning(view) })
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(t("Séances"), isCaptionHidden: true, columns: [Column(t("Séance"), isHeading: true), Column(t("Quand")), Column(t("Où en est-elle"))], rows: sessions) { session in
            ["<a href=\"\(url: File.link(edition, session.id))\">\(session.title)</a>", view.time(session.heldAt, hour: true), HTML(text: t(session.stage.name))]
        }
    }

    private func planning(_ view: View) -> HTML {
        view.form(File.link(edition)) {
            """
            \(view.textField("title", label: "Titre de la séance", help: File.words.example, maxLength: 120))\
            \(view.dateTimeField("held_at", label: "Jour et heure"))\
            \(view.textField("place", label: "Lieu", required: false, maxLength: 200))\
            \(view.checkboxes("member", legend: "Personnes invitées", help: File.words.invited, choices: concerned.map { Choice("\($0.account)", text: $0.name) }, values: concerned.map { "\($0.account)" }))\
            \(if: !others.isEmpty, details(view.t("Inviter d’autres collègues"), view.checkboxes("guest", legend: "Autres collègues", choices: others.map { Choice("\($0.account)", text: $0.name) }, required: false)))\
            \(view.checkbox("all", label: File.words.takesAll, checked: true))\
            \(view.submit("Préparer la séance et convoquer"))
            """
        }
    }
}
