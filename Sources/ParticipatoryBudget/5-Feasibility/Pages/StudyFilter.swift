import Platform
import Vocabulary
import Web

/// Which lines of the queue one wants to see, as its address says.
struct StudyFilter: Sendable, Equatable {
    var stage: StudyStage?
    var service: ServiceID?
    var theme: ID<Theme>?
    var words: String
    var isLateOnly: Bool

    init(_ query: FormValues) {
        stage = query["etape"].flatMap { StudyStage(rawValue: $0) }
        service = query["service"].flatMap { ServiceID($0) }
        theme = query["theme"].flatMap { ID($0) }
        words = query["q"] ?? ""
        isLateOnly = query["retard"] != nil
    }

    /// The words are looked for in the title, the author's name and the number, whatever the accents.
    func keeps(_ line: StudyLine, at now: Instant) -> Bool {
        if let stage, line.stage != stage { return false }
        if let service, line.lead != service { return false }
        if let theme, line.theme != theme { return false }
        if isLateOnly, !line.isLate(at: now) { return false }
        if words.isEmpty { return true }
        let text = SearchText.fold("\(line.number) \(line.title) \(line.author)")
        return SearchText.fold(words).split(separator: " ").allSatisfy { text.contains($0) }
    }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { !words.isEmpty || service != nil || theme != nil || isLateOnly }

    func with(stage: StudyStage?) -> StudyFilter {
        var other = self
        other.stage = stage
        return other
    }

    /// The queue seen through this filter. `file` replaces the page by its download.
    func address(_ edition: Edition, page: Int = 1, file: String = "/etudes") -> String {
        var pairs: [(String, String)] = []
        if let stage { pairs.append(("etape", stage.rawValue)) }
        if let service { pairs.append(("service", service.description)) }
        if let theme { pairs.append(("theme", theme.description)) }
        if !words.isEmpty { pairs.append(("q", words)) }
        if isLateOnly { pairs.append(("retard", "1")) }
        if page > 1 { pairs.append(("page", String(page))) }
        let query = pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return edition.deskLink + file + (query.isEmpty ? "" : "?" + query)
    }
}
