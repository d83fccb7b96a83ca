import Database
import HTML
import L10n
import Vocabulary
import Web

/// Those who conduct or follow an edition see every question asked of the services: what is awaited, what was answered, what came of it.
struct StudyQuestionsPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/questions"
    static var surroundings: Surroundings { .desk }

    let edition: Edition
    let lines: [StudyQuestionLine]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        if let refusal = StudyQuestionRules.mayRead(edition, visit.actor) { throw refusal }
        let reach = visit.actor.reach(edition.scope)
        return Self(edition: edition, lines: try StudyQuestionStore.lines(edition.id, db).filter { reach.covers($0.territory) })
    }

    func title(_ t: Texts) -> String { t("Instructions complémentaires") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau"), Crumb(edition.title, edition.deskLink), Crumb(t("Étude par les services"), FeasibilityLinks.queue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les questions posées à un service en séance ou plus tard. Une réponse ne rouvre rien par elle-même : la personne qui conduit l’édition dit la suite."))</p>\
            \(lines.isEmpty ? emptyState(t("Aucune question n’a été posée. Elles se posent depuis la page d’une étude.")) : list(view))
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(t("Questions aux services"), isCaptionHidden: true, columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Question"), isProse: true), Column(t("Service")), Column(t("Attendue le")), Column(t("Où en est-elle")),
        ], rows: lines) { line in
            let question = line.question
            return [
                "<a href=\"\(url: "\(FeasibilityLinks.study(edition, line.number))/questions/\(question.id)")\">n°\u{A0}\(line.number) · \(line.title)</a>",
                HTML(text: question.question), HTML(text: question.serviceName), view.time(question.dueAt),
                badge(t(question.isLate(at: view.now) ? "En retard" : question.stage.name), question.isLate(at: view.now) ? .error : question.stage == .settled ? .success : .info),
            ]
        }
    }
}
