import Platform
import Vocabulary

/// Two projects under study that may want the same place: seen by their distance on the map, or reported by somebody who knows the land.
struct PlaceConflict: Sendable, Equatable {
    /// What comes of it.
    enum Verdict: String, Sendable, CaseIterable { case together, apart }

    /// What was said of it, by whom.
    struct Settled: Sendable, Equatable {
        var id: ID<PlaceConflict>
        var verdict: Verdict
        var reason: String
        var by: String
        var at: Instant
    }

    var one: PlacedProject
    var other: PlacedProject
    /// Metres, as the crow flies; nil when one of them has no place on the map.
    var distance: Int?
    var settled: Settled?

    var pair: ProjectPair { ProjectPair(one.id, other.id) }
    /// Whether whoever concludes has to know of it.
    var isPressing: Bool { settled?.verdict != .together }

    /// As it is told from one of the two.
    func seen(from project: ID<Proposal>) -> PlaceConflict {
        one.id == project ? self : PlaceConflict(one: other, other: one, distance: distance, settled: settled)
    }
}

/// A project under study with its place.
struct PlacedProject: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var point: GeoPoint?
    var lead: ServiceID
    var leadName: String
    var territory: TerritoryID?
}

/// Two projects, whichever is named first.
struct ProjectPair: Sendable, Hashable {
    let first: ID<Proposal>
    let second: ID<Proposal>

    init(_ one: ID<Proposal>, _ other: ID<Proposal>) { (first, second) = one < other ? (one, other) : (other, one) }

    func contains(_ project: ID<Proposal>) -> Bool { first == project || second == project }

    /// Those that stand within that many metres of each other, with how many. Sorted by latitude, each is compared with its neighbours only.
    /// - Parameter only: the pairs of this project; nil: every pair.
    static func near(_ projects: [PlacedProject], within reach: Int, of only: ID<Proposal>? = nil) -> [ProjectPair: Int] {
        let placed = projects.compactMap { project in project.point.map { (id: project.id, point: $0) } }.sorted { $0.point.latitude < $1.point.latitude }
        // A degree of latitude is never less than 110 km.
        let window = Double(reach) / 110_000
        var found: [ProjectPair: Int] = [:]
        for (index, one) in placed.enumerated() {
            for other in placed[(index + 1)...] {
                if other.point.latitude - one.point.latitude > window { break }
                if let only, one.id != only, other.id != only { continue }
                let metres = one.point.distance(to: other.point)
                if metres <= Double(reach) { found[ProjectPair(one.id, other.id)] = Int(metres.rounded()) }
            }
        }
        return found
    }
}

/// Two studies side by side: what the rules look at.
struct ConflictFile: Sendable {
    var study: StudyFile
    var other: StudyFile
    var conflict: PlaceConflict

    var edition: Edition { study.edition }
    var link: String { FeasibilityLinks.conflict(edition, conflict.one.number, conflict.other.number) }
}

extension PlaceConflict.Verdict {
    var name: Message {
        switch self {
        case .together: "Les deux peuvent se faire"
        case .apart: "L’un exclut l’autre"
        }
    }
}
