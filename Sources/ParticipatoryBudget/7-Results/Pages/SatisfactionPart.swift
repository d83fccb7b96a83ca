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
            \(details(t("L’argent par quartier"), territories(t)))
            \(if: projects.contains { $0.themeName != nil }, details(t("L’argent par thème"), themes(t)))
            """
    }

    // MARK: Choices obtained

    private func choices(_ view: View) -> HTML {
        let t = view.t
        let ballots = record.ballots, none = record.ballotsByWins.first ?? 0
        let won = record.ballotsByWins.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        if ballots == 0 { return emptyState(t("Personne n’a voté.")) }
        return """
            <p>\(t("\(t.percent(ballots - none, of: ballots)) des bulletins ont au moins un de leurs choix parmi les lauréats ; en moyenne, \(t.decimal(won * 100 / ballots, places: 2)) choix par bulletin."))</p>
            \(view.barChart(t("Bulletins selon le nombre de leurs choix devenus lauréats"), columns: (t("Choix lauréats"), t("Bulletins")), bars: bars(t)))
            """
    }

    private func bars(_ t: Texts) -> [Bar] {
        let shown = 10
        let rest = record.ballotsByWins.dropFirst(shown).reduce(0, +)
        return (record.ballotsByWins.prefix(shown) + (rest > 0 ? [rest] : [])).enumerated().map { wins, ballots in
            let label = wins == 0 ? t("Aucun") : wins == shown ? t("\(wins) ou plus") : t.number(wins)
            return Bar(label, value: ballots, inWords: t("\(ballots), soit \(t.percent(ballots, of: record.ballots))"), isMarked: wins > 0)
        }
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
        return shares.values.sorted { ($0.name.isEmpty ? 1 : 0, $0.name) < ($1.name.isEmpty ? 1 : 0, $1.name) }
    }

    private func territories(_ t: Texts) -> HTML {
        let voters = Dictionary(uniqueKeysWithValues: Turnout.masked(record.turnout.byTerritory).map { ($0.name, $0.voters) })
        return money(t("Argent et votants par quartier"), t("Quartier"), shares(\.place), nameless: t("Toute la ville"), t, more: [
            (t("Part des votants"), { share in
                guard !share.name.isEmpty, let cell = voters[share.name] else { return "–" }
                return cell.map { t.percent($0, of: record.turnout.voters) } ?? t("non publié")
            }),
        ])
    }

    private func themes(_ t: Texts) -> HTML { money(t("Argent et choix par thème"), t("Thème"), shares(\.themeName), nameless: t("Sans thème"), t) }

    private func money(
        _ caption: String, _ heading: String, _ shares: [Share], nameless: String, _ t: Texts, more: [(title: String, cell: (Share) -> String)] = []
    ) -> HTML {
        let spent = shares.reduce(Euros.zero) { $0 + $1.spent }.cents, choices = shares.reduce(0) { $0 + $1.choices }
        let columns = [t("Lauréats"), t("Argent attribué"), t("Part de l’argent"), t("Part des choix exprimés")] + more.map(\.title)
        return table(caption, isCaptionHidden: true, columns: [Column(heading, isHeading: true)] + columns.map { Column($0, isNumber: true) }, rows: shares) { share in
            let cells = [
                share.name.isEmpty ? nameless : share.name, t.number(share.winners), currency.text(share.spent, t), t.percent(share.spent.cents, of: spent),
                t.percent(share.choices, of: choices),
            ]
            return (cells + more.map { $0.cell(share) }).map { HTML(text: $0) }
        }
    }
}
