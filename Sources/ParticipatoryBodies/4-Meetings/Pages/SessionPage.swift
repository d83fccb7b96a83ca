import Database
import HTML
import L10n
import Vocabulary
import Web

/// The day of the meeting, for the bureau or the officer: who is there, whether the quorum is reached, what is said and voted.
struct SessionPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/seance"

    let file: MeetingFile
    let list: AttendanceList
    /// The subjects whose vote has gone to the city.
    var actedOn: Set<ID<AgendaItem>> = []
    /// What members said of their coming.
    var signUps: [SignUp] = []
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = AssemblyRules.mayConclude(file.standing, "tient la séance") { throw refusal }
        let voted = try file.resolutions.map(\.item).filter { try MeetingStore.isActedOn($0, db) }
        return Self(file: file, list: try MeetingStore.attendance(file, db), actedOn: Set(voted), signUps: try MeetingStore.signUps(file.meeting.id, db), now: visit.now)
    }

    private var quorum: Quorum { list.quorum(file.rules, isSecondCall: file.meeting.isSecondCall) }

    func title(_ t: Texts) -> String { t("Séance : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        guard file.meeting.openedAt != nil else {
            return MeetingRules.mayOpen(file, at: now).map { view.notice($0) }
                ?? panel(t("Ouvrir"), "<p>\(t("La séance s’ouvre : vous notez les présences, puis les votes."))</p>\(view.action(file.link + "/seance/ouverture", "Ouvrir la séance", style: .primary))")
        }
        return """
            \(alert(quorum.isReached ? .success : .warning, t(quorum.words)))\
            \(if: MeetingRules.mayHold(file) == nil, buttons(
                view.linkButton(file.link + "/ecran", "Écran de la salle", style: .secondary), view.linkButton(file.link + "/parole", "Temps de parole", style: .secondary),
                view.linkButton(file.link + "/documents", "Documents", style: .secondary)))\
            \(kept("\(section(t("Présences"), id: "presences") { attendance(view) })\(section(t("Sujets et votes"), id: "sujets") { "\(each: file.agenda, { item($0, view) })" })", t))\
            \(closing(view))
            """
    }

    /// Where the network fails, the tablet keeps what is noted and sends it when it is back.
    private func kept(_ content: HTML, _ t: Texts) -> HTML {
        let account = file.standing.actor.account.map { "\($0)" } ?? ""
        guard MeetingRules.mayHold(file) == nil else { return late(account, t) + content }
        let waiting = t("Pas de réseau pour l’instant : ce que vous avez noté est gardé sur cette tablette, et partira dès son retour.")
        return """
            <div\(attribute: "data-session", waiting)\(attribute: "data-session-by", account)><p role="status" data-session-said></p>\(content)</div>\(Assets.script("session.js"))
            """
    }

    /// What this tablet had noted and could not send before the session was closed.
    private func late(_ account: String, _ t: Texts) -> HTML {
        """
        <div hidden data-session-over\(attribute: "data-session-by", account)>\(alert(.warning, t("Noté sur cette tablette et jamais parti : reprenez-le dans le compte rendu. Il s’efface quand vous vous déconnectez.")))</div>\(Assets.script("session.js"))
        """
    }

    /// The quorum as the list on the screen would make it, before it is sent.
    private func count(_ t: Texts) -> HTML {
        let voters = list.seats.filter(\.votes).map { "\($0.id)" }.joined(separator: " ")
        let words = t("À l’écran : # sur \(quorum.members), il en faut \(quorum.needed). Enregistrez pour que cela compte.")
        return """
            <p role="status"\(attribute: "data-session-count", voters)\(attribute: "data-words", words)\(attribute: "data-proxies", if: file.rules.countsProxies)></p>
            """
    }

    private func attendance(_ view: View) -> HTML {
        let t = view.t
        if list.seats.isEmpty { return emptyState(t("L’instance n’a pas encore de membre qui siège.")) }
        guard MeetingRules.mayHold(file) == nil else {
            return table(t("Présences"), isCaptionHidden: true, columns: [Column(t("Membre"), isHeading: true), Column(t("Présence"))], rows: list.seats) { seat in
                [HTML(text: seat.name), HTML(text: list[seat.id].map { t($0.state.name) } ?? t("Absent·e"))]
            }
        }
        return view.form(file.link + "/seance/presences", listsErrors: view.form.errors.contains { $0.field.hasPrefix("holder-") }) {
            """
            \(table(
                t("Présences"), isCaptionHidden: true,
                columns: [Column(t("Membre"), isHeading: true), Column(t("Présence")), Column(t("Pouvoir donné à"))], rows: list.seats
            ) { seat in
                let line = list[seat.id] ?? list.announced(seat, signUps)
                return [
                    "\(seat.name)\(if: !seat.votes, " <span class=\"muted\">\(t("sans vote"))</span>")\(view.hidden("was-\(seat.id)", list[seat.id]?.mark ?? ""))",
                    view.select("state-\(seat.id)", label: "Présence de \(seat.name)", choices: states(seat), value: line?.state.rawValue, empty: "Absent·e"),
                    seat.votes && file.rules.proxies > 0 ? view.select("holder-\(seat.id)", label: "Pouvoir de \(seat.name)", choices: holders(seat), value: line?.holder?.description, empty: "Personne") : .empty,
                ]
            })\
            \(count(t))\(view.submit("Enregistrer les présences", style: .secondary))
            """
        }
    }

    private func states(_ seat: Seat) -> [Choice] {
        Attendance.State.allCases.filter { $0 != .represented || seat.votes && file.rules.proxies > 0 }.map { Choice($0.rawValue, $0.name) }
    }

    private func holders(_ seat: Seat) -> [Choice] { list.seats.filter { $0.votes && $0.id != seat.id }.map { Choice("\($0.id)", text: $0.name) } }

    private func item(_ item: AgendaItem, _ view: View) -> HTML {
        let t = view.t
        let vote: HTML = if let resolution = file.resolution(item.id) {
            "<p>\(badge(t(resolution.outcome), resolution.isAdopted ? .success : .error)) \(t(resolution.result))</p>\(view.slips(resolution))\(mending(resolution, item, view))"
        } else {
            MeetingRules.mayVote(file, item, quorum).map { view.refusal($0) } ?? details(t("Noter un vote"), isOpen: isSent(item, view), voteForm(item, view))
        }
        return panel(item.title, level: 3, """
            \(if: !item.detail.isEmpty, "<p>\(item.detail)</p>")\
            \(if: MeetingRules.mayHold(file) == nil, view.form("\(file.link)/seance/points/\(item.id)/notes", key: "n\(item.id)") { view in
                "\(view.hidden("was", SaveNotes.mark(item.notes)))\(view.textArea("notes", label: "Ce qui se dit", value: item.notes, required: false, rows: 3, maxLength: 8000))\(view.submit("Enregistrer", style: .quiet))"
            })\(decision(item, view))\(vote)
            """)
    }

    private func decision(_ item: AgendaItem, _ view: View) -> HTML {
        guard AgendaRules.mayDecide(file, item) == nil else {
            return item.decision.isEmpty ? .empty : "<p>\(badge(view.t("Décidé"), .success)) \(item.decision)</p>"
        }
        return view.form("\(file.link)/seance/points/\(item.id)/decision", key: "d\(item.id)") { view in
            "\(view.hidden("was", SaveNotes.mark(item.decision)))\(view.textArea("decision", label: file.meeting.kind == .session ? "Ce que le conseil a délibéré" : "Ce qui est décidé sans vote", value: item.decision, required: false, rows: 2, maxLength: 1000))\(view.submit("Enregistrer", style: .quiet))"
        }
    }

    private func isSent(_ item: AgendaItem, _ view: View) -> Bool { view.form.isFilled && view.form.value("item") == "\(item.id)" }

    private func voteForm(_ item: AgendaItem, _ view: View) -> HTML {
        view.form("\(file.link)/seance/points/\(item.id)/vote", key: "v\(item.id)", listsErrors: isSent(item, view)) { view in
            "\(view.voteFields(item, voters: list.voters))\(view.submit("Enregistrer le vote"))"
        }
    }

    private func mending(_ resolution: Resolution, _ item: AgendaItem, _ view: View) -> HTML {
        guard MeetingRules.mayCorrectVote(file, item, isActedOn: actedOn.contains(item.id)) == nil else { return .empty }
        return details(view.t("Rectifier ce vote"), isOpen: isSent(item, view), view.form("\(file.link)/seance/points/\(item.id)/rectification", key: "r\(item.id)", listsErrors: isSent(item, view)) { view in
            """
            \(view.voteFields(item, voters: list.voters, noted: resolution))\
            \(view.textField("reason", label: "Motif", help: "Il sera lu avec le résultat.", maxLength: 300))\(view.submit("Rectifier le vote", style: .secondary))
            """
        })
    }

    private func closing(_ view: View) -> HTML {
        if let refusal = MeetingRules.mayHold(file) { return view.refusal(refusal) }
        return view.action(file.link + "/seance/cloture", "Clore la séance", style: .danger, confirm: "Les présences et les votes ne changeront plus.")
    }
}
