import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An agent types in what somebody says on the phone or at the counter, or writes on paper; what was already answered is beside.
struct EnterQuestionPage: Page {
    static let path: Path = "/bureau/questions/nouvelle"
    static var surroundings: Surroundings { .desk }

    let choices: ConcernChoices
    /// What it is about, for who comes from its page.
    let concern: Question.Concern
    let search: String
    let found: [Account]
    let person: Account?
    let asker: AskerFile
    let suggestions: [Suggestion]
    /// Joins the answer as it is typed: the words that a button chose.
    let inserted: String?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = QuestionRules.mayReceive(visit.actor) { throw refusal }
        let search = String((visit.query["q"] ?? "").prefix(120)), chosen = (visit.form.value("person") ?? visit.query["personne"]).flatMap { AccountID($0) }
        let person = try chosen.map { try AccountStore.account($0, db) }, words = visit.form.value("subject") ?? "", pressed = visit.form.value("act")
        let suggestions = try Suggestion.close(to: words, visit, db) + QuestionSettingsStore.templates(db).filter(\.isActive).map(\.suggestion)
        let choices = try ConcernChoices(db)
        return Self(
            choices: choices, concern: try choices.concern(visit.query, db), search: search, found: search.isEmpty ? [] : try AccountStore.search(search, limit: 10, db), person: person,
            asker: try AskerFile.load(whoAsks(person, visit.form), visit, db), suggestions: suggestions, inserted: suggestions.first { $0.key == pressed && !$0.isInternal }?.body)
    }

    /// Whom the agent chose, else as far as she has typed.
    private static func whoAsks(_ person: Account?, _ form: FormState) -> Question.Asker {
        if let person { return Question.Asker(account: person.id, email: person.email, phone: person.phone) }
        return Question.Asker(email: form.value("email").flatMap { EmailAddress($0) }, phone: form.value("phone") ?? "")
    }

    func title(_ t: Texts) -> String { t("Saisir une question") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Questions des habitants"), QuestionLinks.desk)] }

    func body(_ view: View) -> HTML {
        asker.isEmpty ? "\(who(view))\(form(answering(view)))" : columns(main: "\(who(view))\(form(answering(view)))", aside: view.asker(asker))
    }

    private func who(_ view: View) -> HTML {
        let t = view.t
        return section(t("La personne")) {
            """
            \(view.filters(QuestionLinks.enter, label: "Chercher une personne déjà connue") { view.searchField(label: "Déjà connue ? Nom, adresse ou téléphone", value: search) })\
            \(if: !search.isEmpty && found.isEmpty, "<p>\(t("Aucune fiche à ce nom : remplissez le formulaire."))</p>")\
            \(if: !found.isEmpty, "<ul class=\"files\">\(each: found, { "<li><a href=\"\(url: QuestionLinks.enter + "?personne=\($0.id)")\">\($0.displayName)</a> <span class=\"file-note\">\($0.email?.text ?? t("sans adresse électronique"))</span></li>" })</ul>")
            """
        }
    }

    /// With the chosen words after those already typed.
    private func answering(_ view: View) -> View {
        guard let inserted else { return view }
        var view = view
        let typed = view.form.value("answer") ?? ""
        view.form.values["answer"] = [typed.isEmpty ? inserted : typed + "\n\n" + inserted]
        return view
    }

    private func form(_ view: View) -> HTML {
        let spoken: [Question.Channel] = [.phone, .counter, .paper, .mail]
        return view.form(QuestionLinks.enter, guardsDraft: true) {
            """
            \(contact(view))\
            \(view.radios("channel", legend: "Elle est venue par", choices: spoken.map { Choice($0.rawValue, $0.name) }, value: Question.Channel.phone.rawValue, isRow: true))\
            \(view.textField("subject", label: "La question, en une ligne", maxLength: 150))\(view.similarAnswers(field: "subject", into: "answer"))\
            \(view.textArea("body", label: "Ce qui est demandé", help: "Les mots de la personne. Rien de sa santé ni de sa famille si la réponse n’en a pas besoin.", rows: 5, maxLength: 4000))\
            \(view.concernFields(choices, concern: concern))\
            \(view.radios("way", legend: "Elle souhaite la réponse", choices: Question.Way.allCases.map { Choice($0.rawValue, $0.name) }, value: Question.Way.mail.rawValue, isRow: true))\
            \(view.textArea("answer", label: "Réponse donnée tout de suite", help: "Laissez vide si la question est à traiter.", required: false, rows: 4, maxLength: 6000))\
            \(view.checkbox("consent", label: "La personne sait que sa question est notée et qu’elle peut en demander l’effacement", required: true))\
            \(buttons(view.submit("Enregistrer"), view.submit("Voir les réponses proches", style: .secondary, name: "act", value: "close")))\
            \(view.suggestions(suggestions))
            """
        }
    }

    private func contact(_ view: View) -> HTML {
        if let person {
            let body: HTML = """
                <p>\(view.t("Question de \(person.displayName).")) <a href="\(url: QuestionLinks.enter)">\(view.t("Quelqu’un d’autre"))</a></p>
                """
            return "\(alert(.info, body))\(view.hidden("person", "\(person.id)"))"
        }
        return view.fieldset("Qui demande ?", help: "Rien n’est obligatoire : sans adresse ni téléphone, la réponse se donne tout de suite ou au guichet.") {
            """
            \(view.textField("name", label: "Nom", required: false, maxLength: 120, autocomplete: "off", width: .medium))\
            \(view.emailField(required: false, autocomplete: "off"))\(view.phoneField())\
            \(view.textArea("address", label: "Adresse postale", required: false, rows: 3, maxLength: 300))
            """
        }
    }
}
