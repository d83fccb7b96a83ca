import HTML
import L10n
import Vocabulary
import Web

/// By equal shares, the votes (or points) that count for each project, round after round: they count less once their voter has little left.
struct EffectiveVotesTable: Sendable {
    let record: CountRecord
    let titles: [Int: String]

    /// Beyond so many columns, rounds are left out evenly; the record has them all.
    private static let widest = 10

    private var all: [(number: Int, round: CountRecord.RoundLine)] {
        record.rounds.filter { $0.effectiveVotes != nil }.enumerated().map { (number: $0.offset + 1, round: $0.element) }
    }

    private var rounds: [(number: Int, round: CountRecord.RoundLine)] {
        let all = all
        guard all.count > Self.widest else { return all }
        return (0..<Self.widest).map { all[$0 * (all.count - 1) / (Self.widest - 1)] }
    }

    func html(_ view: View) -> HTML {
        let t = view.t
        guard !rounds.isEmpty else { return .empty }
        return details(givesPoints ? t("Les points effectifs, tour après tour") : t("Les voix effectives, tour après tour"), """
            <p>\(explanation(t))</p>
            \(chart(view))
            \(grid(t))
            <p class="muted">\(t("En gras, le projet retenu à ce tour. Un tiret : il est déjà retenu, ou ne peut pas être payé à ce tour."))\
            \(if: all.count > rounds.count, " \(t("Le tableau montre \(rounds.count) tours sur \(all.count) ; le procès-verbal les donne tous."))")</p>
            """)
    }

    private var givesPoints: Bool { record.rule.ranksByPoints }

    /// What is compared: by cost, the votes themselves; else the votes, or the points, for a euro.
    private func explanation(_ t: Texts) -> String {
        if givesPoints {
            return t("Les points comptent entiers tant que la personne peut payer sa part comme les autres, et moins quand il ne lui reste presque rien. À chaque tour, le projet qui a le plus de points effectifs pour un euro de son coût est retenu.")
        }
        if record.rule.utility != "cost" {
            return t("Une voix compte entière tant que la personne peut payer sa part comme les autres, et moins quand il ne lui reste presque rien. À chaque tour, le projet qui a le plus de voix effectives pour un euro de son coût est retenu.")
        }
        return t("Une voix compte entière tant que la personne peut payer sa part comme les autres, et moins quand il ne lui reste presque rien. À chaque tour, le projet qui a le plus de voix effectives est retenu.")
    }

    /// What each winner had when its turn came.
    private func chart(_ view: View) -> HTML {
        let t = view.t
        let bars = record.rounds.compactMap { round in
            round.effectiveVotes?[round.number].map { Bar(titles[round.number] ?? "", value: $0, inWords: t.number($0), isMarked: true) }
        }
        return givesPoints
            ? view.barChart(t("Points effectifs de chaque lauréat à son tour"), columns: (t("Projet"), t("Points effectifs")), bars: bars)
            : view.barChart(t("Voix effectives de chaque lauréat à son tour"), columns: (t("Projet"), t("Voix effectives")), bars: bars)
    }

    private func grid(_ t: Texts) -> HTML {
        let rounds = rounds
        return table(
            givesPoints ? t("Points effectifs par tour") : t("Voix effectives par tour"), columns: [Column(t("Projet"), isHeading: true)] + rounds.map { Column(t("Tour \($0.number)"), isNumber: true) }, narrow: .scrolls,
            rows: record.lines.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
        ) { line in
            [HTML(text: titles[line.number] ?? "")] + rounds.map { cell(line, $0.round, t) }
        }
    }

    private func cell(_ line: CountRecord.ProjectLine, _ round: CountRecord.RoundLine, _ t: Texts) -> HTML {
        let votes = round.effectiveVotes?[line.number].map(t.number) ?? "–"
        return round.number == line.number ? "<strong>\(votes)</strong>" : HTML(text: votes)
    }
}
