import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The comments of a proposal and the way to add one, on the proposal's page and on the discussion's own.
struct DiscussionPart: Sendable {
    let edition: Edition
    let proposal: Proposal
    let threads: [CommentThread]
    /// Why this person may not write, if she may not.
    let refusal: Refusal?

    private var page: String { DiscussionLinks.page(edition, proposal.number ?? 0) }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(invitation(view))
            \(if: threads.isEmpty, emptyState(refusal == nil || refusal == .signIn
                ? t("Personne n’a encore commenté cette proposition.") : t("Cette proposition n’a pas reçu de commentaire.")))
            \(if: !threads.isEmpty, #"<ul class="threads">\#(each: threads, { thread($0, view) })</ul>"#)
            """
    }

    /// The form, or why there is none.
    private func invitation(_ view: View) -> HTML {
        let t = view.t
        if let refusal {
            guard refusal == .signIn else { return alert(.info, t(refusal.reason)) }
            return #"<p><a class="button button-secondary" href="\#(url: signIn)">\#(t("Connectez-vous pour commenter"))</a></p>"#
        }
        return view.own(parent: nil).form(page, guardsDraft: true, label: "Votre commentaire") { [view = view.own(parent: nil)] in
            """
            \(view.textArea("body", label: "Votre commentaire", help: "Publié sous votre nom. Restez courtois : les attaques contre les personnes sont masquées.", rows: 4, maxLength: Comment.bodyLength))
            \(buttons(view.submit("Publier", style: .secondary)))
            """
        }
    }

    private var signIn: String { Refusal.signInPath + "?retour=" + URLEncoding.queryValue(page) }

    private func thread(_ thread: CommentThread, _ view: View) -> HTML {
        """
        <li>\(comment(thread.first, view))\
        \(if: !thread.replies.isEmpty, #"<ul class="threads">\#(each: thread.replies, { "<li>\(comment($0, view))</li>" })</ul>"#)\
        \(if: refusal == nil && !thread.first.isHidden && thread.first.removedAt == nil, reply(thread.first, view))</li>
        """
    }

    private func comment(_ comment: Comment, _ view: View) -> HTML {
        let t = view.t
        if comment.removedAt != nil {
            return "<div class=\"comment\" id=\"\(comment.anchor)\"><p class=\"muted\">\(t("Commentaire retiré par son auteur"))</p></div>"
        }
        if let hiding = comment.hiding {
            return """
                <div class="comment" id="\(comment.anchor)"><p class="muted">\(t("Commentaire masqué : \(hiding.reason)"))</p>\
                \(if: comment.author == view.actor.account, #"<p><a href="\#(DiscussionLinks.appeal(comment.id))">\#(t("C’est votre commentaire : voir la décision"))</a></p>"#)</div>
                """
        }
        let role = comment.author == proposal.author ? t("à l’origine de la proposition") : nil
        return view.comment(id: comment.anchor, by: comment.authorName, role: role, at: comment.at, Markdown.html(comment.body), actions: acts(comment, view))
    }

    private func acts(_ comment: Comment, _ view: View) -> HTML {
        let t = view.t
        let report: HTML = #"<a href="\#(DiscussionLinks.report(comment.id))" rel="nofollow">\#(t("Signaler"))<span class="sr"> \#(t("le commentaire de \(comment.authorName)"))</span></a>"#
        let moderate: HTML = #"<a href="\#(DiscussionLinks.moderated(comment.id))">\#(t("Modérer"))<span class="sr"> \#(t("le commentaire de \(comment.authorName)"))</span></a>"#
        return """
            \(if: comment.author == view.actor.account, "<a href=\"\(DiscussionLinks.edit(comment.id))\">\(t("Modifier ou retirer"))<span class=\"sr\"> \(t("mon commentaire"))</span></a>")\
            \(if: comment.author != view.actor.account, report)\
            \(if: view.actor.has(.moderator, on: edition.scopes(at: proposal.territory)) && comment.author != view.actor.account, " \(moderate)")
            """
    }

    private func reply(_ comment: Comment, _ view: View) -> HTML {
        let inner = view.own(parent: comment.id)
        return details(view.t("Répondre à \(comment.authorName)"), isOpen: inner.form.isFilled, inner.form(page, key: comment.id.description, listsErrors: true) { view in
            """
            \(view.hidden("parent", comment.id.description))\
            \(view.textArea("body", label: "Votre réponse", rows: 3, maxLength: Comment.bodyLength))\
            \(buttons(view.submit("Publier la réponse", style: .secondary)))
            """
        })
    }
}

extension View {
    /// What was typed goes back to the form it was typed in: the first one, or the answer to a comment.
    fileprivate func own(parent: ID<Comment>?) -> View {
        var inner = self
        if (form.value("parent") ?? "") != (parent?.description ?? "") { inner.form = FormState() }
        return inner
    }
}
