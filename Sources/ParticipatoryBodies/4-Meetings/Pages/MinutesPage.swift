import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The minutes before they are public: written by the bureau or the officer, corrected by the members, adopted by the next meeting.
struct MinutesPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/compte-rendu"

    let file: MeetingFile
    /// What the notes and the votes of the session give as a first text.
    let draft: MinutesDraft
    let corrections: [Correction]
    let actions: [MeetingAction]
    let later: [Meeting]
    /// The members who may have an action in hand, for who notes them.
    var seats: [Seat] = []
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayRead(file) { throw refusal }
        guard file.isMember || file.standing.runs || file.standing.follows else {
            throw Refusal.notNow("Le projet de compte rendu est lu par les membres. Il est publié une fois adopté.", wayOut: file.link, named: "Voir la réunion")
        }
        return Self(
            file: file, draft: MinutesDraft(file: file, list: try MeetingStore.attendance(file, db), counter: try SpeakingStore.counter(file.meeting.id, at: visit.now, db)),
            corrections: try MeetingStore.corrections(file.meeting.id, db), actions: try MeetingStore.actions(file.meeting.id, db),
            later: try MeetingStore.later(than: file.meeting, in: file.assembly.id, db),
            seats: file.standing.runs ? try SeatStore.members(of: file.assembly.id, at: visit.now, db) : [], now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Compte rendu : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        columns(main: "\(text(view))\(correcting(view))", aside: "\(standing(view))\(followUp(view))")
    }

    private func text(_ view: View) -> HTML {
        let t = view.t, stage = file.meeting.minutesStage(at: now)
        if MeetingRules.mayRewrite(file, corrections, at: now) == nil {
            let typed = file.meeting.minutes.isEmpty ? draft.text(t) : file.meeting.minutes
            return view.form(file.link + "/compte-rendu", guardsDraft: true, listsErrors: view.form.error("minutes") != nil) {
                "\(view.textArea("minutes", label: "Texte", help: "Composé à partir des notes et des votes de la séance. Titres avec ##.", value: typed, rows: 18, maxLength: 40_000))\(view.submit("Enregistrer", style: .secondary))"
            }
        }
        if stage == .none || stage == .draft, !file.standing.runs { return emptyState(t("Le compte rendu s’écrit. Vous serez prévenu·e quand vous pourrez le corriger.")) }
        return section(t("Compte rendu")) { prose(Markdown.html(file.meeting.minutes), language: t.languageOfWords) }
    }

    private func correcting(_ view: View) -> HTML {
        let t = view.t, refusal = MeetingRules.mayCorrect(file, at: now)
        guard !corrections.isEmpty || refusal == nil else { return .empty }
        let isOpen = view.form.error("correction") != nil
        return section(t("Corrections demandées"), id: "corrections") {
            """
            \(each: corrections, { correction($0, view) })\
            \(refusal.map { file.isMember ? view.refusal($0) : .empty } ?? details(t("Demander une correction"), isOpen: isOpen, view.form(file.link + "/corrections", listsErrors: isOpen) {
                "\(view.textArea("correction", label: "Ce qui est à corriger", rows: 4, maxLength: 2000))\(view.submit("Envoyer", style: .secondary))"
            }))
            """
        }
    }

    private func correction(_ correction: Correction, _ view: View) -> HTML {
        let t = view.t
        let answer: HTML = if let isTaken = correction.isTaken {
            "<p>\(badge(isTaken ? t("Prise en compte") : t("Non retenue"), isTaken ? .success : .neutral)) \(correction.reason)</p>"
        } else {
            MeetingRules.maySettle(file, correction, at: now) != nil ? "" : view.form("\(file.link)/corrections/\(correction.id)", key: "c\(correction.id)") { view in
                """
                \(view.radios("answer", legend: "Réponse", choices: [Choice("taken", "Prise en compte"), Choice("left", "Non retenue")], isRow: true))\
                \(view.textField("reason", label: "Motif", required: false, maxLength: 300))\(view.submit("Répondre", style: .secondary))
                """
            }
        }
        return panel(nil, "\(view.byline(correction.by, at: correction.at))<p>\(correction.text)</p>\(answer)")
    }

    private func standing(_ view: View) -> HTML {
        let t = view.t, meeting = file.meeting
        let stage: HTML = switch meeting.minutesStage(at: now) {
        case .none: badge(t("À écrire"))
        case .draft: badge(t("Brouillon"))
        case .corrected: "\(badge(t("Chez les membres"), .info)) \(t("jusqu’au \(meeting.correctionsUntil ?? now)"))"
        case .awaited: badge(t("À adopter"), .warning)
        case .adopted: badge(t("Adopté"), .success)
        }
        guard file.standing.runs else { return panel(t("Où en est le compte rendu"), "<p>\(stage)</p>") }
        let act: HTML = if MeetingRules.maySendMinutes(file, at: now) == nil {
            "<p>\(t(file.rules.correctionDays, one: "Les membres ont un jour pour le corriger.", many: "Les membres ont \(file.rules.correctionDays) jours pour le corriger."))</p>\(view.action(file.link + "/compte-rendu/envoi", "Envoyer aux membres", style: .primary))"
        } else {
            MeetingRules.mayAdopt(file, corrections, later, at: now).map { view.refusal($0) } ?? adoption(view)
        }
        return panel(t("Où en est le compte rendu"), "<p>\(stage)</p>\(act)")
    }

    private func adoption(_ view: View) -> HTML {
        view.form(file.link + "/compte-rendu/adoption", listsErrors: false) {
            """
            \(later.isEmpty ? "<p>\(view.t("L’instance a pris fin : ses membres ont pu corriger le compte rendu, il est adopté tel quel."))</p>" : view.select("later", label: "Adopté par la réunion", choices: later.map { Choice("\($0.id)", text: "\($0.title), \(view.t.day($0.startsAt))") }, value: later.last.map { "\($0.id)" }))\
            \(view.submit("Adopter et publier"))
            """
        }
    }

    private func followUp(_ view: View) -> HTML {
        let t = view.t, refusal = MeetingRules.mayFollowUp(file), isOpen = view.form.error("action") != nil || view.form.error("due") != nil || view.form.error("owner") != nil
        guard !actions.isEmpty || refusal == nil else { return .empty }
        return panel(t("Actions décidées"), """
            \(if: !actions.isEmpty, view.actions(actions) { action in
                MeetingRules.mayComplete(file, action) != nil ? .empty : details(t("C’est fait"), view.form("\(file.link)/actions/\(action.id)", key: "x\(action.id)") { view in
                    "\(view.textField("outcome", label: "Résultat", required: false, maxLength: 300))\(view.submit("Noter", style: .secondary))"
                })
            })\
            \(if: refusal == nil, details(t("Ajouter une action"), isOpen: isOpen, view.form(file.link + "/actions", listsErrors: isOpen) { """
                \(view.textField("action", label: "Ce qui est à faire", maxLength: 200))\(view.select("seat", label: "Membre qui s’en charge", help: "La personne est prévenue, puis rappelée.", choices: seats.map { Choice("\($0.id)", text: $0.name) }, empty: "Quelqu’un d’autre", required: false))\(view.textField("owner", label: "Sinon, qui s’en charge", required: false, maxLength: 120))\
                \(view.dateField("due", label: "Pour le", min: now))\(view.submit("Ajouter", style: .secondary))
                """ }))
            """)
    }
}

/// The first text of the minutes, from the attendance, the notes and the votes. It will be public: it names members as they agreed to be shown.
struct MinutesDraft: Sendable {
    let file: MeetingFile
    let list: AttendanceList
    /// How long women and men spoke, where it was counted.
    var counter = SpeakingCounter(times: [])

    func text(_ t: Texts) -> String {
        let quorum = list.quorum(file.rules, isSecondCall: file.meeting.isSecondCall)
        func names(_ state: Attendance.State) -> String {
            let seats = list.seats.filter { list[$0.id]?.state == state }, shown = seats.compactMap(\.publicName), others = seats.count - shown.count
            if others == 0 { return t.list(shown) }
            if shown.isEmpty { return t(others, one: "\(others) membre", many: "\(others) membres") }
            return t.list(shown + [t(others, one: "1 autre membre", many: "\(others) autres membres")])
        }
        var parts = [t("Réunion du \(t.when(file.meeting)). \(file.meeting.place)."), t(quorum.words)]
        if quorum.present > 0 { parts.append(t("Présents : \(names(.present)).")) }
        if !names(.represented).isEmpty { parts.append(t("Représentés : \(names(.represented)).")) }
        if !names(.excused).isEmpty { parts.append(t("Excusés : \(names(.excused)).")) }
        if counter.total.milliseconds > 0 { parts.append(t("Temps de parole : \(t.percent(counter.span(.woman).milliseconds, of: counter.total.milliseconds)) aux femmes, \(t.percent(counter.span(.man).milliseconds, of: counter.total.milliseconds)) aux hommes.")) }
        for (number, item) in file.agenda.enumerated() {
            parts.append("## \(number + 1). \(item.title)")
            if !item.notes.isEmpty { parts.append(item.notes) }
            if !item.decision.isEmpty { parts.append("**\(t("Décision :"))** \(item.decision)") }
            if let vote = file.resolution(item.id) { parts.append("**\(vote.question)** \(t(vote.result))") }
        }
        return parts.joined(separator: "\n\n")
    }
}
