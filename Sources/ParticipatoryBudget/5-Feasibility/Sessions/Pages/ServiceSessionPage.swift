import Database
import HTML
import L10n
import Vocabulary
import Web

/// The services see their agenda, note who is there, put each proposal on the screen of the room, close the session.
struct ServiceSessionPage: Page {
    static let path: Path = "/bureau/editions/:edition/etudes/seances/:session"
    static var surroundings: Surroundings { .desk }

    let file: ServiceSessionFile
    let colleagues: [(account: AccountID, name: String)]
    let candidates: [SessionCandidate]
    let refusals: Refusals
    /// The way back, as far as the reader may go.
    let above: [Crumb]

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var prepare: Refusal?
        var conduct: Refusal?
        var close: Refusal?
        var sign: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ServiceSessionStore.file(visit, db), (actor, now) = (visit.actor, visit.now)
        if let refusal = ServiceSessionRules.mayRead(file, actor) { throw refusal }
        let prepare = ServiceSessionRules.mayPrepare(file, actor, at: now)
        return Self(
            file: file, colleagues: prepare == nil ? try ReviewSessionStore.colleagues(file.edition, at: now, db) : [],
            candidates: prepare == nil ? try ServiceSessionStore.candidates(file.edition.id, at: now, db) : [],
            refusals: Refusals(
                prepare: prepare, conduct: ServiceSessionRules.mayConduct(file, actor, at: now), close: ServiceSessionRules.mayClose(file, actor, at: now),
                sign: GroupSessionRules.maySign(file, actor)),
            above: file.above(visit))
    }

    func title(_ t: Texts) -> String { file.session.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] + above }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.errorSummary())\(view.sessionFacts(file))\
            \(if: file.session.stage == .open, "<p class=\"row\">\(view.linkButton(file.link + "/ecran", "Ouvrir l’écran de la salle", style: .secondary))</p>")\
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
            \(view.checkboxes("present", legend: "Cochez qui est là", choices: file.members.map { Choice("\($0.account)", text: $0.name) }, values: file.present.map { "\($0.account)" }, required: false))\
            \(if: !others.isEmpty, details(view.t("Des personnes sont venues sans avoir été invitées"), view.checkboxes("came", legend: "Cochez qui est venu", choices: others, required: false)))\
            \(view.submit("Noter les présences", style: .secondary))
            """
        }
    }

    private func agenda(_ view: View) -> HTML {
        let t = view.t
        if file.items.isEmpty { return emptyState(t("L’ordre du jour est vide. Ajoutez-y des études en cours.")) }
        let refused: HTML = file.session.stage == .open ? refusals.conduct.map { view.refusal($0) } ?? .empty : .empty
        return refused + table(t("Propositions à l’ordre du jour"), isCaptionHidden: true, columns: [
            Column(t("Proposition"), isHeading: true), Column(t("Services")), Column(t("La séance")), Column(t("Écran"), isTitleHidden: true),
        ], rows: file.items) { item in
            [
                "<a href=\"\(url: file.link(to: item))\">n°\u{A0}\(item.number) · \(item.title)</a>", HTML(text: item.allServices(t)),
                "\(view.decision(item))\(if: !item.questions.isEmpty, "<br><span class=\"muted\">\(t(item.questions.count, one: "Une question posée", many: "\(item.questions.count) questions posées"))</span>")",
                item.proposal == file.session.shown ? badge(t("À l’écran"), .info)
                    : refusals.conduct == nil ? view.action(file.link + "/ecran", "Mettre à l’écran", fields: [("number", "\(item.number)")]) : .empty,
            ]
        }
    }

    private func adding(_ view: View) -> HTML {
        guard !candidates.isEmpty else { return .empty }
        let t = view.t
        return details(t("Ajouter des études en cours"), view.form(file.link + "/ordre-du-jour", key: "add") { view in
            """
            \(table(t("Études en cours"), isCaptionHidden: true, columns: [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Services"), isNumber: true)], rows: candidates) { candidate in
                let label = "n°\u{A0}\(candidate.line.number) · \(candidate.line.title)"
                return [view.rowBox("proposal", value: "\(candidate.line.proposal)", label: label), HTML(text: label), HTML(text: t.number(candidate.services))]
            })\(view.bulkBar("Pour les lignes cochées", view.submit("Ajouter à l’ordre du jour", style: .secondary)))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        view.form(file.link + "/cloture", listsErrors: false) {
            """
            \(view.textArea("remarks", label: "Remarques pour le compte rendu", required: false, rows: 4, maxLength: 3000))\
            <p class="muted">\(view.t("Ce que la séance n’a pas vu quitte l’ordre du jour et attend une autre séance."))</p>\
            \(view.submit("Clore la séance"))
            """
        }
    }
}

extension ServiceSessionFile {
    func above(_ visit: Visit) -> [Crumb] {
        if ServiceSessionRules.mayRead(edition, visit.actor) != nil { return [edition.crumb(for: visit.actor)] }
        return [edition.crumb(for: visit.actor), Crumb(visit.t("Séances des services"), FeasibilityLinks.sessions(edition))]
    }
}

extension ServiceSessionItem {
    /// The lead service first.
    func allServices(_ t: Texts) -> String { t.list([leadName] + services.map(\.name).filter { $0 != leadName }) }
}
