import Database
import L10n
import Platform
import Vocabulary
import Web

/// Which of the things to answer a service's referents want to see, as the address says.
struct ServiceTaskFilter: Sendable, Equatable {
    var words: String
    var isLateOnly: Bool

    init(_ query: FormValues) {
        words = query["q"] ?? ""
        isLateOnly = query["retard"] != nil
    }

    /// The words are looked for in the number, the title and the service, whatever the accents.
    func keeps(_ task: ServiceTask, at now: Instant) -> Bool {
        if isLateOnly, !task.isLate(at: now) { return false }
        if words.isEmpty { return true }
        let text = SearchText.fold("\(task.number) \(task.title) \(task.serviceName)")
        return SearchText.fold(words).split(separator: " ").allSatisfy { text.contains($0) }
    }

    var isNarrow: Bool { !words.isEmpty || isLateOnly }

    /// The list at this address seen through this filter.
    func address(_ list: String) -> String {
        let pairs = (words.isEmpty ? [] : ["q=" + URLEncoding.queryValue(words)]) + (isLateOnly ? ["retard=1"] : [])
        return pairs.isEmpty ? list : list + "?" + pairs.joined(separator: "&")
    }
}

/// What a service has to answer as a file, through the same filter and for the same people.
struct ServiceQueueCSV: Download {
    static let path: Path = "/bureau/service.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = FeasibilityRules.mayReadServiceQueue(visit.actor) { throw refusal }
        let filter = ServiceTaskFilter(visit.query), t = Texts.ofFiles
        let columns: [CSV.Column] = [
            .init("edition", "Édition"), .init("numero", "Numéro"), .init("titre", "Titre"), .init("service", "Service"), .init("a_faire", "À faire"),
            .init("date_echeance", "Échéance"), .init("en_retard", "En retard"), .init("question", "Question"),
        ]
        let tasks = try FeasibilityStore.tasks(of: visit.actor.servicesAnsweredFor, db).filter { filter.keeps($0, at: visit.now) }
        let rows = tasks.map { task -> [CSV.Cell] in
            [
                .text(task.editionTitle), .number(task.number), .text(task.title), .text(task.serviceName),
                .text(t(task.kind.name)), .text(t.dateInput(task.dueAt)),
                .text(task.isLate(at: visit.now) ? t("oui") : t("non")), .text(task.question),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "etudes-de-mon-service.csv", type: "text/csv; charset=utf-8")
    }
}

extension ServiceTask.Kind {
    var name: Message {
        switch self {
        case .opinion: "Donner un avis"
        case .conclusion: "Conclure"
        case .question: "Répondre à une question"
        }
    }
}
