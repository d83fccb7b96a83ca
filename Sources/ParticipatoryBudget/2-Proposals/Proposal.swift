import Database
import Vocabulary

/// An idea that residents deposit, from its draft to what becomes of it.
struct Proposal: Sendable, Equatable {
    var id: ID<Proposal>
    var edition: EditionID
    /// The public number, given at the deposit.
    var number: Int?
    var author: AccountID
    var authorName: String
    var onBehalf: OnBehalf
    var onBehalfName: String
    var title: String
    var summary: String
    var body: String
    var theme: ID<Theme>?
    var themeName: String?
    var territory: TerritoryID?
    var territoryName: String?
    var place: String
    var longitude: Double?
    var latitude: Double?
    var estimate: Euros?
    var channel: DepositChannel
    var enteredBy: AccountID?
    var createdAt: Instant
    var updatedAt: Instant
    var depositedAt: Instant?
    var withdrawnAt: Instant?
    var mergedInto: ID<Proposal>?
    var hiddenAt: Instant?
    /// What residents are told, kept beside the proposal for the lists; the decisions are what counts.
    var status: ProposalStatus

    /// What it is filed under since its deposit stays, even when the rules no longer name it; a draft follows the rules.
    var themeKept: ID<Theme>? { depositedAt == nil ? nil : theme }

    static let columns = """
        p.id, p.edition_id, p.number, p.author_id, a.display_name, p.on_behalf, p.on_behalf_name, p.title, p.summary, p.body, \
        p.theme_id, th.name, p.territory_id, te.name, p.place, p.longitude, p.latitude, p.estimate, p.channel, p.entered_by, \
        p.created_at, p.updated_at, p.deposited_at, p.withdrawn_at, p.merged_into, p.hidden_at, p.status
        """
    static let tables = """
        proposals p join accounts a on a.id = p.author_id left join themes th on th.id = p.theme_id \
        left join territories te on te.id = p.territory_id
        """
}

extension Proposal {
    init(_ row: inout RowReader) throws {
        id = row.id(); edition = row.id(); number = row.optionalInt(); author = row.id(); authorName = row.text()
        onBehalf = try row.choice(); onBehalfName = row.text(); title = row.text(); summary = row.text(); body = row.text()
        theme = row.optionalID(); themeName = row.optionalText(); territory = row.optionalID(); territoryName = row.optionalText()
        place = row.text(); longitude = row.optionalDouble(); latitude = row.optionalDouble(); estimate = row.optionalEuros()
        channel = try row.choice(); enteredBy = row.optionalID()
        createdAt = row.instant(); updatedAt = row.instant(); depositedAt = row.optionalInstant(); withdrawnAt = row.optionalInstant()
        mergedInto = row.optionalID(); hiddenAt = row.optionalInstant(); status = try row.choice()
    }
}

/// For whom one proposes.
enum OnBehalf: String, Sendable, CaseIterable, Codable {
    case `self`, group, association, `class`

    var name: Message {
        switch self {
        case .`self`: "En mon nom"
        case .group: "Au nom d’un groupe d’habitants"
        case .association: "Au nom d’une association"
        case .`class`: "Au nom d’une classe ou d’une école"
        }
    }

    /// Whether the rules on legal persons hold for it.
    var isLegalPerson: Bool { self == .association || self == .`class` }
}

/// By which way a proposal came.
enum DepositChannel: String, Sendable, CaseIterable, Codable {
    case web, counter, paper

    var name: Message {
        switch self {
        case .web: "En ligne"
        case .counter: "Au guichet"
        case .paper: "Sur une fiche papier"
        }
    }
}

extension Calendar {
    /// What an idea is for the public when every step before this one has let it pass; a step left out of the calendar says nothing.
    func standing(before kind: PhaseKind) -> ProposalStatus {
        switch PhaseKind.allCases.prefix(while: { $0 != kind }).last(where: { self[$0] != nil }) {
        case .eligibility: .eligible
        case .shortlist: .shortlisted
        case .feasibility: .feasible
        case .deposit, .vote, .results, .implementation, nil: .deposited
        }
    }
}

/// Where a proposal stands for the public. Later steps set it only when their decision is released.
enum ProposalStatus: String, Sendable, CaseIterable, Codable {
    case draft
    case deposited
    case withdrawn
    case merged
    case eligible
    case ineligible
    case shortlisted
    case notShortlisted = "not-shortlisted"
    case feasible
    case unfeasible
    case onBallot = "on-ballot"
    case winner
    case notWinner = "not-winner"
    case delivered
    case abandoned

    var name: Message {
        switch self {
        case .draft: "Brouillon"
        case .deposited: "Déposée"
        case .withdrawn: "Retirée"
        case .merged: "Réunie à une autre"
        case .eligible: "Recevable"
        case .ineligible: "Non recevable"
        case .shortlisted: "Présélectionnée"
        case .notShortlisted: "Non présélectionnée"
        case .feasible: "Réalisable"
        case .unfeasible: "Non réalisable"
        case .onBallot: "Au vote"
        case .winner: "Lauréate"
        case .notWinner: "Non lauréate"
        case .delivered: "Réalisée"
        case .abandoned: "Abandonnée"
        }
    }
}
