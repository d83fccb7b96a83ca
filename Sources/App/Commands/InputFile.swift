import Pabulib
import Storage
import Tally
#if canImport(Glibc)
import Glibc
#endif

/// A file named on the command line, `-` for what comes on stdin; what is wrong with it is said on stderr and ends with code 1.
struct InputFile {
    let path: String

    init(_ path: String) { self.path = path }

    /// 64 KiB at a time.
    func chunks(_ take: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
        guard let stream = path == "-" ? fdopen(dup(0), "rb") : fopen(path, "rb") else { throw problem() }
        defer { fclose(stream) }
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { chunk.deallocate() }
        while case let count = fread(chunk.baseAddress, 1, chunk.count, stream), count > 0 {
            try take(UnsafeBufferPointer(rebasing: chunk[..<count]))
        }
        guard ferror(stream) == 0 else { throw problem() }
    }

    /// Everything, refused beyond `limit` bytes.
    func bytes(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try chunks { chunk in
            bytes += chunk
            if bytes.count > limit { throw CommandRefusal("\(path): more than \(limit >> 20) MB") }
        }
        return bytes
    }

    /// An election, read chunk by chunk.
    /// - Parameters:
    ///   - lenient: drop what is wrong, list it on stderr, keep the rest.
    ///   - countsColumns: count the supporters by channel and neighbourhood too.
    ///   - each: sees every chunk too: a digest, how far it is.
    func pabulib(lenient: Bool, countsColumns: Bool = true, each: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }) throws -> PabulibFile {
        var reader = PabulibReader(lenient: lenient, countsColumns: countsColumns)
        try chunks { each($0); reader.feed($0) }
        do {
            let file = try reader.finish()
            if lenient, !file.defects.isEmpty { Parvis.say(list(file.defects, file.defectCounts)) }
            return file
        } catch let refused as RefusedFile {
            throw CommandRefusal("refused\n" + list(refused.defects, refused.defectCounts))
        }
    }

    private func problem() -> CommandRefusal { CommandRefusal("\(path): \(String(cString: strerror(errno)))") }

    /// Kind by kind: how many there are, and the first of them.
    private func list(_ defects: [Defect], _ counts: [String: Int]) -> String {
        let kinds = defects.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return kinds.flatMap { kind in
            let shown = defects.filter { $0.name == kind }.map { $0.line > 0 ? "\(path):\($0.line): \($0.reason)" : "\(path): \($0.reason)" }
            return ["\(kind): \(counts[kind]!)"] + shown + (counts[kind]! > shown.count ? ["…"] : [])
        }.joined(separator: "\n")
    }
}
