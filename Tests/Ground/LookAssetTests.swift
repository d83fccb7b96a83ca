import CAssets
import Testing
@testable import Web

/// The files that pages ask for.
@Suite struct `Embedded files` {
    @Test func `each is served at an address that tells its content, for ever`() throws {
        for file in Assets.all {
            let answer = try #require(Assets.response(for: file.path, acceptEncoding: nil))
            guard case .bytes(let bytes) = answer.body else { Issue.record("\(file.path) has no bytes"); continue }
            #expect(bytes == file.bytes && !bytes.isEmpty && answer.header("content-type") == file.type)
            #expect(answer.header("cache-control") == "public, max-age=31536000, immutable")
        }
        #expect(Assets.all.count == parvis_asset_count)
    }

    @Test func `one script alone may stand before a page: the tablet's, which loads nothing from elsewhere`() throws {
        for file in Assets.all {
            let answer = try #require(Assets.response(for: file.path, acceptEncoding: nil)), isWorker = file.path == Assets.workerURL
            #expect(answer.header("service-worker-allowed") == (isWorker ? "/" : nil), "\(file.path)")
            #expect(answer.header("content-security-policy") == (isWorker ? "default-src 'self'" : nil), "\(file.path)")
        }
        #expect(Assets.file(at: Assets.workerURL) != nil)
    }

    @Test func `text goes compressed to who takes it`() throws {
        let path = Assets.url("parvis.css")
        let answer = try #require(Assets.response(for: path, acceptEncoding: "br, gzip"))
        guard case .gzip(let bytes) = answer.body else { Issue.record("not compressed"); return }
        #expect(bytes.count * 3 < (Assets.file(at: path)?.bytes.count ?? 0) && answer.header("vary") == "accept-encoding")
    }

    @Test func `a large script of others goes with Brotli to who takes that`() throws {
        for (name, most) in [("vendor/leaflet.js", 27_000), ("vendor/leaflet-tiles.js", 31_000)] {
            let path = Assets.url(name)
            guard case .brotli(let small) = try #require(Assets.response(for: path, acceptEncoding: "gzip, br")).body else { Issue.record("no Brotli"); return }
            guard case .gzip(let usual) = try #require(Assets.response(for: path, acceptEncoding: "gzip, br;q=0")).body else { Issue.record("no gzip"); return }
            #expect(small.count < usual.count - 2_000 && small.count < most, "\(name): \(small.count) bytes")
        }
    }

    @Test func `an unknown file is not found, and other paths are not ours`() {
        #expect(Assets.response(for: "/assets/parvis.css", acceptEncoding: nil)?.status == 404)
        #expect(Assets.response(for: "/assets/../secret", acceptEncoding: nil)?.status == 404)
        #expect(Assets.response(for: "/idees", acceptEncoding: nil) == nil)
    }

    @Test func `style sheets name their fonts and pictures by those addresses`() throws {
        for name in ["parvis.css", "vendor/leaflet.css"] {
            let sheet = try #require(Assets.file(at: Assets.url(name)))
            for part in String(decoding: sheet.bytes, as: UTF8.self).split(separator: "url(").dropFirst() {
                let address = part.prefix { $0 != ")" }.filter { $0 != "\"" && $0 != "'" }
                #expect(Assets.file(at: address) != nil, "\(name) asks for \(address)")
            }
        }
    }

    @Test func `what every page loads weighs little`() throws {
        let weight = { (name: String) -> Int in
            guard let file = Assets.file(at: Assets.url(name)) else { return .max / 100 }
            return file.compressed?.count ?? file.bytes.count
        }
        let common = ["parvis.css", "early.js", "theme.js", "form.js", "filters.js", "vendor/inter.woff2", "vendor/display.woff2"].map(weight).reduce(0, +)
        #expect(common < 75_000, "\(common) bytes")
        #expect((Assets.file(at: Assets.url("parvis.css"))?.bytes.count ?? .max) < 47_000)
    }

    @Test func `our scripts go without their comments, and no text of theirs runs over two lines`() throws {
        let script = Script.compact(Array("// What it does.\nconst a = () => {\n  // Why.\n\n  return `b //`;  // so\n};\n".utf8))
        #expect(String(decoding: script, as: UTF8.self) == "const a = () => {\nreturn `b //`;  // so\n};\n")
        for asset in (0..<parvis_asset_count).map(parvis_asset_at) where String(cString: asset.type).hasPrefix("text/javascript") && asset.brotli == nil {
            let name = String(cString: asset.path), lines = UnsafeBufferPointer(start: asset.bytes, count: asset.length).split(separator: UInt8(ascii: "\n"))
            // Its indentation would be lost, and a line of it that looks like a comment.
            #expect(lines.allSatisfy { line in line.count { $0 == UInt8(ascii: "`") }.isMultiple(of: 2) }, "\(name)")
            let served = try #require(Assets.file(at: Assets.url(name)))
            #expect(served.bytes.count < asset.length || lines.count < 5, "\(name)")
        }
    }

    @Test func `a compacted sheet says the same`() {
        let compact = StyleSheet.compact(Array("/* a */ a:hover ,\n b > c { color : red ; margin: 0 calc(1px + 2px) }\n@media (min-width: 2px) { p::before { content: \"a  { ; }\" } }".utf8))
        #expect(String(decoding: compact, as: UTF8.self) == "a:hover,b>c{color :red;margin:0 calc(1px + 2px)}@media (min-width:2px){p::before{content:\"a  { ; }\"}}")
    }
}
