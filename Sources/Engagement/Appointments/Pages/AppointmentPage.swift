import Database
import HTML
import L10n
import Vocabulary
import Web

/// The person who booked sees her appointment, puts it in her calendar, cancels it: by the secret link of her letter.
struct AppointmentPage: Page {
    static let path: Path = "/rendez-vous/suivi/:key"

    let appointment: Appointment
    let key: String
    let refusalToCancel: Refusal?

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let appointment = try AppointmentStore.ofKey(visit, db)
        return Self(appointment: appointment, key: try visit.parameter("key"), refusalToCancel: AppointmentRules.mayCancelOwn(appointment, at: visit.now))
    }

    func title(_ t: Texts) -> String { t("Votre rendez-vous") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Prendre rendez-vous"), AppointmentLinks.book)] }

    func body(_ view: View) -> HTML {
        let t = view.t, slot = appointment.slot, link = "/rendez-vous/suivi/\(key)"
        return """
            \(if: appointment.cancelledAt != nil, alert(.warning, t("Ce rendez-vous est annulé.") + (appointment.reason.isEmpty ? "" : " " + appointment.reason)))\
            \(facts([
                (t("Quand"), view.time(slot.startsAt, hour: true)), (t("Durée"), HTML(text: t.length(slot.endsAt - slot.startsAt))), (t("Où"), HTML(text: t(AppointmentLetters.place(slot)))),
                (t("Avec"), HTML(text: slot.agentName)), (t("Pour"), HTML(text: appointment.subject)),
            ]))\
            \(if: appointment.cancelledAt == nil, buttons(view.linkButton(link + "/agenda.ics", "Mettre dans mon agenda", style: .secondary)))\
            \(refusalToCancel == nil
                ? details(t("Annuler ce rendez-vous"), isOpen: !view.form.errors.isEmpty, view.form(link + "/annulation") {
                    "\(view.textField("reason", label: "Un mot pour la personne qui vous attend", required: false, maxLength: 200))\(view.submit("Annuler le rendez-vous", style: .danger))"
                }) : buttons(view.linkButton(AppointmentLinks.book, "Prendre un autre rendez-vous", style: .secondary)))
            """
    }
}
