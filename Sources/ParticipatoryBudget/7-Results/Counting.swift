import Database
import FoundationEssentials
import Platform
import Tally
import Vocabulary

/// Brings together what a count needs (projects, money, rule, ballots), counts, and keeps the record.
enum Counting {
    /// Counts an edition and keeps the count; the one before is superseded.
    /// - Parameter clock: ends the search for what each project lacked before it takes too long.
    @discardableResult
    static func count(
        _ edition: Edition, reason: String, by account: AccountID?, at now: Instant, keys: BoxKeys? = nil, clock: (() -> Instant)? = nil, _ db: Writing
    ) throws -> ID<Count> {
        let version = try RulebookStore.inForce(edition.id, at: edition.calendar[.vote]?.opensAt ?? now, db)
        // The job may not have passed yet since the close: the box is turned over before it is opened.
        try VotePassages.note(at: now, db)
        try SealedCount.check(edition.id, keys, db)
        if let refusal = PaperCountRules.mayCountVote(edition, try PaperWaiting.load(edition.id, db)) { throw refusal }
        let projects = try ProjectStore.projects(edition.id, db)
        let imported = try ImportedVoteStore.vote(edition.id, db)
        let vote = try vote(edition, projects, version?.rulebook ?? Rulebook(), imported, db)
        let turnout = try imported.map { try decode($0.turnout) } ?? ResultsStore.turnout(edition.id, db)
        let start = clock?()
        var record = try vote.count(turnout) { answered, _ in
            clock.flatMap { clock in start.map { Patience.allows(answered, after: clock() - $0) } } ?? true
        }
        let checks = try QuarantineStore.counts(edition.id, db)
        if checks != QuarantineCounts() { record.checks = checks }
        let fromTotals = try UrnTotalsStore.votes(edition.id, db)
        if fromTotals > 0 { record.votesFromTotals = fromTotals }
        record.sealedList = try SealedCount.list(edition.id, db)
        return try ResultsStore.keep(
            record, projects, edition.id, rulebook: version?.id, digest: try ResultsStore.digest(edition.id, db), reason: reason,
            by: account, at: now, db)
    }

    private static func vote(_ edition: Edition, _ projects: [Project], _ book: Rulebook, _ imported: ImportedVote?, _ db: Reading) throws -> CountedVote {
        let take = { (add: (String, Int, String?) -> Void) in try ResultsStore.ballots(edition.id, db) { add($0, $1, nil) } }
        if let imported {
            let rule: CountRule = try decode(imported.rule)
            return try CountedVote(projects, rule, kind: BallotKind(rawValue: imported.voteType) ?? .approval, envelope: \.place, ballots: take)
        }
        let territories = try TerritoryStore.all(db)
        let names = Dictionary(uniqueKeysWithValues: territories.map { ($0.code, $0.name) })
        var rule = CountRule(book, on: Set(projects.map(\.number))) { names[$0] ?? $0 }
        if rule.asksWays { rule.settle(ways: try ResultsStore.ways(edition.id, db)) }
        if rule.budget == .zero { throw Refusal.notNow("Le règlement ne dit pas de quelle enveloppe dispose cette édition.") }
        let places = envelopes(book, territories)
        let takeByWay = { (add: (String, Int, String?) -> Void) in try ResultsStore.ballotsByWay(edition.id, db) { add($0, $1, $2) } }
        var vote = try CountedVote(
            projects, rule, kind: BallotKind(book.ballot.kind), envelope: { $0.territory.flatMap { places[$0] } },
            ballots: rule.asksWays ? takeByWay : take)
        vote.isGraded = book.ballot.kind == .grades
        return vote
    }

    /// For each territory, the name of the envelope it draws on: its own, else that of the territory around it.
    /// Where no territory has money of its own, the name under which a minimum of winners is asked.
    static func envelopes(_ book: Rulebook, _ territories: [Territory]) -> [TerritoryID: String] {
        let served = Set(book.envelopes.compactMap(\.territory))
        let codes = served.isEmpty ? Set(book.allocation.quotas.compactMap(\.territory)) : served
        let byID = Dictionary(uniqueKeysWithValues: territories.map { ($0.id, $0) })
        var names: [TerritoryID: String] = [:]
        for territory in territories {
            var place: Territory? = territory
            // A loop of parents would be an error of the data; no city is ten levels deep.
            for _ in 0..<10 {
                guard let here = place else { break }
                if codes.contains(here.code) { names[territory.id] = here.name; break }
                place = here.parent.flatMap { byID[$0] }
            }
        }
        return names
    }

    static func decode<T: Decodable>(_ text: String) throws -> T { try JSONDecoder().decode(T.self, from: Data(text.utf8)) }

    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension BallotKind {
    /// What a ballot of ours is for the library: grades are given to each project by itself, ranks are an order.
    init(_ kind: BallotRule.Kind) {
        self = switch kind {
        case .approval, .knapsack: .approval
        case .points: .cumulative
        case .ranking: .ordinal
        case .grades: .scoring
        }
    }
}
