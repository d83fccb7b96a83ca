import HTML
import L10n
import Platform
import Vocabulary
import Web

extension View {
    /// Answers of the FAQ and templates, to read out or to begin an answer with.
    func answered(_ entries: [FaqEntry], templates: [AnswerTemplate], for link: String? = nil) -> HTML {
        """
        \(if: !entries.isEmpty, panel(t("Déjà répondu dans la FAQ"), "\(each: entries, { details($0.question, words($0.answer, $0.isInternal ? nil : link.map { $0 + "?faq=" }, "\($0.id)")) })"))\
        \(if: !templates.isEmpty, panel(t("Modèles de réponse"), "\(each: templates, { details($0.name, words($0.body, link.map { $0 + "?modele=" }, "\($0.id)")) })"))
        """
    }

    private func words(_ text: String, _ link: String?, _ id: String) -> HTML {
        let way: HTML = link.map { "<p><a href=\"\(url: $0 + id + "#repondre")\">\(t("Partir de ce texte"))</a></p>" } ?? .empty
        return prose(Markdown.html(text), language: t.languageOfWords) + way
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
