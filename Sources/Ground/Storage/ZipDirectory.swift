internal import Glibc

/// The list at the end of a zip archive (PKWARE APPNOTE §4.3.12), read without unpacking anything.
enum ZipDirectory {
    /// The names in the archive, at most 10,000; none when the file is not an archive, or a malformed one.
    static func names(_ path: String) -> [String] {
        guard let descriptor = try? SystemCall.open(path, O_RDONLY), let size = SystemCall.status(path)?.size else { return [] }
        defer { close(descriptor) }
        // The end record is 22 bytes and a comment of up to 65,535.
        let tail = bytes(descriptor, at: max(0, size - 65_557), count: 65_557)
        let end = tail.indices.reversed().first { tail[$0...].starts(with: [0x50, 0x4B, 5, 6]) }
        guard let end, end + 22 <= tail.count else { return [] }
        let length = number(tail, at: end + 12, width: 4), start = number(tail, at: end + 16, width: 4)
        guard length <= 4 * 1024 * 1024, start + length <= size else { return [] }
        return names(in: bytes(descriptor, at: start, count: length))
    }

    private static func names(in directory: [UInt8]) -> [String] {
        var names: [String] = []
        var position = 0
        while names.count < 10_000, position + 46 <= directory.count, directory[position...].starts(with: [0x50, 0x4B, 1, 2]) {
            let nameLength = number(directory, at: position + 28, width: 2)
            let next = position + 46 + nameLength + number(directory, at: position + 30, width: 2) + number(directory, at: position + 32, width: 2)
            guard next <= directory.count else { return [] }
            names.append(String(decoding: directory[position + 46..<position + 46 + nameLength], as: UTF8.self))
            position = next
        }
        return names
    }

    private static func number(_ bytes: [UInt8], at position: Int, width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    private static func bytes(_ descriptor: Int32, at position: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(position)))
        }
    }
}
