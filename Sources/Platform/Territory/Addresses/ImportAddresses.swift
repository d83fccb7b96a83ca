import Database
internal import FoundationEssentials
import Vocabulary
import Web

/// An officer gives the addresses of the city, which take the place of the former ones.
struct ImportAddresses: PreparedAction {
    typealias FormPage = AddressesPage
    static let path: Path = "/bureau/territoires/adresses"
    static let limits = Limits(bytes: AddressFile.mostBytes + (1 << 20), perTenMinutes: 10)

    var preparation: AddressFile?

    init(_ form: inout FormReader, _ actor: Actor) {}

    static func subject(_ visit: Visit, _ db: Reading) throws -> Actor { visit.actor }
    static func refusal(_ actor: Actor, _ visit: Visit) -> Refusal? { TerritoryRules.mayManage(actor) }

    static func prepare(_ form: FormValues, _ visit: Visit) async throws -> AddressFile {
        guard let file = form.files["file"]?.first, file.size > 0 else { throw FormErrors("file", "Choisissez le fichier sur votre appareil.") }
        guard let bytes = FileManager.default.contents(atPath: file.temporaryPath), let records = try? CSV.read(Array(bytes), maximumLines: AddressFile.mostLines) else {
            throw FormErrors("file", "Ce fichier ne se lit pas comme un tableau CSV.")
        }
        return try AddressFile(records)
    }

    func perform(_ actor: Actor, _ visit: Visit, _ db: Writing) throws -> Outcome {
        guard let preparation else { throw NotFound() }
        try AddressStore.replace(by: preparation.streets, db)
        return Outcome(
            to: AddressesPage.link, saying: preparation.count == 1 ? "C’est fait : une adresse." : "C’est fait : \(preparation.count) adresses.",
            journal: [JournalEntry("territory.addresses", "city", 1, reason: "Adresses : \(preparation.count)")])
    }
}
