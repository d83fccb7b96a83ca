package import Vocabulary

/// Something public that happens at an hour in the city, in whichever house: an event, a meeting of a body.
package struct AgendaMoment: Sendable, Equatable {
    package var at: Instant
    package var title: String
    package var place: String
    package var link: String
    /// Where it is; empty: for the whole city.
    package var territories: Set<TerritoryID>
    /// Which edition it is about, when it is about one.
    package var edition: EditionID?
    /// Its number, when it is an event of the city.
    package var event: Int?

    package init(at: Instant, title: String, place: String, link: String, territories: Set<TerritoryID>, edition: EditionID? = nil, event: Int? = nil) {
        self.at = at
        self.title = title
        self.place = place
        self.link = link
        self.territories = territories
        self.edition = edition
        self.event = event
    }
}
