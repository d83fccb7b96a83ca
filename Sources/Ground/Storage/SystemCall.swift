internal import Glibc

/// A file could not be read or written; says what was tried on which path, and the system's reason.
package struct FileProblem: Error, CustomStringConvertible {
    package let action: String
    package let path: String
    package let code: Int32

    init(_ action: String, _ path: String, code: Int32 = errno) {
        self.action = action
        self.path = path
        self.code = code
    }

    package var description: String { "\(action) \(path): \(String(cString: strerror(code)))" }
    package var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
    package var isMissing: Bool { code == ENOENT }
}

/// The few calls to the system that the store needs, each throwing what went wrong.
enum SystemCall {
    static func makeDirectory(_ path: String) throws(FileProblem) {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw FileProblem("mkdir", path) }
    }

    static func open(_ path: String, _ flags: Int32) throws(FileProblem) -> Int32 {
        let descriptor = Glibc.open(path, flags | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileProblem("open", path) }
        return descriptor
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws(FileProblem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileProblem("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    /// At most `count` bytes; empty at the end of the file.
    static func read(_ count: Int, from descriptor: Int32, path: String) throws(FileProblem) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var result = Glibc.read(descriptor, buffer.baseAddress, count)
            while result < 0, errno == EINTR { result = Glibc.read(descriptor, buffer.baseAddress, count) }
            failed = result < 0
            filled = max(0, result)
        }
        if failed { throw FileProblem("read", path) }
        return bytes
    }

    static func sync(_ descriptor: Int32, path: String) throws(FileProblem) {
        guard fsync(descriptor) == 0 else { throw FileProblem("fsync", path) }
    }

    /// Makes the names in a folder survive a power cut.
    static func syncDirectory(_ path: String) throws(FileProblem) {
        let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try sync(descriptor, path: path)
    }

    /// The length and the moment of the last change (seconds since 1970); nil when there is no such file.
    static func status(_ path: String) -> (size: Int, modified: Int, isDirectory: Bool)? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return (Int(status.st_size), status.st_mtim.tv_sec, status.st_mode & S_IFMT == S_IFDIR)
    }

    static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
