import Database
import HTML
import L10n
import Vocabulary
import Web

/// The people of a proposal that was refused read the decision and ask that somebody else look again, or read the answer.
struct AppealDecisionPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number/recours"

    let file: EligibilityFile
    let refusal: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try EligibilityStore.file(visit, db)
        guard visit.actor.isSignedIn else { throw Refusal.signIn }
        let refusal = EligibilityRules.mayAppeal(file, visit.actor, at: visit.now)
        // Strangers, and everybody before the release, learn nothing here.
        if let refusal, file.own.standing(of: visit.actor) == .stranger || file.review?.milestones.releasedAt == nil { throw refusal }
        return Self(file: file, refusal: refusal)
    }

    func title(_ t: Texts) -> String { t("Former un recours") }
    func trail(_ t: Texts) -> [Crumb] {
        [Crumb(file.edition.title, file.edition.link), Crumb(file.proposal.title, ProposalLinks.page(file.edition, file.number))]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard let review = file.review else { return .empty }
        return """
            \(if: review.outcome == .ineligible, panel(t("La décision"), """
                <p>\(t("« \(file.proposal.title) » n’est pas recevable. Motif :"))</p>\
                \(each: review.publicReason.split(separator: "\n"), { "<p>\($0)</p>" })\
                \(if: !review.whereElse.isEmpty, "<p>\(t("Vous pouvez vous tourner vers : \(review.whereElse)"))</p>")
                """))\
            \(file.appeal.map { appeal($0, view) })\
            \(if: file.appeal == nil, refusal.map { alert(.info, t($0.reason)) } ?? form(view))
            """
    }

    private func form(_ view: View) -> HTML {
        """
        \(file.appealUntil.map { "<p>\(view.t("Vous pouvez former un recours jusqu’au \($0). Une personne qui n’a pas pris part à la décision vous répondra, avec ses motifs."))</p>" })\
        \(view.form(EligibilityLinks.appeal(file.edition, file.number), guardsDraft: true) {
            """
            \(view.textArea("appeal", label: "Pourquoi la décision devrait changer", help: "Dites ce qui a été mal compris, ou ce que vous pouvez changer dans votre idée.", rows: 8, maxLength: 3000))\
            \(buttons(view.submit("Envoyer mon recours"), view.linkButton(ProposalLinks.page(file.edition, file.number), "Revenir à ma proposition", style: .quiet)))
            """
        })
        """
    }

    private func appeal(_ appeal: EligibilityAppeal, _ view: View) -> HTML {
        let t = view.t
        return section(t("Le recours")) {
            """
            <p class="muted">\(t("Formé par \(appeal.by) le \(appeal.at)"))</p>\
            <blockquote>\(each: appeal.body.split(separator: "\n"), { "<p>\($0)</p>" })</blockquote>\
            \(if: appeal.isOpen, alert(.info, t("Votre recours est enregistré. Vous recevrez la réponse par courrier.")))\
            \(if: !appeal.isOpen, panel(appeal.outcome == .upheld ? t("Recours admis") : t("Recours rejeté"), level: 3, "<p>\(appeal.answer)</p>"))
            """
        }
    }
}
