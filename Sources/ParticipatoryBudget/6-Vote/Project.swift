import Database
import Vocabulary

/// A feasible proposal as it goes to the vote: its number on the ballot, its price, its place.
struct Project: Sendable, Equatable {
    var id: ID<Project>
    var edition: EditionID
    /// The proposal that it comes from; nil when it was imported.
    var proposal: ID<Proposal>?
    var proposalNumber: Int?
    var number: Int
    var title: String
    var summary: String
    var body: String
    var cost: Euros
    var territory: TerritoryID?
    /// The neighbourhood's name, or the district an imported file writes.
    var place: String?
    var theme: ID<Theme>?
    var themeName: String?
    var longitude: Double?
    var latitude: Double?
    /// Its identity in the file it was imported from; empty otherwise.
    var externalID: String
    /// Whether the city of the imported file says that it won; nil when it does not say.
    var wasSelected: Bool?
    var removedAt: Instant?
    var removalReason: String
    /// Whether no study of it is under way again, or came to another end, since it was put on the ballot.
    var isStudied: Bool

    static let columns = """
        pj.id, pj.edition_id, pj.proposal_id, p.number, pj.number, pj.title, case when p.hidden_at is null or pj.summary <> p.summary then pj.summary else '' end, \
        case when pj.body <> '' then pj.body when p.hidden_at is null then coalesce(p.body, '') else '' end, pj.cost, pj.territory_id, \
        coalesce(te.name, nullif(pj.district, '')), pj.theme_id, th.name, pj.longitude, pj.latitude, pj.external_id, pj.was_selected, \
        coalesce(pj.removed_at, p.withdrawn_at, case when p.merged_into is not null then p.updated_at end), \
        case when pj.removal_reason <> '' then pj.removal_reason when p.withdrawn_at is not null then 'Retirée par la personne qui la portait' \
        when p.merged_into is not null then 'Réunie à une autre idée' else '' end, \(studied)
        """
    /// The condition that a project is on the ballot: neither taken off, nor born of an idea that was withdrawn, brought into another,
    /// or whose study is no longer concluded in its favour.
    static let onBallot = "pj.removed_at is null and (p.id is null or (p.withdrawn_at is null and p.merged_into is null and \(studied)))"
    /// Nothing to say where no service has studied it: the project was imported.
    private static let studied = """
        not exists (select 1 from feasibility_studies fs where fs.proposal_id = pj.proposal_id and not exists (\
        select 1 from syntheses sy where sy.study_id = fs.id and sy.superseded_at is null and sy.released_at is not null and sy.outcome <> 'unfeasible'))
        """
    static let tables = """
        projects pj left join proposals p on p.id = pj.proposal_id left join territories te on te.id = pj.territory_id \
        left join themes th on th.id = pj.theme_id
        """

    /// What a `.pb` file and the tie rule call it.
    var countID: String { externalID.isEmpty ? String(number) : externalID }
}

extension Project {
    init(_ row: inout RowReader) throws {
        id = row.id(); edition = row.id(); proposal = row.optionalID(); proposalNumber = row.optionalInt(); number = row.int()
        title = row.text(); summary = row.text(); body = row.text(); cost = row.euros(); territory = row.optionalID()
        place = row.optionalText(); theme = row.optionalID(); themeName = row.optionalText(); longitude = row.optionalDouble()
        latitude = row.optionalDouble(); externalID = row.text(); wasSelected = row.optionalBool(); removedAt = row.optionalInstant()
        removalReason = row.text(); isStudied = row.bool()
    }
}

/// An idea that an officer leaves off the ballot, and why.
struct LeftOff: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var reason: String
    var at: Instant
}

/// The state of an edition's catalogue: since when everyone sees it.
struct Catalogue: Sendable, Equatable {
    var publishedAt: Instant?

    /// Published by an officer, or opened by the calendar, whichever came first.
    func isPublic(_ edition: Edition, at now: Instant) -> Bool {
        publishedAt != nil || edition.calendar.hasOpened(.vote, at: now)
    }
}

/// The addresses of the vote.
enum VoteLinks {
    static func catalogue(_ edition: Edition) -> String { "\(edition.link)/projets" }
    static func project(_ edition: Edition, _ number: Int) -> String { "\(edition.link)/projets/\(number)" }
    static func ballot(_ edition: Edition) -> String { "\(edition.link)/voter" }
    static func recorded(_ edition: Edition) -> String { "\(edition.link)/voter/enregistre" }
    static func desk(_ edition: Edition) -> String { "\(edition.deskLink)/vote" }
}
