package import Vocabulary

/// Names and values as a form or a query string sent them, in order of arrival for each name.
package struct FormValues: Sendable {
    package var fields: [String: [String]]
    package var files: [String: [UploadedFile]]

    package init(_ fields: [String: [String]] = [:], files: [String: [UploadedFile]] = [:]) {
        self.fields = fields
        self.files = files
    }

    /// From a query string or an url-encoded body; empty when it cannot be read.
    package init(encoded text: String) {
        self.init()
        for field in (try? URLEncoding.parse(text)) ?? [] { fields[field.name, default: []].append(field.value) }
    }

    package subscript(name: String) -> String? { fields[name]?.first }
    package func all(_ name: String) -> [String] { fields[name] ?? [] }
}

/// A file that a person sent, written to a temporary place that disappears after the request.
package struct UploadedFile: Sendable {
    package var temporaryPath: String
    package var name: String
    package var size: Int

    package init(temporaryPath: String, name: String, size: Int) {
        self.temporaryPath = temporaryPath
        self.name = name
        self.size = size
    }
}

/// What came in by HTTP, before any meaning is given to it.
package struct WebRequest: Sendable {
    package enum Method: String, Sendable { case get = "GET", head = "HEAD", post = "POST", other }

    package var method: Method
    /// The path as sent, without the query, still percent-encoded.
    package var path: String
    package var query: String
    package var headers: [String: String]
    package var cookies: [String: String]
    package var client: String
    package var receivedAt: Instant
    package var reference: String

    package init(
        method: Method, path: String, query: String = "", headers: [String: String] = [:], cookies: [String: String] = [:],
        client: String = "127.0.0.1", receivedAt: Instant, reference: String = "test"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.cookies = cookies
        self.client = client
        self.receivedAt = receivedAt
        self.reference = reference
    }
}

extension WebRequest {
    /// The parts of the path, decoded; nil when one of them is not text.
    var segments: [String]? {
        var segments: [String] = []
        for part in path.split(separator: "/") {
            guard let segment = URLEncoding.decodedPathSegment(part) else { return nil }
            segments.append(segment)
        }
        return segments
    }
}

/// What goes back by HTTP.
package struct WebResponse: Sendable {
    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Already compressed with gzip.
        case gzip([UInt8])
        /// Already compressed with Brotli.
        case brotli([UInt8])
        /// A file on disk, streamed.
        case file(path: String, size: Int)
    }

    package var status: Int
    /// The pattern of the address that answered, for the log: an address may hold a secret, its pattern does not.
    package var route = ""
    package var headers: [(name: String, value: String)]
    package var body: Body

    package init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    func from(_ route: String) -> WebResponse {
        var response = self
        response.route = route
        return response
    }

    package func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}
