import Database
import L10n
import Vocabulary
import Web

/// Which letters of the outbox one wants to see, as the address says.
struct OutboxFilter: Sendable, Equatable {
    var state: StoredLetter.State?
    /// Looked for in the reader's name and address; what letters say is not for everyone who sees this list.
    var words: String

    init(_ query: FormValues) {
        state = query["etat"].flatMap { StoredLetter.State(rawValue: $0) }
        words = String((query["q"] ?? "").prefix(100))
    }

    var isNarrow: Bool { state != nil || !words.isEmpty }

    func address(_ list: String, page: Int = 1) -> String {
        "\(list)?etat=\(state?.rawValue ?? "")&q=\(URLEncoding.queryValue(words))\(page > 1 ? "&page=\(page)" : "")"
    }
}

/// The latest letters of the outbox as a file, for who sees it: to whom, when, what became of them, and no word of what they say.
struct OutboxCSV: Download {
    static let path: Path = "/bureau/courriers.csv"
    static let most = 10_000

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        _ = try visit.account()
        if let refusal = OutboxRules.maySee(visit.actor) { throw refusal }
        let t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("destinataire", "À"), .init("courriel", "Adresse électronique"), .init("date", "Écrit le"), .init("etat", "État"),
            .init("nb_envois", "Envois essayés"), .init("probleme", "Ce qu’a répondu le serveur"),
        ]
        let rows = try LetterStore.outbox(OutboxFilter(visit.query), limit: most, db).map { letter -> [CSV.Cell] in
            [
                .text(letter.recipientName), .text(letter.address ?? ""), .text(t.dateInput(letter.createdAt)), .text(t(letter.state.name)),
                .number(letter.attempts), .text(letter.problem),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "courriers.csv", type: "text/csv; charset=utf-8")
    }
}
