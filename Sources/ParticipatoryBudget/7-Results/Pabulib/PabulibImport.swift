package import Database
import L10n
package import Pabulib
import Platform
package import Tally
package import Vocabulary
package import Web

/// Makes an edition of a Pabulib file: its projects, its ballots, and its count by the rule the file names or the options ask for.
package struct PabulibImport: Sendable {
    /// What may be asked otherwise than the file says.
    package struct Options: Sendable {
        package var title: String?
        package var slug: String?
        package var notFitting: Tally.AllocationRule.NotFitting?
        /// Money for every district, served before the whole city; as typed, in the file's currency.
        package var territoryEnvelopeEach: Euros?
        package var comparesRules = false
        package init() {}
    }

    /// What was made.
    package struct Report: Sendable {
        package var link: String
        package var resultsLink: String
        package var title: String
        package var projects: Int
        package var ballots: Int
        package var winners: Int
        package var left: String
        /// How many of the city's own winners this count finds, and how many it announced; nil when the file does not say.
        package var announced: (found: Int, of: Int)?
        package var remarks: Int
    }

    let file: PabulibFile
    let name: String
    let options: Options
    let digest: String
    /// Hundredths of the currency in one smallest unit of the file.
    private let factor: Int

    /// - Parameter digest: SHA-256 of the file, so that the same one is not imported twice.
    package init(_ file: PabulibFile, name: String, digest: String, options: Options) throws {
        guard file.instance.decimals <= 2 else { throw Refusal.notNow("Ce fichier compte plus finement que le centime.") }
        guard file.instance.isWithinEuros else { throw Refusal.notNow("Ce fichier compte des montants trop grands pour être ceux d’une ville.") }
        guard file.profile.pointsScale == 1 else { throw Refusal.notNow("Ce fichier donne des fractions de points.") }
        if options.territoryEnvelopeEach != nil, file.instance.projects.allSatisfy({ $0.territory == nil }) {
            throw Refusal.notNow("Les projets de ce fichier n’ont pas de quartier.")
        }
        self.file = file
        self.name = name
        self.options = options
        self.digest = Secrets.sha256Hex("\(digest) \(options.notFitting?.rawValue ?? "") \(options.territoryEnvelopeEach?.cents ?? 0)")
        factor = file.instance.decimals == 0 ? 100 : file.instance.decimals == 1 ? 10 : 1
    }

    package func run(_ world: World, _ db: Writing) throws -> Report {
        let now = world.now()
        if let slug = try ImportedVoteStore.edition(ofDigest: digest, db) {
            throw Refusal.notNow("Ce fichier est déjà importé : /editions/\(slug).")
        }
        let id = try addEdition(at: now, db)
        let projects = try addProjects(to: id, at: now, db)
        try addBallots(projects, to: id, world, db)
        try ImportedVoteStore.add(ImportedVote(
            file: name, digest: digest, meta: try Counting.encode(file.meta.map { [$0.key, $0.value] }), voteType: file.profile.kind.rawValue,
            currency: Currency(code: file[meta: "currency"] ?? "EUR"), rule: try Counting.encode(try rule()), turnout: try Counting.encode(turnout)
        ), id, db)
        let edition = try EditionStore.edition(id, db)
        let count = try Counting.count(edition, reason: "", by: nil, at: now, clock: world.now, db)
        try ResultsStore.prepare(Proclamation(count: count, embargoUntil: now, lettersSentAt: now), id, by: nil, at: now, db)
        try Journal.record(JournalEntry("edition.import", "edition", id.number, edition: id, reason: name, channel: .command, isPublic: true), by: nil, at: now, db)
        return report(edition, try ResultsStore.count(count, db).record)
    }

    private func report(_ edition: Edition, _ record: CountRecord) -> Report {
        let ids = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        let winners = Set(record.winners.compactMap { ids[$0] })
        return Report(
            link: edition.link, resultsLink: ResultsLinks.page(edition), title: edition.title, projects: file.instance.projects.count,
            ballots: file.profile.voters, winners: record.winners.count, left: record.left.decimalText,
            announced: announcedWinners.map { official in (found: official.filter(winners.contains).count, of: official.count) },
            remarks: file.defectCounts.values.reduce(0, +))
    }

    // MARK: The edition

    private func addEdition(at now: Instant, _ db: Writing) throws -> EditionID {
        let words = ["unit", "subunit", "district", "instance"].compactMap { file[meta: $0] }.filter { !$0.isEmpty }
        let title = options.title ?? (words.isEmpty ? name : words.joined(separator: " "))
        let slug = try PabulibImportStore.freeSlug(options.slug ?? Self.slug(title), db)
        let begins = Self.day(file[meta: "date_begin"] ?? file[meta: "instance"]) ?? now - .days(30)
        let ends = Self.day(file[meta: "date_end"]).map { $0 + .days(1) }
        let closes = min(ends.flatMap { $0 > begins ? $0 : nil } ?? begins + .days(1), now)
        return try PabulibImportStore.addEdition(
            slug: slug, title: title, summary: file[meta: "description"] ?? "", opens: min(begins, closes - .days(1)), closes: closes,
            budget: Euros(cents: file.instance.budget * factor), at: now, db)
    }

    static func slug(_ title: String) -> String {
        let words = SearchText.fold(title).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(80))
    }

    /// `03.10.2022`, `2022-10-03` or `2022`.
    static func day(_ text: String?) -> Instant? {
        let parts = (text ?? "").split { ".-/".contains($0) }.map(String.init)
        guard parts.allSatisfy({ Int($0) != nil }) else { return nil }
        let ordered = parts.first?.count == 4 ? parts : parts.reversed()
        guard let year = ordered.first, year.count == 4 else { return nil }
        let two = { (text: String) in text.count == 1 ? "0" + text : text }
        let (month, date) = (ordered.count > 1 ? two(ordered[1]) : "01", ordered.count > 2 ? two(ordered[2]) : "01")
        return Instant(dateInput: "\(year)-\(month)-\(date)")
    }

    // MARK: Projects

    /// The file's own numbers when they are numbers, all different; else their places.
    private var numbers: [Int] {
        let read = file.instance.projects.compactMap { project in Int(project.id).flatMap { (1...1_000_000).contains($0) ? $0 : nil } }
        let isGood = read.count == file.instance.projects.count && Set(read).count == read.count
        return isGood ? read : Array(1...max(1, file.instance.projects.count))
    }

    private func addProjects(to edition: EditionID, at now: Instant, _ db: Writing) throws -> [ID<Project>] {
        let numbers = numbers
        let themes = try PabulibImportStore.addThemes(Set(file.instance.projects.compactMap(\.categories.first)).sorted(), edition, db)
        return try file.instance.projects.enumerated().map { place, project in
            try PabulibImportStore.addProject(ImportedProject(
                number: numbers[place], externalID: project.id, title: file.name(of: place), body: file.value("description", ofProject: place) ?? "",
                cost: Euros(cents: project.cost * factor), district: project.territory ?? "", theme: project.categories.first.flatMap { themes[$0] },
                latitude: degrees("latitude", place), longitude: degrees("longitude", place),
                wasSelected: file.value("selected", ofProject: place).map { $0 == "1" || $0 == "2" && hasReserve }
            ), to: edition, at: now, db)
        }
    }

    private func degrees(_ column: String, _ place: Int) -> Double? {
        file.value(column, ofProject: place).flatMap { Double($0.replacing(",", with: ".")) }.flatMap { $0.magnitude <= 180 ? $0 : nil }
    }

    // MARK: Ballots

    /// Identical ballots on one line, in lots: a hundred thousand go in within seconds.
    private func addBallots(_ projects: [ID<Project>], to edition: EditionID, _ world: World, _ db: Writing) throws {
        let profile = file.profile
        var lot: [(id: String, choices: String, times: Int)] = []
        for group in 0..<profile.groups {
            let ballot = profile.ballot(group)
            let choices = ballot.choices.enumerated().map { place, choice in
                ballot.points.map { "\(projects[choice]):\($0[place])" } ?? "\(projects[choice])"
            }.joined(separator: ",")
            lot.append((Secrets.base64url(world.randomBytes(16)), choices, profile.weights[group]))
            if lot.count == 500 {
                try BallotBoxStore.drop(lot, edition, db)
                lot.removeAll(keepingCapacity: true)
            }
        }
        try BallotBoxStore.drop(lot, edition, db)
    }

    private var turnout: Turnout {
        let profile = file.profile
        let place = profile.breakdowns["district"] ?? profile.breakdowns["neighborhood"]
        var turnout = Turnout(voters: profile.voters, byChannel: profile.breakdowns["voting_method"]?.voters ?? [:], byTerritory: place?.voters ?? [:])
        // More places than a page can show say nothing to anyone.
        if let place, place.voters.count <= 100 {
            turnout.supporters = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { index, number in
                (number, place.supporters.mapValues { $0[index] }.filter { $0.value > 0 })
            })
        }
        return turnout
    }

    // MARK: The rule

    /// Poznań completes from outside the project at which it stops, when four fifths of its cost are left, and marks it 2; its files say so.
    /// Ours tell the command that counts them again.
    private var reserve: (percent: Int, notFitting: String)? {
        guard named == "greedy-custom" else { return nil }
        if let percent = option("--reserve-percent").flatMap({ Int($0) }), (0...100).contains(percent) {
            return (percent, option("--not-fitting") == "skip" ? "skip" : "stop")
        }
        return (file[meta: "comment"] ?? "").contains("80%") ? (80, "stop") : nil
    }

    private var hasReserve: Bool { reserve != nil }

    /// An option of the command in the comment.
    private func option(_ name: String) -> String? {
        let words = (file[meta: "comment"] ?? "").split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
        return words[place + 1]
    }

    private var named: String { (file[meta: "rule"] ?? "").lowercased() }

    /// The winners that the city announced, those that the reserve completed too.
    private var announcedWinners: [Int]? {
        guard let official = file.officialWinners, hasReserve else { return file.officialWinners }
        return official + file.instance.projects.indices.filter { file.value("selected", ofProject: $0) == "2" }
    }

    func rule() throws -> CountRule {
        var rule = CountRule()
        rule.comparesRules = options.comparesRules
        rule.budget = Euros(cents: file.instance.budget * factor)
        switch file.profile.kind {
        case .approval, .chooseOne: rule.utility = "cost"
        case .cumulative, .scoring: rule.utility = "points"
        case .ordinal: rule.utility = file.profile.hasPoints ? "points" : "borda"
        }
        if named == "greedy-no-skip" { rule.notFitting = "stop" }
        if let reserve { (rule.notFitting, rule.reservePercent) = (reserve.notFitting, reserve.percent) }
        if named == "instant-runoff", file.profile.kind == .ordinal { (rule.method, rule.utility) = (named, "cost") }
        if let least = file[meta: "min_project_score_threshold"].flatMap({ Double($0) }), least > 0 {
            guard let whole = Int(exactly: least.rounded(.up)) else { throw Refusal.notNow("Le seuil de voix de ce fichier n’est pas un nombre de voix.") }
            rule.minimumVotes = whole
        }
        if named.hasPrefix("equalshares") {
            rule.method = "equal-shares"
            rule.completions = named.hasSuffix("comparison") ? ["add1u", "comparison"] : named.hasSuffix("add1") ? ["add1u"] : []
        }
        if let wanted = options.notFitting { rule.notFitting = wanted.rawValue }
        if let each = options.territoryEnvelopeEach {
            rule.shares = Tally.Envelope.each(each.cents, of: file.instance).compactMap { envelope in
                guard case .territory(let name) = envelope.scope else { return nil }
                return CountRule.Share(kind: .territory, name: name, cents: envelope.amount)
            }
            let (reserved, overflow) = each.cents.multipliedReportingOverflow(by: rule.shares.count)
            if overflow || reserved > rule.budget.cents { throw Refusal.notNow("Les enveloppes des quartiers dépassent ensemble le budget du fichier.") }
        }
        return rule
    }
}
