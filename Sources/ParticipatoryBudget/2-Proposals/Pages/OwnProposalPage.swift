import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A proposal for those who carry it: what waits for them, its text, its receipt, its signatures, what they may do with it.
struct OwnProposalPage: Page {
    static let path: Path = "/mes-idees/:proposal"

    let own: OwnProposal
    let withdrawalReason: String
    /// Where it went, when it was merged.
    let target: Proposal?

    static func load(_ visit: Visit, _ db: Reading) throws -> OwnProposalPage {
        let own = try OwnProposal.inPath(visit, db)
        if let refusal = ProposalRules.maySee(own, visit.actor) { throw refusal }
        return OwnProposalPage(
            own: own, withdrawalReason: try DepositStore.withdrawalReason(own.proposal.id, db),
            target: try own.proposal.mergedInto.map { try ProposalStore.proposal($0, db) })
    }

    func title(_ t: Texts) -> String { own.proposal.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mes idées"), ProposalLinks.mine)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        let proposal = own.proposal
        let content = columns(main: main(view), aside: aside(view))
        return """
            \(pageHeader(
                proposal.title, kicker: proposal.number.map { t("\(own.edition.title), n°\u{A0}\(own.edition.publicNumber($0))") } ?? own.edition.title,
                badges: badge(t(proposal.status.name), .info)))
            \(view.inTheirName(own))\(view.amendmentToAnswer(own))
            \(target.map { alert(.info, "<p>\(t("Cette idée est réunie à une autre\u{A0}:")) <a href=\"\(url: ProposalLinks.page(own.edition, $0.number ?? 0))\">\($0.title)</a></p>") })
            \(proposal.hiddenAt.map { hidden($0, t) })
            \(if: proposal.withdrawnAt != nil, alert(.warning, t("Idée retirée\u{A0}: \(withdrawalReason)")))
            \(view.errorSummary(around: content))
            \(content)
            """
    }

    private func hidden(_ at: Instant, _ t: Texts) -> HTML {
        let link: HTML = #"<p><a href="\#(ProposalModerationLinks.appeal(own.proposal.id))">\#(t("Lire le motif, demander une relecture"))</a></p>"#
        return alert(.warning, title: t("La ville a masqué cette idée le \(day: at)"), link)
    }

    private func main(_ view: View) -> HTML {
        """
        \(each: own.openCompletions, { self.completion($0, view) })\(each: own.openMerges, { self.merge($0, view) })
        \(view.proposalText(own.proposal))\(view.documents(own.documents))\(answered(view))
        """
    }

    private func completion(_ completion: Completion, _ view: View) -> HTML {
        let t = view.t
        let refusal = ProposalRules.mayComplete(completion, own, view.actor, at: view.now)
        return panel(t("La Ville vous demande une précision"), """
            <p>\(completion.question)</p><p class="muted">\(t("Répondez avant le \(completion.dueAt). Vous pouvez aussi modifier votre texte d’ici là."))</p>
            \(refusal.map { alert(.warning, t($0.reason)) })
            \(if: refusal == nil, view.form(AnswerCompletion.link(own, completion), key: "c\(completion.id)") { view in
                view.textArea("answer", label: "Votre réponse", rows: 5, maxLength: 4000) + buttons(view.submit("Envoyer ma réponse"))
            })
            """)
    }

    private func answered(_ view: View) -> HTML {
        let answered = own.completions.filter { $0.answeredAt != nil }
        guard !answered.isEmpty else { return .empty }
        return section(view.t("Vos réponses")) {
            "<dl>\(each: answered, { "<dt>\($0.question)</dt><dd>\($0.answer)</dd>" })</dl>"
        }
    }

    private func merge(_ merge: Merge, _ view: View) -> HTML {
        let t = view.t
        let isFirst = merge.proposal == own.proposal.id
        let refusal = ProposalRules.mayAnswerMerge(merge, own, view.actor, at: view.now)
        let (number, title) = isFirst ? (merge.intoNumber, merge.intoTitle) : (merge.proposalNumber, merge.proposalTitle)
        let link = MergeToAnswer.link(own, merge)
        return panel(t("La Ville propose de réunir deux idées"), """
            <p>\(isFirst ? t("Votre idée rejoindrait celle-ci\u{A0}:") : t("Cette idée rejoindrait la vôtre\u{A0}:")) \
            <a href="\(url: ProposalLinks.page(own.edition, number))">\(t("n°\u{A0}\(number)")), \(title)</a></p><p>\(merge.reason)</p>
            <p class="muted">\(t("Si les deux personnes acceptent, toutes signeront l’idée qui reste. Cela ne se défait pas."))</p>
            \(refusal.map { alert(.info, t($0.reason)) })
            \(if: refusal == nil, view.action(link + "/accepter", "Accepter", confirm: "Vous acceptez que les deux idées n’en fassent plus qu’une."))
            \(if: refusal == nil, details(t("Refuser"), view.form(link + "/refuser", key: "m\(merge.id)") { view in
                view.textField("mergeRefusal", label: "Pourquoi", required: false, maxLength: 500) + buttons(view.submit("Garder les idées séparées", style: .secondary))
            }))
            """)
    }

    // MARK: Beside

    private func aside(_ view: View) -> HTML {
        let t = view.t
        guard let number = own.proposal.number else { return draftAside(view) }
        return panel(t("Votre idée"), """
            <ul><li><a href="\(url: ProposalLinks.page(own.edition, number))">\(t("Sa page publique"))</a></li>\
            <li><a href="\(url: ProposalLinks.receipt(own.edition, number))">\(t("Le reçu de dépôt"))</a></li>\
            <li><a href="\(url: ProposalLinks.versions(own.edition, number))">\(t("Ses versions"))</a></li></ul>
            """) + edit(view) + signatures(view) + withdraw(view)
    }

    private func draftAside(_ view: View) -> HTML {
        let t = view.t
        let refusal = ProposalRules.mayWrite(own, view.actor, at: view.now)
        return panel(t("Brouillon"), """
            \(refusal.map { alert(.warning, t($0.reason)) })
            \(if: refusal == nil, view.linkButton(ProposalLinks.draft(own.edition, own.proposal.id, .review), "Reprendre ce brouillon"))
            \(if: ProposalRules.mayDiscard(own, view.actor) == nil, view.action(DiscardDraft.link(own), "Effacer ce brouillon", style: .danger, confirm: "Le brouillon et ses photos seront effacés."))
            """)
    }

    private func edit(_ view: View) -> HTML {
        let t = view.t
        if let refusal = ProposalRules.mayEdit(own, view.actor, at: view.now) { return panel(t("Modifier"), "<p>\(t(refusal.reason))</p>") }
        return panel(t("Modifier"), buttons(
            view.linkButton(EditProposal.link(own), "Modifier le texte", style: .secondary), view.linkButton(AddDocument.link(own), "Photos et documents", style: .secondary)))
    }

    private func signatures(_ view: View) -> HTML {
        let t = view.t
        let refusal = ProposalRules.mayInvite(own, view.actor, at: view.now)
        return "<div id=\"signataires\">" + panel(t("Qui signe"), """
            <ul><li>\(own.proposal.authorName)</li>\(each: own.coauthors, { self.signature($0, view) })</ul>
            \(if: ProposalRules.mayLeave(own, view.actor) == nil, view.action(LeaveProposal.link(own), "Ne plus signer", style: .quiet, confirm: "Votre nom disparaîtra de cette idée."))
            \(refusal.map { view.refusal($0) })
            \(if: refusal == nil, view.form(InviteCoauthor.link(own), listsErrors: false) {
                view.emailField(label: "Inviter quelqu’un à signer avec vous", help: "Son nom n’apparaîtra que si cette personne accepte.", autocomplete: "off")
                    + buttons(view.submit("Inviter", style: .secondary))
            })
            """) + "</div>"
    }

    private func signature(_ coauthor: Coauthor, _ view: View) -> HTML {
        let t = view.t
        if coauthor.hasAccepted { return "<li>\(coauthor.name ?? "")</li>" }
        let who = coauthor.email?.text ?? coauthor.name ?? ""
        let canCancel = ProposalRules.mayCancelInvitation(own, view.actor) == nil
        return """
            <li>\(coauthor.declinedAt == nil ? t("\(who), sans réponse pour l’instant") : t("\(who) a décliné"))\
            \(if: canCancel, view.action(CancelInvitation.link(own), "Annuler l’invitation de \(who)", style: .quiet, fields: [("invitation", "\(coauthor.id)")]))</li>
            """
    }

    private func withdraw(_ view: View) -> HTML {
        let t = view.t
        if let refusal = ProposalRules.mayWithdraw(own, view.actor, at: view.now) {
            return own.proposal.withdrawnAt == nil ? panel(t("Retirer"), "<p>\(t(refusal.reason))</p>") : .empty
        }
        return panel(t("Retirer"), details(t("Retirer mon idée"), isOpen: view.form.error("withdrawReason") != nil, view.form(WithdrawProposal.link(own), listsErrors: false) {
            "<p>\(t("Elle ne sera ni examinée ni votée. Sa page restera, avec la raison que vous donnez."))</p>"
                + view.textField("withdrawReason", label: "Pourquoi la retirez-vous\u{A0}?", maxLength: 500)
                + buttons(view.submit("Retirer définitivement", style: .danger))
        }))
    }
}

extension View {
    /// Said to the agent who acts for a person without an account.
    func inTheirName(_ own: OwnProposal) -> HTML {
        guard own.standing(of: actor) == .agent else { return .empty }
        return alert(.info, t("\(own.proposal.authorName) n’a pas de compte\u{A0}: vous agissez en son nom, avec son accord."))
    }

    /// That the version of the services waits for an answer, until when, and the way to it.
    func amendmentToAnswer(_ own: OwnProposal) -> HTML {
        guard own.awaitsAmendmentAnswer(at: now), let number = own.proposal.number else { return .empty }
        let isAgent = own.standing(of: actor) == .agent
        return alert(.warning, title: isAgent ? t("Une version aménagée attend la réponse du porteur") : t("Une version aménagée attend votre réponse"), """
            <p>\(t("Les services peuvent réaliser cette idée, autrement."))</p>\(amendmentDeadline(own))\
            \(linkButton(ProposalLinks.amendment(own.edition, number), "Lire et répondre"))
            """)
    }

    /// What becomes of the idea without an answer to that version, and until when one answers.
    func amendmentDeadline(_ own: OwnProposal) -> HTML {
        """
        <p>\(t("Sans réponse, elle n’avance plus."))\
        \(own.edition.calendar[.vote].map { " \(t("La réponse est possible jusqu’au \($0.opensAt)."))" as HTML })</p>
        """
    }
}
