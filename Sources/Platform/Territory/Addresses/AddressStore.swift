package import Database
package import Vocabulary

/// The questions asked of the addresses of the city, and what replaces them.
package enum AddressStore {
    /// Whether the city has given its addresses.
    package static func isKnown(_ db: Reading) throws -> Bool { try db.recent("known addresses") { try db.exists("select 1 from streets") } }

    static func count(_ db: Reading) throws -> Int { try db.count("select count(*) from street_numbers") }

    /// Every address of the city, street by street.
    package static func all(_ db: Reading) throws -> [Address] {
        try db.all("""
            select s.name, n.number, n.suffix, n.longitude, n.latitude from street_numbers n join streets s on s.id = n.street_id order by s.name, s.id, n.number, n.suffix
            """) { Address(street: $0.text(), number: $0.int(), suffix: $0.text(), point: GeoPoint(longitude: $0.double(), latitude: $0.double())) }
    }

    /// The address that these words say: `12 bis rue Haute`, `rue Haute`.
    package static func find(_ words: String, _ db: Reading) throws -> AddressFound {
        let (number, suffix, name) = parts(words)
        guard !name.isEmpty else { return .nothing }
        let streets: [Street] = try db.all("""
            select id, name from streets where \(SearchText.condition("search_text", name.joined(separator: " "))) order by length(name), name limit 8
            """) { Street(id: $0.id(), name: $0.text()) }
        guard let first = streets.first else { return .nothing }
        // « rue Haute » is a street although « rue Haute de la Tour » has its words too.
        let isExact = SearchText.fold(first.name) == name.joined(separator: " ")
        guard streets.count == 1 || isExact else { return .streets(streets.map(\.name)) }
        return try nearest(number, suffix, in: first, db)
    }

    /// The number, what follows it, the words of the street: `12 bis rue Haute`, `12bis rue Haute, 14000 Caen`.
    private static func parts(_ typed: String) -> (number: Int?, suffix: String, name: [String]) {
        var words = SearchText.fold(typed).split(separator: " ").map(String.init)
        if let code = words.indices.dropFirst(2).first(where: { words[$0].count == 5 && Int(words[$0]) != nil }) { words.removeSubrange(code...) }
        let digits = words.first?.prefix { $0.isNumber } ?? "", joined = String(words.first?.dropFirst(digits.count) ?? "")
        guard let number = Int(digits), joined.isEmpty || isSuffix(joined) else { return (nil, "", words) }
        words.removeFirst()
        // « 3 d’en Haut » is no « 3 D ».
        guard joined.isEmpty, let next = words.first, isSuffix(next), !["a", "d", "l"].contains(next) else { return (number, joined, words) }
        return (number, next, Array(words.dropFirst()))
    }

    /// What is typed before the name of the street: `12 bis`; empty without a number.
    package static func number(_ typed: String) -> String {
        let (number, suffix, _) = parts(typed)
        return number.map { suffix.isEmpty ? "\($0)" : "\($0) \(suffix)" } ?? ""
    }

    private static func isSuffix(_ word: String) -> Bool { ["bis", "ter", "quater"].contains(word) || word.count == 1 && word.allSatisfy(\.isLetter) }

    private static func nearest(_ number: Int?, _ suffix: String, in street: Street, _ db: Reading) throws -> AddressFound {
        let all: [Address] = try db.all("select number, suffix, longitude, latitude from street_numbers where street_id = \(street.id) order by number, suffix") {
            Address(street: street.name, number: $0.int(), suffix: $0.text(), point: GeoPoint(longitude: $0.double(), latitude: $0.double()))
        }
        guard let number else { return all.count == 1 ? .address(all[0]) : .streets([street.name]) }
        if let exact = all.first(where: { $0.number == number && $0.suffix == suffix }) ?? all.first(where: { $0.number == number }) { return .address(exact) }
        return all.min { abs($0.number - number) < abs($1.number - number) }.map { .address($0) } ?? .nothing
    }

    /// Street by street; they take the place of the former.
    package static func replace(by streets: [String: [Address]], _ db: Writing) throws {
        try db.run("delete from street_numbers")
        try db.run("delete from streets")
        for (name, numbers) in streets.sorted(by: { $0.key < $1.key }) {
            let street = try db.insert("insert into streets (name, search_text) values (\(name), \(SearchText.index(name))) returning id")
            for start in stride(from: 0, to: numbers.count, by: 200) {
                let rows = numbers[start..<min(start + 200, numbers.count)].map { "(\(street), \($0.number), \($0.suffix), \($0.point.longitude), \($0.point.latitude))" as SQL }
                try db.run("insert into street_numbers (street_id, number, suffix, longitude, latitude) values \(rows.joined(", "))")
            }
        }
    }
}
