internal import CZlib

/// Gzip, and whether the browser takes it.
package enum Compression {
    /// The bytes in gzip form; level 1 is quickest, 9 smallest. Nil when zlib cannot: they are sent as they are.
    package static func gzip(_ bytes: [UInt8], level: Int = 6) -> [UInt8]? {
        var stream = z_stream()
        guard bytes.count < Int(UInt32.max), parvis_gzip_start(&stream, Int32(level)) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
        var result = Z_OK
        let compressed = bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(capacity)
                result = deflate(&stream, Z_FINISH)
                filled = capacity - Int(stream.avail_out)
            }
        }
        return result == Z_STREAM_END ? compressed : nil
    }

    /// What `gzip` was made from; nil when it is not what it made.
    static func gunzip(_ bytes: [UInt8]) -> [UInt8]? {
        // The last four bytes tell the length (RFC 1952 §2.3.1).
        guard bytes.count > 18 else { return nil }
        let length = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        var stream = z_stream()
        guard length <= 64 << 20, parvis_gunzip_start(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var result = Z_OK
        let plain = bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: max(1, length)) { output, filled in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(length)
                result = inflate(&stream, Z_FINISH)
                filled = length - Int(stream.avail_out)
            }
        }
        return result == Z_STREAM_END ? plain : nil
    }

    /// Whether a response may be sent in gzip to who sent this `Accept-Encoding` (RFC 9110 §12.5.3).
    package static func isAccepted(by acceptEncoding: String?) -> Bool { accepts("gzip", acceptEncoding) }

    /// Whether that `Accept-Encoding` takes the coding.
    package static func accepts(_ wanted: String, _ acceptEncoding: String?) -> Bool {
        guard let acceptEncoding else { return false }
        var byWildcard = false
        for choice in acceptEncoding.utf8.split(separator: UInt8(ascii: ",")) {
            let fields = choice.split(separator: UInt8(ascii: ";")).map(trimmed)
            guard let coding = fields.first else { continue }
            let isWanted = !fields.dropFirst().contains(where: isZeroQuality)
            if coding == wanted || coding == "x-" + wanted { return isWanted }
            if coding == "*" { byWildcard = isWanted }
        }
        return byWildcard
    }

    /// Whether gzip makes such a body smaller by more than it costs: text of at least 860 bytes, not pictures nor archives.
    package static func isWorthwhile(contentType: String, length: Int) -> Bool {
        let type = contentType.prefix { $0 != ";" }.lowercased()
        let isText = type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("json")
            || ["application/javascript", "application/xml", "application/manifest+json"].contains(type)
        return isText && length >= 860
    }

    private static func trimmed(_ bytes: Substring.UTF8View) -> String {
        String(Substring(bytes).filter { $0 != " " && $0 != "\t" }).lowercased()
    }

    private static func isZeroQuality(_ parameter: String) -> Bool {
        parameter.hasPrefix("q=") && Double(parameter.dropFirst(2)) ?? 0 <= 0
    }
}
