internal import CMagic
internal import Synchronization

/// The kinds of files that may be attached, recognised by their content, whatever their name says.
package enum FileType: String, CaseIterable, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    case gif = "image/gif"
    case heic = "image/heic"
    case pdf = "application/pdf"
    case odt = "application/vnd.oasis.opendocument.text"
    case ods = "application/vnd.oasis.opendocument.spreadsheet"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case text = "text/plain"
    case csv = "text/csv"

    package var contentType: String { self == .text || self == .csv ? rawValue + "; charset=utf-8" : rawValue }

    package var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .text: "txt"
        case .png, .webp, .gif, .heic, .pdf, .odt, .ods, .docx, .xlsx, .csv: String(describing: self)
        }
    }

    /// Whether `Photo` makes thumbnails of it.
    package var isPhoto: Bool { [.jpeg, .png, .webp, .gif, .heic].contains(self) }

    /// What the file is; nil when it is of no allowed kind, or an office document with macros. The name only parts a table
    /// from a text and rescues a note that looks like a program. Blocks: for a worker thread.
    package static func of(path: String, name: String = "") -> FileType? {
        guard let mime = Magic.mimeType(path) else { return nil }
        let name = name.lowercased()
        switch mime {
        case "image/heif", "image/heic": return .heic
        case "text/plain", "application/csv", "text/csv": return name.hasSuffix(".csv") || mime.hasSuffix("csv") ? .csv : .text
        case "application/zip", "application/octet-stream", docx.rawValue, xlsx.rawValue, odt.rawValue, ods.rawValue:
            return office(path, mime)
        case let mime where mime.hasPrefix("text/x-") && (name.hasSuffix(".txt") || name.hasSuffix(".csv")):
            return name.hasSuffix(".csv") ? .csv : .text
        default: return FileType(rawValue: mime)
        }
    }

    /// Office documents are zip archives; what libmagic calls one, or a plain archive, is told by the names inside.
    private static func office(_ path: String, _ mime: String) -> FileType? {
        let names = ZipDirectory.names(path)
        if names.contains(where: { $0.hasSuffix("vbaProject.bin") || $0.hasPrefix("Basic/") || $0.hasPrefix("Scripts/") }) { return nil }
        if names.contains("word/document.xml") { return .docx }
        if names.contains("xl/workbook.xml") { return .xlsx }
        return [.odt, .ods].first { $0.rawValue == mime && names.contains("content.xml") }
    }
}

/// libmagic, whose handle serves one thread at a time.
enum Magic {
    /// The handle, with its data base loaded; freed by the end of the process.
    private struct Handle: @unchecked Sendable { let cookie: magic_t }

    private static let shared = Mutex<Handle?>(open())

    private static func open() -> Handle? {
        guard parvis_magic_is_here() != 0, let cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR) else { return nil }
        return magic_load(cookie, nil) == 0 ? Handle(cookie: cookie) : nil
    }

    /// Without it no file is of an allowed kind: a server does not start (`SystemLibraries`).
    static var isReady: Bool { shared.withLock { $0 != nil } }

    static func mimeType(_ path: String) -> String? {
        shared.withLock { handle in handle.flatMap { magic_file($0.cookie, path) }.map { String(cString: $0) } }
    }
}
