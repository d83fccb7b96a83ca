import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// The agenda that the members of a body share: its meetings ahead and the dates that they add.
struct SharedAgendaPage: Page {
    static let path: Path = "/instances/:assembly/agenda"

    /// A meeting or a date, in the order of time.
    enum Line: Sendable {
        case meeting(Meeting), date(SharedDate)

        var startsAt: Instant { switch self { case .meeting(let meeting): meeting.startsAt; case .date(let date): date.startsAt } }
    }

    let standing: Standing
    let lines: [Line]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let standing = try AssemblyStore.standing(visit, db), id = standing.assembly.id
        if let refusal = SharedDateRules.mayRead(standing) { throw refusal }
        let meetings = try MeetingStore.all(id, db).filter { $0.endsAt > visit.now && $0.cancelledAt == nil && MeetingRules.mayRead(standing, $0) == nil }
        let dates = try SharedDateStore.ahead(id, at: visit.now, db)
        return Self(standing: standing, lines: (meetings.map(Line.meeting) + dates.map(Line.date)).sorted { $0.startsAt < $1.startsAt })
    }

    private var assembly: Assembly { standing.assembly }
    private var link: String { assembly.link + "/agenda" }

    func title(_ t: Texts) -> String { t("Agenda : \(assembly.name)") }
    func trail(_ t: Texts) -> [Crumb] { assembly.trail(t) }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            <p class="intro">\(t("Les réunions à venir et les dates que les membres partagent."))</p>\
            \(if: standing.isMember, buttons(view.linkButton("/mes-instances/agenda", "Suivre dans mon agenda", style: .secondary)))\
            \(lines.isEmpty ? emptyState(t("Aucune date pour l’instant.")) : cards(lines, isWide: true) { card($0, view) })\
            \(if: SharedDateRules.mayAdd(standing) == nil, details(t("Ajouter une date"), isOpen: view.form.isFilled || lines.isEmpty, adding(view)))
            """
    }

    private func card(_ line: Line, _ view: View) -> Card {
        let t = view.t
        switch line {
        case .meeting(let meeting):
            return Card(
                meeting.title, path: meeting.link(assembly), kicker: t.when(meeting), meta: [meeting.place], badges: badge(t(meeting.stage.name), meeting.stage.tone))
        case .date(let date):
            let mayWithdraw = SharedDateRules.mayWithdraw(SharedDateSubject(standing: standing, date: date)) == nil
            return Card(
                date.title, kicker: t.when(date.startsAt, date.endsAt), text: date.words.isEmpty ? nil : date.words,
                meta: [date.place, t("Ajouté par \(date.byName)")].filter { !$0.isEmpty },
                footer: mayWithdraw ? view.action("\(link)/\(date.id)/retrait", "Retirer", style: .quiet, confirm: "Cette date quittera l’agenda de tous.") : .empty)
        }
    }

    private func adding(_ view: View) -> HTML {
        view.form(link) {
            """
            \(view.textField("title", label: "Titre", maxLength: 120))\
            <div class="row">\(view.dateTimeField("starts", label: "Début", min: view.now))\(view.dateTimeField("ends", label: "Fin", min: view.now))</div>\
            \(view.textField("place", label: "Lieu", required: false, maxLength: 200))\(view.textArea("words", label: "Précisions", required: false, rows: 3, maxLength: 1000))\
            \(view.repeatFields(usual: nil))\(view.submit("Ajouter"))
            """
        }
    }
}
