internal import Glibc

extension Door {
    /// How many pictures of ours a printed page carries, and how many bytes of them.
    private static let most = (pictures: 200, bytes: 24 << 20)

    /// The page with the site's pictures in it: the printer fetches nothing. They are asked for by the same person, who may or may not see them.
    func withPictures(_ html: [UInt8], _ incoming: Incoming) async -> [UInt8] {
        let mark = Array(#" src="/"#.utf8)
        var result: [UInt8] = [], start = 0, left = Self.most
        var index = 0
        while index + mark.count < html.count {
            guard html[index] == mark[0], html[index..<(index + mark.count)].elementsEqual(mark) else { index += 1; continue }
            let open = index + mark.count - 1
            let close = html[open...].firstIndex(of: UInt8(ascii: "\"")) ?? html.endIndex
            index = close
            guard left.pictures > 0, let inline = await picture(String(decoding: html[open..<close], as: UTF8.self), incoming),
                inline.utf8.count < left.bytes else { continue }
            left = (left.pictures - 1, left.bytes - inline.utf8.count)
            result += html[start..<open] + Array(inline.utf8)
            start = close
        }
        return result + html[start...]
    }

    private func picture(_ address: String, _ incoming: Incoming) async -> String? {
        let cut = address.firstIndex(of: "?") ?? address.endIndex
        var request = incoming.request
        (request.method, request.path, request.query) = (.get, String(address[..<cut]), String(address[cut...].dropFirst()))
        // Neither compressed nor « not modified ».
        request.headers = [:]
        let answer = await respond(to: request)
        guard answer.status == 200, let type = answer.header("content-type"), type.hasPrefix("image/"), let bytes = Self.content(answer.body) else { return nil }
        return "data:\(type);base64,\(PaperPictures.base64(bytes))"
    }

    private static func content(_ body: WebResponse.Body) -> [UInt8]? {
        switch body {
        case .bytes(let bytes): return bytes
        case .file(let path, let size):
            guard size < most.bytes, let file = fopen(path, "r") else { return nil }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: size)
            return fread(&bytes, 1, size, file) == size ? bytes : nil
        case .none, .gzip, .brotli: return nil
        }
    }

}

/// Pictures as text, for a page that holds them itself.
enum PaperPictures {
    /// Base64 (RFC 4648 §4): that of addresses with its two other signs and its padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let signs = Secrets.base64url(bytes).utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 }
        return String(decoding: signs, as: UTF8.self) + String(repeating: "=", count: (4 - signs.count % 4) % 4)
    }
}
