import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A body's own page, for everyone: what it does, who sits in it, how to join, its meetings, what it asks and what the city answers.
struct AssemblyPage: Page {
    static let path: Path = "/instances/:assembly"

    let standing: Standing
    let colleges: [College]
    let seats: [Seat]
    let meetings: [Meeting]
    let recommendations: [Recommendation]
    var draws: [PanelDraw] = []
    /// Why this person may not ask to join, or nil.
    let refusalToApply: Refusal?
    var news: [News] = []
    /// The calls for projects that are open.
    var calls: [Call] = []
    var figures = AssemblyFigures()
    /// Whether residents may open a petition.
    var hasPetitions = false

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        let sees = standing.runs || standing.follows
        return Self(
            standing: standing, colleges: try AssemblyStore.colleges(id, db), seats: try SeatStore.held(in: id, at: visit.now, db),
            meetings: try MeetingStore.all(id, db).filter { sees || $0.convenedAt != nil && ($0.isPublic || standing.isMember) },
            recommendations: try RecommendationStore.all(of: standing, db), draws: try DrawStore.all(id, db), refusalToApply: RecruitmentRules.mayApply(try JoinPage.candidate(visit, db)),
            news: Array(try LifeStore.news(of: id, db).filter { $0.withdrawnAt == nil }.prefix(3)), calls: try CallStore.all(id, db).filter { $0.closesAt > visit.now },
            figures: try AssemblyFiguresStore.figures(of: id, at: visit.now, db), hasPetitions: try CharterStore.inForce(id, db).map { $0.rules.petitionSignatures > 0 } ?? false)
    }

    private var assembly: Assembly { standing.assembly }

    func title(_ t: Texts) -> String { assembly.name }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Instances"), AssembliesPage.link)] }
    func summary(_ t: Texts) -> String? { Markdown.excerpt(assembly.purpose) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(
                assembly.name, kicker: "\(t(assembly.kind.name)), \(assembly.place(t))",
                badges: assembly.closedAt != nil ? badge(t("Terminée")) : assembly.openedAt == nil ? badge(t("Pas encore ouverte"), .warning) : .empty))\
            \(if: !assembly.report.isEmpty, section(t("Bilan"), id: "bilan") { prose(Markdown.html(assembly.report), language: t.languageOfWords) })\
            \(columns(
                main: "\(prose(Markdown.html(assembly.purpose), language: t.languageOfWords))\(upcoming(view))\(view.openCalls(calls, of: assembly))\(told(view))\(asked(view))",
                aside: "\(joining(view))\(work(view))\(if: !draws.isEmpty, drawsByLot(view))\(if: assembly.closedAt == nil, view.liveliness(figures))\(identity(view))"))\
            \(held(view))\(members(view))
            """
    }

    private func drawsByLot(_ view: View) -> HTML {
        panel(view.t("Tirages"), "<ul>\(each: draws, { #"<li><a href="\#(url: $0.link(assembly))">\#(view.t("Tirage annoncé le \(day: $0.announcedAt)"))</a></li>"# })</ul>")
    }

    private func upcoming(_ view: View) -> HTML {
        let t = view.t, next = meetings.filter { $0.stage == .convened || $0.stage == .open || $0.stage == .planned }.reversed()
        guard assembly.closedAt == nil else { return .empty }
        return section(t("Prochaines réunions"), id: "reunions") {
            next.isEmpty ? emptyState(t("La prochaine réunion n’est pas encore fixée.")) : cards(next, isWide: true) { meeting in
                Card(
                    meeting.title, path: meeting.link(assembly), kicker: t.when(meeting), meta: [meeting.place, meeting.isPublic ? t("Ouverte à tous") : t("Réservée aux membres")],
                    badges: badge(t(meeting.stage.name), meeting.stage.tone), headingLevel: 3)
            }
        }
    }

    private func told(_ view: View) -> HTML {
        guard !news.isEmpty else { return .empty }
        return section(view.t("Nouvelles"), id: "nouvelles") {
            cards(news, isWide: true) { Card($0.title, path: assembly.link + "/nouvelles#n\($0.id)", kicker: view.t.day($0.at), text: Markdown.excerpt($0.body), headingLevel: 3) }
        }
    }

    private func asked(_ view: View) -> HTML {
        let t = view.t
        return section(t("Demandes et réponses de la ville"), id: "demandes") {
            """
            \(recommendations.isEmpty ? emptyState(t("Aucune demande pour l’instant.")) : table(
                t("Demandes"), isCaptionHidden: true, columns: [Column(t("Demande"), isHeading: true), Column(t("Nature")), Column(t("Où on en est"))],
                rows: recommendations.prefix(6)
            ) { [#"<a href="\#(url: $0.link(assembly))">\#($0.name(t))</a>"#, HTML(text: t($0.kind.name)), view.state($0)] })\
            \(buttons(
                recommendations.count > 6 ? view.linkButton(assembly.link + "/demandes", "Toutes les demandes", style: .secondary) : .empty, depositing(view)))
            """
        }
    }

    private func depositing(_ view: View) -> HTML {
        let isMember = RecommendationRules.mayDeposit(standing) == nil
        guard isMember || hasPetitions && assembly.isOpen else { return .empty }
        return view.linkButton(assembly.link + "/demandes/deposer", isMember ? "Déposer une demande" : "Ouvrir une pétition", style: .secondary)
    }

    private func held(_ view: View) -> HTML {
        let t = view.t, past = meetings.filter { $0.stage == .held || $0.stage == .cancelled }
        guard !past.isEmpty else { return .empty }
        return section(t("Réunions passées et comptes rendus"), id: "comptes-rendus") {
            table(
                t("Réunions passées"), isCaptionHidden: true, columns: [Column(t("Réunion"), isHeading: true), Column(t("Le")), Column(t("Compte rendu"))], rows: past
            ) { meeting in
                [
                    #"<a href="\#(url: meeting.link(assembly))">\#(meeting.title)</a>"#, view.time(meeting.startsAt),
                    meeting.stage == .cancelled ? badge(t("Annulée")) : meeting.publishedAt != nil ? badge(t("Publié"), .success) : HTML(text: t("À venir")),
                ]
            }
        }
    }

    private func members(_ view: View) -> HTML {
        let t = view.t
        // The seats have ended with the body.
        guard assembly.closedAt == nil else { return .empty }
        return section(t("Qui y siège"), id: "membres") {
            "\(view.bureau(seats))\(each: colleges, { college in "\(heading(3, HTML(text: college.name)))\(names(of: college, t))" })"
        }
    }

    private func names(of college: College, _ t: Texts) -> HTML {
        let held = seats.filter { $0.college == college.id && $0.rank == .member && $0.level != .information }
        let shown = held.compactMap { seat in seat.publicName.map { (seat, $0) } }, hidden = held.count - shown.count
        return """
            \(if: held.isEmpty, "<p class=\"muted\">\(t("Personne pour l’instant."))</p>")\
            \(if: !shown.isEmpty, "<ul class=\"places\">\(each: shown, { seat, name in "<li>\(name)\(if: seat.office != .none, ", \(t(seat.office.name))")\(if: !seat.organisation.isEmpty, " (\(seat.organisation))")</li>" })</ul>")\
            \(if: hidden > 0, "<p class=\"muted\">\(shown.isEmpty ? t(hidden, one: "1 membre, qui n’a pas souhaité figurer ici.", many: "\(hidden) membres, qui n’ont pas souhaité figurer ici.") : t(hidden, one: "Et 1 membre qui n’a pas souhaité figurer ici.", many: "Et \(hidden) membres qui n’ont pas souhaité figurer ici."))</p>")
            """
    }

    private func joining(_ view: View) -> HTML {
        let t = view.t
        guard assembly.isOpen else { return .empty }
        if standing.isMember { return panel(t("Vous êtes membre"), standing.seat?.isPupil == true ? view.linkButton(assembly.link + "/classes", "Mes classes", style: .secondary) : view.linkButton(assembly.link + "/espace", "Mon espace", style: .secondary)) }
        let act: HTML = switch refusalToApply {
        case .some(.signIn) where !colleges.contains(where: \.isAskable): elsewhere(view)
        case nil, .some(.signIn): view.linkButton(assembly.link + "/participer", "Participer")
        case .some(let refusal): view.refusal(refusal)
        }
        return panel(t("Comment participer"), """
            <ul>\(each: colleges, { college in "<li><strong>\(college.name)</strong> : \(t(college.entry.name))\(free(college, t))</li>" })</ul>\(act)
            """)
    }

    /// Where one looks when nobody enters by asking.
    private func elsewhere(_ view: View) -> HTML {
        guard colleges.contains(where: { $0.entry == .election }) else { return .empty }
        return view.linkButton(assembly.link + (assembly.kind == .childrensCouncil ? "/classes" : "/elections"), "Comment ses membres sont élus", style: .secondary)
    }

    private func free(_ college: College, _ t: Texts) -> HTML {
        guard let free = CollegeRoom(college, seats).free else { return .empty }
        return ", \(free == 0 ? t("complet") : t(free, one: "1 siège libre", many: "\(free) sièges libres"))"
    }

    private func identity(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Où"), assembly.territories.isEmpty ? HTML(text: assembly.place(t)) : #"<a href="\#(url: assembly.link + "/perimetre")">\#(assembly.place(t))</a>"#)]
        if !assembly.legalBasis.isEmpty { pairs.append((t("Fondement"), HTML(text: assembly.legalBasis))) }
        if let referent = assembly.referentName { pairs.append((t("Élu·e référent·e"), HTML(text: referent))) }
        if !assembly.plan.isEmpty { pairs.append((t("Plan de mandat"), assembly.planLink.isEmpty ? HTML(text: assembly.plan) : #"<a href="\#(url: assembly.planLink)">\#(assembly.plan)</a>"#)) }
        pairs.append((t("Mandats"), HTML(text: t("\(assembly.term.months) mois. Renouvellement : \(t(assembly.term.renewal.name))"))))
        if let ends = assembly.endsAt { pairs.append((t("Jusqu’au"), view.time(ends))) }
        return panel(t("Carte d’identité"), """
            \(facts(pairs))\(if: assembly.isOpen, view.linkButton(assembly.link + "/ecrire", "Écrire à l’instance", style: .secondary))<ul><li><a href="\(url: assembly.link + "/charte")">\(t("La charte"))</a></li>\
            <li><a href="\(url: assembly.link + "/demandes")">\(t("Toutes les demandes"))</a></li>\
            \(if: assembly.kind == .childrensCouncil, #"<li><a href="\#(url: assembly.link + "/classes")">\#(t("Les classes"))</a></li>"#)\
            <li><a href="\(url: assembly.link + "/renouvellement")">\(t("Le renouvellement"))</a></li>\
            <li><a href="\(url: assembly.link + "/elections")">\(t("Les élections"))</a></li>\
            <li><a href="\(url: assembly.link + "/nouvelles")">\(t("Les nouvelles"))</a></li>\
            <li><a href="\(url: assembly.link + "/appels")">\(t("Les appels à projets"))</a></li>\
            <li><a href="\(url: assembly.link + "/commissions")">\(t("Les commissions"))</a></li>\
            <li><a href="\(url: assembly.link + "/agenda.ics")">\(t("Agenda de l’instance (ICS)"))</a></li></ul>
            """)
    }

    private func work(_ view: View) -> HTML {
        guard standing.runs || standing.follows else { return .empty }
        return panel(view.t("Animer"), buttons(
            MeetingRules.mayPlan(standing) == nil ? view.linkButton(assembly.link + "/reunions/nouvelle", "Préparer une réunion", style: .secondary) : .empty,
            ConversationRules.mayAnswer(standing) == nil ? view.linkButton(assembly.link + "/courrier", "Courrier", style: .secondary) : .empty, view.linkButton(assembly.link + "/nouvelles", "Nouvelles", style: .secondary),
            SpaceRules.mayRead(standing) == nil ? view.linkButton(assembly.link + "/discussions", "Discussions", style: .secondary) : .empty,
            SpaceRules.mayRead(standing) == nil ? view.linkButton(assembly.link + "/fichiers", "Fichiers", style: .secondary) : .empty,
            SharedDateRules.mayRead(standing) == nil ? view.linkButton(assembly.link + "/agenda", "Agenda", style: .secondary) : .empty,
            assembly.kind == .referentsNetwork ? view.networkButtons(assembly) : .empty,
            standing.follows ? view.linkButton(assembly.deskLink, "Tenir l’instance", style: .secondary) : .empty))
    }
}
