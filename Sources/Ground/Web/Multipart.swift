internal import Glibc

/// Reads a `multipart/form-data` body (RFC 7578) as it arrives: bytes are pushed in, parts come out. It keeps at most a
/// header or a boundary in memory. The events of a body are the same however it was cut, but for the cuts within `.data`.
package struct MultipartParser {
    /// What was recognised.
    package enum Event: Equatable, Sendable {
        case part(MultipartHeader)
        case data([UInt8])
        case endOfPart
    }

    /// Why a body is refused.
    package enum Problem: Error, Equatable, Sendable {
        case noBoundary, malformed, truncated, headerTooLong, tooManyParts
        /// A text field, or a file, is longer than allowed; its name.
        case tooLong(field: String)
    }

    /// How much is taken from a stranger.
    package struct Limits: Sendable {
        package var headerBytes = 8 * 1024
        package var parts = 500
        package var textBytes = 256 * 1024
        package var fileBytes = 20 * 1024 * 1024
        package init() {}
    }

    private enum State { case preamble, afterBoundary, header, body, epilogue }

    private let delimiter: [UInt8]
    private let limits: Limits
    private var state = State.preamble
    /// What has arrived and is not yet understood. A body may open on its boundary, so a line break is taken as already there.
    private var pending: [UInt8] = [13, 10]
    private var parts = 0
    private var current: MultipartHeader?
    private var currentLength = 0
    /// How many of the pending bytes are the line break lent to a boundary, and no content.
    private var lent = 0

    /// From the `Content-Type` of the request; throws `.noBoundary` when it is not a form-data one with a usable boundary.
    package init(contentType: String, limits: Limits = Limits()) throws(Problem) {
        guard let header = HeaderValue(contentType), header.value == "multipart/form-data",
            let boundary = header.parameters["boundary"], Self.isBoundary(boundary)
        else { throw .noBoundary }
        delimiter = [13, 10, 45, 45] + boundary.utf8
        self.limits = limits
    }

    /// Takes the next bytes of the body. After a throw the parser is of no further use.
    package mutating func feed(_ bytes: some Collection<UInt8>, _ emit: (Event) throws -> Void) throws {
        guard state != .epilogue else { return }
        pending += bytes
        while try step(emit) {}
    }

    /// Says that the body is over; throws `.truncated` unless its last boundary was seen.
    package func finish() throws(Problem) {
        guard state == .epilogue else { throw .truncated }
    }

    /// Does one thing with what is pending; false when more bytes are needed.
    private mutating func step(_ emit: (Event) throws -> Void) throws -> Bool {
        switch state {
        case .preamble: try skipPreamble()
        case .afterBoundary: try readBoundaryEnd()
        case .header: try readHeader(emit)
        case .body: try readBody(emit)
        case .epilogue: false
        }
    }

    private mutating func skipPreamble() throws(Problem) -> Bool {
        guard let start = Self.find(delimiter, in: pending) else {
            guard pending.count <= limits.headerBytes + delimiter.count else { throw .malformed }
            return false
        }
        guard start <= limits.headerBytes else { throw .malformed }
        consume(start + delimiter.count, then: .afterBoundary)
        return true
    }

    /// After a boundary: `--` ends the body, a line break (after white space) opens a part, anything else is an attack or a fault.
    private mutating func readBoundaryEnd() throws(Problem) -> Bool {
        if pending.starts(with: [45, 45]) {
            consume(pending.count, then: .epilogue)
            return false
        }
        guard let lineEnd = pending.firstIndex(of: 13) else {
            guard pending.count <= 64, pending == [45] || pending.allSatisfy({ $0 == 32 || $0 == 9 }) else { throw .malformed }
            return false
        }
        guard lineEnd <= 64, pending[..<lineEnd].allSatisfy({ $0 == 32 || $0 == 9 }) else { throw .malformed }
        guard lineEnd + 1 < pending.count else { return false }
        guard pending[lineEnd + 1] == 10 else { throw .malformed }
        parts += 1
        guard parts <= limits.parts else { throw .tooManyParts }
        consume(lineEnd + 2, then: .header)
        return true
    }

    private mutating func readHeader(_ emit: (Event) throws -> Void) throws -> Bool {
        guard let end = Self.find([13, 10, 13, 10], in: pending) else {
            guard pending.count <= limits.headerBytes + 3 else { throw Problem.headerTooLong }
            return false
        }
        guard end <= limits.headerBytes else { throw Problem.headerTooLong }
        guard let header = MultipartHeader(Array(pending[..<end])) else { throw Problem.malformed }
        // The line break before a boundary belongs to the boundary: here it may be the one that ended the header.
        consume(end + 2, then: .body)
        lent = 2
        current = header
        currentLength = 0
        try emit(.part(header))
        return true
    }

    private mutating func readBody(_ emit: (Event) throws -> Void) throws -> Bool {
        let end = Self.find(delimiter, in: pending)
        let known = max(0, end ?? pending.count - (delimiter.count - 1))
        let chunk = pending[min(lent, known)..<known]
        lent -= min(lent, known)
        currentLength += chunk.count
        guard let current, currentLength <= (current.fileName == nil ? limits.textBytes : limits.fileBytes) else {
            throw Problem.tooLong(field: current?.name ?? "")
        }
        if !chunk.isEmpty { try emit(.data(Array(chunk))) }
        consume(known + (end == nil ? 0 : delimiter.count), then: end == nil ? .body : .afterBoundary)
        guard end != nil else { return false }
        try emit(.endOfPart)
        return true
    }

    private mutating func consume(_ count: Int, then next: State) {
        pending.removeFirst(count)
        state = next
    }

    /// Where the needle starts in the bytes: the C library looks for its first byte, much faster than a loop.
    private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { haystack in
            var start = 0
            while haystack.count - start >= needle.count, let base = haystack.baseAddress {
                let room = haystack.count - start - needle.count + 1
                guard let found = memchr(base + start, Int32(needle[0]), room) else { return nil }
                start = UnsafeRawPointer(found) - base
                if memcmp(found, needle, needle.count) == 0 { return start }
                start += 1
            }
            return nil
        }
    }

    /// RFC 2046 §5.1.1: 1 to 70 of these characters, not ending in a space.
    private static func isBoundary(_ text: String) -> Bool {
        let allowed = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ".utf8)
        return (1...70).contains(text.utf8.count) && text.utf8.allSatisfy(allowed.contains) && text.last != " "
    }
}
