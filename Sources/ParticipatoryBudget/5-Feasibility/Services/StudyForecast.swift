import Vocabulary

/// What a service may expect of the studies of an edition, from what the edition before asked of it.
struct StudyForecast: Sendable, Equatable {
    var service: ServiceID
    var name: String
    /// In the edition before: studies that it led, opinions that it gave, days that it took to give one.
    var led: Int
    var advised: Int
    var days: Int?
    /// Expected this time, for as many proposals as there are.
    var expected: Int
    var perWeek: Int
}

/// The forecast of an edition, with what it is drawn from.
struct StudyForecasts: Sendable {
    var former: String
    /// Proposals deposited then and now; now is nil as long as the deposit is open.
    var deposited: (then: Int, now: Int?)
    var services: [StudyForecast]
}
