import HTML
import L10n
import Platform
import Vocabulary
import Web

extension View {
    /// Answers of the FAQ and templates, to read out or to copy from.
    func answered(_ entries: [FaqEntry], templates: [AnswerTemplate]) -> HTML {
        """
        \(if: !entries.isEmpty, panel(t("Déjà répondu dans la FAQ"), "\(each: entries, { details($0.question, prose(Markdown.html($0.answer), language: t.languageOfWords)) })"))\
        \(if: !templates.isEmpty, panel(t("Modèles de réponse"), "\(each: templates, { details($0.name, prose(Markdown.html($0.body), language: t.languageOfWords)) })"))
        """
    }

    /// Earlier questions that say nearly the same.
    func alike(_ questions: [Question]) -> HTML {
        guard !questions.isEmpty else { return .empty }
        let lines: HTML = "\(each: questions, { "<li><a href=\"\(url: $0.deskLink)\">\(t("n° \(String($0.id.number))"))</a> \($0.subject) \(state($0))</li>" })"
        return panel(t("Questions proches"), "<ul class=\"stack\">\(lines)</ul>")
    }

    /// While one types the words of a call, the answers of the FAQ that come close.
    func similarAnswers(field: String) -> HTML {
        """
        <div class="similar" data-similar data-href="\(url: SimilarAnswersDownload.link)" data-field="\(fieldID(field))" data-none="\(t("Aucune réponse proche."))" \
        data-some="\(t("# réponses proches :"))" data-one="\(t("1 réponse proche :"))" role="status"></div>
        \(Assets.script("similar.js"))
        """
    }
}
