package import Database
package import Storage
package import Vocabulary
package import Web

/// What came joined to a mail: the files kept, as those that residents send by a form, and the names of those that are not.
package struct MailFiles: Sendable {
    package var files: [(file: StoredFile, name: String)]
    package var refused: [String]

    package init(files: [(file: StoredFile, name: String)] = [], refused: [String] = []) { (self.files, self.refused) = (files, refused) }

    /// Said under the words, so that nobody looks for what is not there.
    package var note: String { refused.isEmpty ? "" : "\n\n[Pièces non gardées : \(refused.joined(separator: ", "))]" }

    package static func store(_ attachments: [IncomingMail.Attachment], _ world: World) async throws -> MailFiles {
        var kept = MailFiles()
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

    /// What a form joins to its words, if anything; what may not be kept is told on the field.
    package static func store(_ upload: UploadedFile?, _ world: World) async throws -> MailFiles {
        guard let upload, upload.size > 0 else { return MailFiles() }
        if let file = try await store(upload, world.files) { return MailFiles(files: [(file, file.name.isEmpty ? upload.name : file.name)]) }
        throw FormErrors("file", "Ce fichier n’est pas d’un type accepté, ou dépasse 10 Mo. Envoyez un PDF, un texte, un tableau ou une photo.")
    }

    /// The same for a few of them at once.
    package static func store(_ uploads: [UploadedFile], most: Int, _ world: World) async throws -> MailFiles {
        let sent = uploads.filter { $0.size > 0 }
        guard sent.count <= most else { throw FormErrors("file", "Joignez \(most) fichiers au plus. Choisissez-les à nouveau.") }
        var kept = MailFiles()
        for upload in sent {
            let one = try await store(upload, world)
            kept.files += one.files
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

    /// Joins those kept to what the mail became, for those who read it.
    package func join(to subject: String, _ id: Int, by account: AccountID? = nil, at now: Instant, _ db: Writing) throws {
        for (file, name) in files { try DocumentStore.add(file, to: subject, id, alternativeText: name, isPublic: false, by: account, at: now, db) }
    }
}
