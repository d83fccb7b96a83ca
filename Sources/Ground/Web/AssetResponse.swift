extension Assets {
    /// The one script that may stand between the network and a page: that of a tablet which keeps the list of a polling place. It asks for no
    /// more than that page, and loads nothing from elsewhere.
    static let worker = "tablet.js"
    private static let workerHeaders = [("service-worker-allowed", "/"), ("content-security-policy", "default-src 'self'")]

    /// The answer to a request for an embedded file or for a city's colours; nil when the path is not one of `/assets/`.
    package static func response(for path: String, acceptEncoding: String?) -> WebResponse? {
        guard path.hasPrefix("/assets/") else { return nil }
        guard let file = file(at: path) ?? CityStyle(path: path)?.file else {
            return WebResponse(status: 404, headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")], body: .bytes(Array("404".utf8)))
        }
        let headers = [
            ("content-type", file.type), ("cache-control", "public, max-age=31536000, immutable"),
            ("x-content-type-options", "nosniff"), ("vary", "accept-encoding"), ("cross-origin-resource-policy", "same-origin"),
        ] + (path == url(worker) ? workerHeaders : [])
        if let brotli = file.brotli, Compression.accepts("br", acceptEncoding) {
            return WebResponse(status: 200, headers: headers, body: .brotli(brotli))
        }
        guard let compressed = file.compressed, Compression.isAccepted(by: acceptEncoding) else {
            return WebResponse(status: 200, headers: headers, body: .bytes(file.bytes))
        }
        return WebResponse(status: 200, headers: headers, body: .gzip(compressed))
    }
}
