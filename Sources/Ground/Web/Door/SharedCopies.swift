import Synchronization
import Vocabulary

/// A page rendered for everybody who is not signed in, as one kind of browser takes it: compressed, or not.
struct SharedCopy: Sendable {
    let body: WebResponse.Body
    let size: Int
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

    func response(to request: WebRequest) -> WebResponse {
        if let known = request.headers["if-none-match"], known.contains(tag) { return WebResponse(status: 304, headers: headers) }
        return WebResponse(status: 200, headers: headers, body: body)
    }
}

/// Copies of public pages. What is committed drops them all at once, and none lives beyond the next moment of the calendar;
/// the acts of processes that are not heard (`Database.hearsOthers`) appear when a copy has had its time.
final class SharedCopies: Sendable {
    private struct State {
        var byKey: [String: SharedCopy] = [:]
        var bytes = 0
    }

    static func life(hearsOthers: Bool) -> Span { .seconds(hearsOthers ? 60 : 5) }
    /// In bytes: three thousand compressed pages of a usual size. Beyond, all are made anew.
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
