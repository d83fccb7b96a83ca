import Database
import HTML
import L10n
import Vocabulary
import Web

/// An agent sees who comes and which of her times are free; who answers for the whole city sees everyone's.
struct AppointmentsDeskPage: Page {
    static let path: Path = "/bureau/rendez-vous"
    static var surroundings: Surroundings { .desk }

    let appointments: [Appointment]
    let slots: [Slot]
    let seesAll: Bool
    let actor: Actor
    let now: Instant

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        if let refusal = AppointmentRules.mayOffer(visit.actor) { throw refusal }
        let seesAll = QuestionRules.mayManage(visit.actor) == nil, agent = seesAll ? nil : try visit.account()
        return Self(
            appointments: try AppointmentStore.appointments(of: agent, from: visit.now - .days(7), db), slots: try AppointmentStore.slots(of: agent, from: visit.now, db).filter(\.isFree),
            seesAll: seesAll, actor: visit.actor, now: visit.now)
    }

    func title(_ t: Texts) -> String { t("Rendez-vous") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Mon bureau"), "/bureau")] }

    func body(_ view: View) -> HTML {
        let t = view.t, ahead = appointments.filter { $0.slot.endsAt >= now }, behind = appointments.filter { $0.slot.endsAt < now }
        return """
            \(buttons(view.linkButton(AppointmentLinks.offer, "Ouvrir des créneaux"), view.linkButton(AppointmentLinks.book, "Réserver pour quelqu’un", style: .secondary),
                QuestionRules.mayReceive(actor) == nil ? view.linkButton(AppointmentLinks.deposit, "Écrire une idée avec la personne", style: .quiet) : .empty))\
            \(section(t("À venir")) { ahead.isEmpty ? emptyState(t("Personne n’est attendu.")) : list(ahead, view) })\
            \(if: !behind.isEmpty, section(t("Les sept derniers jours")) { list(behind, view) })\
            \(section(t("Créneaux libres")) { slots.isEmpty ? emptyState(t("Aucun créneau ouvert.")) : free(view) })
            """
    }

    private func list(_ appointments: [Appointment], _ view: View) -> HTML {
        let t = view.t
        return table(
            t("Rendez-vous"), isCaptionHidden: true,
            columns: [Column(t("Quand"), isHeading: true), Column(t("Qui")), Column(t("Pour"), isProse: true), Column(t("Où")), Column(t("Avec")), Column(t("Suite"))], rows: appointments,
            beneath: { appointment in acts(appointment, view) }
        ) { appointment in
            [
                view.time(appointment.slot.startsAt, hour: true), "\(appointment.asker.name)\(if: !appointment.asker.phone.isEmpty, "<br>\(appointment.asker.phone)")",
                "\(appointment.subject)\(if: !appointment.needs.isEmpty, "<br><span class=\"muted\">\(appointment.needs)</span>")", HTML(text: appointment.slot.where(t)),
                HTML(text: appointment.slot.agentName), HTML(text: t(appointment.stage.name)),
            ]
        }
    }

    private func acts(_ appointment: Appointment, _ view: View) -> HTML? {
        let link = "\(AppointmentLinks.desk)/\(appointment.id)"
        if appointment.came == nil, AppointmentRules.mayNote(appointment, actor, at: now) == nil {
            return buttons(
                view.action(link + "/presence", "Est venu·e", fields: [("came", "yes")]), view.action(link + "/presence", "N’est pas venu·e", style: .quiet, fields: [("came", "no")]),
                together(appointment, view))
        }
        guard AppointmentRules.mayCancel(appointment, actor, at: now) == nil else { return nil }
        return buttons(together(appointment, view)) + details(view.t("Annuler"), view.form(link + "/annulation", key: "annuler-\(appointment.id)") { form in
            "\(form.textField("reason", label: "Motif", help: "La personne le reçoit.", maxLength: 200))\(form.submit("Annuler ce rendez-vous", style: .danger))"
        })
    }

    /// What is written with the person while she is there, under her name and with her consent.
    private func together(_ appointment: Appointment, _ view: View) -> HTML {
        guard QuestionRules.mayReceive(actor) == nil else { return .empty }
        let known = appointment.asker.account.map { "?personne=\($0)" }
        let idea = known ?? "?q=" + URLEncoding.queryValue(appointment.asker.name)
        return """
            \(view.linkButton(AppointmentLinks.deposit + idea, "Écrire son idée avec elle", style: .secondary))\
            \(view.linkButton(QuestionLinks.enter + (known ?? ""), "Noter sa question", style: .quiet))
            """
    }

    private func free(_ view: View) -> HTML {
        let t = view.t
        return table(
            t("Créneaux libres"), isCaptionHidden: true,
            columns: [Column(t("Quand"), isHeading: true), Column(t("Où")), Column(t("Avec")), Column(t("Retirer"), isTitleHidden: true)], rows: slots
        ) { slot in
            [
                view.time(slot.startsAt, hour: true), "\(slot.where(t))<br><span class=\"muted\">\(slot.notes(t))</span>", HTML(text: slot.agentName),
                AppointmentRules.mayWithdraw(slot, actor, at: now) == nil ? view.action("\(AppointmentLinks.offer)/\(slot.id)/retrait", "Retirer", style: .quiet) : .empty,
            ]
        }
    }
}
