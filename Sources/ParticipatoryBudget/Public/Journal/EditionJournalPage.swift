import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads the public part of an edition's journal: what was decided and published, when, why, by which role.
struct EditionJournalPage: Page {
    static let path: Path = "/editions/:edition/journal"
    static func link(_ edition: Edition) -> String { "\(edition.link)/journal" }
    static var isShared: Bool { true }

    let edition: Edition
    /// Whether the acts on each idea are left out.
    let isItself: Bool
    let journal: PublicJournal

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let isItself = visit.query["sur"] == "edition"
        return EditionJournalPage(
            edition: edition, isItself: isItself,
            journal: try PublicJournal.load(isItself ? .editionItself(edition.id) : .edition(edition.id), edition, visit, db))
    }

    func title(_ t: Texts) -> String { t("Journal public") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t, all = Self.link(edition), itself = all + "?sur=edition"
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Ce qui a été fait et publié, quand, pourquoi, et à quel titre. Rien ne s’y efface.")))
            \(view.tabs([
                MenuEntry(t("Tout"), all, isCurrent: !isItself), MenuEntry(t("L’édition seulement"), itself, isCurrent: isItself),
            ], label: "Ce que l’on lit"))
            \(journal.html(view, showsSubjects: true) { isItself ? "\(itself)&page=\($0)" : "\(all)?page=\($0)" })
            """
    }
}
