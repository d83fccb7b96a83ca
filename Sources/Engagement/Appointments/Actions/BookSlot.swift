import Database
import L10n
import Platform
import Vocabulary
import Web

/// Book a free time, for oneself or for somebody on the phone. Two at once: the second chooses another.
struct BookSlot: Action {
    typealias FormPage = BookSlotPage
    static let path: Path = "/rendez-vous/reserver/:slot"
    static let limits = Limits(perTenMinutes: 10)

    /// The time, and who books it.
    struct Subject: Sendable {
        var slot: Slot
        var account: Account?
        var isForAnother: Bool
    }

    let asker: Question.Asker
    let subject: String
    let needs: String

    init(_ form: inout FormReader, _ subject: Subject) {
        let isByPhone = subject.slot.place == nil, name = form.text("name", max: 120)
        let email = subject.isForAnother || isByPhone ? form.optionalEmail("email") : form.email("email")
        let phone = isByPhone ? form.text("phone", min: 6, max: 30) : form.optionalText("phone", max: 30) ?? ""
        asker = Question.Asker(account: subject.account?.id, name: name, email: email, phone: phone)
        self.subject = form.text("subject", min: 3, max: 200)
        needs = form.optionalText("needs", max: 200) ?? ""
        if subject.isForAnother, email == nil, phone.isEmpty { form.error("phone", "Notez de quoi la prévenir : une adresse ou un numéro.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Subject {
        let isForAnother = AppointmentRules.mayOffer(visit.actor) == nil
        return Subject(
            slot: try AppointmentStore.slot(try visit.id("slot"), db), account: try isForAnother ? nil : visit.actor.account.map { try AccountStore.account($0, db) }, isForAnother: isForAnother)
    }

    static func refusal(_ subject: Subject, _ visit: Visit) -> Refusal? { AppointmentRules.mayBook(subject.slot, at: visit.now) }

    func perform(_ subject: Subject, _ visit: Visit, _ db: Writing) throws -> Outcome {
        if !subject.isForAnother, try AppointmentStore.ahead(of: asker, at: visit.now, db) >= AppointmentRules.mostAhead {
            throw FormErrors("name", "Vous avez déjà deux rendez-vous à venir : annulez-en un pour en prendre un autre.")
        }
        let agent = subject.isForAnother ? visit.actor.account : nil
        guard let id = try AppointmentStore.book(subject.slot.id, asker, subject: self.subject, needs: needs, by: agent, at: visit.now, db) else {
            throw AppointmentRules.taken
        }
        let appointment = try AppointmentStore.appointment(id, db)
        var letters = AppointmentLetters.toAsker(appointment, "Votre rendez-vous du \(appointment.slot.startsAt)", [], visit.world)
        if agent != appointment.slot.agent { letters.append(AppointmentLetters.toAgent(appointment, "Un rendez-vous est pris pour le \(appointment.slot.startsAt)")) }
        return Outcome(
            to: subject.isForAnother ? AppointmentLinks.desk : AppointmentKey.link(id, visit.world), saying: "Le rendez-vous est pris pour le \(appointment.slot.startsAt).",
            journal: [JournalEntry("appointment.book", "appointment", id.number, channel: subject.isForAnother ? .phone : .web)], letters: letters)
    }
}
