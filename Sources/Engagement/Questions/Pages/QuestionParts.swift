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
    func alike(_ questions: [Question], for link: String? = nil) -> HTML {
        guard !questions.isEmpty else { return .empty }
        let lines: HTML = "\(each: questions, { line($0, link) })"
        return panel(t("Questions proches"), "<ul class=\"stack\">\(lines)</ul>")
    }

    /// A question alike, and the way to begin with its answer.
    private func line(_ question: Question, _ link: String?) -> HTML {
        var way = HTML.empty
        if let link, question.answeredAt != nil { way = " <a href=\"\(url: link + "?cas=\(question.id)#repondre")\">\(t("Partir de sa réponse"))</a>" }
        return "<li><a href=\"\(url: question.deskLink)\">\(t("n° \(String(question.id.number))"))</a> \(question.subject) \(state(question))\(way)</li>"
    }

    /// While one types the words of a call, what was answered before; each inserted in the answer with one press.
    func similarAnswers(field: String, into answer: String) -> HTML {
        """
        <div class="similar" data-similar data-href="\(url: SimilarCasesDownload.link)" data-field="\(fieldID(field))" data-none="\(t("Aucune réponse proche."))" \
        data-some="\(t("# réponses proches :"))" data-one="\(t("1 réponse proche :"))" data-into="\(fieldID(answer))" data-insert="\(t("Insérer"))" role="status"></div>
        \(Assets.script("similar.js"))
        """
    }

    /// What to begin an answer with, at the end of its form, whose first button stays the one that the Enter key presses: without JavaScript,
    /// the page comes back with the words in the answer.
    func suggestions(_ found: [Suggestion]) -> HTML {
        guard !found.isEmpty else { return .empty }
        return fieldset("Pour répondre tout de suite") {
            "\(each: found, { suggestion in details(suggestion.title, beginning(suggestion)) })"
        }
    }

    private func beginning(_ suggestion: Suggestion) -> HTML {
        let way: HTML = suggestion.isInternal ? "<p class=\"muted\">\(t("Entre collègues"))</p>" : submit("Partir de ce texte", style: .quiet, name: "act", value: suggestion.key)
        return prose(Markdown.html(suggestion.body), language: t.languageOfWords) + way
    }

    /// The person who asks: her ideas and where they stand, what she asked before, when she comes.
    func asker(_ file: AskerFile) -> HTML {
        """
        \(if: !file.proposals.isEmpty, panel(t("Ses idées"), "<ul class=\"stack\">\(each: file.proposals, { idea($0, file) })</ul>"))\
        \(if: !file.appointments.isEmpty, panel(t("Ses rendez-vous"), "<ul class=\"stack\">\(each: file.appointments, { "<li>\(time($0.slot.startsAt, hour: true)) : \($0.slot.where(t))</li>" })</ul>"))\
        \(if: !file.questions.isEmpty, panel(t("Ses autres questions"), "<ul class=\"stack\">\(each: file.questions, { "<li><a href=\"\(url: $0.deskLink)\">\(t("n° \(String($0.id.number))"))</a> \($0.subject) \(state($0))</li>" })</ul>"))
        """
    }

    private func idea(_ proposal: ConcernedProposal, _ file: AskerFile) -> HTML {
        let standing: HTML = file.states[proposal.id].map { badge(t($0.name), $0.tone) } ?? .empty
        return "<li><a href=\"\(url: proposal.link + "/suivi")\">\(proposal.title)</a> \(standing)</li>"
    }
}
