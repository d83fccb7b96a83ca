import Database
import HTML
import L10n
import Vocabulary
import Web

/// The whole catalogue on paper, by number, for everyone: what is handed out and read aloud.
struct PrintedCataloguePage: Page {
    static let path: Path = "/editions/:edition/projets/imprimer"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.catalogue(edition))/imprimer" }
    static var surroundings: Surroundings { .bare }
    static var isShared: Bool { true }

    let edition: Edition
    let projects: [Project]
    let currency: Currency
    let rules: String

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let catalogue = try ProjectStore.catalogue(edition.id, db)
        if let refusal = VoteRules.maySeeCatalogue(edition, catalogue, visit.actor, at: visit.now) { throw refusal }
        let rulebook = try Booth.rules(edition, db)
        let names = try rulebook.ballot.mandatoryTerritory.flatMap { code in
            try BallotStore.territories(within: code, db).map { [code: $0.name] }
        } ?? [:]
        return PrintedCataloguePage(
            edition: edition, projects: try ProjectStore.projects(edition.id, db), currency: try ImportedVoteStore.currency(edition, db),
            rules: edition.isImported ? "" : RulebookText(book: rulebook, t: visit.t, territories: names).ballot
        )
    }

    func title(_ t: Texts) -> String { t("Catalogue des projets") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(edition.title, edition.link), Crumb(t("Projets au vote"), VoteLinks.catalogue(edition))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: rules.isEmpty ? nil : rules))
            \(edition.isImported ? .empty : edition.calendar[.vote].flatMap { phase in
                phase.closesAt.map { "<p>\(t("Le vote est ouvert du \(phase.opensAt) au \($0)."))</p>" }
            })
            \(if: !view.isPaper, buttons(view.pdfButton(), view.printButton))
            \(each: projects, { entry($0, t) })
            """
    }

    private func entry(_ project: Project, _ t: Texts) -> HTML {
        section("\(project.number). \(project.title)") {
            """
            <p class="muted">\([currency.text(project.cost, t), project.place, project.themeName].compactMap(\.self).joined(separator: " · "))</p>
            \(if: !project.summary.isEmpty, "<p>\(project.summary)</p>")
            """
        }
    }
}
