import Database
import Platform
import Storage
import Vocabulary
import Web

/// What came joined to a mail: the files kept, as those that residents send by a form, and the names of those that are not.
struct MailFiles: Sendable {
    var files: [(file: StoredFile, name: String)]
    var refused: [String]

    /// Said under the words, so that nobody looks for what is not there.
    var note: String { refused.isEmpty ? "" : "\n\n[Pièces non gardées : \(refused.joined(separator: ", "))]" }

    static func store(_ attachments: [IncomingMail.Attachment], _ world: World) async throws -> MailFiles {
        var kept = MailFiles(files: [], refused: [])
        for attachment in attachments {
            // The temporary file goes away with its reference, once it was stored or refused.
            let temporary = try world.files.temporaryFile()
            try temporary.write(attachment.bytes)
            let upload = UploadedFile(temporaryPath: temporary.path, name: attachment.name, size: attachment.bytes.count)
            if let file = try await store(upload, world.files) {
                kept.files.append((file, attachment.name))
            } else {
                kept.refused.append(attachment.name)
            }
            withExtendedLifetime(temporary) {}
        }
        return kept
    }

    /// A document or a photo; nil when it is neither, or too large.
    private static func store(_ upload: UploadedFile, _ files: FileStore) async throws -> StoredFile? {
        do {
            return try await FileUpload.store(upload, field: "file", files)
        } catch is FormErrors {
            do { return try await PhotoUpload.store(upload, field: "photo", files) } catch is FormErrors { return nil }
        }
    }
}
