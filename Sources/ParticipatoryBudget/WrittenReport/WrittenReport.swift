import Database
import Vocabulary

/// What an edition tells of itself: an officer's words around the figures of a day; published, it no longer changes.
struct WrittenReport: Sendable, Equatable {
    var id: ID<WrittenReport>
    /// In Markdown, before the figures.
    var opening: String
    /// In Markdown, after them: what the city learns.
    var lessons: String
    var writtenAt: Instant
    var writtenBy: AccountID
    var writtenByName: String
    /// From 1 within its edition; nil for a draft.
    var number: Int?
    var publishedAt: Instant?
}

extension WrittenReport {
    static let columns = "r.id, r.opening, r.lessons, r.written_at, r.written_by, a.display_name, r.number, r.published_at"
    static let tables = "edition_reports r join accounts a on a.id = r.written_by"

    init(_ row: inout RowReader) {
        id = row.id(); opening = row.text(); lessons = row.text(); writtenAt = row.instant(); writtenBy = row.id(); writtenByName = row.text()
        number = row.optionalInt(); publishedAt = row.optionalInstant()
    }
}

/// A figure as it stood on the day of a publication.
struct ReportFigure: Sendable, Equatable {
    enum Family: String, Sendable, CaseIterable {
        case stage, territory, territoryWinners = "territory-winners", theme, themeWinners = "theme-winners", voters, promised, days
    }

    var family: Family
    var name: String
    var figure: Int
    /// The same of the edition before.
    var former: Int?
}

/// The reports of an edition: what the rules look at.
struct WrittenReportFile: Sendable {
    var edition: Edition
    var draft: WrittenReport?
    /// The latest first.
    var published: [WrittenReport] = []
    /// Whether the vote has begun and its results are not public: nothing of it may be counted.
    var isVoteUnderWay = false

    /// What the form starts from: the draft, or what was published last.
    var words: WrittenReport? { draft ?? published.first }
    /// What an officer had under her eyes when she began to write.
    var stamp: String { words.map { "\($0.id)-\($0.writtenAt.milliseconds)" } ?? "" }
}
