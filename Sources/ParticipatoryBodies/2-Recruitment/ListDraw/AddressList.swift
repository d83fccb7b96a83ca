import Database
import Platform
import Vocabulary
import Web

/// The addresses that a body is for, with the neighbourhood of each: a list to draw from when the city has no list of names.
struct AddressList: Download {
    static let path: Path = "/bureau/instances/:assembly/colleges/:college/liste/adresses.csv"
    /// A list has no more lines: of a larger city, one address in so many is taken, evenly along the streets.
    private static let most = 19_000

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let standing = try DrawSubject(visit, db).standing
        if let refusal = ListDrawRules.mayKeep(standing) { throw refusal }
        let found = try addresses(of: standing.assembly, db), step = max(1, (found.count + most - 1) / most)
        let kept = stride(from: 0, to: found.count, by: step).map { found[$0] }
        let lines: [[CSV.Cell]] = [["adresse", "quartier"]] + kept.map { [.text($0.words), .text($0.neighbourhood)] }
        return .attachment(CSV.file(lines), named: "adresses.csv", type: "text/csv; charset=utf-8")
    }

    private static func addresses(of assembly: Assembly, _ db: Reading) throws -> [(words: String, neighbourhood: String)] {
        let territories = try TerritoryStore.withOutlines(db), own = Set(assembly.territories.map(\.id))
        let neighbourhoods = OutlineIndex(territories.narrowest.compactMap { territory in territory.shape.map { (key: territory.code, outline: $0) } })
        let perimeter = OutlineIndex(territories.filter { own.contains($0.id) }.compactMap { territory in territory.shape.map { (key: territory.id, outline: $0) } })
        return try AddressStore.all(db).filter { own.isEmpty || perimeter.first(at: $0.point) != nil }
            .map { (words: $0.words, neighbourhood: neighbourhoods.first(at: $0.point) ?? "sans") }
    }
}
