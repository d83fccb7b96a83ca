import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// One project of the vote, for everyone: what it is, what it costs, where.
struct ProjectPage: Page {
    static let path: Path = "/editions/:edition/projets/:number"
    static var isShared: Bool { true }

    let edition: Edition
    let project: Project
    let currency: Currency
    /// The draw that the reader came with, to go back to the same order.
    let drawn: DrawnOrder?
    /// Those of the idea it comes from.
    var photos: [Document] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, catalogue, visit.actor, at: visit.now) { throw refusal }
        let project = try ProjectStore.project(edition.id, number: visit.number("number"), db)
        let photos = try project.proposal.map { try DocumentStore.all(of: "proposal", $0.number, .photo, db).filter(\.isPublic) } ?? []
        return ProjectPage(
            edition: edition, project: project, currency: try ImportedVoteStore.currency(edition, db), drawn: visit.query["tirage"].map { DrawnOrder(typed: $0, at: visit.now) }, photos: photos
        )
    }

    func title(_ t: Texts) -> String { project.title }
    func summary(_ t: Texts) -> String? { project.summary.isEmpty ? nil : project.summary }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), drawn.map { CatalogueFilter(order: $0).address(edition, isMap: false) } ?? VoteLinks.catalogue(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(project.title, kicker: t("Projet n°\u{A0}\(project.number)"), intro: project.summary.isEmpty ? nil : project.summary, actions: next(view), language: t.languageOfWords))
            \(columns(main: main(view), aside: panel(t("En bref"), aside(view))))
            """
    }

    /// While one votes, the ballot; afterwards, what became of the project.
    private func next(_ view: View) -> HTML {
        if edition.calendar.isOpen(.vote, at: view.now) && !edition.isImported { return view.linkButton(VoteLinks.ballot(edition), "Voter") }
        guard edition.calendar.hasClosed(.vote, at: view.now), let number = project.proposalNumber else { return .empty }
        return view.linkButton(ProposalLinks.page(edition, number), "Voir ce qu’il est devenu", style: .secondary)
    }

    private func main(_ view: View) -> HTML {
        let t = view.t
        let point = project.latitude.flatMap { latitude in project.longitude.map { (latitude, $0) } }
        return """
            \(each: photos, { figure($0.picture(), caption: $0.alternativeText) })\
            \(if: !project.body.isEmpty, section(t("Le projet")) { prose(paragraphs, language: t.languageOfWords) })
            \(point.map { point in
                section(t("Où")) { view.map(MapBlock(project.title, places: [.init(project.title, note: project.place, latitude: point.0, longitude: point.1)], isOfTheCity: !edition.isImported)) }
            })
            """
    }

    private var paragraphs: HTML {
        "\(each: project.body.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }, { "<p>\($0)</p>" })"
    }

    private func aside(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Coût estimé"), HTML(text: currency.text(project.cost, t)))]
        if let place = project.place { pairs.append((t("Quartier"), HTML(text: place))) }
        if let theme = project.themeName { pairs.append((t("Thème"), HTML(text: theme))) }
        if let number = project.proposalNumber {
            pairs.append((t("Idée d’origine"), #"<a href="\#(ProposalLinks.page(edition, number))">\#(t("Idée n°\u{A0}\(number)"))</a>"#))
        }
        return facts(pairs)
    }
}
