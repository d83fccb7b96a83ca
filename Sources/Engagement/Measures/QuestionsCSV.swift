import Database
import L10n
import Vocabulary
import Web

/// The questions as a table for a spreadsheet: what each is about and when it was answered, neither who asked nor her words.
struct QuestionsCSV: Download {
    static let path: Path = "/bureau/questions/export.csv"
    static let link = "/bureau/questions/export.csv"

    static let columns: [CSV.Column] = [
        CSV.Column("numero", "Numéro de la question"), CSV.Column("voie", "Voie par laquelle elle est venue"), CSV.Column("theme", "Thème"), CSV.Column("quartier", "Quartier"),
        CSV.Column("service", "Service qui répond"), CSV.Column("posee_le", "Jour où elle est posée"), CSV.Column("due_le", "Jour promis pour la réponse"),
        CSV.Column("repondue_le", "Jour de la première réponse"), CSV.Column("etat", "État"), CSV.Column("avis", "Avis de la personne, de 1 à 3"),
    ]

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = QuestionRules.mayMeasure(visit.actor) { throw refusal }
        var filter = QuestionFilter(visit.query)
        if visit.query["liste"] == nil { filter.tab = .all }
        let t = visit.t
        let rows = try QuestionStore.every(filter, QuestionReach(visit.actor), at: visit.now, db).map { question -> [CSV.Cell] in
            [
                .number(question.id.number), .text(t(question.channel.name)), .text(question.topicName), .text(question.territoryName ?? ""), .text(question.serviceName ?? ""),
                .text(t.dateInput(question.askedAt)), .text(t.dateInput(question.dueAt)), .text(question.answeredAt.map { t.dateInput($0) } ?? ""), .text(t(question.stage.name)),
                .text(question.rating.map { String($0) } ?? ""),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "questions.csv", type: "text/csv; charset=utf-8")
    }
}
