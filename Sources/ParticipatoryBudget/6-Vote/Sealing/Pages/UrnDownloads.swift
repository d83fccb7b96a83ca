import Database
import Vocabulary
import Web

/// The whole public list with its roots, for everyone, from the first root on.
struct UrnListDownload: Download {
    static let path: Path = "/editions/:edition/urne.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        var bytes = try RootsDownload.opening(edition, visit, db)
        try SealedBoxStore.entries(edition.id, db) { bytes += UrnText.line($0) }
        for root in try SealedBoxStore.roots(edition.id, db) { bytes += UrnText.line(root) }
        return .attachment(bytes, named: "urne-\(edition.slug).txt", type: "text/plain; charset=utf-8")
    }
}

/// The signed roots alone: short, to keep from one day to the next.
struct RootsDownload: Download {
    static let path: Path = "/editions/:edition/racines.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let bytes = try opening(edition, visit, db) + SealedBoxStore.roots(edition.id, db).flatMap { UrnText.line($0) }
        return .attachment(bytes, named: "racines-\(edition.slug).txt", type: "text/plain; charset=utf-8")
    }

    static func opening(_ edition: Edition, _ visit: Visit, _ db: Reading) throws -> [UInt8] {
        guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else { throw Refusal.notNow("Ce vote n’a pas d’urne scellée.", wayOut: edition.link, named: "Voir l’édition") }
        return UrnText.opening(edition.slug, key: ceremony.publicKey, signer: BoxKeys(visit.world).signer.publicKey)
    }
}
