import Vocabulary

/// How alike two declared identities are, from 0 to 100. Pure: it decides nothing, a person does.
enum NameLikeness {
    /// From there on an officer looks.
    static let threshold = 75

    static func score(_ one: DeclaredIdentity, _ other: DeclaredIdentity) -> Int {
        names(one.folded, other.folded) * births(one.bornOn, other.bornOn) / 100
    }

    /// Accounts tell no more than a year: same letters and same year are worth a look, never a certainty.
    static func scoreOfAccounts(_ one: DeclaredIdentity, _ other: DeclaredIdentity) -> Int {
        one.bornOn == other.bornOn ? names(one.folded, other.folded) * 85 / 100 : 0
    }

    /// What two names that are written with the same letters have in common, whatever their order, hyphens and spaces, with the birth.
    static func letterKey(_ identity: DeclaredIdentity) -> String { String(decoding: letters(identity.folded), as: UTF8.self) + " " + identity.bornOn }

    private static func names(_ one: String, _ other: String) -> Int {
        if one == other { return 100 }
        // « N’Diaye » and « Ndiaye », whatever the order: the same letters.
        if letters(one) == letters(other) { return 95 }
        let (few, many) = (Set(one.split(separator: " ")), Set(other.split(separator: " ")))
        if few.intersection(many).count >= 2, few.isSubset(of: many) || many.isSubset(of: few) { return 90 }
        let length = min(one.utf8.count, other.utf8.count)
        return switch distance(Array(one.utf8), Array(other.utf8)) {
        case 1: 90
        case 2 where length >= 10: 80
        default: 0
        }
    }

    private static func letters(_ name: String) -> [UInt8] { name.utf8.filter { $0 != UInt8(ascii: " ") }.sorted() }

    /// `1980-05-17`: the same, day and month the other way round, or one digit apart.
    private static func births(_ one: String, _ other: String) -> Int {
        if one == other { return 100 }
        if one == swapped(other) { return 90 }
        let (a, b) = (Array(one.utf8), Array(other.utf8))
        return a.count == b.count && zip(a, b).count(where: { $0 != $1 }) == 1 ? 85 : 0
    }

    static func swapped(_ born: String) -> String {
        let parts = born.split(separator: "-")
        return parts.count == 3 ? "\(parts[0])-\(parts[2])-\(parts[1])" : born
    }

    /// Levenshtein's: how many signs to add, take away or change.
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, sign) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, against) in other.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (sign == against ? 0 : 1))
                diagonal = above
            }
        }
        return row[other.count]
    }
}
