import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Everyone reads a proposal: what it says, where, who signs it, what was decided and why, what comes next, what people say of it.
struct ProposalPage: Page {
    static let path: Path = "/editions/:edition/propositions/:number"
    static var isShared: Bool { true }
    static let threadsShown = 10

    let file: ProposalFile
    let coauthors: [String]
    let photos: [Document]
    let documents: [Document]
    let threads: [CommentThread]
    let refusalToComment: Refusal?
    let isFollowed: Bool
    /// For those who sign it, or welcome somebody without an account who does: then the way to change it is shown.
    let own: OwnProposal?
    /// Whether the reader moderates this edition.
    let isModerated: Bool
    /// Whether she pressed « Suivre » before she signed in.
    let wantsToFollow: Bool
    var bodyOpinions: [BodyOpinions.Given] = []

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let edition = try Edition.inPath(visit, db)
        let file = try ProposalFileStore.file(edition, number: try visit.number("number"), at: visit.now, db)
        let id = file.proposal.id
        let documents = try ProposalFileStore.documents(file, db)
        return Self(
            file: file, coauthors: try ProposalFileStore.coauthors(file, db),
            photos: documents.filter { $0.kind == .photo }, documents: documents.filter { $0.kind == .file },
            threads: file.isHidden || !file.traces.hasComments ? [] : try DiscussionStore.threads(id, perPage: threadsShown, db),
            refusalToComment: DiscussionRules.mayComment(file.proposal, edition, visit.actor, at: visit.now),
            isFollowed: try visit.actor.account.map { try Follows.isFollowing($0, id, db) } ?? false,
            own: try ProposalFileStore.own(file, for: visit.actor, db),
            isModerated: DiscussionRules.mayModerate(edition.scopes(at: file.proposal.territory), visit.actor) == nil,
            wantsToFollow: visit.query["acte"] == "suivre", bodyOpinions: file.isHidden ? [] : try visit.world.bodyOpinions.given(id.number, db)
        )
    }

    private var proposal: Proposal { file.proposal }
    private var isOwn: Bool { own != nil }

    func title(_ t: Texts) -> String { file.name(t) }
    func summary(_ t: Texts) -> String? { proposal.summary.isEmpty ? nil : proposal.summary }
    func trail(_ t: Texts) -> [Crumb] {
        [
            Crumb(t("Éditions"), "/editions"), Crumb(file.edition.title, file.edition.link),
            Crumb(t("Propositions"), ProposalListPage.link(file.edition)),
        ]
    }

    func body(_ view: View) -> HTML {
        let t = view.t
        if file.isHidden { return hidden(view) }
        return """
            \(if: wantsToFollow && view.actor.isSignedIn && !isFollowed, alert(.info, title: t("Vous vouliez suivre cette proposition"), """
                <p>\(t("Nous vous écrirons à chaque étape."))</p>\(view.action(DiscussionLinks.follow(file.edition, file.number), "Suivre cette proposition", style: .primary))
                """))
            \(pageHeader(
                proposal.title, kicker: t("Proposition n° \(file.publicNumber)"), intro: proposal.summary.isEmpty ? nil : proposal.summary,
                badges: badge(t(file.status.name), file.status.tone), actions: acts(view),
                language: t.languageOfWords
            ))
            \(columns(main: reading(view), aside: aside(view)))
            """
    }

    /// Its number, that it is hidden, when and why; its steps remain.
    private func hidden(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                title(t), kicker: file.edition.title, badges: badge(t(file.status.name), file.status.tone),
                actions: isOwn ? view.linkButton(ProposalModerationLinks.appeal(proposal.id), "C’est votre idée : voir la décision", style: .secondary) : .empty))
            \(file.hidingWords(view))
            \(section(t("Ce que la proposition devient"), id: "etapes") { "<p class=\"lead\">\(file.next(view))</p>\(view.timeline(file.steps(view)))" })
            """
    }

    private func acts(_ view: View) -> HTML {
        let t = view.t
        let follow: HTML
        if isFollowed {
            follow = view.action(DiscussionLinks.unfollow(file.edition, file.number), "Ne plus suivre")
        } else if file.facts.withdrawal != nil {
            follow = .empty
        } else if !view.actor.isSignedIn {
            let back = Refusal.signInPath + "?retour=" + URLEncoding.queryValue(file.link + "?acte=suivre")
            follow = #"<a class="button button-secondary" href="\#(url: back)">\#(t("Suivre"))</a>"#
        } else {
            follow = view.action(DiscussionLinks.follow(file.edition, file.number), "Suivre")
        }
        let vote: HTML = file.status == .onBallot && file.edition.calendar.isOpen(.vote, at: view.now)
            ? view.linkButton(file.edition.link + "/voter", "Voter") : .empty
        return "\(vote)\(appeal(view))\(if: isOwn, view.linkButton(ProposalLinks.own(proposal.id), "Gérer cette proposition", style: .secondary))\(follow)"
    }

    /// For its people, when it was refused: the way to an appeal while there is time, and to what became of it.
    private func appeal(_ view: View) -> HTML {
        guard isOwn, let review = file.facts.review, !review.isEligible else { return .empty }
        let link = EligibilityLinks.appeal(file.edition, file.number)
        if review.appeal != nil { return view.linkButton(link, "Lire le recours", style: .secondary) }
        return review.appealUntil.map { view.now < $0 } == true ? view.linkButton(link, "Former un recours") : .empty
    }

    // MARK: Reading

    private func reading(_ view: View) -> HTML {
        let t = view.t
        return """
            \(departure(view))\(own.map { view.amendmentToAnswer($0) })
            \(each: photos, { figure($0.picture(.large)) })
            \(prose(Markdown.html(proposal.body), language: view.t.languageOfWords))
            <div class="is-narrow-only">\(inBrief(view))</div>
            \(if: !documents.isEmpty, section(t("Documents")) {
                fileList(documents.map { $0.line(t) })
            })
            \(if: proposal.latitude != nil, section(t("Où ?")) { map(view) })
            \(section(t("Ce que la proposition devient"), id: "etapes") { """
                <p class="lead">\(file.next(view))</p>\(view.timeline(file.steps(view)))
                <p><a href="\(url: file.statusLink)">\(t("Le suivi de cette proposition"))</a>\(file.worksLink.map { #" · <a href="\#(url: $0)">\#(t("Suivre la réalisation"))</a>"# as HTML })</p>
                """ })
            \(view.bodyOpinions(bodyOpinions))
            \(section(file.traces.comments == 0 ? t("Discussion") : t(file.traces.comments, one: "\(file.traces.comments) commentaire", many: "\(file.traces.comments) commentaires"), id: "discussion") { discussion(view) })
            """
    }

    /// A proposal that left the process says so before anything else.
    private func departure(_ view: View) -> HTML {
        guard let merger = file.facts.merger else {
            return file.facts.withdrawal.map { alert(.info, view.t("Cette proposition a été retirée le \(day: $0.at) par son auteur.")) } ?? .empty
        }
        let into: HTML = #"<a href="\#(url: ProposalLinks.page(file.edition, merger.number))">\#(view.t("n°\u{A0}\(merger.number)")) \#(merger.title)</a>"#
        let words: HTML = "<p>\(view.t("Cette proposition est réunie à une autre, avec l’accord des deux auteurs :")) \(into)</p>"
        return alert(.info, words)
    }

    private func map(_ view: View) -> HTML {
        guard let latitude = proposal.latitude, let longitude = proposal.longitude else { return .empty }
        let place = MapBlock.Place(proposal.place.isEmpty ? proposal.title : proposal.place, latitude: latitude, longitude: longitude)
        return view.map(MapBlock(view.t("Emplacement de la proposition"), places: [place], isOfTheCity: !file.edition.isImported))
    }

    private func discussion(_ view: View) -> HTML {
        let part = DiscussionPart(edition: file.edition, proposal: proposal, threads: threads, refusal: refusalToComment)
        let whole: HTML = #"<p><a href="\#(url: DiscussionLinks.page(file.edition, file.number))">\#(view.t("Lire toute la discussion"))</a></p>"#
        return "\(part.html(view))\(if: threads.count == Self.threadsShown, whole)"
    }

    // MARK: Beside it

    private func aside(_ view: View) -> HTML { #"<div class="is-wide-only">\#(inBrief(view))</div>\#(report(view.t))"# }

    private func inBrief(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Proposée par"), HTML(text: authors(t)))]
        if let at = proposal.depositedAt { pairs.append((t("Déposée le"), view.time(at))) }
        if let theme = proposal.themeName, let id = proposal.theme { pairs.append((t("Thème"), tag(theme, path: ProposalListPage.link(file.edition) + "?theme=\(id)"))) }
        if let territory = proposal.territoryName, let id = proposal.territory {
            pairs.append((t("Quartier"), tag(territory, path: ProposalListPage.link(file.edition) + "?quartier=\(id)")))
        }
        if !proposal.place.isEmpty { pairs.append((t("Lieu"), HTML(text: proposal.place))) }
        if let estimate = proposal.estimate { pairs.append((t("Coût estimé par la personne qui propose"), HTML(text: t.money(estimate)))) }
        if let estimate = file.facts.study?.costing.estimate { pairs.append((t("Coût estimé par la ville"), HTML(text: t.money(estimate)))) }
        if file.traces.follows > 0 { pairs.append((t("Suivie par"), HTML(text: t(file.traces.follows, one: "\(file.traces.follows) personne", many: "\(file.traces.follows) personnes")))) }
        if file.traces.versions > 1 {
            pairs.append((t("Modifiée"), #"<a href="\#(url: ProposalLinks.versions(file.edition, file.number))">\#(t("Ses \(file.traces.versions) versions"))</a>"#))
        }
        return panel(t("En bref"), facts(pairs))
    }

    /// Everyone may say that it breaks the rules; moderators go straight to it.
    private func report(_ t: Texts) -> HTML {
        if isOwn || file.edition.isImported { return .empty }
        let moderate: HTML = #" · <a href="\#(ProposalModerationLinks.moderated(proposal.id))">\#(t("Modérer"))</a>"#
        return """
            <p class="muted"><a href="\(url: ProposalModerationLinks.report(file.edition, file.number))" rel="nofollow">\(t("Signaler cette proposition"))</a>\
            \(if: isModerated, moderate)</p>
            """
    }

    private func authors(_ t: Texts) -> String { file.authors(coauthors, t) }
}

extension ProposalFile {
    /// When and why it was hidden, where its words were.
    func hidingWords(_ view: View) -> HTML {
        guard isHidden else { return .empty }
        let since = hiding.map { view.t("Masquée le \(day: $0.at) par la ville") } ?? view.t("Masquée par la ville")
        return """
            \(alert(.warning, title: since, "<p>\(hiding?.reason ?? "")</p>"))\
            <p>\(view.t("Son texte, ses photos et ses commentaires ne sont pas visibles.")) <a href="\(DiscussionRulesPage.path.description)">\(view.t("Les règles de la discussion"))</a></p>
            """
    }

    /// The group or the association first, then the people.
    func authors(_ coauthors: [String], _ t: Texts) -> String {
        let people = t.list([proposal.authorName] + coauthors)
        return proposal.onBehalfName.isEmpty ? people : t("\(proposal.onBehalfName) (\(people))")
    }
}
