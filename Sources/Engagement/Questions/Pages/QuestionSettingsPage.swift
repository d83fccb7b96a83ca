import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Who answers for the whole city sets the topics, within how many working days each is answered, and the templates.
struct QuestionSettingsPage: Page {
    static let path: Path = "/bureau/questions/reglages"
    static let link = "/bureau/questions/reglages"
    static var surroundings: Surroundings { .desk }

    let topics: [QuestionTopic]
    let templates: [AnswerTemplate]
    let services: [MunicipalService]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = QuestionRules.mayManage(visit.actor) { throw refusal }
        return Self(topics: try QuestionSettingsStore.topics(db), templates: try QuestionSettingsStore.templates(db), services: try ServiceStore.all(db).filter(\.isActive))
    }

    func title(_ t: Texts) -> String { t("Thèmes et modèles") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Questions des habitants"), QuestionLinks.desk)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(section(t("Les thèmes")) {
                """
                <p>\(t("Le délai se compte en jours ouvrés : ni samedi, ni dimanche, ni jour férié. Il est annoncé à chaque personne."))</p>\
                \(each: topics, { topic in details("\(topic.name)\(topic.isActive ? "" : " – " + t("fermé"))", isOpen: isSent("topic", "\(topic.id)", view), self.topic(topic, view)) })\
                \(details(t("Nouveau thème"), isOpen: isSent("topic", "new", view), self.topic(nil, view)))
                """
            })\
            \(section(t("Les modèles de réponse")) {
                """
                \(each: templates, { template in details("\(template.name)\(template.isActive ? "" : " – " + t("fermé"))", isOpen: isSent("template", "\(template.id)", view), self.template(template, view)) })\
                \(details(t("Nouveau modèle"), isOpen: isSent("template", "new", view), self.template(nil, view)))
                """
            })
            """
    }

    /// Whether the page is shown again after this form was sent.
    private func isSent(_ field: String, _ value: String, _ view: View) -> Bool { !view.form.errors.isEmpty && view.form.value(field) == value }

    private func scoped(_ field: String, _ value: String, _ view: View) -> View {
        var scoped = view
        if !isSent(field, value, view) { scoped.form = FormState() }
        return scoped
    }

    private func topic(_ topic: QuestionTopic?, _ view: View) -> HTML {
        let id = topic.map { "\($0.id)" } ?? "new"
        return scoped("topic", id, view).form("\(Self.link)/themes", key: "theme-\(id)") { form in
            """
            \(form.hidden("topic", id))\(form.textField("name", label: "Nom", value: topic?.name, maxLength: 80, width: .medium))\
            \(form.numberField("days", label: "Réponse sous", value: topic?.answerDays ?? 2, min: 1, max: 60, unit: "jours ouvrés"))\
            \(form.select("service", label: "Service qui répond", choices: services.map { Choice("\($0.id)", text: $0.name) }, value: topic?.service.map { "\($0)" }, empty: "L’accueil", required: false))\
            \(if: topic != nil, form.checkbox("active", label: "Proposé aux habitants", checked: topic?.isActive ?? true))\(form.submit("Enregistrer", style: .secondary))
            """
        }
    }

    private func template(_ template: AnswerTemplate?, _ view: View) -> HTML {
        let id = template.map { "\($0.id)" } ?? "new"
        return scoped("template", id, view).form("\(Self.link)/modeles", key: "modele-\(id)") { form in
            """
            \(form.hidden("template", id))\(form.textField("name", label: "Nom", value: template?.name, maxLength: 80, width: .medium))\
            \(form.textArea("body", label: "Texte", value: template?.body, rows: 5, maxLength: 6000))\
            \(if: template != nil, form.checkbox("active", label: "Proposé à l’équipe", checked: template?.isActive ?? true))\(form.submit("Enregistrer", style: .secondary))
            """
        }
    }
}
