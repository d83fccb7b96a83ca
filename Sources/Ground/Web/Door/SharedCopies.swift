import Synchronization
import Vocabulary

/// A page rendered for everybody who is not signed in, as one kind of browser takes it: compressed, or not.
struct SharedCopy: Sendable {
    private(set) var body: WebResponse.Body
    private(set) var size: Int
    let headers: [(name: String, value: String)]
    let tag: String
    let until: Instant
    let version: Int

    init(bytes: [UInt8], isCompressed: Bool, headers: [(name: String, value: String)], until: Instant, version: Int) {
        let compressed = isCompressed ? Compression.gzip(bytes, level: 3) : nil
        body = compressed.map { .gzip($0) } ?? .bytes(bytes)
        size = (compressed ?? bytes).count
        // Weak: the same page, compressed or not.
        tag = "W/\"" + Secrets.sha256Hex(bytes).prefix(24) + "\""
        self.headers = headers + [("etag", tag), ("cache-control", "public, max-age=0, must-revalidate")]
        self.until = until
        self.version = version
    }

    /// The same for a browser that takes no compression: much quicker than to make the page again.
    var plain: SharedCopy? {
        guard case .gzip(let compressed) = body, let bytes = Compression.gunzip(compressed) else { return nil }
        var copy = self
        (copy.body, copy.size) = (.bytes(bytes), bytes.count)
        return copy
    }

    func response(to request: WebRequest) -> WebResponse {
        if let known = request.headers["if-none-match"], known.contains(tag) { return WebResponse(status: 304, headers: headers) }
        return WebResponse(status: 200, headers: headers, body: body)
    }
}

/// Copies of public pages, compressed and as they are, each with their own room: the few browsers that take no compression do not
/// drop what serves all the others. What is committed drops them all at once, and none lives beyond the next moment of the calendar;
/// the acts of processes that are not heard (`Database.hearsOthers`) appear when a copy has had its time.
final class SharedCopies: Sendable {
    private struct Room {
        /// In bytes. Beyond, all are made anew.
        let capacity: Int
        var byKey: [String: SharedCopy] = [:]
        var bytes = 0

        mutating func keep(_ copy: SharedCopy, _ key: String) {
            if bytes + copy.size > capacity { (byKey, bytes) = ([:], 0) }
            bytes += copy.size - (byKey.updateValue(copy, forKey: key)?.size ?? 0)
        }
    }

    /// Where every change is heard, only what depends on the hour alone could be late.
    static func life(hearsOthers: Bool) -> Span { .seconds(hearsOthers ? 300 : 5) }

    /// Two thousand compressed pages of a usual size.
    private let compressed = Mutex(Room(capacity: 18 << 20))
    private let plain = Mutex(Room(capacity: 6 << 20))

    /// - Parameter version: how many changes the database has committed.
    func copy(_ key: String, isCompressed: Bool, version: Int, at now: Instant) -> SharedCopy? {
        func good(_ copy: SharedCopy?) -> SharedCopy? { copy.flatMap { $0.until > now && $0.version == version ? $0 : nil } }
        if isCompressed { return good(compressed.withLock { $0.byKey[key] }) }
        if let copy = good(plain.withLock { $0.byKey[key] }) { return copy }
        guard let copy = good(compressed.withLock { $0.byKey[key] })?.plain else { return nil }
        keep(copy, key)
        return copy
    }

    func keep(_ copy: SharedCopy, _ key: String) {
        if case .gzip = copy.body { compressed.withLock { $0.keep(copy, key) } } else { plain.withLock { $0.keep(copy, key) } }
    }
}
