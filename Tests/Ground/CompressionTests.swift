import CZlib
import Testing
@testable import Web

@Suite struct CompressionTests {
    @Test(arguments: 1...9) func `what is compressed comes back whole`(level: Int) throws {
        let page = Array(String(repeating: "<li>Un banc à l’ombre</li>\n", count: 2000).utf8)
        for bytes in [[], [0], page, Secrets.randomBytes(100_000)] {
            let compressed = try #require(Compression.gzip(bytes, level: level))
            #expect(try gunzip(compressed) == bytes && Compression.gunzip(compressed) == bytes)
            #expect(Compression.gunzip(Array(compressed.dropLast(9))) == nil, "a part is not the whole")
        }
        #expect(try #require(Compression.gzip(page, level: level)).count < page.count / 20)
        #expect(Compression.gzip(page, level: 10) == nil, "what zlib cannot do is sent as it is")
    }

    @Test func `only who accepts gzip gets it`() {
        for header in ["gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "*", "deflate , gzip ; q=0.001", "x-gzip"] {
            #expect(Compression.isAccepted(by: header), "\(header)")
        }
        for header in ["", "br", "identity", "gzip;q=0", "gzip; q=0.0, *", "*;q=0", "gzip;q=zéro", "gzipped"] {
            #expect(!Compression.isAccepted(by: header), "\(header)")
        }
        #expect(!Compression.isAccepted(by: nil))
    }

    @Test func `pictures and short texts are left alone`() {
        #expect(Compression.isWorthwhile(contentType: "text/html; charset=utf-8", length: 5000))
        #expect(Compression.isWorthwhile(contentType: "image/svg+xml", length: 5000))
        #expect(Compression.isWorthwhile(contentType: "application/geo+json", length: 5000))
        #expect(!Compression.isWorthwhile(contentType: "text/html", length: 200))
        #expect(!Compression.isWorthwhile(contentType: "image/webp", length: 5000))
        #expect(!Compression.isWorthwhile(contentType: "application/pdf", length: 5000))
    }

    private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        #expect(parvis_gunzip_start(&stream) == Z_OK)
        defer { inflateEnd(&stream) }
        var input = bytes, output = [UInt8](repeating: 0, count: 200_000)
        return input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                #expect(inflate(&stream, Z_FINISH) == Z_STREAM_END)
                return Array(target.prefix(Int(stream.total_out)))
            }
        }
    }
}
