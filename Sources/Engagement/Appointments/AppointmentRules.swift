import Vocabulary

/// Who offers times, books and cancels, and until when. Pages and acts ask the same function; `nil` is yes.
enum AppointmentRules {
    /// A person may still book a time that begins in an hour at least.
    static let notice = Span.hours(1)

    /// Appointments ahead that one person may hold: the times are for everyone.
    static let mostAhead = 2

    /// Offer times and see who comes: whoever answers residents.
    static func mayOffer(_ actor: Actor) -> Refusal? {
        if !actor.isSignedIn { return .signIn }
        return QuestionRules.answering.contains(where: actor.hasAnywhere) ? nil : .notAllowed("Les rendez-vous sont tenus par celles et ceux qui répondent aux habitants.")
    }

    static func mayBook(_ slot: Slot, at now: Instant) -> Refusal? {
        if slot.startsAt < now + notice { return .notNow("Ce créneau est passé ou commence trop tôt : choisissez-en un autre.", wayOut: AppointmentLinks.book, named: "Voir les créneaux") }
        return slot.isFree ? nil : taken
    }

    static let taken = Refusal.notNow("Ce créneau vient d’être pris : choisissez-en un autre.", wayOut: AppointmentLinks.book, named: "Voir les créneaux")

    /// Take a free time away: its agent, or who answers for the whole city.
    static func mayWithdraw(_ slot: Slot, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(slot, actor) { return refusal }
        if slot.withdrawnAt != nil { return .notNow("Ce créneau est déjà retiré.") }
        return slot.appointment == nil ? nil : .notNow("Quelqu’un vient à cette heure : annulez d’abord le rendez-vous.")
    }

    /// Cancel for the city, with the reason.
    static func mayCancel(_ appointment: Appointment, _ actor: Actor, at now: Instant) -> Refusal? {
        mayKeep(appointment.slot, actor) ?? ahead(appointment, at: now)
    }

    /// Cancel one's own: before it begins.
    static func mayCancelOwn(_ appointment: Appointment, at now: Instant) -> Refusal? { ahead(appointment, at: now) }

    /// Note whether she came: once it has begun.
    static func mayNote(_ appointment: Appointment, _ actor: Actor, at now: Instant) -> Refusal? {
        if let refusal = mayKeep(appointment.slot, actor) { return refusal }
        if appointment.cancelledAt != nil { return .notNow("Ce rendez-vous est annulé.") }
        return appointment.slot.startsAt <= now ? nil : .notNow("Ce rendez-vous n’a pas encore commencé.")
    }

    /// Read who comes: the agent of the time, or who answers for the whole city.
    static func mayKeep(_ slot: Slot, _ actor: Actor) -> Refusal? {
        if let refusal = mayOffer(actor) { return refusal }
        return slot.agent == actor.account || QuestionRules.mayManage(actor) == nil ? nil : .notAllowed("Ce rendez-vous est tenu par une autre personne.")
    }

    private static func ahead(_ appointment: Appointment, at now: Instant) -> Refusal? {
        if appointment.cancelledAt != nil { return .notNow("Ce rendez-vous est déjà annulé.") }
        return appointment.slot.startsAt > now ? nil : .notNow("Ce rendez-vous a déjà commencé.")
    }
}
