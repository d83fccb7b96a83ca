import Database
import L10n
import Vocabulary
import Web

/// The officers' list of proposals as a file, through the same filter and for the same people. No address, no telephone.
struct DeskProposalsCSV: Download {
    static let path: Path = "/bureau/editions/:edition/propositions.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        if let refusal = DeskRules.mayFollow(edition, visit.actor) { throw refusal }
        let t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("numero", "Numéro"), .init("titre", "Titre"), .init("porteur", "Proposée par"), .init("theme", "Thème"),
            .init("quartier", "Quartier"), .init("canal", "Arrivée par"), .init("statut", "Où elle en est"),
            .init("date_depot", "Déposée le"), .init("nb_abonnes", "Abonnés"), .init("nb_commentaires", "Commentaires"),
        ]
        let filter = DeskProposalFilter(visit.query), among = try filter.open.map { try OpenCasesStore.numbers($0, filter.age, edition, at: visit.now, db) }
        let rows = try DeskProposalStore.list(edition.id, filter, among: among, within: visit.actor.reach(edition.scope), limit: 100_000, offset: 0, db).map { line -> [CSV.Cell] in
            [
                .number(line.number), .text(line.title), .text(line.author), .text(line.theme), .text(line.territory), .text(t(line.channel.name)),
                .text(t(line.status.name)), .text(t.dateInput(line.depositedAt)), .number(line.follows), .number(line.comments),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "propositions-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
