internal import Dispatch
package import HTML
package import L10n
package import Storage
package import Vocabulary
package import Web

/// A document that somebody sends beside photos: its type is told by its content, whatever its name says; it is kept as it came
/// and always given back as a file to save, never shown by this site.
package enum FileUpload {
    package static let mostBytes = 10 << 20
    /// One file with the rest of its form.
    package static let limits = Limits(bytes: mostBytes + (1 << 20), perTenMinutes: 60)
    static let types: [FileType] = [.pdf, .odt, .ods, .docx, .xlsx, .text, .csv]
    /// What a browser offers to choose among.
    package static let accept = ".pdf,.odt,.ods,.docx,.xlsx,.txt,.csv"

    /// Reading the type takes time.
    private static let lane = DispatchQueue(label: "files")

    /// Stores the file, or throws `FormErrors` on the field. Blocks a thread of its own, not those that serve pages.
    package static func store(_ upload: UploadedFile?, field: String, _ files: FileStore) async throws -> StoredFile {
        guard let upload, upload.size > 0 else { throw FormErrors(field, "Choisissez un fichier sur votre appareil.") }
        guard upload.size <= mostBytes else { throw FormErrors(field, "Ce fichier dépasse 10\u{A0}Mo. Choisissez-en un plus léger.") }
        return try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Result { try keep(upload, field, files) }) }
        }
    }

    /// The file of a form that also asks for its title: a title that is missing is told with what is wrong with the file.
    package static func titled(_ form: FormValues, file: String, words: String, _ visit: Visit) async throws -> StoredFile {
        var reader = FormReader(form, now: visit.now)
        _ = reader.text(words, min: 3, max: 120)
        var errors = reader.errors
        do {
            let stored = try await store(form.files[file]?.first, field: file, visit.world.files)
            if errors.isEmpty { return stored }
            errors.add(file, "Choisissez à nouveau le fichier\u{A0}: un envoi incomplet ne le garde pas.")
        } catch let problem as FormErrors {
            errors.byField = problem.byField + errors.byField
        }
        throw errors
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

extension Document {
    /// For a list of files: its title, what it is and weighs, its address.
    package func line(_ t: Texts, at path: String? = nil) -> (name: String, note: String, path: String) {
        let end = name.split(separator: ".").last.map { $0.uppercased() } ?? ""
        return (alternativeText.isEmpty ? name : alternativeText, "\(end), \(t.fileSize(size))", path ?? self.path())
    }
}

extension View {
    /// The fields that `FileUpload` reads: a file and its title.
    package func fileUploadFields() -> HTML {
        fileField("file", label: "Fichier", help: "PDF, texte ou tableau (ODT, ODS, DOCX, XLSX, TXT, CSV), 10\u{A0}Mo au plus.", accept: FileUpload.accept, required: true)
            + textField("file_title", label: "Titre du document", maxLength: 120)
    }
}
