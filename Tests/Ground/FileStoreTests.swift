import Foundation
import Testing
@testable import Storage

/// A folder of a test's own, gone with the test.
final class ScratchFolder: Sendable {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "parvis-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], as name: String) -> String {
        try! Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
}

@Suite struct FileStoreTests {
    private let folder = ScratchFolder()
    private let abc = Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")!

    private func store() throws -> FileStore { try FileStore(root: folder.path + "/files") }
    private func incoming() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path + "/files/incoming") }

    @Test func `a file received in pieces is found by what it contains`() throws {
        let store = try store()
        let file = try store.temporaryFile()
        for piece in ["a", "", "bc"] { try file.write(piece.utf8) }
        #expect(file.length == 3)
        #expect(!store.contains(abc))
        #expect(try store.put(file) == abc)
        #expect(try store.read(abc) == Array("abc".utf8))
        #expect(store.length(of: abc) == 3)
        #expect(store.path(of: abc).hasSuffix("/files/ba/\(abc.hex)"))
        #expect(try incoming().isEmpty)
    }

    @Test func `the same bytes are kept once`() throws {
        let store = try store()
        #expect(try store.put(Array("abc".utf8)) == store.put(Array("abc".utf8)))
        try store.put([])
        #expect(store.digests().count == 2)
        #expect(store.totalSize() == 3)
        #expect(try incoming().isEmpty)
    }

    @Test func `a file from elsewhere is copied`() throws {
        let store = try store()
        #expect(try store.put(copyOf: folder.write(Array("abc".utf8), as: "upload")) == abc)
        #expect(FileManager.default.fileExists(atPath: folder.path + "/upload"))
        #expect(throws: FileProblem.self) { try store.put(copyOf: folder.path + "/missing") }
        #expect(try incoming().isEmpty)
    }

    @Test func `a file let go of leaves nothing`() throws {
        let store = try store()
        do {
            let file = try store.temporaryFile()
            try file.write([1, 2, 3])
            #expect(try incoming().count == 1)
        }
        #expect(try incoming().isEmpty)
    }

    @Test func `a long file comes out in chunks, from where one asks`() throws {
        let store = try store()
        let bytes = (0..<200_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let digest = try store.put(bytes)
        var sizes: [Int] = []
        try store.stream(digest) { sizes.append($0.count) }
        #expect(sizes == [65536, 65536, 65536, 3393])
        var end: [UInt8] = []
        try store.stream(digest, from: 200_000) { end += $0 }
        #expect(end == [bytes[200_000]])
        #expect(try store.open(digest).length == 200_001)
    }

    @Test func `a deleted file is gone, for those who come after`() throws {
        let store = try store()
        try store.put(Array("abc".utf8))
        let open = try store.open(abc)
        try store.delete(abc)
        try store.delete(abc)
        #expect(!store.contains(abc))
        #expect(try open.next() == Array("abc".utf8))
        let problem = #expect(throws: FileProblem.self) { try store.read(abc) }
        #expect(problem?.isMissing == true)
    }

    @Test func `what a crash left half received is swept, in time`() throws {
        let store = try store()
        _ = folder.write([1], as: "files/incoming/left")
        let now = Int(Date().timeIntervalSince1970)
        #expect(store.sweep(olderThan: 3600, now: now) == 0)
        #expect(store.sweep(olderThan: 3600, now: now + 3700) == 1)
        #expect(try incoming().isEmpty)
    }

    @Test func `fifty at once put the same file once`() async throws {
        let store = try store()
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try store.put(Array("abc".utf8)) } }
            for try await digest in group { #expect(digest == abc) }
        }
        #expect(store.digests() == [abc])
    }

    @Test(arguments: ["", "ba78", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "é", count: 32)])
    func `a digest is 64 hexadecimal digits, never a path`(text: String) {
        #expect(Digest(text) == nil)
    }
}
