internal import Dispatch
package import Storage
import Vocabulary
package import Web

/// A document that somebody sends beside photos: its type is told by its content, whatever its name says; it is kept as it came
/// and always given back as a file to save, never shown by this site.
package enum FileUpload {
    static let types: [FileType] = [.pdf, .odt, .ods, .docx, .xlsx, .text, .csv]
    /// What a browser offers to choose among.
    package static let accept = ".pdf,.odt,.ods,.docx,.xlsx,.txt,.csv"

    /// Reading the type takes time.
    private static let lane = DispatchQueue(label: "files")

    /// Stores the file, or throws `FormErrors` on the field. Blocks a thread of its own, not those that serve pages.
    package static func store(_ upload: UploadedFile?, field: String, _ files: FileStore) async throws -> StoredFile {
        guard let upload, upload.size > 0 else { throw FormErrors(field, "Choisissez un fichier sur votre appareil.") }
        guard upload.size <= DocumentUpload.mostBytes else { throw FormErrors(field, "Ce fichier dépasse 10\u{A0}Mo. Choisissez-en un plus léger.") }
        return try await lane.run { try keep(upload, field, files) }
    }

    private static func keep(_ upload: UploadedFile, _ field: String, _ files: FileStore) throws -> StoredFile {
        guard let type = FileType.of(path: upload.temporaryPath, name: upload.name) else {
            throw FormErrors(field, "Ce fichier n’est pas d’un type accepté, ou contient des macros. Envoyez un PDF, un texte ou un tableau.")
        }
        guard types.contains(type) else {
            throw FormErrors(field, "C’est une photo\u{A0}: ajoutez-la avec les photos.")
        }
        let digest = try files.put(copyOf: upload.temporaryPath)
        return StoredFile(kind: .file, digest: digest, type: type.contentType, name: name(upload.name, type), size: upload.size)
    }

    /// The name that was sent, without folders, with the end that its content calls for.
    private static func name(_ sent: String, _ type: FileType) -> String {
        let last = sent.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        let clean = stem.filter { !$0.isNewline && $0 != "\"" }.prefix(100)
        return "\(clean.isEmpty ? "document" : String(clean)).\(type.fileExtension)"
    }
}
