import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The bureau or the officer composes the agenda, answers the subjects proposed, convenes or cancels.
struct PrepareMeetingPage: Page {
    static let path: Path = "/instances/:assembly/reunions/:meeting/preparation"

    let file: MeetingFile
    let signUps: [SignUp]
    /// The subjects on which a request of the body stands.
    var debated: Set<ID<AgendaItem>> = []
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let file = try MeetingStore.file(visit, db)
        if let refusal = MeetingRules.mayPlan(file.standing) { throw refusal }
        let debated = try file.agenda.map(\.id).filter { try AgendaStore.isDebated($0, db) }
        return Self(file: file, signUps: try MeetingStore.signUps(file.meeting.id, db), debated: Set(debated), now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Préparer : \(file.meeting.title)") }
    func trail(_ t: Texts) -> [Crumb] { file.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t, waiting = file.items.filter { $0.state == .proposed }
        return columns(
            main: """
                \(section(t("Ordre du jour")) { agenda(view) })\
                \(if: !waiting.isEmpty, section(t("Sujets proposés par les membres")) { "\(each: waiting, { proposal($0, view) })" })\
                \(if: !signUps.isEmpty, section(t("Réponses")) { answers(view) })
                """,
            aside: "\(convening(view))\(cancelling(view))")
    }

    private func agenda(_ view: View) -> HTML {
        let t = view.t, isOpen = file.agenda.isEmpty || view.form.error("title") != nil
        return """
            \(if: !file.agenda.isEmpty, "<ol>\(each: file.timedAgenda, { "<li>\(view.agendaLine($0))\(changing($0, view))</li>" })</ol>")\
            \(MeetingRules.mayAddItem(file).map { view.refusal($0) } ?? details(t("Ajouter un sujet"), isOpen: isOpen, view.form(file.link + "/ordre-du-jour", listsErrors: view.form.error("title") != nil) {
                """
                \(view.textField("title", label: "Sujet", maxLength: 150))\
                \(view.textArea("detail", label: "Précisions", required: false, rows: 2, maxLength: 1000))\
                \(view.numberField("minutes", label: "Durée", required: false, min: 1, max: 600, unit: "minutes"))\
                \(view.submit("Ajouter", style: .secondary))
                """
            }))
            """
    }

    /// How one says better what a subject is, moves it or takes it off.
    private func changing(_ line: TimedItem, _ view: View) -> HTML {
        guard AgendaRules.mayRevise(file, line.item) == nil else { return .empty }
        let link = "\(file.link)/ordre-du-jour/\(line.item.id)", keepsWords = AgendaRules.keepsWords(file, isDebated: debated.contains(line.item.id))
        return details(view.t("Modifier"), "\(revising(line, at: link, keepsWords: keepsWords, view))\(takingOff(line.item, at: link, view))")
    }

    private func revising(_ line: TimedItem, at link: String, keepsWords: Bool, _ view: View) -> HTML {
        view.form(link, key: "a\(line.item.id)", listsErrors: true) { view in
            """
            \(if: !keepsWords, view.textField("title", label: "Sujet", value: line.item.title, maxLength: 150) + view.textArea("detail", label: "Précisions", value: line.item.detail, required: false, rows: 2, maxLength: 1000))\
            \(view.numberField("minutes", label: "Durée", value: line.item.minutes, required: false, min: 1, max: 600, unit: "minutes"))\
            \(view.select("rank", label: "Place", choices: file.timedAgenda.map { Choice("\($0.rank)", text: "\($0.rank)") }, value: "\(line.rank)"))\
            \(view.submit("Enregistrer", style: .secondary))
            """
        }
    }

    private func takingOff(_ item: AgendaItem, at link: String, _ view: View) -> HTML {
        guard AgendaRules.mayTakeOff(file, item, isDebated: debated.contains(item.id)) == nil else { return .empty }
        return view.form(link + "/retrait", key: "o\(item.id)", listsErrors: true) { view in
            "\(view.textField("off_reason", label: "Motif du retrait", maxLength: 300))\(view.submit("Retirer ce sujet", style: .danger))"
        }
    }

    private func proposal(_ item: AgendaItem, _ view: View) -> HTML {
        panel(item.title, level: 3, """
            <p class="muted">\(view.t("Proposé par \(item.proposedBy)"))\(item.minutes.map { " (\(view.t($0, one: "\($0) minute", many: "\($0) minutes")))" as HTML })</p>\(if: !item.detail.isEmpty, "<p>\(item.detail)</p>")\
            \(MeetingRules.maySettle(file, item).map { view.refusal($0) } ?? view.form("\(file.link)/sujets/\(item.id)", key: "i\(item.id)") { view in
                """
                \(view.radios("answer", legend: "Réponse", choices: [Choice("accepted", "Inscrire à l’ordre du jour"), Choice("declined", "Ne pas l’inscrire")], isRow: true))\
                \(view.textField("reason", label: "Motif", help: "Nécessaire pour un refus.", required: false, maxLength: 300))\
                \(view.submit("Répondre", style: .secondary))
                """
            })
            """)
    }

    private func answers(_ view: View) -> HTML {
        let t = view.t
        return statTiles(wanted(t)) + table(
            t("Réponses"), isCaptionHidden: true,
            columns: [Column(t("Personne"), isHeading: true), Column(t("Réponse")), Column(t("Enfants"), isNumber: true), Column(t("Interprète")), Column(t("Besoins"))], rows: signUps
        ) { [HTML(text: $0.name), "\(t($0.state.name))\($0.proxyName.map { "<br>\(t("Pouvoir donné à \($0)."))" as HTML })", HTML(text: $0.children == 0 ? "" : t.number($0.children)), HTML(text: $0.spoken), HTML(text: $0.needs)] }
    }

    /// What is to be ordered for those who come: places, child care, interpreters.
    private func wanted(_ t: Texts) -> [Stat] {
        let coming = signUps.filter { $0.state == .coming }, children = coming.reduce(0) { $0 + $1.children }
        let languages = Dictionary(grouping: coming.map { SearchText.fold($0.spoken) }.filter { !$0.isEmpty }, by: \.self)
        return [Stat(t.number(coming.count), t(coming.count, one: "vient", many: "viennent")), Stat(t.number(children), t(children, one: "enfant à garder", many: "enfants à garder"))]
            + languages.sorted { $0.key < $1.key }.map { Stat(t.number($0.value.count), t("interprète : \($0.key)")) }
    }

    private func convening(_ view: View) -> HTML {
        let t = view.t, meeting = file.meeting, last = MeetingRules.lastNotice(meeting, file.rules)
        let isLate = meeting.stage == .planned && last < now
        let act: HTML = MeetingRules.mayConvene(file, at: now).map { view.refusal($0) } ?? view.form(file.link + "/convocation", listsErrors: false) {
            """
            \(if: isLate, """
                \(alert(.warning, t("Le délai de la charte (en jours : \(file.rules.noticeDays)) est passé : il fallait convoquer avant le \(last).")))\
                \(view.textField("urgency", label: "Motif de l’urgence", help: "Il figurera sur la convocation.", maxLength: 300))
                """)\
            \(view.submit("Convoquer les membres"))
            """
        }
        return panel(t("Convocation"), """
            \(facts([
                (t("Réunion"), HTML(text: t.when(meeting))), (t("Lieu"), HTML(text: meeting.place)),
                (t("À convoquer avant le"), view.time(last, hour: true)), (t("État"), badge(t(meeting.stage.name), meeting.stage.tone)),
            ]))\
            \(act)\(MeetingRules.mayRevise(file) == nil ? view.linkButton(file.link + "/modifier", "Modifier la réunion", style: .secondary) : .empty)\(view.linkButton(file.link + "/documents", "Documents", style: .secondary))\(if: meeting.convenedAt != nil, view.linkButton(file.link + "/emargement", "Feuille d’émargement", style: .secondary))
            """)
    }

    private func cancelling(_ view: View) -> HTML {
        guard MeetingRules.mayCancel(file) == nil else { return .empty }
        let isOpen = view.form.error("cancel_reason") != nil
        return details(view.t("Annuler la réunion"), isOpen: isOpen, view.form(file.link + "/annulation", listsErrors: isOpen) {
            "\(view.textField("cancel_reason", label: "Motif", maxLength: 300))\(view.submit("Annuler la réunion", style: .danger))"
        })
    }
}
