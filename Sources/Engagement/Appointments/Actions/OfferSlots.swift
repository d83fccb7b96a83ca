import Database
import L10n
import Platform
import Vocabulary
import Web

/// Open times to receive, one after the other, for some weeks; never two at once for one agent, never on a holiday.
struct OfferSlots: Action {
    typealias FormPage = OfferSlotsPage
    static let path: Path = "/bureau/rendez-vous/creneaux"

    let place: ID<ReceptionPlace>?
    let starts: Instant
    let count: Int
    let minutes: Int
    let weeks: Int
    let language: String
    let isAccessible: Bool

    init(_ form: inout FormReader, _ places: [ReceptionPlace]) {
        let place: ID<ReceptionPlace>? = form.optionalID("place")
        self.place = places.first { $0.id == place }?.id
        starts = form.moment("starts")
        count = form.int("count", in: 1...20)
        minutes = form.int("minutes", in: 10...120)
        weeks = form.int("weeks", in: 1...12)
        language = Slot.languages.contains(form.raw("language")) ? form.raw("language") : "fr"
        isAccessible = form.isChecked("accessible")
        if place != nil, self.place == nil { form.error("place", "Choisissez dans la liste.") }
        if form.errors.isEmpty, starts <= form.now { form.error("starts", "Choisissez un moment à venir.") }
        if form.errors.isEmpty, !WorkingDays.isWorked(starts), weeks == 1, WorkingDays.isHoliday(starts) { form.error("starts", "C’est un jour férié.") }
    }

    static func subject(_ visit: Visit, _ db: Reading) throws -> [ReceptionPlace] { try ReceptionPlaceStore.all(db).filter(\.isActive) }
    static func refusal(_ places: [ReceptionPlace], _ visit: Visit) -> Refusal? { AppointmentRules.mayOffer(visit.actor) }

    func perform(_ places: [ReceptionPlace], _ visit: Visit, _ db: Writing) throws -> Outcome {
        let agent = try visit.account(), times = times()
        for start in times {
            let end = start + .minutes(minutes)
            if try AppointmentStore.overlaps(agent, from: start, to: end, db) { throw FormErrors("starts", "Vous recevez déjà le \(start).") }
            try AppointmentStore.offer(
                Slot(
                    id: ID(1), place: place, placeName: nil, placeAddress: nil, agent: agent, agentName: "", startsAt: start, endsAt: end, language: language,
                    isAccessible: isAccessible, withdrawnAt: nil, appointment: nil), db)
        }
        return Outcome(
            to: AppointmentLinks.desk, saying: times.count == 1 ? "Un créneau est ouvert." : "\(times.count) créneaux sont ouverts.",
            journal: [JournalEntry("appointment.offer", "account", agent.number)])
    }

    /// The same hour on the clock each week, whatever the season does to it.
    private func times() -> [Instant] {
        let time = CityTime.city, midnight = time.startOfDay(starts), clock = time.clock(at: starts)
        return (0..<weeks).map { time.startOfDay(midnight, adding: 7 * $0) }.filter { !WorkingDays.isHoliday($0) }.flatMap { day -> [Instant] in
            let date = time.clock(at: day)
            let first = time.instant(of: WallClock(year: date.year, month: date.month, day: date.day, hour: clock.hour, minute: clock.minute))
            return (0..<count).map { first + .minutes(minutes * $0) }
        }
    }
}
