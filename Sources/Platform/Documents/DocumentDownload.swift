package import Database
import Storage
import Vocabulary
package import Web

/// A photo or a file: what is public for everyone, the rest (the photos of a draft) for who added it alone. The pages of those who
/// judge or sign have downloads of their own, which ask who may read there.
package struct DocumentDownload: Download {
    package static let path: Path = "/fichiers/:document/:size"

    package static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse {
        let document = try DocumentStore.document(try visit.id("document"), db)
        let isTheirs = document.addedBy != nil && document.addedBy == visit.actor.account
        guard document.isPublic || isTheirs else { throw NotFound() }
        guard let size = Document.Size(rawValue: try visit.parameter("size")) else { throw NotFound() }
        return try response(document, in: size, visit.world)
    }

    /// The document in the path, of this very thing, for whom the caller knows may have it.
    package static func response(_ visit: Visit, of subject: String, _ subjectID: Int, _ db: Reading) throws -> WebResponse {
        let id: ID<Document> = try visit.id("document"), size = visit.parameters["size"].map { Document.Size(rawValue: $0) } ?? .large
        guard let size, let document = try DocumentStore.all(of: subject, subjectID, db).first(where: { $0.id == id }) else { throw NotFound() }
        return try response(document, in: size, visit.world)
    }

    private static func response(_ document: Document, in size: Document.Size, _ world: World) throws -> WebResponse {
        guard let digest = Digest(document.digest(size)), let length = world.files.length(of: digest) else { throw NotFound() }
        var headers: [(name: String, value: String)] = [
            ("content-type", document.type),
            ("cache-control", document.isPublic ? "public, max-age=86400" : "private, no-store"),
            ("content-security-policy", "default-src 'none'; sandbox"), ("etag", "\"\(digest.hex.prefix(24))\""),
        ]
        if document.kind == .file {
            let ascii = document.name.filter { $0.isASCII && $0 != "\"" && !$0.isNewline }
            // RFC 6266: the name with its accents, for those who read it.
            headers.append(("content-disposition", "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(URLEncoding.pathSegment(document.name))"))
        }
        return WebResponse(status: 200, headers: headers, body: .file(path: world.files.path(of: digest), size: length))
    }
}

/// Table of contents of the documents.
package enum DocumentRoutes {
    package static var routes: Routes {
        var routes = Routes()
        routes.download(DocumentDownload.self)
        return routes
    }
}
