import Database
import HTML
import L10n
import Vocabulary
import Web

/// An agent prints one letter, for the person it is written to.
struct PrintedLetterPage: Page {
    static let path: Path = "/bureau/courriers/:letter/imprimer"
    static func link(_ id: Int) -> String { "/bureau/courriers/\(id)/imprimer" }
    static let surroundings = Surroundings.bare

    let paper: PaperLetter
    let head: LetterHead

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PaperLetterRules.mayHandle(visit.actor) { throw refusal }
        let paper = try PaperLetterStore.letter(try visit.number("letter"), PaperReach(visit.actor), db)
        if let refusal = PaperLetterRules.mayPrint(paper.letter, visit.actor) { throw refusal }
        return PrintedLetterPage(paper: paper, head: LetterHead(city: try CityStore.city(db), baseURL: visit.world.baseURL))
    }

    func title(_ t: Texts) -> String { t("Lettre à imprimer") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Courriers à imprimer"), PaperLettersPage.link)] }

    func body(_ view: View) -> HTML { "\(buttons(view.printButton))\(head.html(paper))" }
}

/// An agent prints all the letters that wait, one a page, a hundred at most.
struct PrintedLettersPage: Page {
    static let path: Path = "/bureau/courriers/imprimer"
    static let link = "/bureau/courriers/imprimer"
    static let surroundings = Surroundings.bare

    let letters: [PaperLetter]
    let count: Int
    let head: LetterHead

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PaperLetterRules.mayHandle(visit.actor) { throw refusal }
        let reach = PaperReach(visit.actor)
        return PrintedLettersPage(
            letters: try PaperLetterStore.waiting(reach, limit: PaperLetterStore.batch, db), count: try PaperLetterStore.waitingCount(reach, db),
            head: LetterHead(city: try CityStore.city(db), baseURL: visit.world.baseURL))
    }

    func title(_ t: Texts) -> String { t("Lettres à imprimer") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Courriers à imprimer"), PaperLettersPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        if letters.isEmpty { return emptyState(t("Aucun courrier à imprimer.")) }
        return """
            \(buttons(view.printButton))
            \(if: count > letters.count, alert(.info, t("Voici les \(letters.count) plus anciennes. Notez-les comme remises ou postées pour imprimer les suivantes.")))
            \(each: letters, { head.html($0) })
            """
    }
}

/// What stands around the text of a printed letter: the city, the reader, the day.
struct LetterHead: Sendable {
    var city: City
    var baseURL: String

    /// In the language of its reader.
    func html(_ paper: PaperLetter) -> HTML {
        let letter = paper.letter, language = Language(letter.language) ?? .french, t = Texts(language)
        let prefix = language == .french ? "" : "/\(language.code)"
        return """
            <article class="letter" lang="\(language.code)">
            <header class="letter-head"><p><strong>\(city.name)</strong>\(lines(city.contactAddress))\(lines(city.contactPhone))</p>
            <address>\(letter.recipientName)\(lines(paper.postalAddress))</address></header>
            <p class="letter-date">\(t("Le \(day: letter.createdAt)"))</p>
            <h2>\(letter.subject)</h2>
            \(each: letter.body.split(separator: "\n\n"), { "<p>\($0)</p>" })
            \(if: !letter.buttonPath.isEmpty, "<p>\(t("\(letter.buttonLabel) :")) \(baseURL)\(prefix)\(letter.buttonPath)</p>")
            <p class="muted">\(t("Courrier n° \(String(letter.id)). L’accueil de la ville vous renseigne aussi, sur place ou par téléphone."))</p>
            </article>

            """
    }

    private func lines(_ text: String) -> HTML { "\(each: text.split(separator: "\n"), { "<br>\($0)" })" }
}
