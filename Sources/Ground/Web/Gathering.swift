#if canImport(Glibc)
import Glibc
#endif

/// Puts the parts of a multipart body together: fields in memory, files in temporary places.
struct Gathering {
    private(set) var values = FormValues()
    private var name = ""
    private var text: [UInt8] = []
    private var file: (descriptor: Int32, path: String, name: String, size: Int)?

    mutating func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .part(let header):
            name = header.name
            text = []
            if let fileName = header.fileName { file = try Self.open(fileName) }
        case .data(let bytes):
            if file == nil { text += bytes } else { try append(bytes) }
        case .endOfPart:
            if let file { close(file) } else if let field = URLEncoding.text(text) {
                values.fields[name, default: []].append(field)
            } else {
                throw BodyError.unreadable
            }
            file = nil
        }
    }

    /// Leaves nothing behind when the body turns out to be bad.
    func abandon() {
        if let file {
            Glibc.close(file.descriptor)
            unlink(file.path)
        }
        TemporaryFiles.remove(values)
    }

    private static func open(_ filename: String) throws -> (descriptor: Int32, path: String, name: String, size: Int) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/parvis-upload-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw BodyError.noRoom }
        return (descriptor, template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }, filename, 0)
    }

    private mutating func append(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(file!.descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw BodyError.noRoom }
            written += count
        }
        file!.size += bytes.count
    }

    /// A file field left empty is sent as a file without name or content: it is no file.
    private mutating func close(_ file: (descriptor: Int32, path: String, name: String, size: Int)) {
        Glibc.close(file.descriptor)
        if file.size == 0 {
            unlink(file.path)
        } else {
            values.files[name, default: []].append(UploadedFile(temporaryPath: file.path, name: file.name, size: file.size))
        }
    }
}
