import Vocabulary

/// The members whom the charter lets go, for the meetings that they missed.
struct Absences: Sendable {
    var standing: Standing
    /// How many meetings in a row, without an excuse; 0: no rule.
    var most: Int
    /// When the first of them took place.
    var since: Instant
    var seats: [Seat]

    var link: String { standing.assembly.deskLink + "/absences" }
    /// When she was told of these absences, not of older ones.
    func warnedAt(_ seat: Seat) -> Instant? { seat.warnedAt.flatMap { $0 >= since ? $0 : nil } }
}

/// Who acts on the absences of a member, and when. Pages and acts ask the same function; `nil` is yes.
enum AbsenceRules {
    /// How long she has to answer before her seat may be ended.
    static let answer = Span.days(15)

    /// Tell her: the officer, once she has missed as many meetings as the charter says.
    static func mayWarn(_ file: Absences, _ seat: Seat) -> Refusal? {
        if let refusal = rule(file, seat) { return refusal }
        return file.warnedAt(seat).map { .notNow("Cette personne a été prévenue le \(day: $0).") }
    }

    /// End her seat: she was told, and has had the time to answer.
    static func mayEnd(_ file: Absences, _ seat: Seat, at now: Instant) -> Refusal? {
        if let refusal = rule(file, seat) { return refusal }
        guard let warned = file.warnedAt(seat) else { return .notNow("Prévenez d’abord la personne : elle a quinze jours pour répondre.") }
        return now < warned + answer ? .notNow("Cette personne a jusqu’au \(day: warned + answer) pour répondre.") : nil
    }

    private static func rule(_ file: Absences, _ seat: Seat) -> Refusal? {
        if let refusal = AssemblyRules.mayKeep(file.standing, "suit les absences") { return refusal }
        if file.most == 0 { return .notNow("La charte de cette instance n’a pas de règle d’absence.") }
        return file.seats.contains { $0.id == seat.id } ? nil : .notNow(file.most == 1
            ? "La charte dit une réunion manquée, sans excuse : cette personne n’en est pas là."
            : "La charte dit \(file.most) réunions manquées de suite, sans excuse : cette personne n’en est pas là.")
    }
}
