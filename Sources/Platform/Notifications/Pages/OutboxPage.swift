package import Database
package import HTML
package import L10n
import Vocabulary
package import Web

/// The letters that left or wait, for the administrator and the city's project officers. Secret links are not shown.
struct OutboxPage: Page {
    static let path: Path = "/bureau/courriers"
    static let surroundings = Surroundings.desk
    let letters: [StoredLetter]
    let filter: OutboxFilter
    let page: Int
    let pages: Int
    /// Only in the invented town, so that it can be tried without a mail server.
    let showsSecrets: Bool
    /// Decisions are told to those they concern before anybody else: whoever conducts no edition reads no letter about one.
    let showsDecisions: Bool
    /// What residents write to a body or ask of the city is read where it is answered, by those who answer.
    var showsCorrespondence = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        if let refusal = OutboxRules.maySee(visit.actor) { throw refusal }
        let filter = OutboxFilter(visit.query)
        let count = try LetterStore.outboxCount(filter, db)
        let isDemonstration = try CityStore.city(db).isDemonstration
        return OutboxPage(
            letters: try LetterStore.outbox(filter, from: (visit.pageNumber - 1) * LetterStore.perPage, db), filter: filter, page: visit.pageNumber,
            pages: max(1, (count + LetterStore.perPage - 1) / LetterStore.perPage),
            showsSecrets: isDemonstration && visit.actor.has(.administrator),
            showsDecisions: isDemonstration || OutboxRules.mayReadDecisions(visit.actor), showsCorrespondence: isDemonstration
        )
    }

    func title(_ t: Texts) -> String { t("Courriers") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(if: PaperLetterRules.mayHandle(view.actor) == nil, "<p><a href=\"\(PaperLettersPage.link)\">\(t("Courriers à imprimer, pour les personnes sans adresse électronique"))</a></p>")
            \(view.filters("/bureau/courriers", reset: filter.isNarrow ? "/bureau/courriers" : nil) {
                """
                \(view.searchField(label: "Nom ou adresse", value: filter.words))\
                \(view.select("etat", label: "État", choices: StoredLetter.State.allCases.map { Choice($0.rawValue, text: t($0.name)) }, value: filter.state?.rawValue, empty: "Tous les états", required: false))
                """
            })
            \(letters.isEmpty ? emptyState(t("Aucun courrier.")) : list(view))
            \(view.pagination(page: page, of: pages) { filter.address("/bureau/courriers", page: $0) })
            \(if: !letters.isEmpty, "<p><a href=\"\(url: filter.address(OutboxCSV.path.description))\">\(t("Télécharger les derniers courriers (CSV)"))</a></p>")
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        let hasNext = letters.contains(where: \.canLeaveAgain)
        let columns = [Column(t("Objet"), isHeading: true), Column(t("À")), Column(t("Écrit le")), Column(t("État"))] + (hasNext ? [Column(t("Suite"))] : [])
        return table(t("Courriers"), isCaptionHidden: true, columns: columns, rows: letters) { letter in
            let again: HTML = letter.canLeaveAgain ? view.action("/bureau/courriers/\(letter.id)/renvoyer", "Renvoyer", style: .secondary) : .empty
            let cells: [HTML] = [
                subject(of: letter, t),
                HTML(text: letter.recipientName), view.time(letter.createdAt, hour: true),
                badge(t(letter.state.name), letter.canLeaveAgain ? .warning : .neutral)
                    + (letter.problem.isEmpty ? .empty : "<p class=\"muted\">\(letter.problem)</p>"),
            ]
            return hasNext ? cells + [again] : cells
        }
    }

    private func subject(of letter: StoredLetter, _ t: Texts) -> HTML {
        if letter.isCorrespondence, !showsCorrespondence { return "<span class=\"muted\">\(t("Échange avec une personne : il n’est lu que par celles et ceux qui y prennent part."))</span>" }
        if showsDecisions || letter.isAboutAccount { return opened(letter, t) }
        return "<span class=\"muted\">\(t("Courrier sur une idée ou une édition : il n’est lu que par la personne qui le reçoit."))</span>"
    }

    /// The letter, under its subject, in its reader's language.
    private func opened(_ letter: StoredLetter, _ t: Texts) -> HTML {
        "<div\(attribute: "lang", letter.language == t.language.code ? nil : letter.language)>\(details(letter.subject, content(letter, t)))</div>"
    }

    private func content(_ letter: StoredLetter, _ t: Texts) -> HTML {
        let isShown = showsSecrets && !letter.buttonPath.isEmpty
        return """
            \(each: letter.body.split(separator: "\n\n"), { "<p>\($0)</p>" })
            \(if: letter.isSecret && !isShown, "<p class=\"muted\">\(t("Ce courrier porte un lien secret : il n’est montré qu’à la personne qui le reçoit."))</p>")
            \(if: letter.isSecret && isShown, #"<p><a href="\#(url: letter.buttonPath)">\#(letter.buttonLabel)</a> \#(t("(montré dans la ville de démonstration seulement)"))</p>"#)
            """
    }
}

extension StoredLetter {
    /// Whether it may not have arrived.
    var canLeaveAgain: Bool { state == .refused || state == .uncertain }
}

extension StoredLetter.State {
    var name: Message {
        switch self {
        case .waiting: "En attente"
        case .sending: "En cours d’envoi"
        case .sent: "Envoyé"
        case .refused: "Refusé"
        case .uncertain: "Arrivée incertaine"
        case .unwanted: "Gardé sur le site"
        case .noAddress: "À imprimer"
        case .handed: "Remis en main propre"
        case .posted: "Posté"
        }
    }
}

/// Who may look at the outbox.
enum OutboxRules {
    /// What the letters about ideas and editions say, which may be under embargo.
    static func mayReadDecisions(_ actor: Actor) -> Bool { actor.has(.projectOfficer) }

    static func maySee(_ actor: Actor) -> Refusal? {
        actor.has(.administrator) || actor.has(.projectOfficer) ? nil : .notAllowed("Les courriers sont réservés à l’administration et aux chargés de projet.")
    }
}
