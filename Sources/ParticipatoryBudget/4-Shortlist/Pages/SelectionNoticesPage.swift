import Database
import HTML
import L10n
import Vocabulary
import Web

/// The officer reads the letters that will leave, tells the proposers, then publishes the list.
struct SelectionNoticesPage: Page {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/annonce"
    static var surroundings: Surroundings { .desk }

    let file: SelectionFile
    let list: [ShortlistedProposal]
    let byPost: Set<ID<Proposal>>
    let unread: UnreadLetters
    let refusalToAnnounce: Refusal?
    let refusalToRelease: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try SelectionStore.file(visit, db)
        if let refusal = ShortlistRules.mayRead(file.edition, visit.actor) { throw refusal }
        let list = try SelectionStore.list(file.selection.id, db).filter { !$0.hasLeft }
        return Self(
            file: file, list: list, byPost: try ProposalStore.withoutEmail(list.map(\.proposal), db),
            unread: try UnreadLetters(file.edition, file.told(list), db),
            refusalToAnnounce: ShortlistRules.mayAnnounce(file, visit.actor, at: visit.now),
            refusalToRelease: ShortlistRules.mayRelease(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Annoncer et publier la liste") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Présélection citoyenne"), ShortlistLinks.desk(file.edition)), Crumb(file.selection.title, file.link)]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les porteurs sont prévenus d’abord. Une décision ne se publie qu’après l’envoi de leur courrier."))</p>\
            \(section(t("1. Prévenir les porteurs"), id: "prevenir") {
                refusalToAnnounce.map { view.refusal($0) } ?? view.action(file.link + "/annonce", "Prévenir tous les porteurs", style: .primary)
            })\(if: refusalToAnnounce == nil, takingBack(view))\
            \(section(t("2. Publier"), id: "publier") {
                refusalToRelease.map { view.refusal($0) } ?? view.form(file.link + "/publication") { "\(view.confirmation(unread))\(view.submit("Publier la liste"))" }
            })\
            \(section(t("Les courriers"), id: "courriers") { list.isEmpty ? emptyState(t("La liste n’est pas arrêtée.")) : letters(view) })
            """
    }

    private func takingBack(_ view: View) -> HTML {
        details(view.t("Reprendre la liste pour la corriger"), isOpen: view.form.error("reason") != nil, view.form(file.link + "/liste/reprise") {
            "\(view.textArea("reason", label: "Ce qui est à corriger", rows: 3, maxLength: 1000))\(buttons(view.submit("Reprendre la liste", style: .secondary)))"
        })
    }

    private func letters(_ view: View) -> HTML {
        let t = view.t
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Décision"))]
        let letter = { (line: ShortlistedProposal) in view.letterToRead(ShortlistLetters.notice(file.edition, line)) }
        return table(t("Courriers aux porteurs"), isCaptionHidden: true, columns: columns, rows: list, beneath: letter) { line in
            [
                "n°\u{A0}\(line.number) · \(line.title)\(view.addressee(line.author, isByPost: byPost.contains(line.proposal)))",
                line.isKept ? badge(line.pickedBy.isEmpty ? t("Retenue") : t("Coup de cœur"), .success) : badge(t("Non retenue")),
            ]
        }
    }
}
