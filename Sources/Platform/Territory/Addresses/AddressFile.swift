import Vocabulary
import Web

/// The addresses of a file, as the Base Adresse Nationale gives them for a commune: numero, rep, nom_voie, lon, lat.
struct AddressFile: Sendable {
    static let mostBytes = 40 << 20, mostLines = 400_000

    /// Street by street, each number once.
    let streets: [String: [Address]]
    var count: Int { streets.values.reduce(0) { $0 + $1.count } }

    /// - Throws: `FormErrors` when the file lacks a column or has no address that can be read.
    init(_ records: [CSV.Record]) throws {
        guard let head = records.first?.cells.map({ $0.lowercased() }) else { throw FormErrors("file", "Ce fichier est vide.") }
        func place(_ names: String...) -> Int? { names.lazy.compactMap { head.firstIndex(of: $0) }.first }
        guard let number = place("numero"), let street = place("nom_voie", "voie_nom"), let longitude = place("lon", "long", "longitude"), let latitude = place("lat", "latitude") else {
            throw FormErrors("file", "La première ligne doit nommer les colonnes numero, nom_voie, lon et lat.")
        }
        let suffix = place("rep", "suffixe")
        var streets: [String: [Address]] = [:], seen: Set<String> = []
        for record in records.dropFirst() {
            func cell(_ place: Int?) -> String { place.flatMap { record.cells.indices.contains($0) ? record.cells[$0] : nil } ?? "" }
            guard let number = Int(cell(number)), number > 0, let east = Double(cell(longitude)), let north = Double(cell(latitude)) else { continue }
            let address = Address(street: String(cell(street).prefix(120)), number: number, suffix: String(cell(suffix).lowercased().prefix(10)), point: GeoPoint(longitude: east, latitude: north))
            guard !address.street.isEmpty, address.point.isOnEarth, seen.insert(address.words).inserted else { continue }
            streets[address.street, default: []].append(address)
        }
        if streets.isEmpty { throw FormErrors("file", "Aucune adresse ne se lit dans ce fichier.") }
        self.streets = streets
    }
}
