internal import Glibc

/// Files named by what they contain, under one folder that several processes may share: the same bytes are kept once,
/// a file is there whole or not at all, and a file that was put survives a power cut.
package struct FileStore: Sendable {
    package let root: String

    private var incoming: String { root + "/incoming" }

    /// Makes the folder when it is missing; its parent must exist.
    package init(root: String) throws {
        Sodium.started
        self.root = root
        try SystemCall.makeDirectory(root)
        try SystemCall.makeDirectory(incoming)
    }

    /// A new file to receive into, on the disk of the store.
    package func temporaryFile() throws -> TemporaryFile {
        try TemporaryFile(path: "\(incoming)/\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))")
    }

    /// Moves a received file into the store; its bytes may already be there.
    @discardableResult
    package func put(_ file: TemporaryFile) throws -> Digest {
        let digest = try file.seal()
        let folder = folder(of: digest)
        if SystemCall.status(folder) == nil {
            try SystemCall.makeDirectory(folder)
            try SystemCall.syncDirectory(root)
        }
        guard rename(file.path, path(of: digest)) == 0 else { throw FileProblem("rename", file.path) }
        file.keep()
        try SystemCall.syncDirectory(folder)
        return digest
    }

    @discardableResult
    package func put(_ bytes: [UInt8]) throws -> Digest {
        let file = try temporaryFile()
        try file.write(bytes)
        return try put(file)
    }

    /// Copies a file from elsewhere, which stays where it is; blocks while it reads.
    @discardableResult
    package func put(copyOf path: String) throws -> Digest {
        let file = try temporaryFile(), source = try OpenFile(path: path, offset: 0)
        while let bytes = try source.next() { try file.write(bytes) }
        return try put(file)
    }

    /// Where the file with these bytes is, or would be.
    package func path(of digest: Digest) -> String { folder(of: digest) + "/" + digest.hex }

    package func contains(_ digest: Digest) -> Bool { length(of: digest) != nil }

    /// In bytes; nil when there is no such file.
    package func length(of digest: Digest) -> Int? { SystemCall.status(path(of: digest))?.size }

    /// When it was put last, in seconds since 1970; nil when there is no such file.
    package func modified(_ digest: Digest) -> Int? { SystemCall.status(path(of: digest))?.modified }

    package func read(_ digest: Digest) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try stream(digest) { bytes += $0 }
        return bytes
    }

    /// Hands over the file from its start (or from `offset`) in chunks; blocks, so to be called on a worker thread.
    package func stream(_ digest: Digest, from offset: Int = 0, chunk: Int = 64 * 1024, _ take: ([UInt8]) throws -> Void) throws {
        let file = try open(digest, at: offset)
        while let bytes = try file.next(chunk) { try take(bytes) }
    }

    /// A file opened for reading, which stays readable when it is deleted meanwhile.
    package func open(_ digest: Digest, at offset: Int = 0) throws -> OpenFile {
        try OpenFile(path: path(of: digest), offset: offset)
    }

    /// Removes the file; that it is not there is no error.
    package func delete(_ digest: Digest) throws {
        guard unlink(path(of: digest)) == 0 || errno == ENOENT else { throw FileProblem("unlink", path(of: digest)) }
    }

    /// Bytes kept, received ones left out.
    package func totalSize() -> Int {
        digests().reduce(0) { $0 + (length(of: $1) ?? 0) }
    }

    /// A short text kept by name beside the files; nil when there is none.
    package func note(named name: String) throws -> String? {
        let path = root + "/" + name
        guard SystemCall.status(path) != nil else { return nil }
        let file = try OpenFile(path: path, offset: 0)
        var bytes: [UInt8] = []
        while let part = try file.next() { bytes += part }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A long text kept by name, which never changes under that name: written whole by whoever asks first; where it is, and its bytes.
    package func text(named name: String, _ write: (TemporaryFile) throws -> Void) throws -> (path: String, size: Int) {
        let path = root + "/" + name
        if let status = SystemCall.status(path) { return (path, status.size) }
        let file = try temporaryFile()
        try write(file)
        _ = try file.seal()
        guard rename(file.path, path) == 0 else { throw FileProblem("rename", file.path) }
        file.keep()
        try SystemCall.syncDirectory(root)
        return (path, file.length)
    }

    /// Writes it whole or not at all, and so that it survives a power cut.
    package func write(note text: String, named name: String) throws {
        let file = try temporaryFile()
        try file.write(text.utf8)
        _ = try file.seal()
        guard rename(file.path, root + "/" + name) == 0 else { throw FileProblem("rename", file.path) }
        file.keep()
        try SystemCall.syncDirectory(root)
    }

    package func remove(noteNamed name: String) throws {
        guard unlink(root + "/" + name) == 0 || errno == ENOENT else { throw FileProblem("unlink", root + "/" + name) }
    }

    /// All that is kept, in no order: what a clean-up compares with the database.
    package func digests() -> [Digest] {
        SystemCall.names(in: root).filter { $0.utf8.count == 2 }
            .flatMap { SystemCall.names(in: root + "/" + $0) }
            .compactMap { Digest($0) }
    }

    /// Removes what a crash left half received, older than so many seconds at `now` (seconds since 1970); says how many.
    @discardableResult
    package func sweep(olderThan seconds: Int, now: Int) -> Int {
        SystemCall.names(in: incoming).map { incoming + "/" + $0 }
            .filter { SystemCall.status($0).map { $0.modified < now - seconds } ?? false }
            .reduce(0) { $0 + (unlink($1) == 0 ? 1 : 0) }
    }

    /// 256 folders, by the first two digits.
    private func folder(of digest: Digest) -> String { root + "/" + digest.hex.prefix(2) }
}

/// A file of the store opened for reading, chunk by chunk, by one reader at a time.
package final class OpenFile: Sendable {
    package let path: String
    package let length: Int
    private let descriptor: Int32

    init(path: String, offset: Int) throws(FileProblem) {
        self.path = path
        descriptor = try SystemCall.open(path, O_RDONLY)
        var status = stat()
        fstat(descriptor, &status)
        length = Int(status.st_size)
        lseek(descriptor, off_t(offset), SEEK_SET)
    }

    deinit { close(descriptor) }

    /// The next bytes; nil at the end.
    package func next(_ count: Int = 64 * 1024) throws(FileProblem) -> [UInt8]? {
        let bytes = try SystemCall.read(count, from: descriptor, path: path)
        return bytes.isEmpty ? nil : bytes
    }
}
