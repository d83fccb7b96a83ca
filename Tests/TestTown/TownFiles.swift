package import Web
#if canImport(Glibc)
import Glibc
#endif

extension Town {
    /// A file as a browser sends it, with these bytes.
    package static func upload(_ text: String, named name: String) -> UploadedFile { upload(Array(text.utf8), named: name) }

    package static func upload(_ bytes: [UInt8], named name: String) -> UploadedFile {
        var template = Array("/tmp/parvis-upload-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        return UploadedFile(temporaryPath: template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }, name: name, size: bytes.count)
    }

    /// The least that is a PDF file.
    package static let pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
}
