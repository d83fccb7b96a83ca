import Database
import L10n
import Vocabulary
import Web

/// The people whom the administrator looks for, as a file.
struct PeopleCSV: Download {
    static let path: Path = "/bureau/personnes.csv"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        if let refusal = PermissionRules.mayAdminister(visit.actor) { throw refusal }
        let t = Texts.ofFiles, people = try AccountStore.search(PeoplePage.typed(visit.query), limit: 100_000, db)
        let roles = try GrantStore.roles(at: visit.now, db)
        let columns: [CSV.Column] = [
            .init("prenom", "Prénom"), .init("nom", "Nom"), .init("nom_montre", "Nom montré"), .init("courriel", "Adresse électronique"),
            .init("roles", "Rôles"), .init("date_creation", "Depuis"),
        ]
        let rows = people.map { person -> [CSV.Cell] in
            [
                .text(person.givenName), .text(person.familyName), .text(person.displayName), .text(person.email?.text ?? ""),
                .text((roles[person.id] ?? []).map { t($0.name) }.joined(separator: ", ")), .text(t.dateInput(person.createdAt)),
            ]
        }
        return .attachment(CSV.file(columns, rows), named: "personnes.csv", type: "text/csv; charset=utf-8")
    }
}
