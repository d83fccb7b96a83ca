import L10n
import Vocabulary
import Web

/// The letters about an appointment.
enum AppointmentLetters {
    static func recipient(_ appointment: Appointment) -> Letter.Recipient? {
        if let account = appointment.asker.account { return .account(account) }
        return appointment.asker.email.map { .address($0, name: appointment.asker.name, language: appointment.asker.language) }
    }

    /// Where, in words.
    static func place(_ slot: Slot) -> Message {
        guard let name = slot.placeName else { return "Par téléphone : nous vous appelons." }
        let address = slot.placeAddress ?? ""
        return address.isEmpty ? "\(name)" : "\(name), \(address)"
    }

    static func toAsker(_ appointment: Appointment, _ subject: Message, _ paragraphs: [Message], _ world: World) -> [Letter] {
        guard let recipient = recipient(appointment) else { return [] }
        return [
            Letter(
                to: recipient, kind: .necessary, subject: subject, paragraphs: ["\(appointment.slot.startsAt), avec \(appointment.slot.agentName).", place(appointment.slot)] + paragraphs,
                button: Letter.Button("Voir ou annuler le rendez-vous", AppointmentKey.link(appointment.id, world), isSecret: true))
        ]
    }

    static func toAgent(_ appointment: Appointment, _ subject: Message) -> Letter {
        Letter(
            to: .account(appointment.slot.agent), kind: .task, subject: subject, paragraphs: ["\(appointment.slot.startsAt) : \(appointment.subject)"],
            button: Letter.Button("Voir mes rendez-vous", AppointmentLinks.desk))
    }
}
