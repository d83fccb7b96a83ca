import HTML
import L10n
import Vocabulary
import Web

/// Where the supporters of each project come from, when the ballots of the vote say it openly; cells small enough to point at
/// somebody are left out.
struct SupportersTable: Sendable {
    let record: CountRecord
    let titles: [Int: String]

    func html(_ t: Texts) -> HTML {
        guard let supporters = record.turnout.supporters, supporters.contains(where: { !$0.value.isEmpty }) else { return .empty }
        let lines = record.lines.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }
        return details(t("D’où viennent les voix de chaque projet"), """
            <p>\(t("Le quartier de celles et ceux qui ont choisi chaque projet, tel que les bulletins l’indiquent. Un nombre inférieur à dix n’est pas publié."))</p>
            \(table(t("Votants par quartier et par projet"), isCaptionHidden: true, columns: [Column(t("Projet"), isHeading: true), Column(t("Quartiers"), isProse: true)], rows: lines) { line in
                [HTML(text: titles[line.number] ?? ""), HTML(text: places(supporters[line.number] ?? [:], t))]
            })
            """)
    }

    /// The most numerous first.
    private func places(_ cells: [String: Int], _ t: Texts) -> String {
        let masked = Turnout.masked(cells)
        let told = masked.compactMap { cell in cell.voters.map { (name: cell.name, voters: $0) } }.sorted { ($1.voters, $0.name) < ($0.voters, $1.name) }
        let hidden = masked.filter { $0.voters == nil }.map(\.name)
        let words = told.map { t("\($0.name) : \($0.voters)") } + (hidden.isEmpty ? [] : [t("non publié : \(hidden.joined(separator: ", "))")])
        return words.isEmpty ? "–" : words.joined(separator: " · ")
    }
}
