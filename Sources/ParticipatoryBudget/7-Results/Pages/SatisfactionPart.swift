import HTML
import L10n
import Vocabulary
import Web

/// What the outcome gives those who voted: how many have one, two… of their choices among the winners, and where the money
/// goes beside where the voters are and what they chose.
struct SatisfactionPart: Sendable {
    let record: CountRecord
    let projects: [Project]
    let currency: Currency

    /// A territory or a theme: its winners, their money, and the choices its projects got on all ballots.
    struct Share: Sendable, Equatable {
        var name: String
        var winners = 0
        var spent = Euros.zero
        var choices = 0
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        return """
            \(choices(view))
            \(if: projects.contains { $0.place != nil }, territories(view))
            \(if: projects.contains { $0.themeName != nil }, money(t("L’argent par thème"), t("Argent et choix par thème"), shares(\.themeName), Names(column: t("Thème"), nameless: t("Sans thème")), view))
            """
    }

    // MARK: Choices obtained

    private func choices(_ view: View) -> HTML {
        let t = view.t
        let ballots = record.ballots, none = record.ballotsByWins.first ?? 0
        let won = record.ballotsByWins.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        if ballots == 0 { return emptyState(t("Personne n’a voté.")) }
        return """
            <p>\(t("\(t.percent(ballots - none, of: ballots)) des bulletins ont au moins un de leurs choix parmi les lauréats ; en moyenne, \(t.decimal(won * 100 / ballots, places: 2)) choix par bulletin."))\(atLeast(t).map { " \($0)" as HTML })</p>
            \(view.barChart(t("Bulletins selon le nombre de leurs choix devenus lauréats"), columns: (t("Choix lauréats"), t("Bulletins")), bars: bars(t)))
            """
    }

    /// How many got two, and three.
    private func atLeast(_ t: Texts) -> String? {
        let share = { (wins: Int) in t.percent(record.ballotsByWins.dropFirst(wins).reduce(0, +), of: record.ballots) }
        if record.ballotsByWins.count > 3 { return t("\(share(2)) en ont au moins deux, \(share(3)) au moins trois.") }
        return record.ballotsByWins.count > 2 ? t("\(share(2)) en ont deux.") : nil
    }

    private func bars(_ t: Texts) -> [Bar] {
        let shown = 10
        let rest = record.ballotsByWins.dropFirst(shown).reduce(0, +)
        return (record.ballotsByWins.prefix(shown) + (rest > 0 ? [rest] : [])).enumerated().map { wins, ballots in
            let label = wins == 0 ? none(t) : wins == shown ? t("\(wins) ou plus") : t.number(wins)
            // Less than a twentieth of a percent would read as none.
            let words = ballots * 2000 < record.ballots ? t.number(ballots) : t("\(ballots), soit \(t.percent(ballots, of: record.ballots))")
            return Bar(label, value: ballots, inWords: words, isMarked: wins > 0)
        }
    }

    private func none(_ t: Texts) -> String {
        if record.blank == 0 { return t("Aucun") }
        return "\(t("Aucun")), \(t(record.blank, one: "dont \(record.blank) blanc", many: "dont \(record.blank) blancs"))"
    }

    // MARK: Money

    func shares(_ names: (Project) -> String?) -> [Share] {
        let lines = Dictionary(uniqueKeysWithValues: record.lines.map { ($0.number, $0) })
        var shares: [String: Share] = [:]
        for project in projects {
            guard let line = lines[project.number] else { continue }
            let name = names(project) ?? ""
            var share = shares[name] ?? Share(name: name)
            share.choices += line.supporters
            if line.isWinner, let fate = line.fate {
                share.winners += 1
                share.spent = share.spent + (fate.leftBefore - fate.leftAfter)
            }
            shares[name] = share
        }
        return Self.inOrder(Array(shares.values))
    }

    /// What has no name comes last.
    private static func inOrder(_ shares: [Share]) -> [Share] {
        shares.sorted { ($0.name.isEmpty ? 1 : 0, $0.name.inAlphabet) < ($1.name.isEmpty ? 1 : 0, $1.name.inAlphabet) }
    }

    /// How the column of the names is called, and what has none.
    private struct Names {
        var column: String
        var nameless: String
    }

    private func territories(_ view: View) -> HTML {
        let t = view.t
        let cells = Turnout.masked(record.turnout.byTerritory)
        let voters = Dictionary(uniqueKeysWithValues: cells.map { ($0.name, $0.voters) }.filter { !$0.0.isEmpty })
        let funded = shares(\.place), known = Set(funded.map(\.name))
        // Voters whose neighbourhood had no project at the vote.
        let all = Self.inOrder(funded + voters.keys.filter { !known.contains($0) }.map { Share(name: $0) })
        let caption = voters.isEmpty ? t("L’argent par quartier") : t("Argent et votants par quartier")
        return money(t("L’argent par quartier"), caption, all, Names(column: t("Quartier"), nameless: t("Toute la ville")), voters: voters.isEmpty ? nil : voters, view)
    }

    /// - Parameter voters: beside whom the money is drawn where they are known; else beside the choices.
    private func money(_ title: String, _ caption: String, _ shares: [Share], _ names: Names, voters: [String: Int?]? = nil, _ view: View) -> HTML {
        let t = view.t
        let spent = shares.reduce(Euros.zero) { $0 + $1.spent }.cents, choices = shares.reduce(0) { $0 + $1.choices }
        let bars = shares.map { share in
            let beside: Int? = if let voters { voters[share.name] ?? nil } else { share.choices }
            let whole = voters == nil ? choices : record.turnout.voters
            let (money, other) = (t.percent(share.spent.cents, of: spent), beside.map { t.percent($0, of: whole) })
            return Bar(
                share.name.isEmpty ? names.nameless : share.name, value: Self.thousandths(share.spent.cents, of: spent), inWords: other.map { "\(money) · \($0)" } ?? money,
                isMarked: true, beside: beside.map { Self.thousandths($0, of: whole) })
        }
        let legend = voters == nil
            ? t("Le premier trait et le premier nombre sont la part de l’argent ; les seconds, la part des choix exprimés.")
            : t("Le premier trait et le premier nombre sont la part de l’argent ; les seconds, la part des votants qui ont déclaré ce quartier.")
        return """
            \(heading(3, HTML(text: title)))
            <p>\(legend)</p>
            \(view.barChart(caption, bars: bars, figures: figures(caption, shares, names, voters: voters, t)))
            """
    }

    private static func thousandths(_ part: Int, of whole: Int) -> Int { whole > 0 ? part * 1000 / whole : 0 }

    private func figures(_ caption: String, _ shares: [Share], _ names: Names, voters: [String: Int?]?, _ t: Texts) -> HTML {
        let spent = shares.reduce(Euros.zero) { $0 + $1.spent }.cents, choices = shares.reduce(0) { $0 + $1.choices }
        let columns = [t("Lauréats"), t("Argent attribué"), t("Part de l’argent"), t("Part des choix exprimés")] + (voters == nil ? [] : [t("Part des votants")])
        return table(caption, isCaptionHidden: true, columns: [Column(names.column, isHeading: true)] + columns.map { Column($0, isNumber: true) }, rows: shares) { share in
            let cells = [
                share.name.isEmpty ? names.nameless : share.name, t.number(share.winners), currency.text(share.spent, t), t.percent(share.spent.cents, of: spent),
                t.percent(share.choices, of: choices),
            ]
            return (cells + (voters.map { [part(of: share, $0, t)] } ?? [])).map { HTML(text: $0) }
        }
    }

    /// Of the voters; nothing for what is of no neighbourhood, nor where nobody said it.
    private func part(of share: Share, _ voters: [String: Int?], _ t: Texts) -> String {
        guard !share.name.isEmpty, let cell = voters[share.name] else { return "–" }
        return cell.map { t.percent($0, of: record.turnout.voters) } ?? t("non publié")
    }
}
