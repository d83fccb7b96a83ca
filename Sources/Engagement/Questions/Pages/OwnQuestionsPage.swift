import Database
import HTML
import L10n
import Web

/// A person with an account finds again the questions she asked.
struct OwnQuestionsPage: Page {
    static let path: Path = "/mes-questions"

    let questions: [Question]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(questions: try QuestionStore.asked(by: try visit.account(), db)) }

    func title(_ t: Texts) -> String { t("Mes questions") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(buttons(view.linkButton(QuestionLinks.ask, "Poser une question")))\
            \(questions.isEmpty ? emptyState(t("Vous n’avez pas encore posé de question.")) : table(
                t("Mes questions"), isCaptionHidden: true,
                columns: [Column(t("Question"), isHeading: true), Column(t("Posée le")), Column(t("Où on en est"))], rows: questions
            ) { question in
                [
                    #"<a href="\#(url: "/questions/suivi/\(question.id)")">\#(question.shownSubject(t))</a>"#, view.time(question.askedAt), view.publicState(question),
                ]
            })
            """
    }
}

extension Question {
    /// Its subject; that it is erased, once it is.
    func shownSubject(_ t: Texts) -> String { forgottenAt == nil ? subject : t("Question n° \(String(id.number)), texte effacé") }
}

extension View {
    /// Where a question stands, for the person who asked.
    func publicState(_ question: Question) -> HTML {
        switch question.stage {
        case .toTake, .waiting:
            question.dueAt < now ? badge(t("En retard"), .warning) : "\(badge(t("Réponse attendue"), .info)) \(t("avant le \(day: question.dueAt)"))"
        case .answered: badge(t("Répondue"), .success)
        case .closed: badge(t("Close"))
        }
    }
}
