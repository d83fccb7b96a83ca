import Database
import HTML
import L10n
import Vocabulary
import Web

/// Reception agents and officers of editions see, within their reach, the letters of people without an electronic address: to print, hand over or post.
struct PaperLettersPage: Page {
    static let path: Path = "/bureau/courriers/a-imprimer"
    static let link = PaperLetterLinks.waiting
    static let surroundings = Surroundings.desk

    let letters: [PaperLetter]
    let count, secrets, page: Int
    let delivered: [PaperLetter]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = PaperLetterRules.mayHandle(visit.actor) { throw refusal }
        let page = visit.pageNumber, reach = PaperReach(visit.actor)
        return PaperLettersPage(
            letters: try PaperLetterStore.waiting(reach, limit: PaperLetterStore.perPage, from: (page - 1) * PaperLetterStore.perPage, db),
            count: try PaperLetterStore.waitingCount(reach, db), secrets: try PaperLetterStore.secretCount(reach, db), page: page,
            delivered: try PaperLetterStore.delivered(reach, limit: 30, db))
    }

    func title(_ t: Texts) -> String { t("Courriers à imprimer") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("Les personnes sans adresse électronique reçoivent leurs courriers sur papier. Imprimez-les, remettez-les ou postez-les, puis notez-le ici.")))
            \(letters.isEmpty ? emptyState(t("Aucun courrier à imprimer.")) : waiting(view))
            \(if: secrets > 0, alert(.info, t(secrets, one: "Un courrier porte un lien secret : il ne s’imprime pas, car qui le lit peut agir à la place de la personne. Recevez-la à l’accueil.", many: "\(secrets) courriers portent un lien secret : ils ne s’impriment pas, car qui les lit peut agir à la place de la personne. Recevez-la à l’accueil.")))
            \(if: !delivered.isEmpty, section(t("Derniers courriers remis ou postés")) { history(view) })
            """
    }

    private func waiting(_ view: View) -> HTML {
        let t = view.t
        return """
            \(buttons(view.linkButton(PrintedLettersPage.link, "Imprimer toutes les lettres")))
            \(view.form(Self.link) { """
                \(table(
                    t(count, one: "Un courrier à imprimer", many: "\(count) courriers à imprimer"),
                    columns: [Column(t("Choisir")), Column(t("Objet"), isHeading: true), Column(t("À")), Column(t("Écrit le")), Column(t("Lettre"))], rows: letters
                ) { row($0, view) })
                <div class="row">\(view.select("way", label: "Comment", choices: PaperLetter.Way.allCases.map { Choice($0.rawValue, $0.name) }))
                \(view.dateField("day", label: "Le", value: view.now, max: view.now))</div>
                \(view.bulkBar("Pour les courriers cochés", view.submit("Noter comme remis ou postés", style: .secondary)))
                """ })
            \(view.pagination(page: page, of: (count + PaperLetterStore.perPage - 1) / PaperLetterStore.perPage) { "\(Self.link)?page=\($0)" })
            """
    }

    private func row(_ paper: PaperLetter, _ view: View) -> [HTML] {
        let t = view.t, letter = paper.letter
        let place: HTML = paper.postalAddress.isEmpty ? "<span class=\"muted\">\(t("Adresse postale inconnue : à remettre en main propre"))</span>" : HTML(text: paper.postalAddress)
        return [
            view.rowBox("letters", value: "\(letter.id)", label: "\(letter.subject), \(letter.recipientName)"), HTML(text: letter.subject),
            "\(letter.recipientName)<br>\(place)", view.time(letter.createdAt),
            #"<a href="\#(PrintedLetterPage.link(letter.id))">\#(t("Imprimer la lettre"))<span class="sr"> \#(letter.id)</span></a>"#,
        ]
    }

    private func history(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Derniers courriers remis ou postés"), isCaptionHidden: true,
            columns: [Column(t("Objet"), isHeading: true), Column(t("À")), Column(t("Comment")), Column(t("Le")), Column(t("Noté par"))], rows: delivered
        ) { paper in
            [
                HTML(text: paper.letter.subject), HTML(text: paper.letter.recipientName), HTML(text: t(paper.letter.state.name)),
                paper.deliveredAt.map { view.time($0) } ?? .empty, HTML(text: paper.deliveredBy ?? ""),
            ]
        }
    }
}
