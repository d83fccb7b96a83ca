import Database
import L10n
import Vocabulary
import Web

/// The board of the bodies as a file, through the same filter and for the same people. No name of a member.
struct AssembliesBoardCSV: Download {
    static let path: Path = "/bureau/instances.csv"
    static let link = "/bureau/instances.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = AssemblyRules.mayFollow(visit.actor) { throw refusal }
        let t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("instance", "Instance"), .init("nature", "Nature"), .init("lieu", "Où"), .init("membres", "Membres"), .init("femmes", "Femmes"), .init("hommes", "Hommes"),
            .init("reunions_un_an", "Réunions en un an"), .init("attendus", "Membres attendus à ces réunions"), .init("presents", "Membres présents"),
            .init("prochaine_reunion", "Prochaine réunion"), .init("mandats_finissant_six_mois", "Mandats qui finissent en six mois"), .init("prochaine_fin_de_mandat", "Prochaine fin de mandat"),
            .init("reponses_attendues", "Réponses attendues de la ville"), .init("reponses_en_retard", "Réponses en retard"), .init("reponses_donnees", "Réponses données"),
            .init("reponses_a_temps", "Réponses données à temps"),
        ]
        let rows = try AssembliesBoardPage.lines(visit, db).map { line -> [CSV.Cell] in
            let figures = line.figures
            return [
                .text(line.assembly.name), .text(t(line.assembly.kind.name)), .text(line.assembly.place(t)), .number(figures.members), .number(figures.women), .number(figures.men),
                .number(figures.meetings), .number(figures.expected), .number(figures.present), line.next.map { CSV.Cell.text(t.dateInput($0.startsAt)) } ?? .empty,
                .number(figures.ending), figures.firstEnd.map { CSV.Cell.text(t.dateInput($0)) } ?? .empty,
                .number(figures.owed), .number(figures.late), .number(figures.answered), .number(figures.inTime),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "instances.csv", type: "text/csv; charset=utf-8")
    }
}
