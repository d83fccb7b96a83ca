import Vocabulary
import Web

/// What turns a name, a number or a network into what stands in the register: a key of the edition, drawn at its first use and erased with
/// the register, under that of the city, which no copy of the database holds.
struct RegisterKey: Sendable {
    private let bytes: [UInt8]

    init(_ drawn: String, _ world: World) { bytes = world.secret + Array(drawn.utf8) }

    func digest(_ kind: String, _ text: String) -> String { Secrets.hex(Secrets.hmacSHA256(Array("\(kind) \(text)".utf8), key: bytes)) }

    func identity(_ declared: DeclaredIdentity) -> String { digest("identity", "\(declared.folded) \(declared.bornOn)") }
}
