import CAssets

/// The embedded files by address, made once when the program starts: names hashed, references between files replaced, text compressed.
struct AssetTable: Sendable {
    private(set) var addresses: [String: String] = [:]
    private(set) var files: [String: Assets.File] = [:]

    init() {
        let sources = (0..<parvis_asset_count).map { rank in
            let asset = parvis_asset_at(rank)
            return Source(
                name: String(cString: asset.path), type: String(cString: asset.type),
                bytes: Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length)),
                brotli: asset.brotli.map { Array(UnsafeBufferPointer(start: $0, count: asset.brotli_length)) })
        }
        // Style sheets name fonts and pictures, so those get their address first.
        for source in sources where !source.isStyle { add(source.isOwnScript ? compacted(source) : source) }
        for source in sources where source.isStyle { add(withAddresses(source)) }
    }

    private mutating func add(_ source: Source) {
        let address = "/assets/" + source.stem + "." + Secrets.sha256Hex(source.bytes).prefix(12) + source.ending
        let compressed = Compression.isWorthwhile(contentType: source.type, length: source.bytes.count) ? Compression.gzip(source.bytes, level: 9) : nil
        addresses[source.name] = address
        files[address] = Assets.File(path: address, type: source.type, bytes: source.bytes, compressed: compressed, brotli: source.brotli)
    }

    private func compacted(_ script: Source) -> Source {
        var script = script
        script.bytes = Script.compact(script.bytes)
        return script
    }

    /// `url("vendor/inter.woff2")`, or `url(images/layers.png)` in a sheet of `vendor/`, become addresses.
    private func withAddresses(_ source: Source) -> Source {
        var source = source
        let folder = source.name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        var pieces = String(decoding: source.bytes, as: UTF8.self).split(separator: "url(", omittingEmptySubsequences: false).map(String.init)
        for index in pieces.indices.dropFirst() {
            guard let end = pieces[index].firstIndex(of: ")") else { continue }
            let name = pieces[index][..<end].filter { $0 != "\"" && $0 != "'" }
            if let address = addresses[folder + name] { pieces[index] = "\"\(address)\"" + pieces[index][end...] }
        }
        source.bytes = StyleSheet.compact(Array(pieces.joined(separator: "url(").utf8))
        return source
    }

    private struct Source {
        var name: String
        var type: String
        var bytes: [UInt8]
        var brotli: [UInt8]?

        var isStyle: Bool { type.hasPrefix("text/css") }
        /// Those of others come as small as they get.
        var isOwnScript: Bool { type.hasPrefix("text/javascript") && !name.hasPrefix("vendor/") }
        private var file: Substring { name.split(separator: "/").last ?? "" }
        var stem: String { file.split(separator: ".").dropLast().joined(separator: ".") }
        var ending: String { "." + (file.split(separator: ".").last ?? "") }
    }
}
