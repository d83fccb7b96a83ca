import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// An event for everyone: what, where, when, who may come, and how to say that one does; afterwards what came of it.
struct EventPage: Page {
    static let path: Path = "/agenda/:event"

    let file: EventFile
    let account: Account?
    let own: EventSignUp?
    /// Where her own sign-up is shown.
    let ownLink: String?
    let help: [HelpSlot]
    let programme: StandFile
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try EventStore.file(visit, db), help = try HelpStore.slots(file.event.id, db)
        if let refusal = EventRules.mayRead(file, help) { throw refusal }
        let account = try visit.actor.account.map { try AccountStore.account($0, db) }
        let own = try account.flatMap { try EventSignUpStore.own($0.id, in: file.event.id, db) }
        return Self(file: file, account: account, own: own, ownLink: own.map { EventKey.link($0.id, visit.world) }, help: help,
            programme: try StandStore.standFile(file, visit, db), now: visit.now)
    }

    private var event: Event { file.event }
    private var plan: EventPlan { file.event.plan }

    func title(_ t: Texts) -> String { plan.title }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Agenda"), EventLinks.agenda)] }
    func summary(_ t: Texts) -> String? { t("\(t.when(plan)). \(plan.place)") }

    func body(_ view: View) -> HTML {
        let t = view.t, stage = event.stage(at: now)
        return """
            \(pageHeader(plan.title, kicker: t(plan.kind.name), intro: t.opening(plan), badges: stage == .announced ? .empty : badge(t(stage.name), stage.tone), actions: keeping(view)))\
            \(if: event.cancelledAt != nil, alert(.error, t("Événement annulé : \(event.cancelledReason)")))\
            \(columns(main: "\(report(view))\(description(view))\(stands(view))\(map(view))", aside: "\(inPractice(view))\(coming(view))\(helping(view))"))
            """
    }

    private func keeping(_ view: View) -> HTML { EventRules.mayFollow(file) == nil ? view.linkButton(event.deskLink, "Tenir cet événement", style: .secondary) : .empty }

    private func description(_ view: View) -> HTML {
        let words = prose(Markdown.html(plan.description), language: view.t.languageOfWords)
        return event.reportedAt == nil ? words : details(view.t("Ce qui était annoncé"), words)
    }

    private func report(_ view: View) -> HTML {
        let t = view.t
        guard event.reportedAt != nil else { return .empty }
        var stats: [Stat] = []
        if let present = event.present { stats.append(Stat(t.number(present), t(present, one: "personne présente", many: "personnes présentes"))) }
        if let ideas = event.ideas { stats.append(Stat(t.number(ideas), t(ideas, one: "idée recueillie", many: "idées recueillies"))) }
        if event.typedIdeas > 0 { stats.append(Stat(t.number(event.typedIdeas), t(event.typedIdeas, one: "idée déposée depuis", many: "idées déposées depuis"))) }
        return section(t("Ce qui s’est passé"), id: "compte-rendu") { "\(if: !stats.isEmpty, statTiles(stats))\(prose(Markdown.html(event.report), language: t.languageOfWords))" }
    }

    private func stands(_ view: View) -> HTML {
        if programme.stands.isEmpty { return .empty }
        let isAwaited = StandRules.mayTake(programme, at: now) == nil
        return section(view.t("Programme"), id: "programme") {
            "\(view.programme(programme) { _ in .empty })\(view.linkButton(programme.link, isAwaited ? "Choisir la place de mon projet" : "Lire le programme", style: .secondary))"
        }
    }

    private func map(_ view: View) -> HTML {
        plan.point.map { point in
            view.map(MapBlock(view.t("Lieu de l’événement"), places: [MapBlock.Place(plan.place, note: plan.access, latitude: point.latitude, longitude: point.longitude)]))
        } ?? .empty
    }

    private func inPractice(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Quand"), HTML(text: t.when(plan))), (t("Lieu"), HTML(text: plan.place))]
        if !plan.access.isEmpty { pairs.append((t("Accès"), HTML(text: plan.access))) }
        pairs.append((t("Quartier"), HTML(text: event.territoryName ?? t("Toute la ville"))))
        if !plan.link.isEmpty { pairs.append((t("À distance"), #"<a href="\#(url: plan.link)">\#(t("Suivre en ligne"))</a>"#)) }
        if let title = event.editionTitle, let slug = event.editionSlug { pairs.append((t("Édition"), #"<a href="/editions/\#(url: slug)">\#(title)</a>"#)) }
        if event.stage(at: now) == .announced { pairs.append((t("Places"), HTML(text: t.places(event)))) }
        if plan.hasChildcare { pairs.append((t("Enfants"), HTML(text: t("Garde prévue")))) }
        return panel(t("En pratique"), "\(facts(pairs))<p><a href=\"\(url: event.link)/agenda.ics\">\(t("Mettre dans mon agenda (ICS)"))</a></p><p><a href=\"\(url: QuestionLinks.ask + "?evenement=\(event.id)")\">\(t("Poser une question sur cet événement"))</a></p>")
    }

    private func coming(_ view: View) -> HTML {
        let t = view.t
        if let own, let ownLink {
            return panel(t("Venir"), "<p>\(badge(t(own.state.name), own.state == .coming ? .success : .neutral))</p>\(view.linkButton(ownLink, "Voir ou annuler mon inscription", style: .secondary))")
        }
        guard event.stage(at: now) == .announced else { return .empty }
        if let refusal = EventRules.maySignUp(event, at: now) { return panel(t("Venir"), view.refusal(refusal)) }
        return panel(t("Venir"), "\(if: event.isFull, alert(.info, t("C’est complet. Inscrivez-vous en liste d’attente : nous vous prévenons si une place se libère.")))\(form(view))")
    }

    /// Whether it looks for people who help, or this person does.
    private func helping(_ view: View) -> HTML {
        let t = view.t, missing = help.filter { $0.startsAt > now }.reduce(0) { $0 + $1.missing }, helps = help.contains { $0.helper(account?.id) != nil }
        guard event.cancelledAt == nil, missing > 0 || helps else { return .empty }
        return panel(t("Donner un coup de main"), """
            <p>\(missing == 0 ? t("Merci de votre aide !") : t(missing, one: "Il manque 1 personne pour aller à la rencontre des passants.", many: "Il manque \(missing) personnes pour aller à la rencontre des passants."))</p>\
            \(view.linkButton(event.link + "/aide", helps ? "Voir mes heures d’aide" : "Voir les heures", style: .secondary))
            """)
    }

    private func form(_ view: View) -> HTML {
        view.form(event.link + "/inscription", key: "i", listsErrors: true) { view in
            """
            \(if: account == nil, "\(view.textField("name", label: "Nom", maxLength: 120, autocomplete: "name"))\(view.emailField(help: "Pour confirmer votre venue et vous rappeler l’heure."))")\
            \(view.partyFields(plan))\(view.submit(event.isFull ? "M’inscrire en liste d’attente" : "Je viens"))
            """
        }
    }
}

extension View {
    /// How many come and what they need.
    func partyFields(_ plan: EventPlan) -> HTML {
        """
        \(numberField("seats", label: "Combien serez-vous ?", value: 1, min: 1, max: 8))\
        \(if: plan.hasChildcare, numberField("children", label: "Enfants à garder", value: 0, required: false, min: 0, max: 12))\
        \(details(t("Un besoin particulier ?"), isOpen: form.error("spoken") != nil || form.error("needs") != nil, """
        \(textField("spoken", label: "Interprète", help: "La langue, ou la langue des signes.", required: false, maxLength: 60))\
        \(textField("needs", label: "Vos besoins", help: "Place pour un fauteuil, boucle magnétique, trajet.", required: false, maxLength: 200))
        """))
        """
    }
}
