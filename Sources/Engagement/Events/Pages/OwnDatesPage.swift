import Database
import HTML
import L10n
import Vocabulary
import Web

/// Something that a person is expected at, or has still to tell: when, what, where, and the page on which she acts.
struct OwnDate: Sendable {
    var at: Instant
    var title: Message
    var place: Message
    var state: Message
    var link: String
}

/// A person with an account finds everything she said she would come to: appointments, events, hours of help, her place at a forum.
struct OwnDatesPage: Page {
    static let path: Path = "/mes-rendez-vous"

    let dates: [OwnDate]

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let account = try visit.account()
        let dates = try appointments(account, visit, db) + signUps(account, visit, db) + hours(account, visit, db) + places(account, visit, db)
        return Self(dates: dates.sorted { $0.at < $1.at })
    }

    private static func appointments(_ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [OwnDate] {
        try AppointmentStore.booked(by: account, db).filter { $0.cancelledAt == nil && $0.slot.endsAt > visit.now }.map { appointment in
            OwnDate(
                at: appointment.slot.startsAt, title: "Rendez-vous avec \(appointment.slot.agentName)", place: AppointmentLetters.place(appointment.slot), state: appointment.stage.name,
                link: AppointmentKey.link(appointment.id, visit.world))
        }
    }

    private static func signUps(_ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [OwnDate] {
        try EventSignUpStore.ahead(of: account, at: visit.now, db).map { signUp in
            let event = try EventStore.event(signUp.event, db)
            return OwnDate(
                at: event.plan.startsAt, title: "\(event.plan.title)", place: "\(event.plan.place)", state: event.cancelledAt == nil ? signUp.state.name : Event.Stage.cancelled.name,
                link: EventKey.link(signUp.id, visit.world))
        }
    }

    /// Those ahead, and those that she has still to tell.
    private static func hours(_ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [OwnDate] {
        try HelpStore.given(by: account, from: visit.now - HelpRules.telling, db).compactMap { line in
            let event = try EventStore.event(line.event, db), slot = try HelpStore.slot(line.slot, of: line.event, db), isToTell = HelpRules.mayDebrief(slot, event, visit.actor, at: visit.now) == nil
            if event.cancelledAt != nil || slot.endsAt < visit.now && (!isToTell || slot.helper(account)?.debrief != nil) { return nil }
            return OwnDate(
                at: slot.startsAt, title: "\(event.plan.title) : \(slot.task)", place: "\(event.plan.place)", state: slot.endsAt < visit.now ? "À raconter" : "Vous aidez", link: event.link + "/aide")
        }
    }

    private static func places(_ account: AccountID, _ visit: Visit, _ db: Reading) throws -> [OwnDate] {
        try StandStore.held(by: account, visit, db).filter { $0.cancelledAt == nil && $0.plan.endsAt > visit.now }.map { event in
            OwnDate(at: event.plan.startsAt, title: "\(event.plan.title)", place: "\(event.plan.place)", state: "Vous présentez un projet", link: event.link + "/stands")
        }
    }

    func title(_ t: Texts) -> String { t("Mes rendez-vous") }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(dates.isEmpty ? emptyState(t("Rien n’est prévu.")) : table(
                t("Mes rendez-vous"), isCaptionHidden: true, columns: [Column(t("Quoi"), isHeading: true), Column(t("Quand")), Column(t("Où"), isProse: true), Column(t("État"))], rows: dates
            ) { date in
                ["<a href=\"\(url: date.link)\">\(t(date.title))</a>", view.time(date.at, hour: true), HTML(text: t(date.place)), HTML(text: t(date.state))]
            })\
            \(buttons(view.linkButton(EventLinks.agenda, "Voir l’agenda"), view.linkButton(AppointmentLinks.book, "Prendre rendez-vous", style: .secondary)))
            """
    }
}
