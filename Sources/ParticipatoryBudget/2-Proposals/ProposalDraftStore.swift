import Database
import Platform
import Vocabulary

/// What is written of a proposal, from the first line of its draft to its last version.
enum ProposalDraftStore {
    static func start(_ idea: ProposalIdea, in edition: EditionID, by author: AccountID, at now: Instant, _ db: Writing) throws -> ID<Proposal> {
        ID(try db.insert("""
            insert into proposals (edition_id, author_id, on_behalf, on_behalf_name, title, summary, theme_id, created_at, updated_at)
            values (
                \(edition), \(author), \(idea.onBehalf), \(idea.onBehalfName), \(idea.title), \(idea.summary),
                \(try theme(idea.theme, of: edition, kept: nil, db)), \(now), \(now)
            )
            returning id
            """))
    }

    static func save(_ idea: ProposalIdea, of proposal: Proposal, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update proposals set
                title = \(idea.title), summary = \(idea.summary), theme_id = \(try theme(idea.theme, of: proposal.edition, kept: proposal.themeKept, db)),
                on_behalf = \(idea.onBehalf), on_behalf_name = \(idea.onBehalfName), updated_at = \(now)
            where id = \(proposal.id)
            """)
    }

    /// Finds the neighbourhood of the point; throws `FormErrors` outside the city.
    static func save(_ place: ProposalPlace, of id: ID<Proposal>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update proposals set
                place = \(place.words), territory_id = \(try PlaceFinder.load(db).territory(of: place)),
                longitude = \(place.point?.longitude), latitude = \(place.point?.latitude), updated_at = \(now)
            where id = \(id)
            """)
    }

    static func save(_ presentation: ProposalPresentation, of id: ID<Proposal>, at now: Instant, _ db: Writing) throws {
        try db.run("""
            update proposals set body = \(presentation.body), estimate = \(presentation.estimate), updated_at = \(now) where id = \(id)
            """)
    }

    /// Forgets a draft; what has been deposited is never deleted.
    static func discard(_ id: ID<Proposal>, at now: Instant, _ db: Writing) throws {
        try DocumentStore.removeAll(of: "proposal", id.number, at: now, db)
        try db.run("delete from coauthors where proposal_id = (select id from proposals where id = \(id) and number is null)")
        try db.run("delete from proposals where id = \(id) and number is null")
    }

    /// The words by which searches find it.
    static func index(_ id: ID<Proposal>, _ db: Writing) throws {
        let proposal = try ProposalStore.proposal(id, db)
        let words = SearchText.index(
            proposal.title, proposal.summary, proposal.body, proposal.place, proposal.themeName, proposal.territoryName, proposal.onBehalfName)
        try db.run("update proposals set search_text = \(words) where id = \(id)")
    }

    private static func theme(_ theme: ID<Theme>?, of edition: EditionID, kept: ID<Theme>?, _ db: Reading) throws -> ID<Theme>? {
        guard let theme else { return nil }
        guard try EditionStore.themesOffered(edition, keeping: kept, db).contains(where: { $0.id == theme }) else {
            throw FormErrors("theme", "Choisissez un thème de la liste.")
        }
        return theme
    }
}

/// The versions of a deposited proposal: none is ever overwritten.
enum ProposalVersionStore {
    /// Keeps the proposal as it now is. The number follows the last one; two at once cannot share it.
    static func keep(_ id: ID<Proposal>, reason: String, by account: AccountID?, at now: Instant, _ db: Writing) throws {
        try db.run("""
            insert into proposal_versions (proposal_id, number, title, summary, body, place, theme, reason, at, by_id)
            select p.id, 1 + coalesce((select max(v.number) from proposal_versions v where v.proposal_id = p.id), 0),
                p.title, p.summary, p.body, p.place, coalesce(th.name, ''), \(reason), \(now), \(account)
            from proposals p left join themes th on th.id = p.theme_id
            where p.id = \(id)
            """)
    }

    /// From the first to the last; of those that stay hidden, the number and the moment alone.
    static func all(_ id: ID<Proposal>, _ db: Reading) throws -> [ProposalVersion] {
        try db.all("""
            select v.number, v.title, v.summary, v.body, v.place, v.theme, v.reason, v.at, a.display_name, \(raw: isHidden)
            from proposal_versions v left join accounts a on a.id = v.by_id
            where v.proposal_id = \(id)
            order by v.number
            """) {
            let version = ProposalVersion(
                number: $0.int(), title: $0.text(), summary: $0.text(), body: $0.text(), place: $0.text(), theme: $0.text(),
                reason: $0.text(), at: $0.instant(), by: $0.optionalText())
            return $0.bool() ? ProposalVersion(number: version.number, at: version.at, isHidden: true) : version
        }
    }

    /// When the hidden versions of these proposals were written.
    static func hidden(among ids: [Int], _ db: Reading) throws -> [Int: Set<Instant>] {
        guard !ids.isEmpty else { return [:] }
        let pairs = try db.all("""
            select v.proposal_id, v.at from proposal_versions v where v.proposal_id in (\(list: ids)) and \(raw: isHidden)
            """) { ($0.int(), $0.instant()) }
        return Dictionary(grouping: pairs) { $0.0 }.mapValues { Set($0.map(\.1)) }
    }

    /// A proposal that was hidden and came back in other words leaves behind those that were the reason.
    private static let isHidden = """
        exists (
            select 1 from proposal_hidings h join proposal_versions l on l.proposal_id = h.proposal_id
            where h.proposal_id = v.proposal_id and l.at > h.at and l.at <= h.ended_at and l.number > v.number
        )
        """

    static func last(_ id: ID<Proposal>, _ db: Reading) throws -> Int {
        try db.value("select coalesce(max(number), 0) from proposal_versions where proposal_id = \(id)")
    }
}

/// A deposited proposal as it stood for a while.
struct ProposalVersion: Sendable, Equatable {
    var number: Int
    var title = ""
    var summary = ""
    var body = ""
    var place = ""
    var theme = ""
    var reason = ""
    var at: Instant
    var by: String?
    /// What it said was the reason of a hiding.
    var isHidden = false
}
