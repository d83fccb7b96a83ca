import Vocabulary
import Web

/// The text of a code by letter: twelve signs that no two people read differently, some 59 bits that nobody guesses.
enum LetterCodeText {
    /// Neither 0 nor O, neither 1, I nor L, no U.
    static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    static let length = 12

    /// The code of a serial number: the same seed always gives the same.
    static func code(_ serial: Int, seed: [UInt8]) -> String {
        var signs: [UInt8] = [], turn = 0
        while signs.count < length {
            // A byte beyond the last whole round of the alphabet would favour its first signs.
            let fair = UInt8(256 / alphabet.count * alphabet.count - 1)
            signs += Secrets.hmacSHA256(Array("\(serial) \(turn)".utf8), key: seed).filter { $0 <= fair }.map { alphabet[Int($0) % alphabet.count] }
            turn += 1
        }
        return String(decoding: signs.prefix(length), as: UTF8.self)
    }

    /// `ABCD-EFGH-JKMN`, as it is printed.
    static func printed(_ code: String) -> String {
        stride(from: 0, to: length, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// What somebody typed, as it was drawn: case, dashes and spaces are of no matter.
    static func read(_ typed: String) -> String { typed.uppercased().filter { $0.isLetter || $0.isNumber } }

    /// Under the secret of the city: with a copy of the database alone, nobody can try codes one after the other.
    static func digest(_ code: String, salt: String, _ world: World) -> String {
        Secrets.hex(Secrets.hmacSHA256(Array("letter code \(salt) \(code)".utf8), key: world.secret))
    }
}

/// The seed of a batch as the database keeps it until it is printed: under the secret of the city, so that a copy of the database alone
/// gives no code away.
enum LetterSeed {
    static func sealed(_ seed: [UInt8], salt: String, _ world: World) -> String { Secrets.base64url(zip(seed, pad(salt, world)).map { $0 ^ $1 }) }

    static func opened(_ text: String, salt: String, _ world: World) -> [UInt8]? {
        guard let bytes = Secrets.bytes(base64url: text), bytes.count == 32 else { return nil }
        return zip(bytes, pad(salt, world)).map { $0 ^ $1 }
    }

    private static func pad(_ salt: String, _ world: World) -> [UInt8] { Secrets.hmacSHA256(Array("letter batch \(salt)".utf8), key: world.secret) }
}
