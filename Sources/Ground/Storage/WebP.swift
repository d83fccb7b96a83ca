/// The chunks of a WebP file (RFC 9649 §2.3).
enum WebP {
    /// The file without its notes: libvips writes an EXIF chunk of its own into every WebP, asked or not.
    static func withoutNotes(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var position = 12
        while position + 8 <= bytes.count {
            let name = String(decoding: bytes[position..<position + 4], as: UTF8.self)
            let length = (0..<4).reduce(0) { $0 | Int(bytes[position + 4 + $1]) << (8 * $1) }
            let end = min(position + 8 + length + length % 2, bytes.count)
            var chunk = Array(bytes[position..<end])
            // The header says which other chunks follow: 8 is EXIF, 4 is XMP.
            if name == "VP8X", chunk.count > 8 { chunk[8] &= ~0x0C }
            if name != "EXIF", name != "XMP " { kept += chunk }
            position = end
        }
        let length = kept.count + 4
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array("WEBP".utf8) + kept
    }
}
