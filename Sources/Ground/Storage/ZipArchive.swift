internal import CArchive

/// A ZIP file in memory, through libarchive: the same files in the same order give the same bytes.
package enum ZipArchive {
    /// One file of the archive.
    package struct File: Sendable, Equatable {
        package let name: String
        package let bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
    }

    /// What is wrong with an archive, in libarchive's words.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    private static func require() throws(Problem) {
        if parvis_archive_is_here() == 0 { throw Problem(description: "libarchive is not installed: apt-get install libarchive13") }
    }

    package static func bytes(_ files: [File]) throws(Problem) -> [UInt8] {
        // A file that does not compress grows by a few bytes per block; its name and notes take some more.
        let room = files.reduce(4096) { $0 + $1.bytes.count + $1.bytes.count / 1000 + 4 * $1.name.utf8.count + 512 }
        var buffer = [UInt8](repeating: 0, count: room)
        try require()
        guard let archive = archive_write_new() else { throw Problem(description: "no memory") }
        defer { archive_write_free(archive) }
        var used = 0
        let problem = buffer.withUnsafeMutableBytes { buffer -> Problem? in
            guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
                  archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK,
                  archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
            else { return said(archive) }
            for file in files where !add(file, archive) { return said(archive) }
            return archive_write_close(archive) == ARCHIVE_OK ? nil : said(archive)
        }
        if let problem { throw problem }
        return Array(buffer[..<used])
    }

    /// The files of an archive, refused when together they would hold more than `limit` bytes.
    package static func files(_ bytes: [UInt8], limit: Int) throws(Problem) -> [File] {
        try require()
        guard let archive = archive_read_new() else { throw Problem(description: "no memory") }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        var files: [File] = [], left = limit
        let problem = bytes.withUnsafeBytes { bytes -> Problem? in
            guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else { return said(archive) }
            var entry: OpaquePointer?
            while true {
                switch archive_read_next_header(archive, &entry) {
                case ARCHIVE_EOF: return nil
                case ARCHIVE_OK, ARCHIVE_WARN: break
                default: return said(archive)
                }
                guard let name = archive_entry_pathname(entry) else { return Problem(description: "a file without a name") }
                switch content(archive, limit: left) {
                case .success(let content):
                    left -= content.count
                    files.append(File(String(cString: name), content))
                case .failure(let problem): return problem
                }
            }
        }
        if let problem { throw problem }
        return files
    }

    private static func add(_ file: File, _ archive: OpaquePointer) -> Bool {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, file.name)
        archive_entry_set_size(entry, Int64(file.bytes.count))
        archive_entry_set_filetype(entry, UInt32(0o100000))
        archive_entry_set_perm(entry, 0o644)
        // 1 January 1980, where the dates of ZIP files begin: an archive says nothing about when it was made.
        archive_entry_set_mtime(entry, 315_532_800, 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { return false }
        return file.bytes.isEmpty || file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == file.bytes.count
    }

    private static func content(_ archive: OpaquePointer, limit: Int) -> Result<[UInt8], Problem> {
        var content: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = block.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            guard count >= 0 else { return .failure(said(archive)) }
            guard content.count + count <= limit else { return .failure(Problem(description: "it swells beyond what may be read")) }
            if count == 0 { return .success(content) }
            content += block[..<count]
        }
    }

    private static func said(_ archive: OpaquePointer) -> Problem {
        Problem(description: archive_error_string(archive).map { String(cString: $0) } ?? "unreadable")
    }
}
