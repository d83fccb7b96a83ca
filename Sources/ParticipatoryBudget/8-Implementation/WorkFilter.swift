import Platform
import Vocabulary
import Web

/// Which works one wants to see, as the address says.
struct WorkFilter: Sendable, Equatable {
    var stage: WorkStage?
    var service: ServiceID?
    var concern: WorkConcern?
    var words: String

    init(_ query: FormValues) {
        stage = query["etape"].flatMap { WorkStage(rawValue: $0) }
        service = query["service"].flatMap { ServiceID($0) }
        concern = query["a-regarder"].flatMap { WorkConcern(rawValue: $0) }
        words = query["q"] ?? ""
    }

    /// The words are looked for in the title, the place, the owner and the number, whatever the accents.
    func keeps(_ work: Work, at now: Instant) -> Bool {
        if let stage, work.stage != stage { return false }
        if let service, work.owner?.service != service { return false }
        if let concern, !work.concerns(at: now).contains(concern) { return false }
        let text = SearchText.fold("\(work.projectNumber) \(work.title) \(work.territoryName ?? "") \(work.owner?.name ?? "")")
        return SearchText.fold(words).split(separator: " ").allSatisfy { text.contains($0) }
    }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { !words.isEmpty || stage != nil || service != nil }

    func with(concern: WorkConcern?) -> WorkFilter {
        var other = self
        other.concern = concern
        return other
    }

    /// The list at this address seen through this filter.
    func address(_ list: String, page: Int = 1) -> String {
        var pairs: [(String, String)] = []
        if let stage { pairs.append(("etape", stage.rawValue)) }
        if let service { pairs.append(("service", service.description)) }
        if let concern { pairs.append(("a-regarder", concern.rawValue)) }
        if !words.isEmpty { pairs.append(("q", words)) }
        if page > 1 { pairs.append(("page", String(page))) }
        let query = pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return query.isEmpty ? list : list + "?" + query
    }
}
