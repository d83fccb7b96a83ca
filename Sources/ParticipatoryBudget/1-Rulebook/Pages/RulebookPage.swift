import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The rules of an edition, for everyone: the version in force, the council's vote, the versions before.
struct RulebookPage: Page {
    static let path: Path = "/editions/:edition/reglement"
    static let isShared = true

    let edition: Edition
    let version: RulebookVersion
    let others: [RulebookVersion]
    /// The number of the version that holds now.
    let inForce: Int
    let words: RulebookWords
    /// The council's resolution, as it was joined.
    let files: [Document]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        guard let version = try RulebookStore.inForce(edition.id, at: visit.now, db) else { throw NotFound() }
        return try make(edition, version, inForce: version.number, db)
    }

    static func make(_ edition: Edition, _ version: RulebookVersion, inForce: Int, _ db: Reading) throws -> Self {
        RulebookPage(
            edition: edition, version: version,
            others: try RulebookStore.versions(edition.id, db).filter { $0.state == .published && $0.number != version.number }, inForce: inForce,
            words: RulebookWords(book: version.rulebook, territories: try TerritoryStore.all(db)),
            files: try DocumentStore.all(of: RulebookVersion.files, version.id.number, .file, db).filter(\.isPublic)
        )
    }

    func title(_ t: Texts) -> String { t("Règlement") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }
    func summary(_ t: Texts) -> String? { t("Les règles de « \(edition.title) » : qui participe, l’argent, le calendrier, le vote.") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return columns(main: replaced(t) + words.body(view), aside: panel(t("Cette version"), """
            \(facts(identity(view)))\(if: !files.isEmpty, fileList(files.map { $0.line(t) }))
            \(if: version.number > 1, #"<p><a href="\#(RulebookLinks.changes(edition, version.number))">\#(t("Ce qu’elle change"))</a></p>"#)
            """) + versions(t))
    }

    private func replaced(_ t: Texts) -> HTML {
        guard version.number != inForce else { return .empty }
        return alert(.warning, title: t("Cette version n’est plus en vigueur."), #"<p><a href="\#(RulebookLinks.rules(edition))">\#(t("Lire le règlement en vigueur"))</a></p>"#)
    }

    private func versions(_ t: Texts) -> HTML {
        guard !others.isEmpty else { return .empty }
        return panel(t("Autres versions"), prose("""
            <ul>\(each: others, { #"<li><a href="\#(RulebookLinks.rules(edition, $0.number))">\#(t("Version \($0.number)"))</a><br>\#($0.reason)</li>"# as HTML })</ul>
            """))
    }

    private func identity(_ view: View) -> [(String, HTML)] {
        let t = view.t
        var lines: [(String, HTML)] = [(t("Version"), HTML(text: String(version.number)))]
        if let at = version.publishedAt { lines.append((t("Publiée le"), view.time(at))) }
        if !version.resolutionNumber.isEmpty {
            lines.append((t("Délibération"), "\(version.resolutionNumber)\(version.resolutionAt.map { ", \(view.time($0))" as HTML })"))
        }
        if !version.reason.isEmpty { lines.append((t("Pourquoi"), HTML(text: version.reason))) }
        return lines
    }
}

/// An earlier version of the rules, kept readable.
struct EarlierRulebookPage: Page {
    static let path: Path = "/editions/:edition/reglement/:version"
    static let isShared = true
    let page: RulebookPage

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let version = try RulebookStore.version(edition.id, try visit.number("version"), db)
        guard version.state == .published, let inForce = try RulebookStore.inForce(edition.id, at: visit.now, db) else { throw NotFound() }
        return EarlierRulebookPage(page: try RulebookPage.make(edition, version, inForce: inForce.number, db))
    }

    func title(_ t: Texts) -> String { t("Règlement, version \(page.version.number)") }
    func trail(_ t: Texts) -> [Crumb] { page.trail(t) + [Crumb(t("Règlement"), RulebookLinks.rules(page.edition))] }
    func body(_ view: View) -> HTML { page.body(view) }
}
