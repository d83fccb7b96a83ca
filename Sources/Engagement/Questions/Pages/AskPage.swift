import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Anyone puts a question to the city; what was already answered is shown before the form.
struct AskPage: Page {
    static let path: Path = "/questions/poser"

    let choices: ConcernChoices
    let account: Account?
    /// A few words, typed before the form or in it.
    let words: String
    let answered: [FaqEntry]
    /// What it is about, for who comes from its page.
    let concern: Question.Concern

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let words = String((visit.form.value("subject") ?? visit.query["q"] ?? "").prefix(200))
        let choices = try ConcernChoices(db)
        return Self(
            choices: choices, account: try visit.actor.account.map { try AccountStore.account($0, db) }, words: words,
            answered: words.isEmpty ? [] : try FaqStore.close(to: words, db), concern: try choices.concern(visit.query, db))
    }

    func title(_ t: Texts) -> String { t("Poser une question") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Questions"), QuestionLinks.faq)] }
    func summary(_ t: Texts) -> String? { t("La ville répond à chaque question, à une date annoncée.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("La ville répond à chaque question, à une date annoncée.")))\
            \(if: words.isEmpty, finder(view))\(if: !answered.isEmpty, known(view))\(if: !words.isEmpty, form(view))
            """
    }

    /// First a few words: perhaps the answer is there.
    private func finder(_ view: View) -> HTML {
        view.filters(QuestionLinks.ask, label: "Votre question en quelques mots", button: "Continuer") {
            """
            \(view.searchField(label: "Votre question en quelques mots", help: "Par exemple : voter sans compte, changer une idée déposée."))\
            \(concern.edition.map { view.hidden("edition", "\($0)") })\(concern.proposal.map { view.hidden("idee", "\($0.number)") })\
            \(concern.body.map { view.hidden("instance", "\($0.id)") })\(concern.event.map { view.hidden("evenement", "\($0.id)") })
            """
        }
    }

    private func known(_ view: View) -> HTML {
        section(view.t("Peut-être la réponse")) {
            "\(each: answered, { entry in details(entry.question, "\(prose(Markdown.html(entry.answer), language: view.t.languageOfWords))<p><a href=\"\(url: entry.link)\">\(view.t("Ouvrir cette réponse"))</a></p>") })"
        }
    }

    private func form(_ view: View) -> HTML {
        view.form(QuestionLinks.ask, files: true, guardsDraft: true) {
            """
            \(view.textField("subject", label: "Votre question, en une ligne", value: words, maxLength: 150))\
            \(view.textArea("body", label: "Ce que vous voulez savoir", help: "Ne donnez que ce qui est utile à la réponse.", rows: 6, maxLength: 4000))\
            \(view.fileField("file", label: "Fichiers à joindre", help: "Trois au plus, 10 Mo en tout : PDF, texte, tableau ou photo. Seules les personnes qui vous répondent les lisent.", accept: FileUpload.accept + ",.jpg,.jpeg,.png,.webp,.heic", multiple: true))\
            \(view.concernFields(choices, concern: concern))\(person(view))\
            \(buttons(view.submit("Envoyer ma question"), view.linkButton(QuestionLinks.faq, "Annuler", style: .quiet)))
            """
        }
    }

    private func person(_ view: View) -> HTML {
        if let account, account.email != nil {
            return alert(.info, view.t("Vous recevrez l’accusé de réception et la réponse par courriel, et sur votre compte."))
        }
        return view.fieldset("Pour vous répondre") {
            """
            \(view.textField("name", label: "Votre nom", value: account?.displayName, maxLength: 120, autocomplete: "name", width: .medium))\
            \(view.emailField(help: "Elle ne sert qu’à cette réponse."))
            """
        }
    }
}
