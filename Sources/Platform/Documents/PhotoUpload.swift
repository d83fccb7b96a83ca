internal import Dispatch
package import Storage
import Vocabulary
package import Web

/// A photo that somebody sends: its type is told by its content, three widths are kept, without any note; the file sent is not kept.
package enum PhotoUpload {
    /// One at a time: a photo takes much memory.
    private static let lane = DispatchQueue(label: "photos")

    /// Stores the photo, or throws `FormErrors` on the field. Blocks a thread of its own, not those that serve pages.
    package static func store(_ upload: UploadedFile?, field: String, _ files: FileStore) async throws -> StoredFile {
        guard let upload, upload.size > 0 else { throw FormErrors(field, "Choisissez une photo sur votre appareil.") }
        guard upload.size <= DocumentUpload.mostBytes else { throw FormErrors(field, "Cette photo dépasse 10\u{A0}Mo. Choisissez-en une plus légère.") }
        return try await lane.run { try render(upload, field, files) }
    }

    private static func render(_ upload: UploadedFile, _ field: String, _ files: FileStore) throws -> StoredFile {
        guard FileType.of(path: upload.temporaryPath, name: upload.name)?.isPhoto == true else {
            throw FormErrors(field, "Ce fichier n’est pas une photo. Envoyez une image JPEG, PNG, WebP ou HEIC.")
        }
        do {
            return try keep(upload.temporaryPath, named: upload.name, files)
        } catch Storage.Photo.Problem.tooManyPixels {
            throw FormErrors(field, "Cette photo est trop grande. Réduisez-la à 60 millions de pixels au plus.")
        } catch Storage.Photo.Problem.unavailable {
            throw Storage.Photo.Problem.unavailable // our fault, not the photo's: logged, and the person is told to try later
        } catch is Storage.Photo.Problem {
            throw FormErrors(field, "Cette photo ne s’ouvre pas\u{A0}: le fichier semble abîmé. Essayez-en une autre.")
        }
    }

    /// A picture that is on the disk already, in its three widths. Blocks.
    package static func keep(_ path: String, named name: String, _ files: FileStore) throws -> StoredFile {
        let picture = try Storage.Photo(path: path)
        let renditions = try Storage.Photo.widths.map { try picture.rendition(width: $0, as: .webp) }
        let digests = try renditions.map { try files.put($0.bytes) }
        let largest = renditions[renditions.count - 1]
        return StoredFile(
            kind: .photo, digest: digests[2], smallDigest: digests[0], mediumDigest: digests[1], type: "image/webp",
            name: String(name.prefix(120)), size: largest.bytes.count, width: largest.width, height: largest.height)
    }
}
