import Platform
import Vocabulary

/// A time at which an agent receives: one person at a time.
struct Slot: Sendable, Equatable {
    var id: ID<Slot>
    /// Nil: by telephone.
    var place: ID<ReceptionPlace>?
    var placeName: String?
    var placeAddress: String?
    var agent: AccountID
    var agentName: String
    var startsAt: Instant
    var endsAt: Instant
    var language: String
    var isAccessible: Bool
    var withdrawnAt: Instant?
    /// Who comes, when somebody does.
    var appointment: ID<Appointment>?

    var isFree: Bool { withdrawnAt == nil && appointment == nil }
}

/// A person who comes, or is called, at the time of a slot.
struct Appointment: Sendable, Equatable {
    var id: ID<Appointment>
    var slot: Slot
    var asker: Question.Asker
    var subject: String
    /// What she needs in order to come.
    var needs: String
    /// The agent who booked for her.
    var bookedBy: AccountID?
    var bookedAt: Instant
    var cancelledAt: Instant?
    var isCancelledByCity: Bool
    var reason: String
    /// Whether she came; nil as long as nobody said.
    var came: Bool?

    var stage: AppointmentStage { AppointmentStage(self) }
}

/// Where an appointment stands. Computed, never stored: only an hour tells what is ahead.
enum AppointmentStage: Sendable {
    case booked, cancelled, came, missed

    init(_ appointment: Appointment) {
        if appointment.cancelledAt != nil {
            self = .cancelled
        } else {
            self = appointment.came.map { $0 ? .came : .missed } ?? .booked
        }
    }

    var name: Message {
        switch self {
        case .booked: "Réservé"
        case .cancelled: "Annulé"
        case .came: "Venu·e"
        case .missed: "Absent·e"
        }
    }
}

/// The addresses of the appointments.
enum AppointmentLinks {
    static let book = "/rendez-vous"
    static let desk = "/bureau/rendez-vous"
    /// Where an agent deposits the idea of somebody who is there.
    static let deposit = "/bureau/accueil/deposer"
    static let offer = "/bureau/rendez-vous/creneaux"
    static func slot(_ id: ID<Slot>) -> String { "/rendez-vous/reserver/\(id)" }
}
