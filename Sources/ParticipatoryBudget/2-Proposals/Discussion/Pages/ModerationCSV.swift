import Database
import L10n
import Vocabulary
import Web

/// A list of the moderators as a file, for the same people.
struct ModerationCSV: Download {
    static let path: Path = "/bureau/moderation.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = DiscussionRules.mayReadModeration(visit.actor) { throw refusal }
        let (list, edition) = ModerationPage.asked(visit.query), t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("quoi", "Commentaire ou proposition"), .init("edition", "Édition"), .init("numero", "Numéro de la proposition"),
            .init("titre", "Titre de la proposition"), .init("auteur", "Auteur"), .init("date", "Écrit le"), .init("texte", "Texte du commentaire"),
            .init("nb_signalements", "Signalements à traiter"), .init("masque", "Masqué"), .init("relecture", "Relecture demandée"),
        ]
        func yes(_ fact: Bool) -> CSV.Cell { .text(fact ? t("oui") : t("non")) }
        let proposals = try ProposalModerationStore.lines(list, of: edition, for: visit.actor, limit: 100_000, db).map { line -> [CSV.Cell] in
            [
                .text(t("Proposition")), .text(line.editionTitle), .number(line.number), .text(line.title), .text(line.author), .empty, .empty,
                .number(line.reports), yes(line.isHidden), yes(line.awaitsAppeal),
            ]
        }
        let comments = try ModerationStore.comments(list, of: edition, for: visit.actor, page: 1, perPage: 100_000, db).map { line -> [CSV.Cell] in
            [
                .text(t("Commentaire")), .text(line.editionTitle), .number(line.proposalNumber), .text(line.proposalTitle), .text(line.comment.authorName),
                .text(t.dateInput(line.comment.at)), .text(line.comment.body), .number(line.reports), yes(line.comment.isHidden), yes(line.comment.awaitsAppeal),
            ]
        }
        return .attachment(CSV.file(columns, proposals + comments), named: "moderation-\(list.rawValue).csv", type: "text/csv; charset=utf-8")
    }
}
