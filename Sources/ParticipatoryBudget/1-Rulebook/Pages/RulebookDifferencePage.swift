import Database
import HTML
import L10n
import Vocabulary
import Web

/// What a version changes to the one before or to any other, for officers and elected members.
struct RulebookDifferencePage: Page {
    static let path: Path = "/bureau/editions/:edition/reglement/:version/differences"
    static let surroundings = Surroundings.desk

    let subject: RulebookSubject
    let home: Crumb
    let changes: RulebookChanges

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        return RulebookDifferencePage(
            subject: subject, home: subject.edition.crumb(for: visit.actor),
            changes: try RulebookChanges(subject.version, among: RulebookStore.versions(subject.edition.id, db), visit, db))
    }

    func title(_ t: Texts) -> String { changes.title(t) }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Règlement"), RulebookLinks.desk(subject.edition)), Crumb(t("Version \(subject.version.number)"), subject.link),
        ]
    }
    func body(_ view: View) -> HTML { changes.body(view, at: RulebookLinks.difference(subject.edition, subject.version.number)) }
}

/// What a published version changed to the one before, or how it differs from any other, with its reason, for everyone.
struct RulebookChangesPage: Page {
    static let path: Path = "/editions/:edition/reglement/:version/changements"
    static let isShared = true

    let edition: Edition
    let version: RulebookVersion
    let changes: RulebookChanges

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let version = try RulebookStore.version(edition.id, try visit.number("version"), db)
        guard version.state == .published else { throw NotFound() }
        let published = try RulebookStore.versions(edition.id, db).filter { $0.state == .published }
        return RulebookChangesPage(edition: edition, version: version, changes: try RulebookChanges(version, among: published, visit, db))
    }

    func title(_ t: Texts) -> String { changes.title(t) }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Règlement"), RulebookLinks.rules(edition))]
    }
    func body(_ view: View) -> HTML { changes.body(view, at: RulebookLinks.changes(edition, version.number)) }
}

/// The changes from an earlier version to a later one, article by article, with the reason for them.
struct RulebookChanges: Sendable {
    /// The two that are compared, the earlier first; `shown` is the one whose page it is.
    let before, after, shown: Int
    /// All that it may be compared with.
    let others: [Int]
    let publishedAt: Instant?
    let reason: String
    let changes: [RulebookDifference.Change]

    /// Compares with the version that the address names (`?avec=1`), else with the one before.
    /// - Throws: `NotFound` for a version that is not among those, and for a first version compared with nothing.
    init(_ version: RulebookVersion, among versions: [RulebookVersion], _ visit: Visit, _ db: Reading) throws {
        let number = visit.query["avec"].map { Int($0) } ?? version.number - 1
        guard let other = versions.first(where: { $0.number == number }), other.number != version.number else { throw NotFound() }
        let (old, new) = other.number < version.number ? (other, version) : (version, other)
        (before, after, shown) = (old.number, new.number, version.number)
        others = versions.map(\.number).filter { $0 != version.number }.sorted()
        (publishedAt, reason) = (new.publishedAt, new.reason)
        changes = RulebookDifference.changes(old.rulebook, new.rulebook, territories: try RulebookStore.territoryNames(db), visit.t)
    }

    func title(_ t: Texts) -> String {
        after == before + 1 ? t("Ce que change la version \(after)") : t("De la version \(before) à la version \(after)")
    }

    func body(_ view: View, at link: String) -> HTML {
        let t = view.t
        return """
            \(if: others.count > 1, choice(view, link))
            <p class="muted">\(publishedAt.map { t("Version \(after), publiée le \(day: $0).") + " " } ?? "")\(t("Barré : ce qui disparaît. Souligné : ce qui est nouveau."))</p>
            \(if: !reason.isEmpty, "<p class=\"kicker\">\(t("Raison de cette version"))</p><p class=\"lead\">\(reason)</p>")
            \(if: changes.isEmpty, emptyState(t("Rien ne change.")))
            \(each: changes, { change in section(change.label) { lines(change, t) } })
            """
    }

    private func choice(_ view: View, _ link: String) -> HTML {
        view.filters(link, label: "Choisir la version à comparer", button: "Comparer") {
            view.select(
                "avec", label: "Comparer la version \(shown) avec", choices: others.map { Choice("\($0)", text: view.t("Version \($0)")) },
                value: "\(before == shown ? after : before)")
        }
    }

    private func lines(_ change: RulebookDifference.Change, _ t: Texts) -> HTML {
        let removed = change.before.filter { !change.after.contains($0) }
        let added = change.after.filter { !change.before.contains($0) }
        if removed.isEmpty, added.isEmpty { return "<p>\(t("L’ordre change."))</p>" }
        return prose("<ul>\(each: removed, { "<li>\(diff([.removed($0)]))</li>" as HTML })\(each: added, { "<li>\(diff([.added($0)]))</li>" as HTML })</ul>")
    }
}
