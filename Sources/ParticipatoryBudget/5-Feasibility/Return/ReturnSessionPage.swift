import Database
import HTML
import L10n
import Vocabulary
import Web

/// The services before the panel: who came, what was said and asked of each project set aside; once closed, the page is the minutes.
struct ReturnSessionPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/retours/seances/:session"
    static var surroundings: Surroundings { .desk }

    let file: ReturnSessionFile
    let refusalToNote: Refusal?
    let refusalToClose: Refusal?
    /// Nil: another day may be given, or the session cancelled.
    var refusalToMove: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ReturnSessionStore.file(visit, db)
        if let refusal = ReturnSessionRules.mayRead(file, visit.actor) { throw refusal }
        return Self(
            file: file, refusalToNote: ReturnSessionRules.mayNote(file, visit.actor), refusalToClose: ReturnSessionRules.mayClose(file, visit.actor),
            refusalToMove: ReturnSessionRules.mayMove(file, visit.actor))
    }

    func title(_ t: Texts) -> String { file.session.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Retours au panel"), FeasibilityLinks.panelReturns(file.edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t, isClosed = file.session.closedAt != nil, mayNote = refusalToNote == nil
        return """
            \(view.errorSummary())\(if: file.session.cancelledAt != nil, alert(.warning, title: t("Séance annulée"), "<p>\(file.session.cancelReason)</p>"))\
            \(facts(standing(view)))\(if: refusalToMove == nil, moving(view))\(if: refusalToMove == nil, cancelling(view))\
            \(if: !file.session.notes.isEmpty, section(t("Ce qui s’est dit")) { "\(each: file.session.notes.split(separator: "\n"), { "<p>\($0)</p>" })" })\
            \(if: mayNote, section(t("Personnes présentes"), id: "presences") { attendance(view) })\
            \(section(t("Projet par projet"), id: "projets") { "\(agenda(view))\(each: file.said, { said($0, view) })\(if: mayNote && !file.open.isEmpty, recording(view))" })\
            \(if: mayNote, section(t("Clore la séance"), id: "cloture") { refusalToClose.map { view.refusal($0) } ?? closing(view) })\
            \(if: isClosed, "<p class=\"row\">\(view.pdfButton())</p>")
            """
    }

    private func standing(_ view: View) -> [(term: String, value: HTML)] {
        let t = view.t, here = file.panel.filter { file.present.contains($0.account) }.map(\.name), away = file.panel.filter { !file.present.contains($0.account) }.map(\.name)
        var pairs: [(term: String, value: HTML)] = [(t("Quand"), view.time(file.session.heldAt, hour: true)), (t("Où"), HTML(text: file.session.place))]
        if !here.isEmpty { pairs.append((t("Présents"), HTML(text: here.joined(separator: ", ")))) }
        if !here.isEmpty, !away.isEmpty { pairs.append((t("Absents"), HTML(text: away.joined(separator: ", ")))) }
        if let at = file.session.closedAt { pairs.append((t("Close par"), "\(file.session.closedByName ?? ""), \(view.time(at, hour: true))")) }
        return pairs
    }

    private func moving(_ view: View) -> HTML {
        let session = file.session, moves = ["held_at", "place", "move_reason"].contains { view.form.error($0) != nil }
        return details(view.t("Déplacer la séance"), isOpen: moves, view.form(file.link + "/report", listsErrors: false) {
            """
            \(view.dateTimeField("held_at", label: "Jour et heure", value: session.heldAt, min: view.now))\
            \(view.textField("place", label: "Lieu", help: "Dites s’il est accessible.", value: session.place, maxLength: 200))\
            \(view.textField("move_reason", label: "Motif", help: "Le panel et les services le liront.", maxLength: 300))\(view.submit("Déplacer et prévenir", style: .secondary))
            """
        })
    }

    private func cancelling(_ view: View) -> HTML {
        details(view.t("Annuler la séance"), isOpen: view.form.error("cancel_reason") != nil, view.form(file.link + "/annulation", listsErrors: false) {
            """
            \(view.textField("cancel_reason", label: "Motif", help: "Le panel et les services le liront.", maxLength: 300))\
            \(view.submit("Annuler la séance et prévenir", style: .danger))
            """
        })
    }

    private func attendance(_ view: View) -> HTML {
        view.form(file.link + "/presences", listsErrors: false) {
            """
            \(view.checkboxes("present", legend: "Cochez qui est là", choices: file.panel.map { Choice("\($0.account)", text: $0.name) }, values: file.present.map { "\($0)" }, required: false))\
            \(view.submit("Noter les présences", style: .secondary))
            """
        }
    }

    /// What the room has not spoken of yet.
    private func agenda(_ view: View) -> HTML {
        let spoken = Set(file.said.map(\.number)), left = file.open.filter { !spoken.contains($0.number) }
        guard !left.isEmpty, file.session.closedAt == nil, file.session.cancelledAt == nil else { return .empty }
        return """
            <p>\(view.t("À présenter :"))</p><ul>\(each: left, { line in
                "<li><a href=\"\(url: FeasibilityLinks.panelReturn(file.edition, line.number))\">n°\u{A0}\(line.number) · \(line.title)</a></li>"
            })</ul>
            """
    }

    private func said(_ project: ReturnDeliberation, _ view: View) -> HTML {
        section("n°\u{A0}\(project.number) · \(project.title)", level: 3) {
            """
            \(each: project.note.split(separator: "\n"), { "<p>\($0)</p>" })\(each: project.questions, { view.panelQuestion($0) })\
            <p><a href="\(url: FeasibilityLinks.panelReturn(file.edition, project.number))">\(view.t("Lire le retour"))</a></p>
            """
        }
    }

    private func recording(_ view: View) -> HTML {
        let hasErrors = ["project", "note", "question", "answer"].contains { view.form.error($0) != nil }
        return details(view.t("Noter ce qui se dit d’un projet"), isOpen: hasErrors, view.form(file.link + "/projets", listsErrors: false) {
            """
            \(view.select("project", label: "Projet", choices: file.open.map { Choice("\($0.number)", text: "n°\u{A0}\($0.number) · \($0.title)") }, empty: "Choisir un projet"))\
            \(view.textArea("note", label: "Ce qui s’est dit", rows: 4, maxLength: 1500))\
            \(view.textArea("question", label: "Question posée par le panel", help: "Elle sera publiée avec sa réponse, sans nom.", required: false, rows: 2, maxLength: 1000))\
            \(view.textArea("answer", label: "Réponse donnée en séance", help: "Vide si les services répondront plus tard.", required: false, rows: 3, maxLength: 2000))\
            \(view.submit("Noter", style: .secondary))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        view.form(file.link + "/cloture", listsErrors: false) {
            "\(view.textArea("notes", label: "Compte rendu : ce qui s’est dit", rows: 6, maxLength: 5000))\(view.submit("Clore la séance"))"
        }
    }
}
