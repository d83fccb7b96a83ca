import Database
import HTML
import L10n
import Platform
import Vocabulary
import Web

/// Anyone books a free time; an agent does it for somebody on the phone.
struct BookSlotPage: Page {
    static let path: Path = "/rendez-vous/reserver/:slot"

    let slot: Slot
    let account: Account?
    let isForAnother: Bool

    static func load(_ visit: Visit, _ db: Reading) throws -> Self {
        let slot = try AppointmentStore.slot(try visit.id("slot"), db)
        if let refusal = AppointmentRules.mayBook(slot, at: visit.now) { throw refusal }
        let isForAnother = AppointmentRules.mayOffer(visit.actor) == nil
        return Self(slot: slot, account: try isForAnother ? nil : visit.actor.account.map { try AccountStore.account($0, db) }, isForAnother: isForAnother)
    }

    func title(_ t: Texts) -> String { t("Réserver ce créneau") }
    func trail(_ t: Texts) -> [Crumb] { [Crumb(t("Prendre rendez-vous"), AppointmentLinks.book)] }

    func body(_ view: View) -> HTML {
        let t = view.t
        return """
            \(pageHeader(title(t), intro: t("\(t.dayAndHour(slot.startsAt)), \(slot.where(t))")))\
            \(if: isForAnother, alert(.info, t("Vous réservez pour une personne qui appelle ou qui est là.")))\
            \(view.form(AppointmentLinks.slot(slot.id), guardsDraft: true) {
                """
                \(view.textField("name", label: "Nom", value: account?.displayName, maxLength: 120, autocomplete: isForAnother ? "off" : "name", width: .medium))\
                \(view.emailField(help: "Pour la confirmation et le rappel.", value: account?.email?.text, required: !isForAnother && slot.place != nil, autocomplete: isForAnother ? "off" : "email"))\
                \(view.phoneField(help: slot.place == nil ? "Nous vous appelons à ce numéro." : nil, value: account?.phone, required: slot.place == nil))\
                \(view.textField("subject", label: "Ce dont vous voulez parler", help: "Quelques mots suffisent.", maxLength: 200))\
                \(view.textField("needs", label: "Pour que tout se passe bien", help: "Par exemple : un interprète, une place assise, venir avec un enfant.", required: false, maxLength: 200))\
                \(view.submit("Réserver"))
                """
            })
            """
    }
}
