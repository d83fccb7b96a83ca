package import Vocabulary

/// Something public that happens at an hour in the city, in whichever house: an event, a meeting of a body.
package struct AgendaMoment: Sendable, Equatable {
    package var at: Instant
    package var title: String
    package var place: String
    package var link: String
    /// Where it is; empty: for the whole city.
    package var territories: Set<TerritoryID>

    package init(at: Instant, title: String, place: String, link: String, territories: Set<TerritoryID>) {
        self.at = at
        self.title = title
        self.place = place
        self.link = link
        self.territories = territories
    }
}
