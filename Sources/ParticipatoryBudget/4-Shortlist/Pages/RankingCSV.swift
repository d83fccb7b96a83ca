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
            .init("nb_notes", "Notes données"),
        ]
        let rows = page.subject.ranking.lines.map { line -> [CSV.Cell] in
            let proposal: [CSV.Cell] = [.number(line.proposal.number ?? 0), .text(line.proposal.title)]
            guard let mean = line.mean else { return [.empty] + proposal + [.empty, .empty, .empty, .empty, 0] }
            return [.number(line.rank)] + proposal
                + [.decimal(mean.decimal(digits: 4)), .decimal(mean.description), .number(line.lowest), .number(line.highest), .number(line.marks)]
        }
        return .attachment(CSV.file(columns, rows), named: "classement-\(page.file.edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
