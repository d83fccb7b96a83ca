import Database
import Platform
import Vocabulary
import Web

/// A proposal in a list.
struct ProposalLine: Sendable, Equatable {
    var id: ID<Proposal>
    var number: Int
    var title: String
    var summary: String
    var author: String
    var themeName: String?
    var territoryName: String?
    var place: String
    var point: GeoPoint?
    var status: ProposalStatus
    var depositedAt: Instant
    var comments: Int
    var follows: Int
    var editionSlug: String
    var editionTitle: String

    /// As it is said outside its edition, `2026-16`.
    var publicNumber: String { "\(editionSlug)-\(number)" }
    var link: String { "/editions/\(editionSlug)/propositions/\(number)" }

    static let columns = """
        p.id, p.number, p.title, p.summary, case when p.on_behalf_name <> '' then p.on_behalf_name else a.display_name end, \
        th.name, te.name, p.place, p.longitude, p.latitude, p.status, p.deposited_at, p.comments_count, p.follows_count, e.slug, e.title
        """
    static let tables = Proposal.tables + " join editions e on e.id = p.edition_id"

    init(_ row: inout RowReader) throws {
        id = row.id(); number = row.int(); title = row.text(); summary = row.text(); author = row.text()
        themeName = row.optionalText(); territoryName = row.optionalText(); place = row.text()
        let longitude = row.optionalDouble(), latitude = row.optionalDouble()
        point = if let longitude, let latitude { GeoPoint(longitude: longitude, latitude: latitude) } else { nil }
        status = try row.choice(); depositedAt = row.instant(); comments = row.int(); follows = row.int()
        editionSlug = row.text(); editionTitle = row.text()
    }
}

/// The lists of proposals that everyone sees: deposited, not hidden, of published editions. Their state is the one kept beside
/// the proposal, which each step writes only when its decision is released.
enum ProposalListStore {
    /// The whole list, for exports and maps.
    static func lines(_ edition: Edition, _ filter: ProposalFilter, limit: Int, _ db: Reading) throws -> [ProposalLine] {
        try db.all("""
            select \(raw: ProposalLine.columns) from \(raw: ProposalLine.tables)
            where \(condition(edition, filter))
            order by \(order(filter))
            limit \(limit)
            """) { try ProposalLine(&$0) }
    }

    /// A page of the list, from the order of all: the texts are read for these few only.
    static func lines(_ order: ArraySlice<ID<Proposal>>, _ db: Reading) throws -> [ProposalLine] {
        guard !order.isEmpty else { return [] }
        let lines = try db.all("select \(raw: ProposalLine.columns) from \(raw: ProposalLine.tables) where p.id in (\(list: order))") {
            try ProposalLine(&$0)
        }
        let byID = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
        return order.compactMap { byID[$0] }
    }

    /// Which proposals the filter keeps, in its order.
    static func order(_ edition: Edition, _ filter: ProposalFilter, _ db: Reading) throws -> [ID<Proposal>] {
        try db.recent("proposals in order \(filter.address(edition, page: 2))") {
            try db.all("select p.id from proposals p where \(condition(edition, filter)) order by \(order(filter))") { $0.id() }
        }
    }

    /// Those that have a place on a map, with their numbers.
    static func points(_ edition: Edition, _ filter: ProposalFilter, limit: Int, _ db: Reading) throws -> [MapPoints.Point] {
        try db.recent("proposals on the map \(filter.address(edition, page: 2))") {
            try db.all("""
                select p.number, p.latitude, p.longitude from proposals p
                where \(condition(edition, filter)) and p.latitude is not null and p.longitude is not null
                order by \(order(filter))
                limit \(limit)
                """) { MapPoints.Point($0.int(), latitude: $0.double(), longitude: $0.double()) }
        }
    }

    /// Those of these numbers, as the marks of a map ask for them.
    static func lines(_ edition: Edition, numbers: [Int], _ db: Reading) throws -> [ProposalLine] {
        guard !numbers.isEmpty else { return [] }
        return try db.all("""
            select \(raw: ProposalLine.columns) from \(raw: ProposalLine.tables)
            where p.edition_id = \(edition.id) and \(raw: isPublic) and p.number in (\(list: numbers))
            order by p.number
            """) { try ProposalLine(&$0) }
    }

    /// The statuses there are, for the filter, and how many of each.
    static func statuses(_ edition: Edition, _ db: Reading) throws -> [(status: ProposalStatus, count: Int)] {
        try db.recent("statuses of \(edition.id)") {
            let counts = Dictionary(uniqueKeysWithValues: try db.all("""
                select p.status, count(*) from proposals p where p.edition_id = \(edition.id) and \(raw: isPublic) group by p.status
                """) { (try $0.choice(ProposalStatus.self), $0.int()) })
            return ProposalStatus.allCases.compactMap { status in counts[status].map { (status, $0) } }
        }
    }

    // MARK: Across editions

    /// What somebody follows, the last one first.
    static func followed(by account: AccountID, _ db: Reading) throws -> [ProposalLine] {
        try db.all("""
            select \(raw: ProposalLine.columns) from \(raw: ProposalLine.tables)
            join follows f on f.subject = 'proposal' and f.subject_id = p.id
            where f.account_id = \(account) and e.published_at is not null and \(raw: isPublic)
            order by f.since desc, p.id
            limit 500
            """) { try ProposalLine(&$0) }
    }

    /// By words, by number, and for officers by the author's name.
    static func search(_ typed: String, withNames: Bool, page: Int, perPage: Int, _ db: Reading) throws -> [ProposalLine] {
        try db.all("""
            select \(raw: ProposalLine.columns) from \(raw: ProposalLine.tables)
            where \(searchCondition(typed, withNames: withNames))
            order by \(titleHits(typed))e.published_at desc, p.number
            limit \(perPage) offset \((page - 1) * perPage)
            """) { try ProposalLine(&$0) }
    }

    static func searchCount(_ typed: String, withNames: Bool, _ db: Reading) throws -> Int {
        try db.count("select count(*) from \(raw: ProposalLine.tables) where \(searchCondition(typed, withNames: withNames))")
    }

    /// First those with the most terms in their title, which begins the text that is searched.
    private static func titleHits(_ typed: String) -> SQL {
        let hits = SearchText.patterns(typed).map { "case when substr(p.search_text, 1, length(p.title) + 1) like \($0) then 1 else 0 end" as SQL }
        return hits.isEmpty ? "" : "\(hits.joined(" + ")) desc, "
    }

    private static func searchCondition(_ typed: String, withNames: Bool) -> SQL {
        var ways: [SQL] = []
        if !SearchText.query(typed).isEmpty { ways.append(SearchText.condition("p.search_text", typed)) }
        if let typed = number(typed) {
            ways = [typed.edition.map { "(p.number = \(typed.number) and e.slug = \($0))" } ?? "p.number = \(typed.number)"]
        }
        let names = SearchText.fold(typed).split(separator: " ")
        if withNames, !names.isEmpty {
            let words = names.map { "a.search_text like \("% \($0)%")" as SQL }
            ways.append("(\(words.joined(" and ")))")
        }
        guard !ways.isEmpty else { return "false" }
        return "e.published_at is not null and \(raw: isPublic) and (\(ways.joined(" or ")))"
    }

    /// `42`, `n° 42`, `#42`; with its edition, `2026-42`.
    static func number(_ typed: String) -> (edition: String?, number: Int)? {
        let last = typed.split(whereSeparator: \.isWhitespace).last.map { String($0.drop { $0 == "#" }) } ?? ""
        let words = SearchText.fold(typed).split(separator: " ").filter { !["n", "no", "numero"].contains($0) }
        if words.count == 1, let number = Int(words[0]), number > 0 { return (nil, number) }
        guard let dash = last.lastIndex(where: { $0 == "-" || $0 == "‑" || $0 == "–" }), let number = Int(last[last.index(after: dash)...]), number > 0,
            words == SearchText.fold(last).split(separator: " ") else { return nil }
        return (last[..<dash].lowercased(), number)
    }

    // MARK: -

    private static let isPublic = "p.number is not null and p.hidden_at is null"

    private static func condition(_ edition: Edition, _ filter: ProposalFilter) -> SQL {
        var conditions: [SQL] = ["p.edition_id = \(edition.id)", SQL(raw: isPublic)]
        if let typed = number(filter.words) {
            conditions.append(typed.edition.map { $0 == edition.slug } ?? true ? "p.number = \(typed.number)" : "false")
        } else if !SearchText.query(filter.words).isEmpty {
            conditions.append(SearchText.condition("p.search_text", filter.words))
        } else if filter.words.contains(where: { !$0.isWhitespace }) {
            conditions.append("false")
        }
        if let theme = filter.theme { conditions.append("p.theme_id = \(theme)") }
        if let territory = filter.territory {
            conditions.append("p.territory_id in (select id from territories where id = \(territory) or parent_id = \(territory))")
        }
        if let status = filter.status { conditions.append("p.status = \(status)") }
        return conditions.joined(" and ")
    }

    /// A prime above every identity: the order is a draw among all, the same on both databases, and no proposal stands twice.
    private static let prime = 2_147_483_647

    private static func order(_ filter: ProposalFilter) -> SQL {
        switch filter.order {
        case .shuffled:
            let factor = (filter.seed * 48_271 + 11) % prime, shift = (filter.seed * 69_621 + 7) % prime
            let spread: SQL = "((p.id * \(factor) + \(shift)) % \(prime))"
            return "(\(spread) * \(spread)) % \(prime), p.id"
        case .latest: return "p.deposited_at desc, p.id desc"
        case .followed: return "p.follows_count desc, p.comments_count desc, p.id"
        case .number: return "p.number"
        }
    }
}
