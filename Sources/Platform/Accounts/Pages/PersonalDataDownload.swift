import Database
import L10n
import Vocabulary
import Web

/// Everything that is known of the person who asks, as one JSON file.
struct PersonalDataDownload<Registry: PersonalDataRegistry>: Download {
    static var path: Path { "/mon-compte/donnees/mes-donnees.json" }

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let account = try visit.account()
        let members = try Registry.parts.reversed().map { ExportValue.Member(name: $0.name, value: try $0.export(account, db)) }
        return .attachment(ExportValue.record(members).json(visit.t.iso), named: "mes-donnees.json", type: "application/json; charset=utf-8")
    }
}
