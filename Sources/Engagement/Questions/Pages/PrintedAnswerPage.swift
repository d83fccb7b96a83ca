import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An agent prints the last answer, for the person who asked without an electronic address.
struct PrintedAnswerPage: Page {
    static let path: Path = "/bureau/questions/:question/lettre"
    static var surroundings: Surroundings { .bare }

    let question: Question
    let answer: Turn
    let city: City

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try QuestionStore.file(visit, db)
        if let refusal = QuestionRules.mayRead(file.question, visit.actor) { throw refusal }
        guard let answer = file.turns.last(where: { $0.kind == .answer }) else { throw Refusal.notNow("La ville n’a pas encore répondu.", wayOut: file.question.deskLink, named: "Revenir à la question") }
        return Self(question: file.question, answer: answer, city: try CityStore.city(db))
    }

    func title(_ t: Texts) -> String { t("Lettre à imprimer") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Question n° \(String(question.id.number))"), question.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(buttons(view.printButton, view.linkButton(question.deskLink, "Revenir à la question", style: .quiet)))
            <article class="letter"><header class="letter-head"><p><strong>\(city.name)</strong>\(lines(city.contactAddress))\(lines(city.contactPhone))</p>
            <address>\(question.asker.name)\(lines(question.asker.address))</address></header>
            <p class="letter-date">\(t("Le \(day: answer.at)"))</p>
            <h1>\(t("Votre question n° \(String(question.id.number)) : \(question.subject)"))</h1>
            \(prose(Markdown.html(answer.body)))
            </article>
            """
    }

    private func lines(_ text: String) -> HTML { "\(each: text.split(separator: "\n"), { "<br>\($0)" })" }
}
