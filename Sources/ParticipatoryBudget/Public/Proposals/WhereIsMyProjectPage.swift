import Database
import HTML
import L10n
import Vocabulary
import Web

/// « Où en est mon projet ? »: everyone finds a proposal by its number or by words; agents by the author's name too.
struct WhereIsMyProjectPage: Page {
    static let path: Path = "/ou-en-est"
    static var isShared: Bool { true }
    static let perPage = 24

    let typed: String
    let lines: [ProposalLine]
    let count: Int
    let pageNumber: Int
    /// Whether this person may look somebody up by name.
    let findsNames: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let typed = String((visit.query["q"] ?? "").prefix(200))
        let findsNames = PublicRules.findsByName(visit.actor)
        return Self(
            typed: typed,
            lines: try ProposalListStore.search(typed, withNames: findsNames, page: visit.pageNumber, perPage: perPage, db),
            count: try ProposalListStore.searchCount(typed, withNames: findsNames, db), pageNumber: visit.pageNumber, findsNames: findsNames
        )
    }

    func title(_ t: Texts) -> String { t("Où en est mon projet ?") }
    func summary(_ t: Texts) -> String? { t("Retrouvez une proposition par son numéro et lisez ce qui a été décidé, pourquoi et ce qui vient ensuite.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        let help: Message = findsNames ? "Son numéro, des mots de son titre, ou le nom de son auteur." : "Son numéro, écrit sur votre accusé de réception (par exemple 2026-16), ou des mots de son titre."
        return """
            \(pageHeader(title(t), intro: t("Chaque proposition a sa page de suivi : ce qui a été décidé, quand, pourquoi, et ce qui vient ensuite.")))
            \(view.searchForm(Self.path.description, label: "Chercher une proposition", field: view.searchField(label: "Numéro ou mots de la proposition", help: help, value: typed)))
            \(if: !typed.isEmpty, results(view))\
            <p><a href="\(url: OwnNumbersPage.link)">\(t("Numéro perdu ? Recevez-le par courriel."))</a></p>
            """
    }

    private func results(_ view: View) -> HTML {
        let t = view.t
        guard !lines.isEmpty else {
            return emptyState(t("Aucune proposition trouvée. Vérifiez le numéro, ou essayez avec un seul mot."), #"<p><a href="/contact">\#(t("Demander de l’aide"))</a></p>"#)
        }
        let columns = [Column(t("Proposition"), isHeading: true), Column(t("Auteur")), Column(t("Édition")), Column(t("Où elle en est"))]
        return """
            <p role="status">\(t(count, one: "\(count) proposition trouvée", many: "\(count) propositions trouvées"))</p>
            \(table(t("Propositions trouvées"), isCaptionHidden: true, columns: columns, rows: lines) { line in
                [
                    #"<a href="\#(url: line.link)/suivi">\#(t("n°\u{A0}\(line.publicNumber)")) · \#(line.title)</a>"#, HTML(text: line.author),
                    HTML(text: line.editionTitle), badge(t(line.status.name), line.status.tone),
                ]
            })
            \(view.pagination(page: pageNumber, of: (count + Self.perPage - 1) / Self.perPage) { "\(Self.path)?q=\(URLEncoding.queryValue(typed))&page=\($0)" })
            """
    }
}

/// What the public pages let whom do.
enum PublicRules {
    /// Whether somebody answers for this city's people at the place of a proposal, and may check who calls.
    static func welcomes(_ actor: Actor, at scopes: [Scope]) -> Bool { actor.has(.receptionAgent, on: scopes) || actor.has(.projectOfficer, on: scopes) }

    /// Whether somebody may look proposals up by their author's name: agents and officers, for those who call or come.
    static func findsByName(_ actor: Actor) -> Bool { actor.hasAnywhere(.receptionAgent) || actor.hasAnywhere(.projectOfficer) }
}
