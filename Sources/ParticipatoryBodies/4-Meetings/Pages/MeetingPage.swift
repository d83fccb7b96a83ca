import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// A meeting: for everyone when it is public, where and when, what it speaks of, who comes; then its votes and its minutes.
struct MeetingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting"

    let file: MeetingFile
    let named: [(item: ID<AgendaItem>, name: String?, choice: Resolution.Choice)]
    let own: SignUp?
    let coming: Int
    let actions: [MeetingAction]
    var documents: [Document] = []
    /// How many wait for a place before her, and she.
    var waitingRank: Int?
    /// To whom a member who does not come may give her proxy.
    var holders: [Seat] = []
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        let signUps = try MeetingStore.signUps(file.meeting.id, db)
        let waiting = signUps.filter { $0.state == .waiting }.firstIndex { $0.account == visit.actor.account }
        return Self(
            file: file, named: try MeetingStore.namedVotes(file, db), own: signUps.first { $0.account == visit.actor.account },
            coming: signUps.filter { $0.state == .coming }.count, actions: try MeetingStore.actions(file.meeting.id, db),
            documents: try file.readable(db), waitingRank: waiting.map { $0 + 1 }, holders: file.standing.seat == nil ? [] : ProxyRules.holders(file, try MeetingStore.attendance(file, db)), now: visit.now)
    }

    func title(_ t: Texts) -> String { file.meeting.title }
    func trail(_ t: Texts) -> [Crumb] { file.assembly.trail(t) }
    func summary(_ t: Texts) -> String? { t("\(file.assembly.name), \(t.when(file.meeting)). \(file.meeting.place)") }

    func body(_ view: View) -> HTML {
        let t = view.t, meeting = file.meeting
        return """
            \(pageHeader(meeting.title, kicker: file.assembly.name, intro: t.when(meeting), badges: badge(t(meeting.stage.name), meeting.stage.tone)))\
            \(if: meeting.cancelledAt != nil, alert(.error, t("Réunion annulée : \(meeting.cancelledReason)")))\
            \(columns(main: "\(agenda(view))\(joined(view))\(minutes(view))\(followUp(view))", aside: "\(place(view))\(coming(view))\(proposal(view))"))
            """
    }

    private func agenda(_ view: View) -> HTML {
        let t = view.t
        return section(t("Ordre du jour"), id: "ordre-du-jour") {
            file.agenda.isEmpty ? emptyState(t("L’ordre du jour n’est pas encore fixé.")) : """
                <ol>\(each: file.timedAgenda, { line in """
                    <li>\(view.agendaLine(line))\(if: !line.item.detail.isEmpty, "<br>\(line.item.detail)")\
                    \(file.resolution(line.item.id).map { vote($0, view) })\
                    \(if: !line.item.decision.isEmpty, "<p>\(badge(file.meeting.kind == .session ? t("Délibéré") : t("Décidé"), .success)) \(line.item.decision)</p>")</li>
                    """ })</ol>
                """
        }
    }

    private func vote(_ resolution: Resolution, _ view: View) -> HTML {
        let t = view.t, names = named.filter { $0.item == resolution.item }
        return """
            <p>\(badge(t(resolution.outcome), resolution.isAdopted ? .success : .error)) \(t(resolution.result)) \(t(resolution.method.name)).</p>\(view.slips(resolution))\
            \(if: !names.isEmpty, details(t("Qui a voté quoi"), "<ul>\(each: names, { "<li>\($0.name ?? t("Membre qui n’est pas nommé")) : \(t($0.choice.name))</li>" })</ul>"))
            """
    }

    private func joined(_ view: View) -> HTML {
        guard !documents.isEmpty else { return .empty }
        let t = view.t, link = file.link + "/documents"
        return section(t("Documents"), id: "documents") { fileList(documents.map { $0.line(t, note: $0.isInternal ? t("pour les membres") : nil, at: "\(link)/\($0.id)") }) }
    }

    private func minutes(_ view: View) -> HTML {
        let t = view.t, meeting = file.meeting
        let isMine = file.isMember || file.standing.runs || file.standing.follows
        if let published = meeting.publishedAt ?? (isMine ? meeting.adoptedAt : nil) {
            return section(t("Compte rendu"), id: "compte-rendu") {
                "<p class=\"muted\">\(t("Adopté le \(day: published)."))</p>\(prose(Markdown.html(meeting.minutes), language: t.languageOfWords))\(view.linkButton(file.link + "/compte-rendu-adopte", "À imprimer ou en PDF", style: .quiet))"
            }
        }
        guard meeting.stage == .held else { return .empty }
        return section(t("Compte rendu"), id: "compte-rendu") {
            "<p>\(t("Il sera publié quand la réunion suivante l’aura adopté. Les votes ci-dessus sont définitifs."))</p>\(if: isMine, view.linkButton(file.link + "/compte-rendu", "Lire et corriger le projet", style: .secondary))"
        }
    }

    private func followUp(_ view: View) -> HTML {
        guard !actions.isEmpty else { return .empty }
        let t = view.t
        return section(t("Ce qui a été décidé de faire"), id: "actions") { view.actions(actions) { _ in .empty } }
    }

    private func place(_ view: View) -> HTML {
        let t = view.t, meeting = file.meeting
        var pairs: [(term: String, value: HTML)] = [(t("Nature"), HTML(text: meeting.commissionName ?? t(meeting.kind.name))), (t("Lieu"), HTML(text: meeting.place))]
        if meeting.kind == .session { pairs.append((t("Voix"), HTML(text: t("Consultative : le conseil d’arrondissement délibère en présence des associations (CGCT, article L2511-24)")))) }
        if !meeting.access.isEmpty { pairs.append((t("Accès"), HTML(text: meeting.access))) }
        if !meeting.link.isEmpty { pairs.append((t("À distance"), #"<a href="\#(url: meeting.link)">\#(t("Suivre en ligne"))</a>"#)) }
        pairs.append((t("Pour qui"), HTML(text: meeting.isPublic ? t("Ouverte à tous") : t("Réservée aux membres"))))
        if let capacity = meeting.capacity { pairs.append((t("Places"), HTML(text: t(coming, one: "\(coming) inscrit pour \(capacity) places", many: "\(coming) inscrits pour \(capacity) places")))) }
        if meeting.hasChildcare { pairs.append((t("Enfants"), HTML(text: t("Garde prévue")))) }
        return panel(t("En pratique"), """
            \(facts(pairs))\(if: meeting.openedAt != nil, "<p><a href=\"\(url: file.link + "/parole")\">\(t("Temps de parole"))</a></p>")\
            \(if: meeting.stage == .open && file.standing.isMember, view.linkButton(file.link + "/presence", "Je suis là", style: .secondary))<p><a href="\(url: file.link + "/reunion.ics")">\(t("Ajouter à mon agenda (ICS)"))</a></p><p><a href="\(url: file.assembly.link + "/agenda.ics")">\(t("Agenda de l’instance (ICS)"))</a></p>\
            \(if: file.standing.runs, buttons(
                view.linkButton(file.link + "/preparation", "Préparer", style: .secondary), view.linkButton(file.link + "/seance", "Séance", style: .secondary),
                view.linkButton(file.link + "/compte-rendu", "Compte rendu", style: .secondary)))
            """)
    }

    private func coming(_ view: View) -> HTML {
        let t = view.t
        guard file.meeting.stage == .convened else { return .empty }
        if let refusal = MeetingRules.maySignUp(file, at: now) {
            return panel(t("Venir"), refusal == .signIn ? view.linkButton("\(Refusal.signInPath)?retour=\(URLEncoding.queryValue(file.link))", "Se connecter pour s’inscrire", style: .secondary) : view.refusal(refusal))
        }
        return panel(t("Venir"), """
            \(own.map { "<p>\(badge(t($0.state.name), $0.state == .coming ? .success : .neutral))\($0.proxyName.map { " \(t("Pouvoir donné à \($0)."))" as HTML })\(waitingRank.map { " \(t("Votre rang : \($0)."))" as HTML })</p>" as HTML })\
            \(view.form(file.link + "/inscription", key: "u") { view in """
                \(view.radios("answer", legend: "Votre réponse", choices: [Choice("coming", "Je viens"), Choice("excused", "Je ne viens pas")], value: own?.state == .excused ? "excused" : "coming", isRow: true))\
                \(if: !holders.isEmpty, view.select("proxy", label: "Si vous ne venez pas, qui vote pour vous ?", choices: holders.map { Choice("\($0.id)", text: $0.name) }, value: own?.proxy.map { "\($0)" }, empty: "Personne", required: false))\
                \(if: file.meeting.hasChildcare, view.numberField("children", label: "Enfants à garder", value: own?.children ?? 0, required: false, min: 0, max: 12))\
                \(view.textField("spoken", label: "Interprète", help: "La langue, ou la langue des signes.", value: own?.spoken, required: false, maxLength: 60))\
                \(view.textField("needs", label: "Vos besoins", help: "Place pour un fauteuil, boucle magnétique, trajet.", value: own?.needs, required: false, maxLength: 200))\
                \(view.submit("Répondre", style: .secondary))
                """ })
            """)
    }

    private func proposal(_ view: View) -> HTML {
        let t = view.t, proposed = file.proposed(by: file.standing.actor.account), isOpen = view.form.error("title") != nil || view.form.error("minutes") != nil
        let own: HTML = proposed.isEmpty ? .empty : panel(t("Vos sujets"), """
            <ul>\(each: proposed, { "<li>\($0.title) \(badge(t($0.state.name), $0.state == .accepted ? .success : .neutral))\(if: !$0.reason.isEmpty, "<br>\($0.reason)")</li>" })</ul>
            """)
        guard MeetingRules.mayPropose(file, at: now) == nil else { return own }
        return own + details(t("Proposer un sujet"), isOpen: isOpen, view.form(file.link + "/sujets", listsErrors: isOpen) {
            """
            \(view.textField("title", label: "Sujet", maxLength: 150))\
            \(view.textArea("detail", label: "Précisions", required: false, rows: 3, maxLength: 1000))\
            \(view.numberField("minutes", label: "Durée", required: false, min: 1, max: 600, unit: "minutes"))\
            \(view.submit("Proposer", style: .secondary))
            """
        })
    }
}

extension MeetingFile {
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) + [Crumb(meeting.title, link)] }
}

extension View {
    /// A subject with its hour and its length.
    func agendaLine(_ line: TimedItem) -> HTML {
        """
        \(line.startsAt.map { "\(t.hour($0)), " as HTML })<strong>\(line.item.title)</strong>\(line.item.minutes.map { " (\(t($0, one: "\($0) minute", many: "\($0) minutes")))" as HTML })
        """
    }

    /// What is to be done, by whom, when; `act` ends one.
    func actions(_ actions: [MeetingAction], _ act: (MeetingAction) -> HTML) -> HTML {
        table(
            t("Actions"), isCaptionHidden: true,
            columns: [Column(t("Action"), isHeading: true), Column(t("Qui")), Column(t("Pour le")), Column(t("Où on en est"))], rows: actions
        ) { action in
            let state: HTML = if let done = action.doneAt {
                "\(badge(t("Fait"), .success)) \(time(done)) \(action.outcome)"
            } else {
                "\(action.dueAt < now ? badge(t("En retard"), .warning) : badge(t("À faire")))\(act(action))"
            }
            return [HTML(text: action.title), HTML(text: action.owner), time(action.dueAt), state]
        }
    }
}
