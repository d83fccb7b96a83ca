import Database
import HTML
import L10n
import Vocabulary
import Web

/// Where an officer proposes to bring a proposal into another that is close to it; with the history of what was asked.
struct ProposeMergePage: Page {
    static let path: Path = "/bureau/editions/:edition/propositions/:number/reunir"
    static var surroundings: Surroundings { .desk }

    let own: OwnProposal
    let similar: [SimilarProposal]
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> ProposeMergePage {
        let own = try ProposeMerge.numbered(visit, db)
        let refusal = ProposalRules.mayProposeMerge(own, visit.actor, at: visit.now)
        if let refusal, refusal.kind == .notAllowed { throw refusal }
        let words = own.proposal.title + " " + own.proposal.summary
        return ProposeMergePage(
            own: own, similar: try ProposalStore.similar(to: words, in: own.edition.id, except: own.proposal.id, limit: 8, db), refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Réunir deux idées") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(own.edition.title, own.edition.deskLink)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), kicker: t("n°\u{A0}\(own.proposal.number ?? 0), \(own.proposal.title)"), intro: own.proposal.summary))
            \(refusal.map { alert(.warning, t($0.reason)) })
            \(if: refusal == nil, form(view))
            \(if: !own.merges.isEmpty, history(view))
            """
    }

    private func form(_ view: View) -> HTML {
        view.form(ProposalLinks.merge(own.edition, own.proposal.number ?? 0)) {
            """
            \(if: !similar.isEmpty, section(view.t("Idées proches")) { "<ul>\(each: similar, { "<li>\(self.view(view, $0))</li>" })</ul>" })
            \(view.numberField("into", label: "Numéro de l’idée qui reste", help: "Celle que l’idée n°\u{A0}\(own.proposal.number ?? 0) rejoindrait.", value: similar.first?.number, min: 1))
            \(view.textArea("reason", label: "Pourquoi les réunir", help: "Les deux personnes le liront, et le public si elles acceptent.", rows: 4, maxLength: 1000))
            \(buttons(view.submit("Demander l’accord des deux personnes")))
            """
        }
    }

    private func view(_ view: View, _ similar: SimilarProposal) -> HTML {
        "\(view.t("n°\u{A0}\(similar.number)")) <a href=\"\(url: ProposalLinks.page(own.edition, similar.number))\">\(similar.title)</a>"
    }

    private func history(_ view: View) -> HTML {
        let t = view.t
        return section(t("Demandes")) {
            table(
                t("Demandes de réunion"), isCaptionHidden: true,
                columns: [Column(t("Demandée le")), Column(t("Idées"), isHeading: true), Column(t("Raison")), Column(t("Réponses"))], rows: own.merges
            ) { merge in
                [
                    view.time(merge.askedAt), HTML(text: t("n°\u{A0}\(merge.proposalNumber) dans n°\u{A0}\(merge.intoNumber)")), HTML(text: merge.reason),
                    HTML(text: t(Self.state(merge))),
                ]
            }
        }
    }

    static func state(_ merge: Merge) -> Message {
        if let doneAt = merge.doneAt { return "Réunies le \(day: doneAt)" }
        if let refusedAt = merge.refusedAt {
            return merge.refusalReason.isEmpty ? "Refusée le \(day: refusedAt)" : "Refusée le \(day: refusedAt)\u{A0}: \(merge.refusalReason)"
        }
        switch (merge.authorConsentedAt != nil, merge.otherConsentedAt != nil) {
        case (true, _): return "Accord de la première, l’autre est attendu"
        case (false, true): return "Accord de la seconde, l’autre est attendu"
        case (false, false): return "Aucune réponse pour l’instant"
        }
    }
}
