import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Whoever follows a body sees where it stands: its figures, what waits, its meetings, its actions.
struct AssemblyDeskPage: Page {
    static let path: Path = "/bureau/instances/:assembly"
    static var surroundings: Surroundings { .desk }

    let standing: Standing
    let figures: AssemblyFigures
    let meetings: [Meeting]
    let actions: [MeetingAction]
    /// Whose absences the charter lets end the seat.
    let absent: [Seat]
    var now = Instant(milliseconds: 0)

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = AssemblyRules.mayRead(standing) { throw refusal }
        return Self(
            standing: standing, figures: try AssemblyFiguresStore.figures(of: id, at: visit.now, db), meetings: try MeetingStore.all(id, db),
            actions: try MeetingStore.openActions(id, db),
            absent: try MeetingStore.absent(id, from: try CharterStore.inForce(id, db)?.rules.mostAbsences ?? 0, at: visit.now, db), now: visit.now)
    }

    private var assembly: Assembly { standing.assembly }

    func title(_ t: Texts) -> String { assembly.name }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau"), Crumb(t("Instances"), AssembliesBoardPage.link)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(view.deskTabs(assembly, at: ""))\
            \(if: assembly.openedAt == nil, unopened(view))\(if: assembly.endsAt.map { $0 < now } ?? false, overdue(view))\(assembly.meetingDue(meetings, at: now).map { gap($0, view) })\
            \(statTiles([
                Stat(t.number(figures.members), t(figures.members, one: "membre", many: "membres"), path: assembly.deskLink + "/membres"), Stat(figures.womenShare(t), t("de femmes")),
                Stat(t.number(figures.meetings), t(figures.meetings, one: "réunion en un an", many: "réunions en un an")), Stat(figures.attendance(t), t("de présence")),
                Stat(t.number(figures.applications), t(figures.applications, one: "candidature à examiner", many: "candidatures à examiner"), path: assembly.deskLink + "/candidatures"),
                Stat(figures.inTimeShare(t), t("répondues à temps")), Stat(t.number(figures.ending), t(figures.ending, one: "mandat qui finit en six mois", many: "mandats qui finissent en six mois"), path: assembly.link + "/renouvellement"),
                Stat(t.number(figures.owed), t(figures.owed, one: "réponse attendue", many: "réponses attendues"), path: FollowUpPage.link + "?instance=" + assembly.slug),
            ]))\
            \(columns(main: "\(list(view))\(if: !actions.isEmpty, section(t("Actions à suivre")) { view.actions(actions) { _ in .empty } })\(absences(view))", aside: identity(view)))
            """
    }

    /// The law or its rhythm asks for a meeting that nobody has planned.
    private func gap(_ due: Instant, _ view: View) -> HTML {
        let t = view.t
        return alert(.warning, assembly.kind == .associationsCommittee
            ? t("La loi demande une séance par trimestre : la prochaine est à tenir avant le \(day: due).")
            : t("La prochaine réunion est à tenir avant le \(day: due) : elle n’est pas encore prévue."))
    }

    private func unopened(_ view: View) -> HTML {
        let body: HTML = """
            <p>\(view.t("Les habitants ne la voient pas encore : publiez sa charte."))</p>\(view.linkButton(assembly.deskLink + "/charte", "Écrire la charte", style: .secondary))
            """
        return alert(.warning, body)
    }

    /// A temporary body whose day has come: its report is to be written.
    private func overdue(_ view: View) -> HTML {
        guard StatuteRules.mayClose(standing) == nil else { return .empty }
        let body: HTML = """
            <p>\(view.t("L’instance est arrivée à son terme. Écrivez son bilan et mettez-y fin."))</p>\(view.linkButton(assembly.deskLink + "/fin", "Écrire le bilan", style: .secondary))
            """
        return alert(.warning, body)
    }

    private func list(_ view: View) -> HTML {
        let t = view.t
        return section(t("Réunions")) {
            """
            \(MeetingRules.mayPlan(standing).map { standing.isOfficer ? view.notice($0) : .empty } ?? buttons(view.linkButton(assembly.link + "/reunions/nouvelle", "Préparer une réunion")))\
            \(meetings.isEmpty ? emptyState(t("Aucune réunion pour l’instant.")) : table(
                t("Réunions"), isCaptionHidden: true,
                columns: [Column(t("Réunion"), isHeading: true), Column(t("Le")), Column(t("État")), Column(t("Compte rendu"))], rows: meetings
            ) { meeting in
                [
                    #"<a href="\#(url: meeting.link(assembly))">\#(meeting.title)</a>"#, view.time(meeting.startsAt), badge(t(meeting.stage.name), meeting.stage.tone),
                    meeting.stage == .held ? #"<a href="\#(url: meeting.link(assembly) + "/compte-rendu")">\#(meeting.adoptedAt == nil ? t("À suivre") : t("Adopté"))</a>"# : .empty,
                ]
            })
            """
        }
    }

    private func absences(_ view: View) -> HTML {
        guard !absent.isEmpty else { return .empty }
        return section(view.t("Absences répétées")) {
            """
            <p>\(view.t("La charte permet de mettre fin à ces mandats."))</p>\
            <ul>\(each: absent, { #"<li><a href="\#(url: "\(assembly.deskLink)/membres/\($0.id)")">\#($0.name)</a></li>"# })</ul>\
            \(buttons(view.linkButton(assembly.deskLink + "/absences", "Suivre les absences", style: .secondary)))
            """
        }
    }

    private func identity(_ view: View) -> HTML {
        let t = view.t
        var pairs: [(term: String, value: HTML)] = [(t("Nature"), HTML(text: t(assembly.kind.name))), (t("Où"), HTML(text: assembly.place(t))), (t("Depuis le"), view.time(assembly.startsAt))]
        if let ends = assembly.endsAt { pairs.append((t("Jusqu’au"), view.time(ends))) }
        pairs.append((t("Élu·e référent·e"), HTML(text: assembly.referentName ?? t("À désigner"))))
        pairs.append((t("Mandats finissant dans six mois"), HTML(text: t.number(figures.ending))))
        return panel(t("L’instance"), """
            \(facts(pairs))\(buttons(
                view.linkButton(assembly.link, "Page publique", style: .secondary), view.linkButton(assembly.link + "/renouvellement", "Renouvellement", style: .secondary),
                view.linkButton(assembly.link + "/elections", "Élections", style: .secondary), view.linkButton(assembly.link + "/commissions", "Commissions", style: .secondary),
                assembly.kind == .childrensCouncil ? view.linkButton(assembly.link + "/classes", "Classes", style: .secondary) : .empty,
                StatuteRules.mayCompose(standing) == nil ? view.linkButton(assembly.deskLink + "/reglages", "Réglages", style: .secondary) : .empty))
            """)
    }
}
