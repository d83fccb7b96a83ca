import Database
import HTML
import L10n
import Vocabulary
import Web

/// Officers, the members of the bureau and the auditor see patterns among the casts, never who, and say what came of a look; an officer may hold the next ones.
struct WatchPage: Page {
    static let path: Path = "/bureau/editions/:edition/vote/veille"
    static func link(_ edition: Edition) -> String { "\(VoteLinks.desk(edition))/veille" }
    static var surroundings: Surroundings { .desk }

    let file: WatchFile
    let alerts: [WatchAlert]
    let notices: [WatchNotice]
    let holds: [WatchHold]
    let refusalToLook, refusalToHold: Refusal?
    let home: Crumb
    /// Whether she reads the register too: the bureau may not.
    let readsRegister: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try WatchFile.inPath(visit, db), edition = file.edition
        if let refusal = WatchRules.mayRead(edition, isMember: file.isMember, visit.actor) { throw refusal }
        let notices = try WatchNoticeStore.notices(edition.id, db)
        return WatchPage(
            file: file, alerts: WatchNotice.kept(try WatchStore.alerts(edition.id, db), notices), notices: notices, holds: try WatchStore.holds(edition.id, db),
            refusalToLook: WatchRules.mayLook(edition, isMember: file.isMember, visit.actor, at: visit.now),
            refusalToHold: WatchRules.mayHold(edition, visit.actor, at: visit.now), home: edition.crumb(for: visit.actor),
            readsRegister: RegisterRules.mayRead(edition, visit.actor) == nil)
    }

    private var edition: Edition { file.edition }

    func title(_ t: Texts) -> String { t("Veille du vote") }
    func trail(_ t: Texts) -> [Crumb] {
        if readsRegister { return [Crumb(t("Mon bureau"), "/bureau"), home, Crumb(t("Le vote"), VoteLinks.desk(edition))] }
        return [Crumb(t("Éditions"), "/editions"), home, Crumb(t("Bureau du vote"), SealingLinks.member(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: edition.title, intro: t("Des rapprochements qui méritent un regard. Ils ne disent pas qui a voté, et n’arrêtent personne d’eux-mêmes : une bibliothèque ou une école en fait naître aussi.")))
            \(refusalToLook.map { view.refusal($0) })
            \(section(t("À regarder")) { alerts.isEmpty ? emptyState(t("Rien d’inhabituel.")) : list(view) })
            \(if: !holds.isEmpty, section(t("Votes retenus")) { held(view) })
            <p class="muted">\(t("Les empreintes de réseau et de navigateur sont effacées à la fermeture du vote."))</p>
            """
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Rapprochements"), isCaptionHidden: true,
            columns: [Column(t("Quoi"), isHeading: true), Column(t("Repère")), Column(t("Votes"), isNumber: true), Column(t("De")), Column(t("À")), Column(t("Suite"), isTitleHidden: true)],
            rows: alerts
        ) { alert in
            [
                HTML(text: t(alert.kind.name)), HTML(text: alert.shownMark.isEmpty ? "–" : alert.shownMark), HTML(text: t.number(alert.votes)),
                view.time(alert.from, hour: true), view.time(alert.until, hour: true), look(alert, view) + hold(alert, view),
            ]
        }
    }

    /// What came of the last look, or where to say it.
    private func look(_ alert: WatchAlert, _ view: View) -> HTML {
        let t = view.t, notice = notices.first { $0.isOf(alert) }
        if let notice, let at = notice.lookedAt { return "<p>\(t("Regardé par \(notice.lookedBy), le \(at) : \(notice.finding)"))</p>" }
        if refusalToLook != nil { return .empty }
        let mine = answering("key", alert.key, alert.kind, view)
        return details(t("J’ai regardé"), isOpen: mine.form.isFilled, mine.form("\(Self.link(edition))/regarder", key: "look-\(alert.kind.rawValue)-\(alert.shownMark)-\(alert.from.milliseconds)", listsErrors: true) { view in """
            \(view.hidden("kind", alert.kind.rawValue))\(view.hidden("key", alert.key))
            \(view.textArea("finding", label: "Ce que vous avez trouvé", help: "Sans nommer personne.", rows: 2, maxLength: 300))
            \(buttons(view.submit("Noter", style: .secondary)))
            """ })
    }

    /// A form that came back stands beside the pattern that it was about, and beside no other.
    private func answering(_ field: String, _ value: String, _ kind: WatchAlert.Kind, _ view: View) -> View {
        var mine = view
        if view.form.value(field) != value || view.form.value("kind") != kind.rawValue { mine.form = FormState() }
        return mine
    }

    /// What a night shows has no mark to hold.
    private func hold(_ alert: WatchAlert, _ view: View) -> HTML {
        let t = view.t
        guard refusalToHold == nil, alert.kind != .night else { return .empty }
        if holds.contains(where: { $0.liftedAt == nil && $0.mark == alert.mark }) { return badge(t("Retenus"), .warning) }
        let mine = answering("mark", alert.mark, alert.kind, view)
        return details(t("Retenir les prochains"), isOpen: mine.form.isFilled, mine.form("\(Self.link(edition))/retenir", key: "hold-\(alert.kind.rawValue)-\(alert.shownMark)-\(alert.from.milliseconds)") { view in """
            \(view.hidden("kind", alert.kind.rawValue))\(view.hidden("mark", alert.mark))
            \(view.textArea("reason", label: "Motif, que la personne lira", rows: 2, maxLength: 300))
            \(buttons(view.submit("Retenir", style: .danger)))
            """ })
    }

    private func held(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Votes retenus"), isCaptionHidden: true,
            columns: [Column(t("Repère"), isHeading: true), Column(t("Motif"), isProse: true), Column(t("Par")), Column(t("Depuis le")), Column(t("Lever"), isTitleHidden: true)],
            rows: holds
        ) { hold in
            [
                HTML(text: hold.kind == .domain ? hold.mark : String(hold.mark.prefix(8))), HTML(text: hold.reason), HTML(text: hold.by),
                view.time(hold.placedAt, hour: true),
                hold.liftedAt.map { HTML(text: t("Levé le \($0)")) }
                    ?? (refusalToHold == nil ? view.action("\(Self.link(edition))/\(hold.id)/lever", "Ne plus retenir") : .empty),
            ]
        }
    }
}
