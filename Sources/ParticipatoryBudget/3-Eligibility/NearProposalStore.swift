import Database
import Platform
import Vocabulary

/// A proposal close to another one: by its place, by its words.
struct NearProposal: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
    var status: ProposalStatus
    /// Metres, as the crow flies; nil when one of them has no place on the map.
    var distance: Int?
    /// Whether its words say nearly the same.
    var isAlike = false
    var point: GeoPoint?
}

/// What stands close to a proposal, and what its text was before.
enum NearProposalStore {
    /// Within that many metres two proposals may well be about the same place.
    static let reach = 250.0

    /// The closest first, then those that only sound alike.
    static func near(_ proposal: Proposal, _ db: Reading) throws -> [NearProposal] {
        let around = try around(proposal, db)
        let alike = try ProposalStore.similar(to: "\(proposal.title) \(proposal.title) \(proposal.summary)", in: proposal.edition, except: proposal.id, db)
        var found = around.map { place in
            var place = place
            place.isAlike = alike.contains { $0.id == place.id }
            return place
        }
        let others = alike.map(\.id).filter { id in !around.contains { $0.id == id } }
        found += try db.all("select id, number, title, summary, status from proposals where id in (\(list: others)) order by number") {
            NearProposal(id: $0.id(), number: $0.int(), title: $0.text(), summary: $0.text(), status: try $0.choice(), isAlike: true)
        }
        return found
    }

    private static func around(_ proposal: Proposal, _ db: Reading) throws -> [NearProposal] {
        guard let longitude = proposal.longitude, let latitude = proposal.latitude else { return [] }
        let here = GeoPoint(longitude: longitude, latitude: latitude)
        // A first sieve in degrees, true in metres afterwards: 0.005° is more than 250 m up to 63° north.
        return try db.all("""
            select id, number, title, summary, status, longitude, latitude
            from proposals
            where edition_id = \(proposal.edition) and id <> \(proposal.id) and number is not null and withdrawn_at is null and merged_into is null
                and longitude > \(longitude - 0.005) and longitude < \(longitude + 0.005)
                and latitude > \(latitude - 0.005) and latitude < \(latitude + 0.005)
            """) {
            var near = NearProposal(id: $0.id(), number: $0.int(), title: $0.text(), summary: $0.text(), status: try $0.choice())
            let point = GeoPoint(longitude: $0.double(), latitude: $0.double())
            near.point = point
            near.distance = Int(here.distance(to: point).rounded())
            return near
        }.filter { Double($0.distance ?? 0) <= reach }.sorted { ($0.distance ?? 0, $0.number) < ($1.distance ?? 0, $1.number) }
    }

    /// For each completion that was answered, the text as it stood when it was asked.
    static func textsBefore(_ own: OwnProposal, _ db: Reading) throws -> [ID<Completion>: ProposalVersion] {
        let answered = own.completions.filter { $0.answeredAt != nil }
        guard !answered.isEmpty else { return [:] }
        let versions = try ProposalVersionStore.all(own.proposal.id, db).filter { !$0.isHidden }
        var texts: [ID<Completion>: ProposalVersion] = [:]
        for completion in answered { texts[completion.id] = versions.last { $0.at <= completion.askedAt } }
        return texts
    }
}
