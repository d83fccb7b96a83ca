package import Database
import L10n
import Pabulib
import Platform
import Tally
package import Vocabulary

/// A counted vote as a Pabulib file: anyone may count it again. Voters are numbered in the order of random identities.
package enum PabulibExport {
    /// The file of an edition by its name in addresses; refused until its results are public.
    /// - Parameter name: what the file is called, in the command that counts it again.
    package static func run(_ slug: String, named name: String? = nil, at now: Instant, _ db: Reading) throws -> (bytes: [UInt8], command: String) {
        guard let edition = try EditionStore.all(db).first(where: { $0.slug == slug }) else { throw NotFound() }
        guard let published = try ResultsStore.published(edition.id, at: now, db) else { throw ResultsRules.notYet(edition, at: now) }
        return (try file(edition, published.count, db), published.count.record.rule.command(file: name ?? ResultsLinks.fileName(edition)))
    }

    static func file(_ edition: Edition, _ count: Count, _ db: Reading) throws -> [UInt8] {
        let projects = try ProjectStore.projects(edition.id, db)
        let kind = BallotKind(rawValue: count.record.ballotKind) ?? .approval
        var writer = PabulibWriter()
        writer.meta(try meta(edition, count, projects, db))
        let hasPoints = kind == .cumulative || kind == .scoring || (kind == .ordinal && count.record.rule.utility == "points")
        try write(projects, edition, count, hasPoints: hasPoints, to: &writer, db)
        try writeVotes(projects, edition, hasPoints: hasPoints, tellsWay: count.record.rule.asksWays, to: &writer, db)
        return writer.bytes
    }

    private static func meta(_ edition: Edition, _ count: Count, _ projects: [Project], _ db: Reading) throws -> [PabulibFile.Meta] {
        if let imported = try ImportedVoteStore.vote(edition.id, db) {
            let pairs: [[String]] = try Counting.decode(imported.meta)
            return pairs.filter { $0.count == 2 }.map { .init($0[0], $0[1]) }
        }
        let record = count.record
        let ballot = try Booth.rules(edition, db).ballot
        var meta: [PabulibFile.Meta] = [
            .init("description", edition.title), .init("country", "France"), .init("unit", try CityStore.city(db).name), .init("instance", edition.slug),
            .init("num_projects", String(projects.count)), .init("num_votes", String(record.ballots)), .init("budget", record.rule.budget.decimalText),
            .init("vote_type", record.ballotKind), .init("rule", record.rule.nameInFiles),
        ]
        let days = Texts(.french)
        if let phase = edition.calendar[.vote] {
            meta.append(.init("date_begin", pabulibDay(phase.opensAt, days)))
            meta += phase.closesAt.map { [.init("date_end", pabulibDay($0, days))] } ?? []
        }
        switch ballot.kind {
        case .approval:
            let second = ballot.secondPart ?? DistrictPart(minimum: 0, maximum: 0)
            meta += [.init("min_length", String(ballot.minimum + second.minimum)), .init("max_length", String(ballot.maximum + second.maximum))]
        case .knapsack: meta.append(.init("max_sum_cost", record.rule.budget.decimalText))
        case .ranking: meta += [.init("min_length", String(ballot.minimum)), .init("max_length", String(ballot.maximum))]
        case .grades: meta += [.init("min_points", "0"), .init("max_points", String(BallotGrade.love.rawValue))]
        case .points: meta += [.init("max_points", String(ballot.maximumPointsPerProject)), .init("max_sum_points", String(ballot.totalPoints))]
        }
        // Votes that are known by totals only are lines of one project each: the file says that no person marked them.
        let totals = record.votesFromTotals.map { " # \($0) lignes sont des voix connues par des totaux d'urne, et non des bulletins" } ?? ""
        return meta + [.init("language", "fr"), .init("currency", "EUR"), .init("comment", record.rule.command(file: ResultsLinks.fileName(edition)) + totals)]
    }

    /// `22.11.2026`, as these files write it.
    private static func pabulibDay(_ moment: Instant, _ t: Texts) -> String { t.dateInput(moment).split(separator: "-").reversed().joined(separator: ".") }

    private static func write(
        _ projects: [Project], _ edition: Edition, _ count: Count, hasPoints: Bool, to writer: inout PabulibWriter, _ db: Reading
    ) throws {
        let places = edition.isImported ? [:] : Counting.envelopes(try Booth.rules(edition, db), try TerritoryStore.all(db))
        let lines = Dictionary(uniqueKeysWithValues: count.record.lines.map { ($0.number, $0) })
        let hasShares = !places.isEmpty
        writer.header(
            "PROJECTS", ["project_id", "cost", "votes"] + (hasPoints ? ["score"] : [])
                + ["name", "category", "district", "neighborhood", "selected", "latitude", "longitude"])
        for project in projects {
            let line = lines[project.number]
            // The district is what the count draws money by: the territory of an envelope where there are any.
            let district = hasShares ? project.territory.flatMap { places[$0] } ?? "" : project.place ?? ""
            writer.row(
                [project.countID, project.cost.decimalText, String(line?.supporters ?? 0)] + (hasPoints ? [String(line?.score ?? 0)] : [])
                    + [project.title, CommaList.text(project.themeName.map { [$0] } ?? []), district, edition.isImported ? "" : project.place ?? "", line?.isWinner == true ? "1" : "0",
                       project.latitude.map { "\($0)" } ?? "", project.longitude.map { "\($0)" } ?? ""])
        }
    }

    private static func writeVotes(
        _ projects: [Project], _ edition: Edition, hasPoints: Bool, tellsWay: Bool, to writer: inout PabulibWriter, _ db: Reading
    ) throws {
        let names = Dictionary(uniqueKeysWithValues: projects.map { (String($0.id.number), $0.countID) })
        writer.header("VOTES", ["voter_id", "vote"] + (hasPoints ? ["points"] : []) + (tellsWay ? ["voting_method"] : []))
        var voter = 0
        var output = writer
        try ResultsStore.ballotsByWay(edition.id, db) { choices, times, way in
            let parts = choices.split(separator: ",").map { $0.split(separator: ":").map(String.init) }.filter { names[$0[0]] != nil }
            let vote = parts.map { names[$0[0]] ?? "" }.joined(separator: ",")
            let points = parts.map { $0.count > 1 ? $0[1] : "1" }.joined(separator: ",")
            for _ in 0..<times {
                voter += 1
                output.row([String(voter), vote] + (hasPoints ? [points] : []) + (tellsWay ? [way] : []))
            }
        }
        writer = output
    }
}
