import Database
import Platform
import Vocabulary
import Web

extension Demonstration {
    /// The projects on the ballot and, where the vote has begun, voters and their ballots, drawn by what pleased.
    func loadVote(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ loaded: [Loaded], _ register: Register, _ db: Writing) throws {
        guard let phase = edition.phases.first(where: { $0.kind == "vote" }), moments(phase.opens) <= moments.now else { return }
        let onBallot = loaded.filter { $0.told.ballot != nil }.sorted { $0.told.ballot!.number < $1.told.ballot!.number }
        for proposal in onBallot {
            try DemonstrationStore.addProject(id, proposal, at: moments(phase.opens) - .days(8), db)
        }
        try ProjectStore.publish(id, by: register.people["mathilde-verdonnet"], at: moments(phase.opens) - .days(7), db)
        guard let turnout = edition.turnout else { return }
        let projects = try ProjectStore.projects(id, db)
        let popularity = Dictionary(uniqueKeysWithValues: onBallot.map { ($0.told.ballot!.number, $0.told.popularity ?? 1) })
        var draw = BallotDraw(
            seed: UInt64(id.number) &* 7919, projects: projects, popularity: projects.map { popularity[$0.number] ?? 1 },
            rule: rulebook(of: edition).ballot, register: register, turnout: turnout
        )
        let closes: Instant = min(moments(phase.closes), moments.now)
        let length = closes - moments(phase.opens)
        var checkOffs: [DemonstrationStore.DrawnVoter] = []
        var ballots: [DemonstrationStore.DrawnBallot] = []
        for rank in 0..<turnout.voters {
            let voter = draw.voter()
            let at = moments(phase.opens) + Span(milliseconds: length.milliseconds / turnout.voters * rank)
            checkOffs.append(.init(territory: register.territories[voter.neighbourhood], channel: voter.channel, at: at))
            ballots.append(.init(id: draw.identity(), channel: voter.channel, choices: draw.ballot(from: voter.neighbourhood).text(withPoints: draw.rule.kind == .points)))
        }
        try DemonstrationStore.addVoters(checkOffs, edition: id, db)
        if isSealed(edition) {
            try loadPaper(edition, id, register, db)
            return try loadSealing(id, opens: moments(phase.opens), Array(zip(checkOffs.map(\.at), ballots.map(\.choices)).map { (at: $0.0, choices: $0.1) }), register, db)
        }
        try DemonstrationStore.addBallots(ballots, edition: id, db)
        try loadPaper(edition, id, register, db)
        try closePaper(id, register, db)
        try loadResults(edition, id, register, db)
    }

    /// Past votes are counted by their own rule and proclaimed.
    private func loadResults(_ edition: DemonstrationEditions.Edition, _ id: EditionID, _ register: Register, _ db: Writing) throws {
        guard let phase = edition.phases.first(where: { $0.kind == "results" }), moments(phase.opens) <= moments.now else { return }
        let officer = try register.person("mathilde-verdonnet")
        let embargo: Instant = moments(phase.opens)
        let count = try Counting.count(try EditionStore.edition(id, db), reason: "", by: officer, at: embargo - .days(5), db)
        let proclamation = Proclamation(
            count: count, embargoUntil: embargo,
            statement: "Merci aux habitantes et aux habitants qui ont proposé, échangé et voté.", lettersSentAt: embargo - .days(1)
        )
        try ResultsStore.prepare(proclamation, id, by: officer, at: embargo - .days(3), db)
        try ResultsStore.release(id, count, at: embargo, db)
        let digest = try ResultsArchive.digest(try EditionStore.edition(id, db), try ResultsStore.count(count, db), db)
        try ResultsStore.note(archive: digest, of: id, db)
    }
}

/// Draws voters and ballots that look like a town's: people favour their neighbourhood and what pleased most.
struct BallotDraw {
    private var draws: DemonstrationDraws
    let projects: [Project]
    let popularity: [Double]
    let rule: BallotRule
    let neighbourhoods: [String]
    let weights: [Double]
    let places: [TerritoryID?: String]
    let turnout: DemonstrationEditions.Turnout
    let mandatory: Set<TerritoryID>

    init(
        seed: UInt64, projects: [Project], popularity: [Double], rule: BallotRule, register: Demonstration.Register,
        turnout: DemonstrationEditions.Turnout
    ) {
        draws = DemonstrationDraws(seed: seed)
        self.projects = projects
        self.popularity = popularity
        self.rule = rule
        self.turnout = turnout
        neighbourhoods = turnout.byNeighbourhood.keys.sorted()
        weights = neighbourhoods.map { turnout.byNeighbourhood[$0] ?? 0 }
        places = Dictionary(register.territories.map { ($0.value as TerritoryID?, $0.key) }) { first, _ in first }
        mandatory = rule.mandatoryTerritory.flatMap { register.territories[$0] }.map { [$0] } ?? []
    }

    mutating func voter() -> (neighbourhood: String, channel: String) {
        (neighbourhoods[draws.pick(weights)], draws.share() < turnout.paperShare ? "paper" : "web")
    }

    mutating func identity() -> String { Secrets.hex(Secrets.sha256("\(draws.next()) \(draws.next())")).prefix(32).description }

    mutating func ballot(from neighbourhood: String) -> MarkedBallot {
        if draws.share() < turnout.blankShare { return MarkedBallot(isBlank: true) }
        var chances = projects.indices.map { index in
            popularity[index] * (places[projects[index].territory] == neighbourhood ? turnout.localPreference ?? 2 : 1)
        }
        var ballot = MarkedBallot()
        let imposed = projects.map { $0.territory.map(mandatory.contains) ?? false }
        if !mandatory.isEmpty, let first = take(&chances, among: { imposed[$0] }) {
            ballot.points[projects[first].id] = 1
        }
        let wanted = rule.kind == .points ? 4 : rule.minimum + Int(draws.next() % UInt64(rule.maximum - rule.minimum + 1))
        var rest = rule.kind == .points ? rule.totalPoints : Int.max
        while ballot.points.count < wanted, rest > 0, let index = take(&chances, among: { _ in true }) {
            let points = rule.kind == .points ? min(rest, 1 + Int(draws.next() % UInt64(rule.maximumPointsPerProject))) : 1
            ballot.points[projects[index].id] = points
            rest -= points
        }
        return ballot
    }

    private mutating func take(_ chances: inout [Double], among isAllowed: (Int) -> Bool) -> Int? {
        let allowed = chances.indices.map { isAllowed($0) ? chances[$0] : 0 }
        guard allowed.contains(where: { $0 > 0 }) else { return nil }
        let index = draws.pick(allowed)
        chances[index] = 0
        return index
    }
}
