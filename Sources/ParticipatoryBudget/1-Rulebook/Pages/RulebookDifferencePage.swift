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
    let changes: RulebookChanges

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        _ = try visit.account()
        let subject = try RulebookSubject.load(visit, db)
        if let refusal = RulebookRules.maySee(subject.edition, visit.actor) { throw refusal }
        return RulebookDifferencePage(
            subject: subject, home: subject.edition.crumb(for: visit.actor), changes: try RulebookChanges(subject.edition, subject.version, visit.t, db))
    }

    func title(_ t: Texts) -> String { t("Ce que change la version \(subject.version.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Règlement"), RulebookLinks.desk(subject.edition)), Crumb(t("Version \(subject.version.number)"), subject.link),
        ]
    }
    func body(_ view: View) -> HTML { changes.body(view) }
}

/// What a published version changed to the one before, with its reason, for everyone.
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
        return RulebookChangesPage(edition: edition, version: version, changes: try RulebookChanges(edition, version, visit.t, db))
    }

    func title(_ t: Texts) -> String { t("Ce que change la version \(version.number)") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Éditions"), "/editions"), Crumb(edition.title, edition.link), Crumb(t("Règlement"), RulebookLinks.rules(edition))]
    }
    func body(_ view: View) -> HTML { changes.body(view) }
}

/// The changes from one version to the next, article by article, with the reason for them.
struct RulebookChanges: Sendable {
    let number: Int
    let publishedAt: Instant?
    let reason: String
    let changes: [RulebookDifference.Change]

    /// - Throws: `NotFound` for a first version.
    init(_ edition: Edition, _ version: RulebookVersion, _ t: Texts, _ db: Reading) throws {
        let before = try RulebookStore.version(edition.id, version.number - 1, db)
        let names = try RulebookStore.territoryNames(db)
        (number, publishedAt, reason) = (version.number, version.publishedAt, version.reason)
        changes = RulebookDifference.changes(before.rulebook, version.rulebook, territories: names, t)
    }

    init(number: Int = 2, publishedAt: Instant? = nil, reason: String, changes: [RulebookDifference.Change]) {
        (self.number, self.publishedAt, self.reason, self.changes) = (number, publishedAt, reason, changes)
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="muted">\(publishedAt.map { t("Version \(number), publiée le \(day: $0).") + " " } ?? "")\(t("Barré : ce qui disparaît. Souligné : ce qui est nouveau."))</p>
            \(if: !reason.isEmpty, "<p class=\"kicker\">\(t("Raison de cette version"))</p><p class=\"lead\">\(reason)</p>")
            \(if: changes.isEmpty, emptyState(t("Rien ne change.")))
            \(each: changes, { change in section(change.label) { lines(change, t) } })
            """
    }

    private func lines(_ change: RulebookDifference.Change, _ t: Texts) -> HTML {
        let removed = change.before.filter { !change.after.contains($0) }
        let added = change.after.filter { !change.before.contains($0) }
        if removed.isEmpty, added.isEmpty { return "<p>\(t("L’ordre change."))</p>" }
        return prose("<ul>\(each: removed, { "<li>\(diff([.removed($0)]))</li>" as HTML })\(each: added, { "<li>\(diff([.added($0)]))</li>" as HTML })</ul>")
    }
}
