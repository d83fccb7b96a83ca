import Database
import Vocabulary

/// A proposal in the list of the studies of an edition.
struct StudyLine: Sendable, Equatable {
    var proposal: ID<Proposal>
    var number: Int
    var title: String
    var theme: ID<Theme>?
    var themeName: String?
    var territory: TerritoryID?
    var territoryName: String?
    var author: String
    /// Nil: entrusted to nobody yet.
    var lead: ServiceID?
    var leadName: String?
    var dueAt: Instant?
    /// Contributors who have not answered, and those of them whose time has passed.
    var awaited = 0
    var late = 0
    var conclusion: Synthesis.Conclusion?
    var estimate: Euros?
    var signedBy: AccountID?
    var milestones: Synthesis.Milestones?

    var stage: StudyStage { StudyStage(isAssigned: lead != nil, awaited: awaited, milestones) }

    /// When its letters were written, if they were.
    var told: (number: Int, at: Instant)? { milestones?.notifiedAt.map { (number: number, at: $0) } }

    /// Whether a service has let its time pass.
    func isLate(at now: Instant) -> Bool { stage.isUnderStudy && (late > 0 || dueAt.map { $0 <= now } ?? false) }

    /// A proposal that waits to be entrusted to a service.
    init(_ proposal: Proposal) {
        self.proposal = proposal.id
        number = proposal.number ?? 0
        title = proposal.title
        theme = proposal.theme
        themeName = proposal.themeName
        territory = proposal.territory
        territoryName = proposal.territoryName
        author = proposal.authorName
    }

    init(_ row: inout RowReader) throws {
        proposal = row.id(); number = row.int(); title = row.text(); theme = row.optionalID(); themeName = row.optionalText()
        territory = row.optionalID(); territoryName = row.optionalText(); author = row.text(); lead = row.id(); leadName = row.text(); dueAt = row.instant()
        awaited = row.int(); late = row.int()
        conclusion = try row.optionalChoice(); estimate = row.optionalEuros(); signedBy = row.optionalID()
        if conclusion == nil { row.skip(6) } else { milestones = Synthesis.Milestones(&row) }
    }
}

/// Something that a service has to answer: an opinion, the conclusion that it signs as lead, a question beside them.
struct ServiceTask: Sendable, Equatable {
    enum Kind: Sendable, Equatable { case opinion, conclusion, question(ID<StudyQuestion>) }

    var edition: String
    var editionTitle: String
    var number: Int
    var title: String
    var service: ServiceID
    var serviceName: String
    var dueAt: Instant
    var question: String
    private(set) var kind: Kind
    /// Whether contributors have not answered yet.
    var isWaiting: Bool

    func isLate(at now: Instant) -> Bool { dueAt <= now }

    var studyLink: String { "/bureau/editions/\(edition)/etudes/\(number)" }
    /// The page where it is answered; the study itself while one may have to wait for the others.
    var link: String {
        let study = studyLink
        return switch kind { case .opinion: "\(study)/avis/\(service)"; case .conclusion: isWaiting ? study : "\(study)/conclusion"; case .question(let id): "\(study)/questions/\(id)" }
    }

    init(_ row: inout RowReader) { self.init(&row, .opinion) }
    init(conclusion row: inout RowReader) { self.init(&row, .conclusion) }
    init(question row: inout RowReader) {
        self.init(&row, .opinion)
        kind = .question(row.id())
    }

    private init(_ row: inout RowReader, _ kind: Kind) {
        edition = row.text(); editionTitle = row.text(); number = row.int(); title = row.text(); service = row.id(); serviceName = row.text()
        dueAt = row.instant(); question = row.text(); isWaiting = row.bool()
        self.kind = kind
    }
}

/// An opinion that a service has given, in the list of what it did lately.
struct AnsweredTask: Sendable, Equatable {
    var edition: String
    var number: Int
    var title: String
    var service: String
    var verdict: Opinion.Verdict
    var by: String
    var at: Instant
}

/// An amended version that a service has proposed and that waits for the proposer.
struct AwaitedAnswer: Sendable, Equatable {
    var edition: String
    var number: Int
    var title: String
    var service: String
    var since: Instant
    /// The opening of the vote, when there is one.
    var until: Instant?
}
