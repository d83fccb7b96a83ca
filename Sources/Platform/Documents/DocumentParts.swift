package import HTML
package import L10n
package import Vocabulary
package import Web

extension Document {
    /// For a list of files: its title, what it is and weighs and what is said besides, its address.
    package func line(_ t: Texts, note: String? = nil, at path: String? = nil) -> (name: String, note: String, path: String) {
        let end = name.split(separator: ".").last.map { $0.uppercased() } ?? ""
        let about = ["\(end), \(t.fileSize(size))", note].compactMap(\.self).joined(separator: " · ")
        return (alternativeText.isEmpty ? name : alternativeText, about, path ?? self.path())
    }
}

extension Outcome {
    /// Where one goes once a document is taken away; nil: it was gone already.
    package static func removed(_ document: Document?, to address: String, journal: (Document) throws -> [JournalEntry]) rethrows -> Outcome {
        guard let document else { return Outcome(to: address, saying: "Ce document n’est plus là.") }
        return Outcome(to: address, saying: document.kind == .photo ? "La photo est retirée." : "Le document est retiré.", journal: try journal(document))
    }
}

/// How a form asks for photos and files, and how one takes them away.
extension View {
    /// A photo and what it shows in words.
    package func photoUploadFields() -> HTML {
        fileField("photo", label: "Photo", help: "10 Mo au plus. Le lieu et l’appareil inscrits dans la photo sont effacés.", accept: "image/jpeg,image/png,image/webp,image/heic", required: true)
            + textField("alternative", label: "Ce que l’on voit sur la photo", help: "Pour les personnes qui ne la voient pas.", maxLength: 200)
    }

    /// A file and its title.
    package func fileUploadFields() -> HTML {
        fileField("file", label: "Fichier", help: "PDF, texte ou tableau (ODT, ODS, DOCX, XLSX, TXT, CSV), 10\u{A0}Mo au plus.", accept: FileUpload.accept, required: true)
            + textField("file_title", label: "Titre du document", maxLength: 120)
    }

    /// A file and, where there is one, the way to take it away.
    package func file(_ file: Document, note: String? = nil, at path: String? = nil, removedAt link: String?) -> HTML {
        "\(fileList([file.line(t, note: note, at: path)]))\(link.map { removal(of: file, at: $0) })"
    }

    package func removal(of document: Document, at link: String) -> HTML {
        action(link, document.kind == .photo ? "Retirer cette photo" : "Retirer ce document", style: .quiet, fields: [("document", "\(document.id)")])
    }
}
