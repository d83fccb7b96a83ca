import Database
import L10n
import Platform
import Vocabulary
import Web

/// The proposals of an edition as a file, through the same filter as the page: what everyone may see.
struct ProposalListCSV: Download {
    static let path: Path = "/editions/:edition/propositions.csv"

    static let columns: [CSV.Column] = [
        .init("numero_public", "Numéro de la proposition avec celui de l’édition, unique sur le site"), .init("numero", "Numéro de la proposition dans l’édition"),
        .init("titre", "Titre"), .init("resume", "Résumé en une phrase"), .init("auteur", "Personne, groupe ou association qui la porte"),
        .init("theme", "Thème du règlement"), .init("quartier", "Quartier ; vide : toute la ville"), .init("lieu", "Lieu dit par ses auteurs"),
        .init("latitude", "Latitude WGS 84, en degrés"), .init("longitude", "Longitude WGS 84, en degrés"),
        .init("statut", "Où elle en est"), .init("date_depot", "Jour du dépôt (AAAA-MM-JJ)"), .init("nb_commentaires", "Nombre de commentaires"),
        .init("nb_abonnes", "Nombre de personnes qui la suivent"), .init("adresse", "Adresse de sa page"),
    ]

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        var filter = ProposalFilter(visit.query, at: visit.now)
        if filter.order == .shuffled { filter.order = .number }
        let lines = try ProposalListStore.lines(edition, filter, limit: 100_000, db)
        let t = Texts.ofFiles
        let rows = lines.map { line -> [CSV.Cell] in
            [
                .text(line.publicNumber), .number(line.number), .text(line.title), .text(line.summary), .text(line.author), .text(line.themeName ?? ""),
                .text(line.territoryName ?? ""), .text(line.place), .degrees(line.point?.latitude), .degrees(line.point?.longitude),
                .text(t(line.status.name)), .text(t.dateInput(line.depositedAt)), .number(line.comments), .number(line.follows),
                .text(visit.world.baseURL + line.link),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "propositions-\(edition.slug).csv", type: "text/csv; charset=utf-8")
    }
}
