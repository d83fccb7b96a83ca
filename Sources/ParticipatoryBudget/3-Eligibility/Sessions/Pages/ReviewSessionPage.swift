import Database
import HTML
import L10n
import Vocabulary
import Web

/// The group sees its agenda, notes who is there, opens each decision, confirms together those that are alike, closes the session.
struct ReviewSessionPage: Page {
    static let path: Path = "/bureau/editions/:edition/recevabilite/seances/:session"
    static var surroundings: Surroundings { .desk }

    let file: ReviewSessionFile
    let colleagues: [(account: AccountID, name: String)]
    let candidates: [(review: ID<EligibilityReview>, line: EligibilityLine)]
    /// What the reader may confirm from the list.
    let open: Set<ID<ReviewSessionItem>>
    let refusals: Refusals
    /// The way back, as far as the reader may go.
    let above: [Crumb]

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var prepare: Refusal?
        var decide: Refusal?
        var close: Refusal?
        var sign: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ReviewSessionStore.file(visit, db), (actor, now) = (visit.actor, visit.now)
        if let refusal = ReviewSessionRules.mayRead(file, actor) { throw refusal }
        let prepare = ReviewSessionRules.mayPrepare(file, actor, at: now)
        let open = file.items.filter { !$0.isChanged && ReviewSessionRules.mayDecide($0, file, actor, at: now) == nil }
        return Self(
            file: file, colleagues: prepare == nil ? try ReviewSessionStore.colleagues(file.edition, at: now, db) : [],
            candidates: prepare == nil ? try ReviewSessionStore.candidates(file.edition.id, at: now, db) : [], open: Set(open.map(\.id)),
            refusals: Refusals(
                prepare: prepare, decide: ReviewSessionRules.mayDecide(file, actor, at: now), close: ReviewSessionRules.mayClose(file, actor, at: now),
                sign: ReviewSessionRules.maySign(file, actor)),
            above: above(file.edition, visit))
    }

    func title(_ t: Texts) -> String { file.session.title }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(t("Mon bureau"), "/bureau")] + above
    }

    private static func above(_ edition: Edition, _ visit: Visit) -> [Crumb] {
        let home = edition.crumb(for: visit.actor)
        if ReviewSessionRules.mayRead(edition, visit.actor) != nil { return [home] }
        return [home, Crumb(visit.t("Séances du groupe transversal"), EligibilityLinks.sessions(edition))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.errorSummary())\(view.sessionFacts(file))\
            \(if: file.session.stage != .open, minutes(view))\
            \(if: refusals.prepare == nil, section(t("Personnes présentes"), id: "presences") { presences(view) })\
            \(section(t("Ordre du jour"), id: "ordre-du-jour") { "\(agenda(view))\(if: refusals.prepare == nil, adding(view))" })\
            \(if: file.session.stage == .open, section(t("Clore la séance"), id: "cloture") { refusals.close.map { view.refusal($0) } ?? closing(view) })
            """
    }

    private func minutes(_ view: View) -> HTML {
        """
        <p class="row">\(view.linkButton(file.link + "/compte-rendu", "Lire le compte rendu", style: .secondary))\
        \(if: refusals.sign == nil, view.action(file.link + "/signature", "Signer le compte rendu", style: .primary))</p>\
        \(if: file.session.stage == .toSign, refusals.sign.map { view.refusal($0) } ?? .empty)
        """
    }

    private func presences(_ view: View) -> HTML {
        let invited = Set(file.members.map(\.account))
        let others = colleagues.filter { !invited.contains($0.account) }.map { Choice("\($0.account)", text: $0.name) }
        return view.form(file.link + "/presences", listsErrors: false) {
            """
            \(if: !file.members.isEmpty, view.checkboxes("present", legend: "Cochez qui est là", choices: file.members.map { Choice("\($0.account)", text: $0.name) }, values: file.present.map { "\($0.account)" }, required: false))\
            \(if: !others.isEmpty, details(
                view.t("Des personnes sont venues sans avoir été invitées"), isOpen: file.members.isEmpty,
                view.checkboxes("came", legend: "Cochez qui est venu", choices: others, required: false)))\
            \(view.submit("Noter les présences", style: .secondary))
            """
        }
    }

    private func agenda(_ view: View) -> HTML {
        let t = view.t
        if file.items.isEmpty { return emptyState(t("L’ordre du jour est vide. Ajoutez-y des décisions à relire.")) }
        if open.isEmpty { return "\(if: file.session.stage == .open, refusals.decide.map { view.refusal($0) } ?? .empty)\(rows(view, withBoxes: false))" }
        return view.form(file.link + "/ensemble", listsErrors: false) {
            """
            <p class="muted">\(t("Ouvrez chaque décision pour la confirmer ou l’infirmer. Les cas semblables se cochent et se confirment ensemble ; un texte modifié depuis la signature se lit à part."))</p>\
            \(rows(view, withBoxes: true))\(view.bulkBar("Pour les lignes cochées", view.submit("Confirmer ensemble")))
            """
        }
    }

    private func rows(_ view: View, withBoxes: Bool) -> HTML {
        let t = view.t
        // Alike side by side: same decision, same reason.
        let items = file.items.sorted { ($0.outcome.rawValue, $0.publicReason, $0.number) < ($1.outcome.rawValue, $1.publicReason, $1.number) }
        let columns = (withBoxes ? [Column(t("Cocher"), isTitleHidden: true)] : []) + [
            Column(t("Proposition"), isHeading: true), Column(t("Décision")), Column(t("Motif"), isProse: true), Column(t("Signée par")), Column(t("Le groupe")),
        ]
        return table(t("Décisions à l’ordre du jour"), isCaptionHidden: true, columns: columns, rows: items) { item in
            let box = open.contains(item.id) ? view.rowBox("item", value: "\(item.id)", label: "n°\u{A0}\(item.number) · \(item.title)") : HTML.empty
            return (withBoxes ? [box] : []) + [
                "<a href=\"\(url: "\(file.link)/decisions/\(item.number)")\">n°\u{A0}\(item.number) · \(item.title)</a>", badge(t(item.outcome.name), item.outcome.tone),
                HTML(text: item.publicReason), HTML(text: item.decidedByName),
                "\(view.verdict(item))\(if: !item.reason.isEmpty, "<br><span class=\"muted\">\(item.reason)</span>")",
            ]
        }
    }

    private func adding(_ view: View) -> HTML {
        guard !candidates.isEmpty else { return .empty }
        let t = view.t
        return details(t("Ajouter des décisions à relire"), view.form(file.link + "/ordre-du-jour", key: "add") { view in
            """
            \(table(t("Décisions qui attendent"), isCaptionHidden: true, columns: [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Décision"))], rows: candidates) { waiting in
                let label = "n°\u{A0}\(waiting.line.number) · \(waiting.line.title)"
                return [view.rowBox("review", value: "\(waiting.review)", label: label), HTML(text: label), waiting.line.outcome.map { badge(t($0.name), $0.tone) } ?? .empty]
            })\(view.bulkBar("Pour les lignes cochées", view.submit("Ajouter à l’ordre du jour", style: .secondary)))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        view.form(file.link + "/cloture", listsErrors: false) {
            """
            \(view.textArea("remarks", label: "Remarques pour le compte rendu", help: "Ce que le groupe veut retenir : un principe, une question à porter ailleurs.", required: false, rows: 4, maxLength: 3000))\
            <p class="muted">\(view.t("Ce que le groupe n’a pas vu quitte l’ordre du jour et attend une autre séance."))</p>\
            \(view.submit("Clore la séance"))
            """
        }
    }
}
