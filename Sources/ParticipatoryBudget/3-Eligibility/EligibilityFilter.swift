import Platform
import Vocabulary
import Web

/// Which lines of the queue one wants to see, as its address says.
struct EligibilityFilter: Sendable, Equatable {
    var stage: EligibilityStage?
    var theme: ID<Theme>?
    var territory: TerritoryID?
    /// Whose they are; zero: nobody’s.
    var examiner: Int?
    var words: String

    init(_ query: FormValues) {
        stage = query["etape"].flatMap { EligibilityStage(rawValue: $0) }
        theme = query["theme"].flatMap { ID($0) }
        territory = query["quartier"].flatMap { TerritoryID($0) }
        examiner = query["examinateur"].flatMap { Int($0) }
        words = query["q"] ?? ""
    }

    /// The words are looked for in the number, the title and the author's name, whatever the accents.
    func keeps(_ line: EligibilityLine, at now: Instant) -> Bool {
        if let stage, line.stage(at: now) != stage { return false }
        if let theme, line.theme != theme { return false }
        if let territory, line.territory != territory { return false }
        if let examiner, line.examiner?.number ?? 0 != examiner { return false }
        if words.isEmpty { return true }
        let text = SearchText.fold("\(line.number) \(line.title) \(line.author)")
        return SearchText.fold(words).split(separator: " ").allSatisfy { text.contains($0) }
    }

    /// Whether it leaves anything out, so that there is something to clear.
    var isNarrow: Bool { !words.isEmpty || theme != nil || territory != nil || examiner != nil }

    func with(stage: EligibilityStage?) -> EligibilityFilter {
        var other = self
        other.stage = stage
        return other
    }

    /// What follows an address so that the filter stays.
    func query(page: Int = 1) -> String {
        var pairs: [(String, String)] = []
        if let stage { pairs.append(("etape", stage.rawValue)) }
        if let theme { pairs.append(("theme", theme.description)) }
        if let territory { pairs.append(("quartier", territory.description)) }
        if let examiner { pairs.append(("examinateur", String(examiner))) }
        if !words.isEmpty { pairs.append(("q", words)) }
        if page > 1 { pairs.append(("page", String(page))) }
        let text = pairs.map { "\($0.0)=\(URLEncoding.queryValue($0.1))" }.joined(separator: "&")
        return text.isEmpty ? "" : "?" + text
    }
}

/// The lines before and after one, as the filter orders them.
struct EligibilityNeighbours: Sendable, Equatable {
    var previous: Int?
    var next: Int?

    init(of number: Int, in numbers: [Int]) {
        previous = numbers.last { $0 < number }
        next = numbers.first { $0 > number }
    }
}
