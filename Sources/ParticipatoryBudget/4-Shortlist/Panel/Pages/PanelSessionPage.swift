import Database
import HTML
import L10n
import Vocabulary
import Web

/// In session, officers note who came and what was said of each proposal; once closed, the page is the minutes.
struct PanelSessionPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/seances/:session"
    static var surroundings: Surroundings { .desk }

    let session: PanelSessionFile
    let refusalToNote: Refusal?
    let refusalToForm: Refusal?
    let refusalToClose: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let session = try PanelSessionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(session.file.edition, visit.actor) { throw refusal }
        return Self(
            session: session, refusalToNote: PanelRules.mayNote(session, visit.actor, at: visit.now),
            refusalToForm: PanelRules.mayForm(session, visit.actor, at: visit.now),
            refusalToClose: PanelRules.mayClose(session, visit.actor, at: visit.now))
    }

    private var file: SelectionFile { session.file }
    func title(_ t: Texts) -> String { session.session.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(file.selection.title, file.link), Crumb(t("Séances du panel"), file.link + "/seances")] }

    func body(_ view: View) -> HTML {
        let t = view.t, isClosed = session.session.closedAt != nil
        return """
            \(facts(standing(view)))\
            \(if: !session.session.notes.isEmpty, section(t("Ce qui s’est dit")) { "\(each: session.session.notes.split(separator: "\n"), { "<p>\($0)</p>" })" })\
            \(if: refusalToNote == nil, section(t("Personnes présentes"), id: "presences") { attendance(view) })\
            \(if: refusalToForm == nil, section(t("Groupes"), id: "groupes") { view.formingGroups(session) })\
            \(section(t("Proposition par proposition"), id: "deliberations") { "\(deliberations(view))\(if: refusalToNote == nil, noting(view))" })\
            \(if: !isClosed, section(t("Clore la séance"), id: "cloture") { refusalToClose.map { view.refusal($0) } ?? closing(view) })\
            \(if: isClosed, "<p class=\"row\">\(view.pdfButton())</p>")
            """
    }

    private func standing(_ view: View) -> [(term: String, value: HTML)] {
        let t = view.t, here = file.members.filter { session.present.contains($0.account) }.map(\.name)
        var pairs: [(term: String, value: HTML)] = [(t("Quand"), view.time(session.session.heldAt, hour: true))]
        if !session.session.place.isEmpty { pairs.append((t("Où"), HTML(text: session.session.place))) }
        pairs.append((t("Présents"), HTML(text: here.isEmpty ? "–" : here.joined(separator: ", "))))
        let away = file.members.filter { !session.present.contains($0.account) }.map(\.name)
        if !here.isEmpty, !away.isEmpty { pairs.append((t("Absents"), HTML(text: away.joined(separator: ", ")))) }
        if let at = session.session.closedAt { pairs.append((t("Close par"), "\(session.session.closedByName ?? ""), \(view.time(at, hour: true))")) }
        return pairs
    }

    private func attendance(_ view: View) -> HTML {
        view.form(session.link + "/presences", listsErrors: false) {
            """
            \(view.checkboxes("present", legend: "Cochez qui est là", choices: file.members.map { Choice("\($0.account)", text: $0.name) }, values: session.present.map { "\($0)" }, required: false))\
            \(view.submit("Noter les présences", style: .secondary))
            """
        }
    }

    private func deliberations(_ view: View) -> HTML {
        let t = view.t
        if session.deliberations.isEmpty { return "<p class=\"muted\">\(t("Rien n’est encore noté."))</p>" }
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Groupe")), Column(t("Notes du groupe")), Column(t("Ce qui s’est dit"), isProse: true)]
        return table(t("Ce que le panel a dit de chaque proposition"), isCaptionHidden: true, columns: columns, rows: session.deliberations) { said in
            [
                "n°\u{A0}\(said.number) · \(said.title)", HTML(text: said.group.isEmpty ? t("Tout le panel") : said.group),
                view.groupMarks(said, session), HTML(text: said.note),
            ]
        }
    }

    private func noting(_ view: View) -> HTML {
        let fields = ["proposal", "group", "points", "note"] + file.selection.criteria.map { "score-\($0.id)" }
        let hasErrors = fields.contains { view.form.error($0) != nil }
        return details(view.t("Noter une délibération"), isOpen: hasErrors, view.form(session.link + "/deliberations", listsErrors: hasErrors) {
            """
            \(view.numberField("proposal", label: "Numéro de la proposition", min: 1))\(view.choosingGroup(session))\(view.groupScores(file.selection))\
            \(view.textArea("note", label: "Ce qui s’est dit", rows: 4, maxLength: 1500))\(view.submit("Noter", style: .secondary))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        view.form(session.link + "/cloture", listsErrors: view.form.error("notes") != nil) {
            "\(view.textArea("notes", label: "Compte rendu : ce qui s’est dit", rows: 6, maxLength: 5000))\(view.submit("Clore la séance"))"
        }
    }
}
