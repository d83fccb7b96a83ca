import Database
import L10n
import Tally
import Vocabulary
import Web

/// The panel's ranking as a file, for who sees it on the page.
struct RankingCSV: Download {
    static let path: Path = "/bureau/editions/:edition/preselection/:selection/classement.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let page = try SelectionDecisionPage.load(visit, db)
        let columns: [CSV.Column] = [
            .init("rang", "Rang"), .init("numero", "Numéro"), .init("titre", "Titre"), .init("moyenne", "Moyenne"),
            .init("moyenne_exacte", "Moyenne, en fraction"), .init("note_basse", "Note la plus basse"), .init("note_haute", "Note la plus haute"),
            .init("nb_notes", "Notes données"), .init("ecart_moyen", "Écart moyen à la moyenne"), .init("moyenne_seuls", "Moyenne des membres, chacun de son côté"),
            .init("moyenne_groupes", "Moyenne des groupes"),
        ]
        let rows = page.subject.ranking.lines.map { line -> [CSV.Cell] in
            let proposal: [CSV.Cell] = [.number(line.proposal.number ?? 0), .text(line.proposal.title)]
            let both: [CSV.Cell] = [line.alone, line.groups].map { spread in spread.map { CSV.Cell.decimal($0.mean.decimal(digits: 4)) } ?? CSV.Cell.empty }
            guard let spread = line.spread else { return [.empty] + proposal + [.empty, .empty, .empty, .empty, 0, .empty] + both }
            let marks: [CSV.Cell] = [
                .decimal(spread.mean.decimal(digits: 4)), .decimal(spread.mean.description), .number(spread.lowest), .number(spread.highest),
                .number(spread.count), .decimal(spread.deviation.decimal(digits: 4)),
            ]
            return [.number(line.rank)] + proposal + marks + both
        }
        return .attachment(CSV.file(columns, rows), named: "classement-\(page.file.edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
