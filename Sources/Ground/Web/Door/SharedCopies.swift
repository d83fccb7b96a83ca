import Synchronization
import Vocabulary

/// A page rendered for everybody who is not signed in, good for a second.
struct SharedCopy: Sendable {
    let plain: [UInt8]
    let compressed: [UInt8]
    let headers: [(name: String, value: String)]
    let tag: String
    let until: Instant
    let version: Int

    init(bytes: [UInt8], headers: [(name: String, value: String)], until: Instant, version: Int) {
        plain = bytes
        compressed = Compression.gzip(bytes, level: 5)
        // Weak: the same page, compressed or not.
        tag = "W/\"" + Secrets.sha256Hex(bytes).prefix(24) + "\""
        self.headers = headers + [("etag", tag), ("cache-control", "public, max-age=0, must-revalidate")]
        self.until = until
        self.version = version
    }

    func response(to request: WebRequest) -> WebResponse {
        if let known = request.headers["if-none-match"], known.contains(tag) { return WebResponse(status: 304, headers: headers) }
        let takesGzip = Compression.isAccepted(by: request.headers["accept-encoding"])
        return WebResponse(status: 200, headers: headers, body: takesGzip ? .gzip(compressed) : .bytes(plain))
    }
}

/// Copies of public pages. An act that changes pages drops them all; a second later they are made anew,
/// which also lets the acts of other processes and the calendar's openings and closings appear.
final class SharedCopies: Sendable {
    private struct State {
        var version = 0
        var byKey: [String: SharedCopy] = [:]
    }

    private static let capacity = 2_000
    private let state = Mutex(State())

    var version: Int { state.withLock(\.version) }

    func copy(_ key: String, at now: Instant) -> SharedCopy? {
        state.withLock { state in
            guard let copy = state.byKey[key], copy.until > now, copy.version == state.version else { return nil }
            return copy
        }
    }

    func keep(_ copy: SharedCopy, _ key: String) {
        state.withLock { state in
            if state.byKey.count >= Self.capacity { state.byKey.removeAll(keepingCapacity: true) }
            state.byKey[key] = copy
        }
    }

    func forget() {
        state.withLock { state in
            state.version += 1
            state.byKey.removeAll(keepingCapacity: true)
        }
    }
}
