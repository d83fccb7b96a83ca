import Web

/// The public files of a sealed box, line by line, for programs: `parvis verify` and any other read them.
enum UrnText {
    static let head = "parvis urn 1"

    static func opening(_ edition: String, key: [UInt8], signer: [UInt8]) -> [UInt8] {
        Array("\(head)\nedition \(edition)\nkey \(Secrets.hex(key))\nsigner \(Secrets.hex(signer))\n".utf8)
    }

    static func line(_ entry: ListEntry) -> [UInt8] {
        Array((entry.isRevocation ? "revoked \(entry.leaf)\n" : "ballot \(Secrets.base64url(entry.sealed))\n").utf8)
    }

    static func line(_ root: ListRoot) -> [UInt8] {
        Array("root \(root.number) \(root.size) \(root.root) \(root.day) \(root.isFinal ? "closed" : "open") \(root.signature)\n".utf8)
    }
}
