import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A moderator reads a proposal, its photos, what it was reported for, and decides; the project officer decides the appeals too.
struct ModeratedProposalPage: Page {
    static let path: Path = "/bureau/moderation/propositions/:proposal"
    static var surroundings: Surroundings { .desk }

    let file: ModeratedProposal
    let photos: [Document]
    let files: [Document]
    let reports: [Report]
    let refusalToHide: Refusal?
    let refusalToSettle: Refusal?
    let refusalToRestore: Refusal?
    let refusalToDecide: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = DiscussionRules.mayReadModeration(visit.actor) { throw refusal }
        let file = try ModeratedProposal.inPath(visit, db)
        if let refusal = ProposalModerationRules.mayRead(file, visit.actor) { throw refusal }
        return Self(
            file: file, photos: try DocumentStore.all(of: "proposal", file.proposal.id.number, .photo, db),
            files: try DocumentStore.all(of: "proposal", file.proposal.id.number, .file, db),
            reports: try ProposalModerationStore.reports(file.proposal.id, db),
            refusalToHide: ProposalModerationRules.mayHide(file, visit.actor),
            refusalToSettle: ProposalModerationRules.maySettle(file, visit.actor),
            refusalToRestore: ProposalModerationRules.mayRestore(file, visit.actor),
            refusalToDecide: ProposalModerationRules.mayDecideAppeal(file, visit.actor)
        )
    }

    func title(_ t: Texts) -> String { file.proposal.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Modération"), DiscussionLinks.queue)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                file.proposal.title, kicker: t("\(file.edition.title), proposition n°\u{A0}\(file.number)"),
                badges: file.isHidden ? badge(t("Masquée"), .warning) : .empty))
            \(if: file.isHidden, file.hiding.map { alert(.warning, title: t("Masquée depuis le \($0.at)"), "<p>\($0.reason)</p>") } ?? .empty)
            \(section(t("Ce qui est écrit")) {
                """
                <p class="muted">\(t("Par \(file.proposal.authorName)")) · <a href="\(url: file.link)">\(t("Voir la page publique"))</a></p>\
                \(view.proposalText(file.proposal))\(view.photos(photos))\
                \(if: !files.isEmpty, fileList(files.map { $0.line(t) }))
                """
            })
            \(section(t("Signalements")) { reported(view) })
            \(file.hiding?.appeal.map { appeal($0, view) })
            \(if: file.isHidden && file.hiding?.awaitsAppeal == false, section(t("Montrer de nouveau")) { restore(view) })
            \(if: !file.isHidden, section(t("Masquer")) { hide(view) })
            """
    }

    private func reported(_ view: View) -> HTML {
        let t = view.t
        if reports.isEmpty { return "<p>\(t("Personne n’a signalé cette proposition."))</p>" }
        let isWaiting = reports.contains { $0.settledAt == nil }
        return """
            <ul>\(each: reports, { report in
                """
                <li>\(view.time(report.at, hour: true)) · \(t((report.ground ?? .other).name))\(if: !report.words.isEmpty, " · \(report.words)")\
                 \(report.settledAt == nil ? badge(t("À traiter"), .info) : badge(t("Traité"), .neutral))</li>
                """
            })</ul>
            \(if: isWaiting && refusalToSettle == nil && !file.isHidden, view.action(SettleProposalReports.link(file.proposal.id), "Classer sans masquer"))
            """
    }

    private func hide(_ view: View) -> HTML {
        if let refusalToHide { return alert(.info, view.t(refusalToHide.reason)) }
        return view.form(HideProposal.link(file.proposal.id)) {
            """
            \(view.textArea("reason", label: "Motif", help: "Publié à la place de la proposition et envoyé à ses auteurs. Dites quelle règle n’est pas respectée, sans répéter les propos.", rows: 3, maxLength: 500))\
            \(buttons(view.submit("Masquer cette proposition", style: .danger)))
            """
        }
    }

    private func restore(_ view: View) -> HTML {
        if let refusalToRestore { return alert(.info, view.t(refusalToRestore.reason)) }
        return view.form(RestoreProposal.link(file.proposal.id)) {
            """
            \(view.textArea("words", label: "Ce qui a changé", help: "Envoyé aux auteurs et inscrit au journal public.", rows: 3, maxLength: 500))\
            \(buttons(view.submit("Montrer de nouveau")))
            """
        }
    }

    private func appeal(_ appeal: Comment.Appeal, _ view: View) -> HTML {
        let t = view.t
        return section(t("Demande de relecture")) {
            """
            <p>\(view.time(appeal.at, hour: true))</p><blockquote>\(appeal.text)</blockquote>
            \(appeal.decidedAt.map { "<p>\(t("Décidée le \($0)."))</p><p>\(appeal.answer)</p>" })
            \(if: appeal.decidedAt == nil, refusalToDecide.map { alert(.info, t($0.reason)) } ?? decide(view))
            """
        }
    }

    private func decide(_ view: View) -> HTML {
        view.form(DecideProposalHidingAppeal.link(file.proposal.id)) {
            """
            \(view.radios("decision", legend: "Votre décision", choices: [
                Choice(DecideHidingAppeal.Decision.shown.rawValue, "Rendre la proposition visible"),
                Choice(DecideHidingAppeal.Decision.kept.rawValue, "Laisser la proposition masquée"),
            ]))\
            \(view.textArea("answer", label: "Réponse aux auteurs", rows: 3, maxLength: 500))\
            \(buttons(view.submit("Enregistrer la décision")))
            """
        }
    }
}
