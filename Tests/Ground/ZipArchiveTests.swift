import Storage
import Testing

/// Archives written and read again, and bad ones refused.
struct ZipArchiveTests {
    private let files = [
        ZipArchive.File("LISEZ-MOI.txt", Array("Le décompte, et de quoi le refaire.\n".utf8)),
        ZipArchive.File("bulletins.pb", [UInt8](repeating: 65, count: 300_000)),
        ZipArchive.File("vide.txt", []),
    ]

    @Test func `what is written is read again, smaller`() throws {
        let bytes = try ZipArchive.bytes(files)
        #expect(bytes.count < 5000)
        #expect(try ZipArchive.files(bytes, limit: 1 << 20) == files)
    }

    @Test func `the same files give the same bytes`() throws {
        #expect(try ZipArchive.bytes(files) == ZipArchive.bytes(files))
    }

    @Test func `an archive that swells beyond the limit is refused`() throws {
        let bytes = try ZipArchive.bytes(files)
        #expect(throws: ZipArchive.Problem.self) { try ZipArchive.files(bytes, limit: 100_000) }
    }

    @Test func `what is no archive, or half of one, is refused`() throws {
        #expect(throws: ZipArchive.Problem.self) { try ZipArchive.files(Array("not a zip".utf8), limit: 1 << 20) }
        let bytes = try ZipArchive.bytes([ZipArchive.File("a", (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })])
        #expect(throws: ZipArchive.Problem.self) { try ZipArchive.files(Array(bytes[..<(bytes.count / 2)]), limit: 1 << 20) }
    }
}
