internal import CZlib

/// Gzip, and whether the browser takes it.
package enum Compression {
    /// The bytes in gzip form; level 1 is quickest, 9 smallest.
    package static func gzip(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        precondition((1...9).contains(level), "gzip levels go from 1 to 9")
        precondition(bytes.count < Int(UInt32.max), "too long for one gzip call")
        var stream = z_stream()
        guard parvis_gzip_start(&stream, Int32(level)) == Z_OK else { fatalError("zlib has no memory") }
        defer { deflateEnd(&stream) }
        let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
        return bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(capacity)
                let result = deflate(&stream, Z_FINISH)
                precondition(result == Z_STREAM_END, "deflateBound gave too little room")
                filled = capacity - Int(stream.avail_out)
            }
        }
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
