/// Something wrong in a file: where, and what.
public struct Defect: Sendable, Equatable, Error {
    /// From 1; the line where the row begins. 0 when it concerns the whole file.
    public var line: Int
    public var kind: Kind

    public init(line: Int, _ kind: Kind) {
        self.line = line
        self.kind = kind
    }

    /// What may be wrong.
    public enum Kind: Sendable, Equatable {
        case textBeforeSections
        case missingSection(String)
        case repeatedSection(String)
        case sectionOutOfOrder(String)
        case missingColumn(String, section: String)
        case repeatedColumn(String)
        case missingMeta(String)
        case repeatedMeta(String)
        case badMeta(String, value: String)
        case unknownBallotKind(String)
        case defaultScore(String)
        case wrongFieldCount(expected: Int, found: Int)
        case notUTF8
        case unclosedQuote
        case rowTooLong
        case emptyProjectID
        case repeatedProject(String)
        case badCost(String)
        case beyondBounds(String)
        case unknownProject(String)
        case repeatedVoter(String)
        case badPoints(String)
        case negativePoints(String)
        case badWeight(String)
        case wrongPointCount(choices: Int, points: Int)
        case severalChoices(Int)
        case countDiffers(String, declared: Int, found: Int)
        // What follows is remarked upon and does not prevent a count.
        case repeatedChoice(String)
        case emptyBallot
        case votesDiffer(project: String, declared: String, found: Int)
        case outsideLimits(String)
        case costAboveBudget(String)
    }

    /// Whether the file is refused for it unless one asks for leniency.
    public var isRefused: Bool {
        switch kind {
        case .repeatedChoice, .emptyBallot, .votesDiffer, .outsideLimits, .costAboveBudget: false
        default: true
        }
    }

    /// Whether nothing can be counted, even leniently.
    public var isFatal: Bool {
        switch kind {
        case .textBeforeSections, .missingSection, .repeatedSection, .sectionOutOfOrder, .missingColumn, .missingMeta, .badMeta, .unknownBallotKind, .unclosedQuote, .rowTooLong: true
        default: false
        }
    }

    /// How many of a kind are listed; all are counted.
    public static let mostListed = 20

    /// The kind in a word or two, for counting those alike.
    public var name: String {
        switch kind {
        case .textBeforeSections: "text-before-sections"
        case .missingSection: "missing-section"
        case .repeatedSection: "repeated-section"
        case .sectionOutOfOrder: "section-out-of-order"
        case .missingColumn: "missing-column"
        case .repeatedColumn: "repeated-column"
        case .missingMeta: "missing-meta"
        case .repeatedMeta: "repeated-meta"
        case .badMeta: "bad-meta"
        case .unknownBallotKind: "unknown-vote-type"
        case .defaultScore: "default-score"
        case .wrongFieldCount: "wrong-field-count"
        case .notUTF8: "not-utf-8"
        case .unclosedQuote: "unclosed-quote"
        case .rowTooLong: "row-too-long"
        case .emptyProjectID: "empty-project-id"
        case .repeatedProject: "repeated-project"
        case .badCost: "bad-cost"
        case .beyondBounds: "cost-beyond-bounds"
        case .unknownProject: "unknown-project"
        case .repeatedVoter: "repeated-voter"
        case .badPoints: "bad-points"
        case .negativePoints: "negative-points"
        case .badWeight: "bad-weight"
        case .wrongPointCount: "wrong-point-count"
        case .severalChoices: "several-choices"
        case .countDiffers: "count-differs"
        case .repeatedChoice: "repeated-choice"
        case .emptyBallot: "empty-ballot"
        case .votesDiffer: "votes-differ"
        case .outsideLimits: "outside-limits"
        case .costAboveBudget: "cost-above-budget"
        }
    }

    /// The reason in English.
    public var reason: String {
        switch kind {
        case .textBeforeSections: "text before the META section; this is not a Pabulib file"
        case .missingSection(let name): "section \(name) is missing"
        case .repeatedSection(let name): "section \(name) appears twice"
        case .sectionOutOfOrder(let name): "section \(name) comes too early: the order is META, PROJECTS, VOTES"
        case .missingColumn(let name, let section): "column \(name) is missing in section \(section)"
        case .repeatedColumn(let name): "column \(name) appears twice"
        case .missingMeta(let key): "META lacks \(key)"
        case .repeatedMeta(let key): "META gives \(key) twice"
        case .badMeta(let key, let value): "META \(key) cannot be read: “\(value)”"
        case .unknownBallotKind(let text): "vote_type “\(text)” is not one of approval, choose-1, cumulative, scoring, ordinal"
        case .defaultScore(let text): "default_score “\(text)” is not applied: what a ballot leaves out gets nothing"
        case .wrongFieldCount(let expected, let found): "\(found) fields where the header has \(expected)"
        case .notUTF8: "the text is not UTF-8, or holds the character zero"
        case .unclosedQuote: "a quotation mark is never closed"
        case .rowTooLong: "a row is longer than 16 MB"
        case .emptyProjectID: "a project has no id"
        case .repeatedProject(let id): "project “\(id)” appears twice"
        case .badCost(let text): "“\(text)” is not a cost"
        case .beyondBounds(let text): "the cost “\(text)” is too large, or too finely written beside the others, to be counted exactly"
        case .unknownProject(let id): "a vote for project “\(id)”, which is not in PROJECTS"
        case .repeatedVoter(let id): "voter “\(id)” appears twice"
        case .badPoints(let text): "“\(text)” is not a number of points"
        case .negativePoints(let text): "negative points, “\(text)”: they are taken off the project’s total"
        case .badWeight(let text): "the weight “\(text)” is not a whole number from 1 to 10000"
        case .wrongPointCount(let choices, let points): "\(choices) choices but \(points) numbers of points"
        case .severalChoices(let count): "\(count) choices on a choose-1 ballot"
        case .countDiffers(let key, let declared, let found): "META says \(key) \(declared), the file has \(found)"
        case .repeatedChoice(let id): "project \(id) twice on one ballot; counted once"
        case .emptyBallot: "an empty ballot; its voter counts, it chooses nothing"
        case .votesDiffer(let project, let declared, let found): "project \(project): the file says \(declared) votes, the ballots give \(found)"
        case .outsideLimits(let limit): "the ballot is outside \(limit)"
        case .costAboveBudget(let id): "project \(id) costs more than the budget"
        }
    }
}
