import Database
import Glibc
import Synchronization

/// Lines noted from several threads, in the order of their coming.
final class Log: Sendable {
    private let noted = Mutex<[String]>([])
    var lines: [String] { noted.withLock { $0 } }
    func append(_ line: String) { noted.withLock { $0.append(line) } }
}

/// A folder that goes with the value.
final class TemporaryFolder {
    let path: String

    init(path: String? = nil) throws {
        if let path {
            mkdir(path, 0o700)
            self.path = path
            return
        }
        var template = Array("/tmp/parvis-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw DatabaseError(.other, "no temporary folder") }
        self.path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            unlink("\(path)/\(name)")
        }
        closedir(folder)
        rmdir(path)
    }

    static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
        return bytes
    }
}

/// SQLite's write-ahead log, read as its documentation lays it out.
enum WriteAheadLog {
    /// The frames whose second word, the size of the database after a commit, is not zero.
    static func commits(in path: String) throws -> Int {
        let bytes = TemporaryFolder.read(path)
        func word(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard bytes.count >= 32 else { return 0 }
        let frame = 24 + word(8)
        return stride(from: 32, through: bytes.count - frame, by: frame).count { start in
            word(start + 4) != 0 && bytes[start + 8..<start + 16] == bytes[16..<24]
        }
    }
}
