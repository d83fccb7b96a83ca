import Tally
import Vocabulary

/// A vote ready to be counted: the projects with their money, and all ballots. Pure: the same vote gives the same record.
struct CountedVote: Sendable {
    /// The projects' numbers, alongside `instance.projects`.
    let numbers: [Int]
    let rule: CountRule
    let kind: BallotKind
    let instance: Instance
    let profile: Profile
    let blank: Int
    /// Whether the points are the grades of our own ballots, which have words.
    var isGraded = false

    /// - Parameters:
    ///   - envelope: the name of the territory whose money a project may draw on.
    ///   - ballots: the choices as the box keeps them, how many ballots each line stands for, and which way they came where the rule asks.
    init(
        _ projects: [Project], _ rule: CountRule, kind: BallotKind, envelope: (Project) -> String?,
        ballots: (_ take: (String, Int, String?) -> Void) throws -> Void
    ) rethrows {
        let instance = Instance(
            projects: projects.map {
                Tally.Project(id: $0.countID, cost: $0.cost.cents, territory: envelope($0), categories: $0.themeName.map { [$0] } ?? [])
            },
            budget: rule.budget.cents, decimals: 2)
        let index = Dictionary(uniqueKeysWithValues: projects.enumerated().map { ($1.id.number, $0) })
        var builder = ProfileBuilder(kind: kind, hasPoints: rule.utility == "points")
        var blank = 0
        try ballots { choices, times, way in
            let ballot = Self.read(choices, index)
            if ballot.choices.isEmpty { blank += times }
            builder.add(ballot, times: times, known: way.map { ["voting_method": $0] } ?? [:])
        }
        self.init(projects.map(\.number), rule, kind: kind, instance, builder.profile(), blank: blank)
    }

    /// From ballots that were read elsewhere.
    init(_ numbers: [Int], _ rule: CountRule, kind: BallotKind, _ instance: Instance, _ profile: Profile, blank: Int) {
        (self.numbers, self.rule, self.kind) = (numbers, rule, kind)
        (self.instance, self.profile, self.blank) = (instance, profile, blank)
    }

    /// `12,45` or `12:3,45:2`; a project that is no longer there has no place in the count.
    static func read(_ choices: String, _ index: [Int: Int]) -> Tally.Ballot {
        var ballot = Tally.Ballot([], points: [])
        for part in choices.utf8.split(separator: UInt8(ascii: ",")) {
            let pair = part.split(separator: UInt8(ascii: ":"))
            guard let place = pair.first.flatMap({ Int(Substring($0)) }).flatMap({ index[$0] }) else { continue }
            ballot.choices.append(place)
            ballot.points?.append(pair.count > 1 ? Int(Substring(pair[1])) ?? 1 : 1)
        }
        return ballot
    }

    /// - Parameter goesOn: whether to seek what the next project lacked, after so many have their answer.
    func count(_ turnout: Turnout, seekingWhile goesOn: (_ answered: Int, _ next: Int) -> Bool = { _, _ in true }) throws -> CountRecord {
        do throws(RuleProblem) {
            let allocation = try rule.allocation.allocate(instance, profile, watched: rule.method == "equal-shares" && numbers.count <= 250)
            var record = record(allocation, turnout)
            record.lines = lines(allocation, record.rounds)
            try seek(allocation, &record, goesOn)
            if rule.comparesRules { record.otherRules = try otherRules(allocation) }
            return record
        } catch {
            throw Refusal.notNow(Self.sentence(error))
        }
    }

    private static func sentence(_ problem: RuleProblem) -> Message {
        switch problem {
        case .envelopesExceedBudget: "Les enveloppes dépassent ensemble le budget de l’édition."
        case .repeatedProject: "Deux projets portent le même numéro."
        case .unknownProject(let id): "La règle nomme le projet n°\u{A0}\(id), qui n’est pas au vote."
        case .negativeParameter: "Un nombre de la règle est négatif."
        case .mandatoryRivals(let one, let other): "La règle finance d’abord les projets n°\u{A0}\(one) et n°\u{A0}\(other), qui s’excluent l’un l’autre."
        case .mandatoryUnpaid(let id): "La règle finance d’abord le projet n°\u{A0}\(id), mais l’argent qui lui est réservé n’y suffit pas."
        case .tooManyMandatory: "La règle finance d’abord plus de projets qu’elle n’admet de lauréats."
        case .needsPoints, .needsRankings, .needsApprovals: "Cette règle ne peut pas compter des bulletins de cette sorte."
        }
    }

    // MARK: The record

    private func record(_ allocation: Allocation, _ turnout: Turnout) -> CountRecord {
        let number = { (place: Int) in numbers[place] }
        var record = CountRecord(
            rule: rule, ballotKind: kind.rawValue, ballots: profile.voters, blank: blank, turnout: turnout,
            spent: Euros(cents: allocation.spent), left: Euros(cents: allocation.left))
        record.envelopes = allocation.envelopes.map {
            .init(name: Self.name($0.scope), amount: Euros(cents: $0.amount), spent: Euros(cents: $0.spent))
        }
        record.winners = allocation.winners.map(number)
        record.rounds = allocation.rounds.map(line)
        record.ties = allocation.ties.map {
            .init(among: $0.among.map(number), chosen: $0.chosen.map(number), by: $0.by.name, isDecisive: $0.isDecisive)
        }
        record.ballotsByWins = Satisfaction(allocation.winners, profile).votersByWins
        return record
    }

    private static func name(_ scope: Tally.Envelope.Scope) -> String {
        switch scope {
        case .everywhere, .withoutTerritory: ""
        case .territory(let name), .category(let name): name
        }
    }

    private func line(_ round: Round) -> CountRecord.RoundLine {
        var line = CountRecord.RoundLine(
            number: numbers[round.project], envelope: round.envelope, outcome: round.outcome.name,
            leftBefore: Euros(cents: round.leftBefore), leftAfter: Euros(cents: round.leftAfter), tie: round.tie)
        line.effectiveVotes = round.effectiveVotes.map { votes in
            Dictionary(uniqueKeysWithValues: votes.map { (numbers[$0.key], $0.value.roundedDown.word ?? 0) })
        }
        switch round.outcome {
        case .skipped(let missing), .stoppedHere(let missing): line.missing = Euros(cents: missing)
        case .notReached(let other), .excludedBy(let other): line.other = numbers[other]
        case .tooFewVotes(_, let minimum): line.minimum = minimum
        case .takenInPart(let amount): line.missing = Euros(cents: instance.projects[round.project].cost - amount)
        case .taken(.quota): line.isByQuota = true
        case .taken(.mandatory): line.isMandatory = true
        case .taken(.reserve): (line.isByReserve, line.missing) = (true, Euros(cents: instance.projects[round.project].cost - round.leftBefore))
        case .taken(.paidBySupporters): (line.isPaidByShares, line.mostPaid) = (true, mostPaid(round))
        case .taken, .enoughWinners, .unaffordable, .noSupporter, .notInBestSet: break
        }
        return line
    }

    /// In whole cents, rounded up: nobody paid more. By Phragmén's rule nobody pays at one round.
    private func mostPaid(_ round: Round) -> Euros? {
        guard rule.method == "equal-shares", let price = round.payment?.perVoter else { return nil }
        return (-(Fraction.zero - price).roundedDown).word.map { Euros(cents: $0) }
    }

    private func lines(_ allocation: Allocation, _ rounds: [CountRecord.RoundLine]) -> [CountRecord.ProjectLine] {
        let scores = Scores(profile, projects: numbers.count)
        let totals = rule.utility == "borda" ? scores.borda : rule.ranksByPoints ? scores.points : scores.supporters
        let sorted = totals.sorted(by: >)
        var ranks: [Int: Int] = [:]
        for (place, total) in sorted.enumerated() where ranks[total] == nil { ranks[total] = place + 1 }
        let places = rule.allocation.places(instance, profile)
        let fates = Dictionary(rounds.map { ($0.number, $0) }) { $0.isWin ? $0 : $1 }
        let grades = isGraded ? rule.allocation.medianGrades(instance, profile) : nil
        return numbers.indices.map { place in
            CountRecord.ProjectLine(
                number: numbers[place], rank: places?[place] ?? ranks[totals[place]] ?? 0, supporters: scores.supporters[place], score: totals[place],
                fate: fates[numbers[place]], grade: grades?[place])
        }
    }

    /// What each project that did not win lacked, the most chosen first.
    private func seek(_ allocation: Allocation, _ record: inout CountRecord, _ goesOn: (Int, Int) -> Bool) throws(RuleProblem) {
        let missing = WhatWasMissing(instance, profile, rule.allocation, allocation)
        var sought: [Int] = []
        for place in missing.sought where goesOn(sought.count, numbers[place]) {
            record.lines[place].missingVotes = try missing.votes(for: place)
            record.lines[place].winningCost = try missing.cost(of: place).map { Euros(cents: $0) }
            sought.append(numbers[place])
        }
        record.sought = sought
    }

    private func otherRules(_ allocation: Allocation) throws(RuleProblem) -> [CountRecord.OtherRule] {
        try Comparison(instance, profile, published: rule.allocation, outcome: allocation, isQuick: true).rows.dropFirst().map { row in
            CountRecord.OtherRule(
                name: row.name, winners: row.allocation.winners.map { numbers[$0] }, spent: Euros(cents: row.allocation.spent),
                served: row.satisfaction.voters(withAtLeast: 1), choicesWon: row.satisfaction.choicesWon)
        }
    }
}
