import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The subjects that members talk about between meetings.
struct DiscussionsPage: Page {
    static let path: Path = "/instances/:assembly/discussions"

    let standing: Standing
    let topics: [Topic]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db)
        if let refusal = SpaceRules.mayRead(standing) { throw refusal }
        return Self(standing: standing, topics: try TopicStore.all(standing.assembly.id, db))
    }

    func title(_ t: Texts) -> String { t("Discussions : \(standing.assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { standing.assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Entre membres, avec la personne qui anime l’instance. Personne d’autre ne lit ces échanges, sauf la modération."))</p>\
            \(if: TopicRules.mayModerate(standing) == nil, buttons(view.linkButton(standing.assembly.link + "/moderation", "Modération", style: .secondary)))\
            \(topics.isEmpty ? emptyState(t("Aucun sujet pour l’instant.")) : table(
                t("Sujets"), isCaptionHidden: true,
                columns: [Column(t("Sujet"), isHeading: true), Column(t("Ouvert par")), Column(t("Messages"), isNumber: true), Column(t("Dernier message")), Column(t("État"))], rows: topics
            ) { topic in
                [
                    #"<a href="\#(url: topic.link(standing.assembly))">\#(topic.title)</a>"#, HTML(text: topic.byName), HTML(text: t.number(topic.count)), view.time(topic.lastAt),
                    topic.closedAt == nil ? badge(t("Ouvert"), .success) : badge(t("Clos")),
                ]
            })\
            \(if: SpaceRules.mayShare(standing) == nil, opening(view))
            """
    }

    private func opening(_ view: View) -> HTML {
        let isOpen = view.form.isFilled || topics.isEmpty
        return details(view.t("Ouvrir un sujet"), isOpen: isOpen, view.form(standing.assembly.link + "/discussions", guardsDraft: true) { """
            \(view.textField("title", label: "Le sujet", help: "Un seul à la fois : on le retrouve mieux.", maxLength: 120))\
            \(view.textArea("text", label: "Votre message", rows: 6, maxLength: 5000))\(view.submit("Ouvrir"))
            """ })
    }
}

/// One subject: what was said, and what one adds.
struct TopicPage: Page {
    static let path: Path = "/instances/:assembly/discussions/:topic"

    let file: TopicFile

    static func load(_ visit: Visit, _ db: Reading) throws -> Self { Self(file: try TopicStore.file(visit, db)) }

    func title(_ t: Texts) -> String { file.topic.title }
    func trail(_ t: Texts) -> [Crumb] { file.standing.assembly.trail(t) + [Crumb(t("Discussions"), file.standing.assembly.link + "/discussions")] }

    func body(_ view: View) -> HTML {
        """
        \(each: file.posts, { post($0, view) })\
        \(answering(view))\
        \(if: TopicRules.mayClose(file) == nil, view.action(file.link + "/cloture", "Clore ce sujet", style: .quiet, confirm: "On le lira toujours ; plus personne n’y écrira."))
        """
    }

    private func answering(_ view: View) -> HTML {
        if let refusal = TopicRules.mayWrite(file) { return view.refusal(refusal) }
        return view.form(file.link, key: "reponse", guardsDraft: true) { "\($0.textArea("text", label: "Votre message", rows: 5, maxLength: 5000))\($0.submit("Envoyer"))" }
    }

    private func post(_ post: Topic.Post, _ view: View) -> HTML {
        let t = view.t
        if post.removedAt != nil { return #"<p class="muted" id="\#(post.anchor)">\#(t("Message retiré par son auteur."))</p>"# }
        if let hiding = post.hiding { return hidden(post, hiding, t) }
        return view.comment(id: post.anchor, by: post.by, at: post.at, Markdown.html(post.text), actions: acts(post, view))
    }

    /// Its reason for everyone; for who wrote it, the way to have it read again.
    private func hidden(_ post: Topic.Post, _ hiding: Hiding, _ t: Texts) -> HTML {
        let subject = PostFile(standing: file.standing, topic: file.topic, post: post), isOwn = post.author == file.standing.actor.account
        let appeal: HTML = #" <a href="\#(url: subject.appealLink)">\#(t("Voir la décision"))</a>"#
        return #"<p class="muted" id="\#(post.anchor)">\#(t("Message masqué. Motif : \(hiding.reason)"))\#(if: isOwn, appeal)</p>"#
    }

    private func acts(_ post: Topic.Post, _ view: View) -> HTML {
        let subject = PostFile(standing: file.standing, topic: file.topic, post: post), link = "\(file.link)/messages/\(post.id)"
        if TopicRules.mayRemove(subject) == nil { return view.action(link + "/retrait", "Retirer", style: .quiet, confirm: "Votre message ne sera plus lu.") }
        guard TopicRules.mayReport(subject) == nil else { return .empty }
        return details(view.t("Signaler"), isOpen: view.address.hasPrefix(link + "/signalement"), view.form(link + "/signalement", key: post.anchor) {
            "\($0.textField("reason", label: "Ce qui ne va pas", help: "Lu par la personne qui anime l’instance et par la modération.", maxLength: 500))\($0.submit("Signaler", style: .secondary))"
        })
    }
}
