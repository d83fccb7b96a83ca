import Database
import HTML
import L10n
import Vocabulary
import Web

/// What a version changes to the one before, for officers and elected members.
struct RulebookDifferencePage: Page {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/differences"
    static let surroundings = Surroundings.desk

    let subject: RulebookSubject
    let home: Crumb
    let changes: [RulebookDifference.Change]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        let before = try RulebookStore.version(subject.edition.id, subject.version.number - 1, db)
        let names = Dictionary(subject.territories.map { ($0.code, $0.name) }) { first, _ in first }
        return RulebookDifferencePage(
            subject: subject, home: subject.edition.crumb(for: visit.actor),
            changes: RulebookDifference.changes(before.rulebook, subject.version.rulebook, territories: names, visit.t)
        )
    }

    func title(_ t: Texts) -> String { t("Ce que change la version \(subject.version.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [home, Crumb(t("Version \(subject.version.number)"), subject.link)]
    }

    func body(_ view: View) -> HTML {
        if changes.isEmpty { return emptyState(view.t("Rien ne change.")) }
        return "\(each: changes, { change in section(change.label) { lines(change) } })"
    }

    private func lines(_ change: RulebookDifference.Change) -> HTML {
        let removed = change.before.filter { !change.after.contains($0) }
        let added = change.after.filter { !change.before.contains($0) }
        return "<ul>\(each: removed, { "<li>\(diff([.removed($0)]))</li>" as HTML })\(each: added, { "<li>\(diff([.added($0)]))</li>" as HTML })</ul>"
    }
}
