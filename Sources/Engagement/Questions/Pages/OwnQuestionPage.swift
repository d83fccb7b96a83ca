import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The person who asked reads the thread, writes again, says whether the answer helped: by the secret link of her letters, or signed in.
struct OwnQuestionPage: Page {
    static let path: Path = "/questions/suivi/:key"

    let question: Question
    let turns: [Turn]
    let key: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try QuestionStore.ofKey(visit, db)
        return Self(question: file.question, turns: file.turns, key: try visit.parameter("key"))
    }

    private var link: String { "/questions/suivi/\(key)" }

    func title(_ t: Texts) -> String { question.shownSubject(t) }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Questions"), QuestionLinks.faq)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: t("Question n° \(String(question.id.number)), \(question.topicName)"), badges: view.publicState(question)))\
            \(columns(main: "\(thread(view))\(again(view))", aside: "\(promise(view))\(rating(view))"))
            """
    }

    private func thread(_ view: View) -> HTML {
        section(view.t("L’échange")) {
            "\(each: turns, { turn in view.turn(turn, by: turn.kind == .asked ? question.asker.name : view.t("La ville")) })"
        }
    }

    private func promise(_ view: View) -> HTML {
        let t = view.t
        let sentence = switch question.stage {
        case .toTake, .waiting:
            question.dueAt < view.now
                ? t("Nous devions vous répondre avant le \(day: question.dueAt). Pardon pour ce retard : votre question n’est pas perdue.")
                : t("Nous vous répondons au plus tard le \(day: question.dueAt).")
        case .answered: t("La ville a répondu.")
        case .closed: question.closing == .joined ? t("Votre question est réunie à une autre : vous recevrez la même réponse.") : t("Cette question est close.")
        }
        return panel(t("Où on en est"), "<p>\(sentence)</p><p class=\"muted\">\(t("Gardez l’adresse de cette page : elle ouvre votre question."))</p>")
    }

    private func again(_ view: View) -> HTML {
        if let refusal = QuestionRules.mayWrite(question) { return view.refusal(refusal) }
        return section(view.t("Écrire à la suite")) {
            view.form(link, guardsDraft: true) {
                "\(view.textArea("body", label: "Votre message", rows: 5, maxLength: 4000))\(view.submit("Envoyer", style: question.stage == .answered ? .secondary : .primary))"
            }
        }
    }

    private func rating(_ view: View) -> HTML {
        guard question.answeredAt != nil else { return .empty }
        let t = view.t
        if question.rating != nil { return panel(t("Votre avis"), "<p>\(t("Merci, votre avis est noté."))</p>") }
        return panel(t("Cette réponse vous a-t-elle aidé ?"), buttons(
            view.action(link + "/avis", "Oui", fields: [("rating", "3")]), view.action(link + "/avis", "En partie", fields: [("rating", "2")]),
            view.action(link + "/avis", "Non", fields: [("rating", "1")])))
    }
}

extension View {
    /// One thing said in the thread of a question.
    func turn(_ turn: Turn, by name: String, actions: HTML = .empty) -> HTML {
        comment(id: "echange-\(turn.id)", by: name.isEmpty ? t("Une personne") : name, role: t(turn.kind.name), at: turn.at, Markdown.html(turn.body), actions: actions)
    }
}
