import Database
import HTML
import L10n
import Vocabulary
import Web

/// A question to a service: it answers; then the officer reads the answer and says what comes of it.
struct StudyQuestionPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/:number/questions/:question"
    static var surroundings: Surroundings { .desk }

    let file: StudyFile
    let question: StudyQuestion
    let answering: Refusal?
    let settling: Refusal?
    let withdrawing: Refusal?
    let reopening: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try FeasibilityStore.file(visit, db)
        if let refusal = FeasibilityRules.mayRead(file, visit.actor) { throw refusal }
        let question = try file.question(try visit.id("question"))
        return Self(
            file: file, question: question, answering: StudyQuestionRules.mayAnswer(file, question, visit.actor),
            settling: StudyQuestionRules.maySettle(file, question, visit.actor, at: visit.now),
            withdrawing: StudyQuestionRules.mayWithdraw(file, question, visit.actor, at: visit.now), reopening: FeasibilityRules.mayReopen(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Question à \(question.serviceName)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("n°\u{A0}\(String(file.proposal.number ?? 0)) · \(file.proposal.title)"), file.link)] }

    func body(_ view: View) -> HTML {
        columns(
            main: "\(view.studyQuestion(question, level: 2))\(if: answering == nil, answer(view))\(if: settling == nil, settle(view))\(if: withdrawing == nil, withdraw(view))",
            aside: panel(file.proposal.title, "<p>\(file.proposal.summary)</p>\(details(view.t("Lire la proposition"), view.proposalToStudy(file.own)))"))
    }

    private func answer(_ view: View) -> HTML {
        section(view.t("Répondre pour votre service")) {
            view.form(file.link(to: question), guardsDraft: true, listsErrors: view.form.error("answer") != nil) {
                """
                \(view.textArea("answer", label: "Votre réponse", help: "Pour les collègues. La personne qui conduit l’édition en dira l’essentiel aux habitants.", rows: 6, maxLength: 3000))\
                \(view.submit("Envoyer la réponse"))
                """
            }
        }
    }

    private func withdraw(_ view: View) -> HTML {
        let isOpen = view.form.error("withdraw_reason") != nil
        return details(view.t("Retirer la question"), isOpen: isOpen, view.form(file.link(to: question) + "/retrait", listsErrors: isOpen) {
            """
            \(view.textArea("withdraw_reason", label: "Motif", help: "Le service est prévenu. Les habitants liront ce motif dans le suivi de la proposition.", rows: 2, maxLength: 300))\
            \(view.submit("Retirer la question", style: .secondary))
            """
        })
    }

    private func settle(_ view: View) -> HTML {
        let t = view.t
        return section(t("La suite")) {
            """
            \(view.form(file.link(to: question) + "/suite", listsErrors: view.form.error("public_answer") != nil) {
                """
                \(view.textArea("public_answer", label: "Ce que les habitants en liront", help: file.synthesis == nil ? "Ces mots paraîtront avec la conclusion." : "Rien de ce qui est décidé ne change.", value: question.answer, rows: 4, maxLength: 1000))\
                \(view.submit("Prendre acte"))
                """
            })\
            \(if: file.synthesis != nil, reopening.map { view.refusal($0) } ?? "<p>\(t("Si la réponse change la conclusion, rouvrez l’étude.")) \(view.linkButton(file.link, "Aller à la réouverture", style: .quiet))</p>")
            """
        }
    }
}
