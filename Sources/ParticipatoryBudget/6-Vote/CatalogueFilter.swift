import Vocabulary
import Web

/// What a reader of the catalogue asked to see, as her address says it.
struct CatalogueFilter: Sendable, Equatable {
    var theme: ID<Theme>?
    var place: String?
    var order: DrawnOrder
    var isMap = false

    init(theme: ID<Theme>? = nil, place: String? = nil, order: DrawnOrder, isMap: Bool = false) {
        (self.theme, self.place, self.order, self.isMap) = (theme, place, order, isMap)
    }

    init(_ visit: Visit, _ edition: Edition) {
        theme = visit.query["theme"].flatMap { ID($0) }
        place = visit.query["quartier"].flatMap { $0.isEmpty ? nil : $0 }
        isMap = visit.query["vue"] == "carte"
        let drawn = visit.query["tirage"]
        order = if let account = visit.actor.account, drawn == nil { DrawnOrder(of: account, in: edition.id) } else { DrawnOrder(typed: drawn, at: visit.now) }
    }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { theme != nil || place != nil }

    func callAsFunction(_ projects: [Project]) -> [Project] {
        order(projects.filter { project in
            (theme.map { project.theme == $0 } ?? true) && (place.map { project.place == $0 } ?? true)
        })
    }

    /// The address of the same choice, seen otherwise. The draw goes along, so that nothing moves from one view to the next.
    func address(_ edition: Edition, isMap: Bool, page: Int = 1) -> String {
        var parts = ["tirage=\(order.seed)"]
        if let theme { parts.append("theme=\(theme)") }
        if let place { parts.append("quartier=\(URLEncoding.queryValue(place))") }
        if isMap { parts.append("vue=carte") }
        if page > 1 { parts.append("page=\(page)") }
        return VoteLinks.catalogue(edition) + "?" + parts.joined(separator: "&")
    }
}
