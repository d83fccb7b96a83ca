import Database
import Vocabulary
import Web

/// The whole public list with its roots, for everyone, from the first root on.
struct UrnListDownload: Download {
    static let path: Path = "/editions/:edition/urne.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let opening = try RootsDownload.opening(edition, visit.world, db)
        let list = try UrnFile.written(edition.id, opening, SealedBoxStore.roots(edition.id, db), visit.world, db)
        var response = WebResponse.attachment([], named: "urne-\(edition.slug).txt", type: "text/plain; charset=utf-8")
        response.headers.append(("etag", "\"\(list.tag)\""))
        response.headers.append(("cache-control", "public, max-age=0, must-revalidate"))
        response.body = .file(path: list.path, size: list.size)
        return response
    }
}

/// The signed roots alone: short, to keep from one day to the next.
struct RootsDownload: Download {
    static let path: Path = "/editions/:edition/racines.txt"

    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let edition = try Edition.inPath(visit, db)
        let bytes = try opening(edition, visit.world, db) + SealedBoxStore.roots(edition.id, db).flatMap { UrnText.line($0) }
        return .attachment(bytes, named: "racines-\(edition.slug).txt", type: "text/plain; charset=utf-8")
    }

    static func opening(_ edition: Edition, _ world: World, _ db: Reading) throws -> [UInt8] {
        guard let ceremony = try CeremonyStore.ceremony(edition.id, db) else { throw Refusal.notNow("Ce vote n’a pas d’urne scellée.", wayOut: edition.link, named: "Voir l’édition") }
        return UrnText.opening(edition.slug, key: ceremony.publicKey, signer: BoxKeys(world).signer.publicKey)
    }
}
