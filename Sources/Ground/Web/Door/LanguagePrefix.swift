import L10n

/// `/en/…` is the same page in English; French has no prefix. Pages write their links without it.
enum LanguagePrefix {
    static func split(_ segments: [String]) -> (language: Language, path: [String]) {
        guard let first = segments.first, let language = Language(first), language != .french else { return (.french, segments) }
        return (language, Array(segments.dropFirst()))
    }

    static func add(_ language: Language, to address: String) -> String {
        language == .french || !address.hasPrefix("/") ? address : "/\(language.code)\(address == "/" ? "" : address)"
    }

    /// The cookie that remembers which language was chosen in this browser.
    static let cookie = "langue"
    /// What the links to other languages add to an address, for the choice to be kept: `/en/editions?langue=en`.
    static let choice = "langue"

    /// `/fr/…` and `/en/…?langue=en` remember the choice; the bare home page leads to the browser's language otherwise.
    static func detour(_ request: WebRequest, _ segments: [String]) -> WebResponse? {
        guard request.method != .post else { return nil }
        if segments.first == Language.french.code {
            return chosen(.french, "/" + segments.dropFirst().map(URLEncoding.pathSegment).joined(separator: "/"), request.query)
        }
        let fields = request.query.split(separator: "&")
        if let first = segments.first, let language = Language(first), fields.contains("\(choice)=\(language.code)") {
            let rest = fields.filter { $0 != "\(choice)=\(language.code)" }.joined(separator: "&")
            return chosen(language, "/" + segments.map(URLEncoding.pathSegment).joined(separator: "/"), rest)
        }
        guard segments.isEmpty, request.cookies[cookie] == nil, let wished = request.headers["accept-language"],
            let language = Language.preferred(in: wished), language != .french else { return nil }
        return WebResponse(status: 302, headers: [("location", "/" + language.code), ("vary", "accept-language, cookie")])
    }

    private static func chosen(_ language: Language, _ path: String, _ query: String) -> WebResponse {
        WebResponse(status: 303, headers: [
            ("location", path + (query.isEmpty ? "" : "?" + query)),
            ("set-cookie", "\(cookie)=\(language.code); Path=/; Max-Age=31536000; SameSite=Lax"),
        ])
    }

    /// Where a page without a prefix leads somebody who reads another language: the one chosen in this browser, else her account's.
    static func detour(_ incoming: Incoming, account: Language?) -> WebResponse? {
        guard incoming.request.method != .post, incoming.language == .french else { return nil }
        let kept = incoming.request.cookies[cookie].flatMap { Language($0) }
        guard let language = kept ?? account, language != .french else { return nil }
        let query = incoming.request.query.isEmpty ? "" : "?" + incoming.request.query
        return WebResponse(status: 302, headers: [
            ("location", add(language, to: incoming.path) + query), ("vary", "cookie"), ("cache-control", "private, no-store"),
        ])
    }

    /// Puts the prefix into the addresses of our own markup. Text is escaped, so `href="/` is never somebody's words.
    static func apply(_ language: Language, to html: [UInt8]) -> [UInt8] {
        guard language != .french else { return html }
        let prefix = Array("/\(language.code)".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(html.count + html.count / 20)
        html.withUnsafeBufferPointer { source in
            var start = 0
            var index = 0
            while index + 2 < source.count {
                defer { index += 1 }
                guard source[index] == UInt8(ascii: "="), source[index + 1] == UInt8(ascii: "\""), source[index + 2] == UInt8(ascii: "/"),
                    isAddress(source, endingAt: index), !isForEveryLanguage(source, from: index + 2) else { continue }
                result.append(contentsOf: source[start..<index + 2])
                result.append(contentsOf: prefix)
                // The home page is /en, not /en/.
                start = index + 3 < source.count && source[index + 3] == UInt8(ascii: "\"") ? index + 3 : index + 2
            }
            result.append(contentsOf: source[start...])
        }
        return result
    }

    private static func isAddress(_ html: UnsafeBufferPointer<UInt8>, endingAt index: Int) -> Bool {
        ["href", "action", "formaction", "data-href"].contains { name in
            index > name.utf8.count && html[(index - name.utf8.count)..<index].elementsEqual(name.utf8) && html[index - name.utf8.count - 1] == UInt8(ascii: " ")
        }
    }

    private static func isForEveryLanguage(_ html: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
        (["/assets/", "/fr\"", "/fr/", "/fichiers/"] + Language.all.flatMap { ["/\($0.code)/", "/\($0.code)\"", "/\($0.code)?"] }).contains { path in
            index + path.utf8.count <= html.count && html[index..<(index + path.utf8.count)].elementsEqual(path.utf8)
        }
    }
}
