import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Those who carry a hidden idea read why, ask that somebody else read it again, and read the answer.
struct AppealProposalHidingPage: Page {
    static let path: Path = "/mes-idees/:proposal/masquage"

    let file: ModeratedProposal
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try ModeratedProposal.inPath(visit, db)
        if let refusal = ProposalRules.maySee(file.own, visit.actor) { throw refusal }
        return Self(file: file, refusal: ProposalModerationRules.mayAppeal(file, visit.actor, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Relecture de votre idée") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine), Crumb(file.proposal.title, ProposalLinks.own(file.proposal.id))] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(file.hiding.map { decision($0, view) })
            \(file.hiding?.appeal.map { view.ownAppeal($0, isHidden: file.isHidden) })
            \(if: refusal == nil, form(view))
            \(if: file.hiding?.appeal == nil, refusal.map { alert(.info, t($0.reason)) } ?? .empty)
            \(view.discussionRules)
            """
    }

    private func decision(_ hiding: ProposalHiding, _ view: View) -> HTML {
        let t = view.t
        guard let ended = hiding.endedAt else {
            return alert(.warning, title: t("Votre idée est masquée depuis le \(hiding.at)"), "<p>\(hiding.reason)</p>")
        }
        return alert(.info, t("Votre idée avait été masquée. Elle est de nouveau visible depuis le \(ended)."))
    }

    private func form(_ view: View) -> HTML {
        let until = file.appealUntil.map { view.t("Vous pouvez le demander une fois, jusqu’au \($0).") } ?? ""
        return section(view.t("Demander une relecture")) {
            view.form(ProposalModerationLinks.appeal(file.proposal.id)) {
                """
                <p>\(until) \(view.t("Si un détail suffit à régler la question, modifiez d’abord votre texte ou vos photos, puis dites-le ici."))</p>\
                \(view.textArea("words", label: "Pourquoi votre idée devrait-elle être visible ?", rows: 4, maxLength: 1000))\
                \(buttons(view.submit("Demander une relecture")))
                """
            }
        }
    }
}
