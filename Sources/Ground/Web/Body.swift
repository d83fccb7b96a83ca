import HTTPTypes
import Hummingbird
import NIOCore
#if canImport(Glibc)
import Glibc
#endif

/// The bodies of requests and answers: forms read within limits, uploads streamed to disk, pages compressed.
enum Body {
    /// Reads a form, url-encoded or multipart. Files go to temporary places that the door removes.
    static func read(_ request: Request, _ limits: Limits) async throws -> FormValues {
        let type = request.headers[.contentType] ?? ""
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bytes {
            try await skim(request, upTo: limits.bytes * 4)
            throw BodyError.tooLarge
        }
        if type.hasPrefix("multipart/form-data") { return try await multipart(request, type, limits) }
        guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else { throw BodyError.unreadable }
        var bytes: [UInt8] = []
        let patience = Patience()
        for try await chunk in request.body {
            bytes.append(contentsOf: chunk.readableBytesView)
            try patience.check(bytes.count)
            if bytes.count > limits.bytes { throw BodyError.tooLarge }
        }
        do {
            var values = FormValues()
            for field in try URLEncoding.parse(bytes) { values.fields[field.name, default: []].append(field.value) }
            return values
        } catch {
            throw BodyError.unreadable
        }
    }

    /// Half a minute, and a second more for each ten thousand bytes: a slow telephone passes, a connection held open does not.
    private struct Patience {
        private let start = ContinuousClock.now

        func check(_ bytes: Int) throws(BodyError) {
            if ContinuousClock.now - start > .seconds(30 + bytes / 10_000) { throw .tooSlow }
        }
    }

    /// Lets the sender finish, within reason, so that it reads our answer instead of a broken connection.
    private static func skim(_ request: Request, upTo limit: Int) async throws {
        var count = 0
        let patience = Patience()
        for try await chunk in request.body {
            count += chunk.readableBytes
            try patience.check(count)
            if count > limit { return }
        }
    }

    private static func multipart(_ request: Request, _ type: String, _ limits: Limits) async throws -> FormValues {
        var bounds = MultipartParser.Limits()
        bounds.fileBytes = limits.bytes
        var gathering = Gathering()
        do {
            var parser = try MultipartParser(contentType: type, limits: bounds)
            var count = 0
            let patience = Patience()
            for try await chunk in request.body {
                count += chunk.readableBytes
                if count > limits.bytes { throw BodyError.tooLarge }
                try patience.check(count)
                try parser.feed(chunk.readableBytesView) { try gathering.take($0) }
            }
            try parser.finish()
            return gathering.values
        } catch {
            gathering.abandon()
            if let error = error as? BodyError { throw error }
            if case MultipartParser.Problem.tooLong = error { throw BodyError.tooLarge }
            throw BodyError.unreadable
        }
    }

    static func write(_ answer: WebResponse, _ fields: inout HTTPFields, _ request: WebRequest) async throws -> ResponseBody {
        switch answer.body {
        case .none: return ResponseBody()
        case .gzip(let bytes):
            fields[.contentEncoding] = "gzip"
            return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .brotli(let bytes):
            fields[.contentEncoding] = "br"
            return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .bytes(let bytes):
            let type = answer.header("content-type") ?? ""
            guard Compression.isWorthwhile(contentType: type, length: bytes.count), Compression.isAccepted(by: request.headers["accept-encoding"]),
                let compressed = Compression.gzip(bytes, level: 1)
            else { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
            fields[.contentEncoding] = "gzip"
            return ResponseBody(byteBuffer: ByteBuffer(bytes: compressed))
        case .file(let path, let size):
            return ResponseBody(contentLength: size) { writer in
                guard let file = fopen(path, "rb") else { return try await writer.finish(nil) }
                defer { fclose(file) }
                var chunk = [UInt8](repeating: 0, count: 64 * 1024)
                while true {
                    let count = fread(&chunk, 1, chunk.count, file)
                    guard count > 0 else { break }
                    try await writer.write(ByteBuffer(bytes: chunk[..<count]))
                }
                try await writer.finish(nil)
            }
        }
    }
}
