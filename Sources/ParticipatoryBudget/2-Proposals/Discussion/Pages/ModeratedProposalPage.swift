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
        let documents = try DocumentStore.all(of: "proposal", file.proposal.id.number, db)
        return Self(
            file: file, photos: documents.filter { $0.kind == .photo }, files: documents.filter { $0.kind == .file },
            reports: try ReportStore.all(of: .proposal(file.proposal.id), db),
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
                \(view.proposalText(file.proposal))\
                \(each: photos, { figure(Picture(address($0, .medium), description: $0.alternativeText), caption: $0.alternativeText) })\
                \(if: !files.isEmpty, fileList(files.map { $0.line(t, at: address($0)) }))
                """
            })
            \(view.reports(reports, settledAt: refusalToSettle == nil && !file.isHidden ? SettleProposalReports.link(file.proposal.id) : nil))
            \(file.hiding?.appeal.map { view.appealToDecide($0, at: DecideProposalHidingAppeal.link(file.proposal.id), refusal: refusalToDecide) })
            \(if: file.isHidden && file.hiding?.awaitsAppeal == false, section(t("Montrer de nouveau")) { restore(view) })
            \(if: !file.isHidden, view.hidingForm(
                at: HideProposal.link(file.proposal.id), refusal: refusalToHide,
                help: "Publié à la place de la proposition et envoyé à ses auteurs. Dites quelle règle n’est pas respectée, sans répéter les propos.",
                button: "Masquer cette proposition"))
            """
    }

    private func address(_ document: Document, _ size: Document.Size = .large) -> String {
        "\(ProposalModerationLinks.moderated(file.proposal.id))/documents/\(document.id)/\(size.rawValue)"
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
}

/// A photo or a document of a proposal, hidden or not, for who may judge this one.
struct ModeratedDocumentDownload: Download {
    static let path: Path = "/bureau/moderation/propositions/:proposal/documents/:document/:size"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let file = try ModeratedProposal.inPath(visit, db)
        if let refusal = ProposalModerationRules.mayRead(file, visit.actor) { throw refusal }
        return try DocumentDownload.response(visit, of: "proposal", file.proposal.id.number, db)
    }
}
