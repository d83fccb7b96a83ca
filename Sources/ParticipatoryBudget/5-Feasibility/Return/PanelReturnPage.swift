import Database
import HTML
import L10n
import Vocabulary
import Web

/// The panel, the services and the officers see the projects set aside, and what was told of each.
struct PanelReturnsPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/retours"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let lines: [ReturnLine]
    /// The sessions in which the services come before the panel.
    let sessions: [PanelSession]
    let refusalToPlan: Refusal?
    let home: Crumb

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let panel = try PanelReturnStore.panel(edition.id, db), lines = try PanelReturnStore.lines(edition.id, db)
        if let refusal = PanelReturnRules.mayRead(edition, sits: panel.contains { $0 == visit.actor.account }, visit.actor) { throw refusal }
        return Self(
            edition: edition, lines: lines, sessions: try ReturnSessionStore.sessions(edition.id, db),
            refusalToPlan: ReturnSessionRules.mayPlan(edition, lines, panel: panel, visit.actor), home: edition.crumb(for: visit.actor))
    }

    func title(_ t: Texts) -> String { t("Retours au panel") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), home] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Projet écarté"), isHeading: true), Column(t("Retour")), Column(t("Questions sans réponse"), isNumber: true)]
        return """
            <p class="intro">\(t("Après les études, les services reviennent devant le panel sur chaque projet écarté : ce qui était demandé, ce qu’ils ont trouvé, essayé, ce qui reste possible."))</p>\
            \(lines.isEmpty ? emptyState(t("Aucun projet n’a été écarté.")) : table(t("Projets écartés par les services"), isCaptionHidden: true, columns: columns, rows: lines) { line in
                [
                    "<a href=\"\(url: FeasibilityLinks.panelReturn(edition, line.number))\">n°\u{A0}\(line.number) · \(line.title)</a>",
                    line.publishedAt != nil ? badge(t("Publié"), .success) : line.isWritten ? badge(t("Devant le panel"), .info) : badge(t("À écrire"), .warning),
                    HTML(text: t.number(line.openQuestions)),
                ]
            })\(if: !sessions.isEmpty || refusalToPlan?.kind != .notAllowed, section(t("Séances devant le panel"), id: "seances") { "\(list(t))\(planning(view))" })
            """
    }

    private func list(_ t: Texts) -> HTML {
        guard !sessions.isEmpty else { return .empty }
        return """
            <ul>\(each: sessions, { session in
                "<li><a href=\"\(url: FeasibilityLinks.returnSession(edition, session.id))\">\(session.title)</a>, \(t("le \(session.heldAt)"))\(if: session.closedAt != nil, " \(badge(t("Close")))")\(if: session.cancelledAt != nil, " \(badge(t("Annulée"), .warning))")</li>"
            })</ul>
            """
    }

    private func planning(_ view: View) -> HTML {
        if let refusalToPlan { return refusalToPlan.kind == .notAllowed ? .empty : view.refusal(refusalToPlan) }
        let hasErrors = !view.form.errors.isEmpty
        return details(view.t("Convoquer le panel"), isOpen: hasErrors, view.form(FeasibilityLinks.panelReturns(edition) + "/seances") {
            """
            \(view.textField("title", label: "Titre de la séance", value: view.t("Retour des services devant le panel"), maxLength: 120))\
            \(view.dateTimeField("held_at", label: "Jour et heure", min: view.now))\
            \(view.textField("place", label: "Lieu", help: "Dites s’il est accessible.", maxLength: 200))\(view.submit("Prévoir la séance et convoquer"))
            """
        })
    }
}

/// One project set aside: the report, the panel's questions, the answers, the publication.
struct PanelReturnPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/retour"
    static var surroundings: Surroundings { .desk }

    let file: ReturnFile
    let refusals: Refusals

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var write: Refusal?
        var ask: Refusal?
        var answer: Refusal?
        var publish: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try PanelReturnStore.file(visit, db), actor = visit.actor
        if let refusal = PanelReturnRules.mayRead(file, actor) { throw refusal }
        return Self(file: file, refusals: Refusals(
            write: PanelReturnRules.mayWrite(file, actor), ask: PanelReturnRules.mayAsk(file, actor), answer: PanelReturnRules.mayAnswer(file, actor),
            publish: PanelReturnRules.mayPublish(file, actor)))
    }

    func title(_ t: Texts) -> String { t("Retour au panel : \(file.study.proposal.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Retours au panel"), FeasibilityLinks.panelReturns(file.edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let reason = file.study.synthesis?.publicReason ?? ""
        return """
            \(alert(.neutral, title: t("Conclusion publiée par les services"), "<p>\(reason)</p>"))\
            \(section(t("Le retour des services"), id: "retour") {
                file.report.map { report in "\(view.panelReturn(report))<p class=\"muted\">\(t("Écrit par \(report.writtenByName) le \(report.writtenAt)."))</p>" } ?? emptyState(t("Le retour n’est pas encore écrit."))
            })\
            \(if: refusals.write == nil, writing(view))\
            \(if: file.report != nil, section(t("Questions du panel"), id: "questions") { questions(view) })\
            \(if: file.report != nil, publication(view))
            """
    }

    private func writing(_ view: View) -> HTML {
        let report = file.report
        let form = view.form(file.link, guardsDraft: true, listsErrors: view.form.error("question") == nil && view.form.error("answer") == nil) {
            """
            \(view.textArea("asked", label: "Ce qui était demandé", value: report?.asked ?? file.study.proposal.summary, rows: 3, maxLength: 2000))\
            \(view.textArea("found", label: "Ce que les services ont trouvé", value: report?.found, rows: 5, maxLength: 3000))\
            \(view.textArea("tried", label: "Ce qui a été essayé", help: "Un autre lieu, une autre taille, un autre calendrier.", value: report?.tried, rows: 4, maxLength: 2000))\
            \(view.textField("cost", label: "Coût", help: "Ce qu’il aurait coûté, et pourquoi.", value: report?.cost, required: false, maxLength: 500))\
            \(view.textArea("remains", label: "Ce qui reste possible", value: report?.remains, rows: 3, maxLength: 2000))\(view.submit("Enregistrer le retour"))
            """
        }
        return report == nil ? form : details(view.t("Corriger le retour"), form)
    }

    private func questions(_ view: View) -> HTML {
        """
        \(if: file.questions.isEmpty, "<p class=\"muted\">\(view.t("Aucune question pour l’instant."))</p>")\
        \(each: file.questions, { "\(view.panelQuestion($0, by: $0.askedBy))\(if: refusals.answer == nil && $0.answeredAt == nil, answering($0, view))" })\
        \(if: refusals.ask == nil, view.form(file.link + "/questions", listsErrors: view.form.error("question") != nil) {
            "\(view.textArea("question", label: "Votre question", help: "Elle sera publiée avec sa réponse, sans votre nom.", rows: 3, maxLength: 1000))\(view.submit("Poser la question", style: .secondary))"
        })
        """
    }

    private func answering(_ question: PanelQuestion, _ view: View) -> HTML {
        view.form(file.link + "/reponses", key: "q\(question.id)", listsErrors: view.form.value("asked_question") == "\(question.id)") { view in
            """
            \(view.hidden("asked_question", "\(question.id)"))\(view.textArea("answer", label: "Réponse", help: "Le panel, puis les habitants la liront.", rows: 3, maxLength: 2000))\
            \(view.submit("Répondre", style: .secondary))
            """
        }
    }

    private func publication(_ view: View) -> HTML {
        if let at = file.report?.publishedAt { return "<p>\(view.t("Publié le \(at).")) <a href=\"\(url: ProposalLinks.page(file.edition, file.study.proposal.number ?? 0))\">\(view.t("Page publique de la proposition"))</a></p>" }
        return refusals.publish.map { view.refusal($0) } ?? view.action(file.link + "/publication", "Publier le retour", style: .primary)
    }
}

extension View {
    /// A report, as the panel and then residents read it.
    func panelReturn(_ report: PanelReturn) -> HTML {
        let parts = [
            (t("Ce qui était demandé"), report.asked), (t("Ce que les services ont trouvé"), report.found), (t("Ce qui a été essayé"), report.tried),
            (t("Coût"), report.cost), (t("Ce qui reste possible"), report.remains),
        ].filter { !$0.1.isEmpty }
        let discussed: HTML = report.discussedAt.map { "<p class=\"muted\">\(t("Présenté au panel, en séance, le \(day: $0)."))</p>" as HTML } ?? .empty
        return discussed + "\(each: parts, { part in "<h3>\(part.0)</h3>\(each: part.1.split(separator: "\n"), { "<p>\($0)</p>" })" })"
    }

    /// A question and its answer; `by` is for officers only.
    func panelQuestion(_ question: PanelQuestion, by name: String? = nil) -> HTML {
        panel(nil, """
            <p><strong>\(question.question)</strong></p>\(name.map { "<p class=\"muted\">\(question.isFromSession ? t("Posée en séance le \(day: question.askedAt)") : t("Posée par \($0) le \(day: question.askedAt)"))</p>" as HTML })\
            \(question.answeredAt.map { "<blockquote>\(question.answer)</blockquote><p class=\"muted\">\(t("Répondu le \(day: $0)"))</p>" as HTML } ?? "<p class=\"muted\">\(t("Réponse attendue."))</p>")
            """)
    }
}
