import Database
import Vocabulary
import Web

/// Cancel one's own appointment: the time is free again, the agent is told.
struct CancelOwnAppointment: Action {
    typealias FormPage = AppointmentPage
    static let path: Path = "/rendez-vous/suivi/:key/annulation"

    let reason: String

    init(_ form: inout FormReader, _ appointment: Appointment) { reason = form.optionalText("reason", max: 200) ?? "" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Appointment { try AppointmentStore.ofKey(visit, db) }
    static func refusal(_ appointment: Appointment, _ visit: Visit) -> Refusal? { AppointmentRules.mayCancelOwn(appointment, at: visit.now) }

    func perform(_ appointment: Appointment, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try AppointmentStore.cancel(appointment.id, byCity: false, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Ce rendez-vous est déjà annulé.") }
        return Outcome(
            to: "/rendez-vous/suivi/\(try visit.parameter("key"))", saying: "Le rendez-vous est annulé. Merci de nous avoir prévenus.",
            journal: [JournalEntry("appointment.cancel", "appointment", appointment.id.number)],
            letters: [AppointmentLetters.toAgent(appointment, "Rendez-vous annulé : \(appointment.slot.startsAt)")])
    }
}

/// Cancel an appointment for the city, with the reason; the time is taken away, for the agent cannot be there.
struct CancelAppointment: Action {
    typealias FormPage = AppointmentsDeskPage
    static let path: Path = "/bureau/rendez-vous/:appointment/annulation"

    let reason: String

    init(_ form: inout FormReader, _ appointment: Appointment) { reason = form.text("reason", min: 5, max: 200) }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Appointment { try AppointmentStore.appointment(try visit.id("appointment"), db) }
    static func refusal(_ appointment: Appointment, _ visit: Visit) -> Refusal? { AppointmentRules.mayCancel(appointment, visit.actor, at: visit.now) }

    func perform(_ appointment: Appointment, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard try AppointmentStore.cancel(appointment.id, byCity: true, reason: reason, at: visit.now, db) else { throw Refusal.notNow("Ce rendez-vous est déjà annulé.") }
        try AppointmentStore.withdraw(appointment.slot.id, at: visit.now, db)
        let isTold = AppointmentLetters.recipient(appointment) != nil
        return Outcome(
            to: AppointmentLinks.desk, saying: isTold ? "Le rendez-vous est annulé, la personne est prévenue." : "Le rendez-vous est annulé. Appelez la personne : elle n’a pas d’adresse électronique.",
            journal: [JournalEntry("appointment.cancel", "appointment", appointment.id.number)],
            letters: AppointmentLetters.toAsker(
                appointment, "Votre rendez-vous du \(appointment.slot.startsAt) est annulé", ["\(reason)", "Pardon pour ce contretemps. Vous pouvez en choisir un autre."], visit.world))
    }
}

/// Take a free time away.
struct WithdrawSlot: Action {
    typealias FormPage = AppointmentsDeskPage
    static let path: Path = "/bureau/rendez-vous/creneaux/:slot/retrait"

    init(_ form: inout FormReader, _ slot: Slot) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Slot { try AppointmentStore.slot(try visit.id("slot"), db) }
    static func refusal(_ slot: Slot, _ visit: Visit) -> Refusal? { AppointmentRules.mayWithdraw(slot, visit.actor, at: visit.now) }

    func perform(_ slot: Slot, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try AppointmentStore.withdraw(slot.id, at: visit.now, db)
        return Outcome(to: AppointmentLinks.desk, saying: "Le créneau est retiré.", journal: [JournalEntry("appointment.withdraw", "slot", slot.id.number)])
    }
}

/// Note whether the person came: for the figures, and between colleagues only.
struct NotePresence: Action {
    typealias FormPage = AppointmentsDeskPage
    static let path: Path = "/bureau/rendez-vous/:appointment/presence"

    let came: Bool

    init(_ form: inout FormReader, _ appointment: Appointment) { came = form.raw("came") == "yes" }

    static func subject(_ visit: Visit, _ db: Reading) throws -> Appointment { try AppointmentStore.appointment(try visit.id("appointment"), db) }
    static func refusal(_ appointment: Appointment, _ visit: Visit) -> Refusal? { AppointmentRules.mayNote(appointment, visit.actor, at: visit.now) }

    func perform(_ appointment: Appointment, _ visit: Visit, _ db: Writing) throws -> Outcome {
        try AppointmentStore.note(appointment.id, came: came, db)
        return Outcome(to: AppointmentLinks.desk, saying: "C’est noté.", journal: [JournalEntry("appointment.note", "appointment", appointment.id.number)])
    }
}
