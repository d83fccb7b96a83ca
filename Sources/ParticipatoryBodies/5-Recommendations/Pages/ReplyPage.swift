import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The service, an elected member or the officer answers a body for the city, with the request beside the form.
struct ReplyPage: Page {
    static let path: Path = "/instances/:assembly/demandes/:number/reponse"
    static var surroundings: Surroundings { .desk }

    let file: RecommendationFile

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try RecommendationStore.file(visit, db)
        if let refusal = RecommendationRules.mayReply(file) { throw refusal }
        return Self(file: file)
    }

    func title(_ t: Texts) -> String { t("Répondre : \(file.recommendation.title)") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Réponses aux instances"), FollowUpPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t, recommendation = file.recommendation, former = recommendation.reply
        return columns(
            main: """
                \(former.map { alert(.info, t("Une réponse a été donnée le \(day: $0.givenAt). La vôtre la remplacera ; elle restera lisible.")) })\
                \(view.form(file.link + "/reponse", guardsDraft: true) {
                    """
                    \(view.radios("decision", legend: "Réponse", choices: Reply.Decision.allCases.map { Choice($0.rawValue, $0.name) }, value: former?.decision.rawValue))\
                    \(view.textArea("reason", label: "Les raisons", help: "En mots simples. Ce qui sera fait, quand ; ou pourquoi ce n’est pas possible, et ce qui l’est.", value: former?.reason, rows: 8, maxLength: 5000))\
                    \(view.textField("signatory", label: "Au nom de", help: "Par exemple : Anne Martin, adjointe au maire.", value: former?.signatory, maxLength: 120))\
                    \(buttons(view.submit("Publier la réponse"), view.linkButton(file.link, "Annuler", style: .quiet)))
                    """
                })
                """,
            aside: panel(t("La demande"), """
                \(facts([(t("Instance"), HTML(text: file.assembly.name)), (t("Nature"), HTML(text: t(recommendation.kind.name))), (t("Réponse due le"), recommendation.dueAt.map { view.time($0) } ?? .empty)]))\
                \(prose(Markdown.html(recommendation.body), language: t.languageOfWords))
                """))
    }
}
