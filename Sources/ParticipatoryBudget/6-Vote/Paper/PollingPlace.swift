import Platform
import Vocabulary

/// Where one votes on paper: an address, hours, how to get in, what must be there.
struct PollingPlace: Sendable, Equatable {
    var id: ID<PollingPlace>
    var edition: EditionID
    var name: String
    var address: String
    var hours: String
    var access: String
    /// One thing a line.
    var material: String
    var point: GeoPoint?
    /// What the code of each day is drawn from: another one at each renewal.
    var codeMark: String
    var removedAt: Instant?

    /// Its hours, as they stand within a sentence.
    var hoursWithin: String { hours.prefix(1).lowercased() + hours.dropFirst() }
    var materialList: [String] { material.split(separator: "\n").map(String.init) }
}

/// Somebody who keeps a polling place between two hours: for as long, she checks voters off there.
struct PollingShift: Sendable, Equatable {
    var id: ID<PollingShift>
    var place: ID<PollingPlace>
    var account: AccountID
    var name: String
    var from: Instant
    var until: Instant

    /// One arrives a little before and leaves a little after.
    static let margin = Span.minutes(30)

    func holds(at now: Instant) -> Bool { from - Self.margin <= now && now < until + Self.margin }
}

/// A polling place with its staff and its urns, before a person.
struct PollingPlaceFile: Sendable {
    var edition: Edition
    var place: PollingPlace
    var shifts: [PollingShift]
    var urns: [Urn]

    var scope: Scope { edition.scope }
    var link: String { PaperLinks.place(edition, place.id) }
    /// The urn into which one votes now: the last one opened that is not closed.
    var currentUrn: Urn? { urns.last { $0.closedAt == nil && !$0.isAggregated } }

    func keeps(_ account: AccountID?, at now: Instant) -> Bool { shifts.contains { $0.account == account && $0.holds(at: now) } }
    func isStaff(_ account: AccountID?) -> Bool { shifts.contains { $0.account == account } }
}

/// The addresses of the vote on paper.
enum PaperLinks {
    static func places(_ edition: Edition) -> String { "\(edition.link)/bureaux-de-vote" }
    static func counting(_ edition: Edition) -> String { "\(edition.link)/depouillement" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/papier" }
    static func place(_ edition: Edition, _ id: ID<PollingPlace>) -> String { "\(desk(edition))/bureaux/\(id)" }
    static func newPlace(_ edition: Edition) -> String { "\(desk(edition))/bureaux/nouveau/fiche" }
    static func screen(_ edition: Edition, _ id: ID<PollingPlace>) -> String { "\(place(edition, id))/emargement" }
    static func list(_ edition: Edition, _ id: ID<PollingPlace>) -> String { "\(place(edition, id))/liste" }
    static func urn(_ edition: Edition, _ id: ID<Urn>) -> String { "\(desk(edition))/urnes/\(id)" }
    static func keying(_ edition: Edition, _ id: ID<Urn>) -> String { "\(urn(edition, id))/saisie" }
    static func scans(_ edition: Edition, _ id: ID<Urn>) -> String { "\(urn(edition, id))/numerisation" }
    static func batches(_ edition: Edition) -> String { "\(desk(edition))/bulletins" }
    static func incidents(_ edition: Edition) -> String { "\(desk(edition))/incidents" }
    static func kiosk(_ edition: Edition, _ token: String) -> String { "\(edition.link)/isoloir/\(token)" }
}
