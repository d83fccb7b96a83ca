package import Database
package import HTML
package import L10n
package import Vocabulary

/// A page: its fields are its model, `load` fills them from the database, `body` shows them.
/// `load` throws `NotFound`, or a `Refusal` for whom may not see it. It cannot write: a GET never does.
package protocol Page: Sendable {
    static var path: Path { get }
    /// The frame around the body: the public site, the officers' desk, or almost nothing (booth, print).
    static var surroundings: Surroundings { get }
    /// Whether visitors who are not signed in may all be given the same copy for a few seconds. Never for a page with a form that writes.
    static var isShared: Bool { get }

    static func load(_ visit: Visit, _ db: Reading) throws -> Self
    func title(_ t: Texts) -> String
    func body(_ view: View) -> HTML
    /// When the page is to be asked for again by itself, and where; nil: never.
    func refresh(_ now: Instant) -> Refresh?
    /// From the home page to the parent of this one: label and address.
    func trail(_ t: Texts) -> [Crumb]
    /// One sentence for search engines and social networks.
    func summary(_ t: Texts) -> String?
}

/// What surrounds a page.
package enum Surroundings: Sendable { case site, desk, bare }

/// One step of the trail above a page's title.
package struct Crumb: Sendable, Equatable {
    package var label: String
    package var address: String
    package init(_ label: String, _ address: String) {
        self.label = label
        self.address = address
    }
}

/// A page that comes again by itself after so many seconds; another one when it says which.
package struct Refresh: Sendable, Equatable {
    package var seconds: Int
    package var address: String?
    /// Whether somebody may write on it: then it comes again only as long as nobody has begun to, and without JavaScript never by itself.
    package var sparesForms: Bool

    package init(seconds: Int, address: String? = nil, sparesForms: Bool = false) {
        self.seconds = seconds
        self.address = address
        self.sparesForms = sparesForms
    }
}

extension Page {
    package func refresh(_ now: Instant) -> Refresh? { nil }
    package static var surroundings: Surroundings { .site }
    package static var isShared: Bool { false }
    package func trail(_ t: Texts) -> [Crumb] { [] }
    package func summary(_ t: Texts) -> String? { nil }
}

/// Something to take away rather than to look at: CSV, `.pb`, a picture, a feed. A GET, so it cannot write.
package protocol Download: Sendable {
    static var path: Path { get }
    static func respond(_ visit: Visit, _ db: Reading) throws -> WebResponse
}

extension WebResponse {
    /// Shown or read by a program rather than saved.
    package static func text(_ bytes: [UInt8], type: String) -> WebResponse {
        WebResponse(status: 200, headers: [("content-type", type), ("cache-control", "public, max-age=300")], body: .bytes(bytes))
    }

    /// A file that the browser saves under this name.
    package static func attachment(_ bytes: [UInt8], named name: String, type: String) -> WebResponse {
        WebResponse(status: 200, headers: [
            ("content-type", type),
            ("content-disposition", "attachment; filename=\"\(name.filter { $0 != "\"" && $0 != "\r" && $0 != "\n" })\""),
        ], body: .bytes(bytes))
    }
}
