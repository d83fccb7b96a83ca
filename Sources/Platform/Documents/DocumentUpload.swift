internal import Dispatch
import Storage
import Vocabulary
package import Web

/// A photo or a file that a form sent, stored, with the words that say what it shows or is; it waits for the act that attaches it.
package struct DocumentUpload: Sendable {
    package let file: StoredFile
    package let words: String
    package var isPhoto: Bool { file.kind == .photo }
    /// Where the form tells what is wrong with it.
    package var field: String { file.kind.rawValue }

    static let mostBytes = 10 << 20
    /// One photo or file with the rest of its form.
    package static let limits = Limits(bytes: mostBytes + (1 << 20), perTenMinutes: 60)

    /// Stores what the fields of `photoUploadFields` or `fileUploadFields` send. Words that are missing are told with what is wrong with the file.
    package static func receive(_ form: FormValues, only kind: Document.Kind? = nil, _ visit: Visit) async throws -> DocumentUpload {
        let kind = kind ?? (form["file_title"] == nil ? .photo : .file)
        var reader = FormReader(form, now: visit.now)
        let words = kind == .photo ? reader.text("alternative", min: 3, max: 200) : reader.text("file_title", min: 3, max: 120)
        var errors = reader.errors
        do {
            let stored = try await store(form.files[kind.rawValue]?.first, kind, visit.world.files)
            if errors.isEmpty { return DocumentUpload(file: stored, words: words) }
            errors.add(kind.rawValue, kind == .photo
                ? "Choisissez à nouveau la photo\u{A0}: un envoi incomplet ne la garde pas."
                : "Choisissez à nouveau le fichier\u{A0}: un envoi incomplet ne le garde pas.")
        } catch let problem as FormErrors {
            errors.byField = problem.byField + errors.byField
        }
        throw errors
    }

    private static func store(_ upload: UploadedFile?, _ kind: Document.Kind, _ files: FileStore) async throws -> StoredFile {
        switch kind {
        case .photo: try await PhotoUpload.store(upload, field: kind.rawValue, files)
        case .file: try await FileUpload.store(upload, field: kind.rawValue, files)
        }
    }
}

extension DispatchQueue {
    /// Slow work on files, on a thread of its own rather than on those that serve pages.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            async { continuation.resume(with: Result { try work() }) }
        }
    }
}
