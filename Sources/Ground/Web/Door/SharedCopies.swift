import Synchronization
import Vocabulary

/// A page rendered for everybody who is not signed in, good for a few seconds.
struct SharedCopy: Sendable {
    let plain: [UInt8]
    let compressed: [UInt8]?
    let headers: [(name: String, value: String)]
    let tag: String
    let until: Instant
    let version: Int

    init(bytes: [UInt8], headers: [(name: String, value: String)], until: Instant, version: Int) {
        plain = bytes
        compressed = Compression.gzip(bytes, level: 3)
        // Weak: the same page, compressed or not.
        tag = "W/\"" + Secrets.sha256Hex(bytes).prefix(24) + "\""
        self.headers = headers + [("etag", tag), ("cache-control", "public, max-age=0, must-revalidate")]
        self.until = until
        self.version = version
    }

    var size: Int { plain.count + (compressed?.count ?? 0) }

    func response(to request: WebRequest) -> WebResponse {
        if let known = request.headers["if-none-match"], known.contains(tag) { return WebResponse(status: 304, headers: headers) }
        let gzip = Compression.isAccepted(by: request.headers["accept-encoding"]) ? compressed : nil
        return WebResponse(status: 200, headers: headers, body: gzip.map { .gzip($0) } ?? .bytes(plain))
    }
}

/// Copies of public pages. What this process commits drops them all at once, and none lives beyond the next moment of the
/// calendar; the acts of other processes appear when a copy has had its time.
final class SharedCopies: Sendable {
    private struct State {
        var byKey: [String: SharedCopy] = [:]
        var bytes = 0
    }

    static let life = Span.seconds(5)
    /// In bytes: fifteen hundred pages of a usual size. Beyond, all are made anew.
    private static let capacity = 24 << 20
    private let state = Mutex(State())

    /// - Parameter version: how many changes the database has committed.
    func copy(_ key: String, version: Int, at now: Instant) -> SharedCopy? {
        state.withLock { state in
            guard let copy = state.byKey[key], copy.until > now, copy.version == version else { return nil }
            return copy
        }
    }

    func keep(_ copy: SharedCopy, _ key: String) {
        state.withLock { state in
            if state.bytes + copy.size > Self.capacity { state = State() }
            state.bytes += copy.size - (state.byKey.updateValue(copy, forKey: key)?.size ?? 0)
        }
    }
}
