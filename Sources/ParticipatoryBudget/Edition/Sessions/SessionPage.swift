import Database
import HTML
import L10n
import Vocabulary
import Web

/// The group sees its agenda, notes who is there, decides line by line, closes the session, reads its minutes.
struct SessionPage<File: GroupSessionFile>: Page {
    static var path: Path { Path(stringLiteral: File.sessionsPath + "/:session") }
    static var surroundings: Surroundings { .desk }

    let file: File
    let colleagues: [(account: AccountID, name: String)]
    let candidates: [AgendaCandidate]
    let refusals: Refusals
    let above: [Crumb]

    /// Why each act that starts from this page cannot be done, or nil.
    struct Refusals: Sendable {
        var prepare: Refusal?
        var close: Refusal?
        var sign: Refusal?
    }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try File.inPath(visit, db), (actor, now) = (visit.actor, visit.now)
        if let refusal = file.mayRead(actor) { throw refusal }
        let prepare = file.mayPrepare(actor, at: now)
        return Self(
            file: file, colleagues: prepare == nil ? try GroupSessionStore.colleagues(file.edition, at: now, db) : [],
            candidates: prepare == nil ? try File.candidates(file.edition, at: now, db) : [],
            refusals: Refusals(prepare: prepare, close: file.mayClose(actor, at: now), sign: GroupSessionRules.maySign(file, actor)), above: file.above(visit))
    }

    func title(_ t: Texts) -> String { file.session.title }
    func trail(_ t: Texts) -> [Crumb] { above }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.errorSummary())\(view.sessionFacts(file))\
            \(if: file.session.stage != .open, minutes(view))\
            \(if: refusals.prepare == nil, section(t("Personnes présentes"), id: "presences") { presences(view) })\
            \(section(t("Ordre du jour"), id: "ordre-du-jour") { "\(file.agenda(view))\(if: refusals.prepare == nil, adding(view))" })\
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

    private func adding(_ view: View) -> HTML {
        guard !candidates.isEmpty else { return .empty }
        let t = view.t
        return details(t(File.words.adding), view.form(file.link + "/ordre-du-jour", key: "add") { view in
            """
            \(table(t(File.words.adding), isCaptionHidden: true, columns: [Column(t("Cocher"), isTitleHidden: true), Column(t("Proposition"), isHeading: true), Column(t("Où elle en est"))], rows: candidates) { waiting in
                [view.rowBox("candidate", value: "\(waiting.id)", label: waiting.label), HTML(text: waiting.label), HTML(text: t(waiting.detail))]
            })\(view.bulkBar("Pour les lignes cochées", view.submit("Ajouter à l’ordre du jour", style: .secondary)))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        view.form(file.link + "/cloture", listsErrors: false) {
            """
            \(view.textArea("remarks", label: "Remarques pour le compte rendu", help: "Ce que le groupe veut retenir : un principe, une question à porter ailleurs.", required: false, rows: 4, maxLength: 3000))\
            <p class="muted">\(view.t(File.words.unseen))</p>\
            \(view.submit("Clore la séance"))
            """
        }
    }
}
