internal import CVips

/// A photo sent by someone, made safe to show: turned upright, brought to a known width, freed of every note it carried
/// (place, camera, author, comments). All calls block: for a worker thread.
package struct Photo: Sendable {
    package let path: String
    /// In pixels, as stored: before the orientation is applied.
    package let width: Int
    package let height: Int

    /// How a rendition is written.
    package enum Format: Sendable { case webp, jpeg }

    /// Why a photo is refused.
    package enum Problem: Error, Equatable {
        case notAPhoto
        case tooManyPixels(Int)
        case damaged(String)
        /// libvips is not on this machine.
        case unavailable
    }

    /// The widths a photo is kept in: a card, a page, full screen.
    package static let widths = [320, 800, 1600]
    /// 60 million pixels: more than any phone takes, less than a decompression bomb.
    package static let pixelLimit = 60_000_000

    /// Reads the header of the file only.
    package init(path: String, pixelLimit: Int = Self.pixelLimit) throws(Problem) {
        guard Vips.starts else { throw .unavailable }
        guard Vips.canRead(path), let image = parvis_vips_open(path) else { throw Vips.isNoPhoto() }
        defer { parvis_vips_release(image) }
        self.path = path
        width = Int(parvis_vips_width(image))
        height = Int(parvis_vips_height(image))
        guard width * height <= pixelLimit else { throw .tooManyPixels(width * height) }
    }

    /// The photo at most `width` pixels wide (and three times as high), never enlarged, upright, in sRGB, without any note.
    package func rendition(width: Int, as format: Format, quality: Int = 80) throws(Problem) -> Rendition {
        defer { parvis_vips_end_thread() }
        var image: OpaquePointer?
        defer { if let image { parvis_vips_release(image) } }
        guard parvis_vips_thumbnail(path, &image, Int32(width), Int32(width * 3)) == 0 else { throw Vips.damage() }
        try Vips.replace(&image, by: parvis_vips_copy)
        Vips.strip(image!)
        if format == .jpeg, parvis_vips_has_alpha(image) != 0 { try Vips.replace(&image, by: parvis_vips_flatten) }
        let bytes = try Vips.save(image!, format, quality)
        return Rendition(bytes: bytes, width: Int(parvis_vips_width(image)), height: Int(parvis_vips_height(image)))
    }

    /// A photo made smaller and clean.
    package struct Rendition: Sendable {
        package let bytes: [UInt8]
        package let width: Int
        package let height: Int
    }
}

/// libvips as the product uses it, opened for the first photo: only the decoders of the allowed pictures.
enum Vips {
    static let readers: Set<String> = [
        "VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile", "VipsForeignLoadNsgifFile", "VipsForeignLoadHeifFile",
    ]

    static let starts = parvis_vips_start("parvis") == 0

    static func canRead(_ path: String) -> Bool {
        parvis_vips_reader(path).map { readers.contains(String(cString: $0)) } ?? false
    }

    static func isNoPhoto() -> Photo.Problem {
        parvis_vips_clear_error()
        return .notAPhoto
    }

    static func damage() -> Photo.Problem {
        let reason = String(cString: parvis_vips_error())
        parvis_vips_clear_error()
        return .damaged(reason)
    }

    typealias Step = (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?) -> Int32

    /// Puts the result of an operation in the place of what it was made from.
    static func replace(_ image: inout OpaquePointer?, by step: Step) throws(Photo.Problem) {
        var next: OpaquePointer?
        guard step(image, &next) == 0 else { throw damage() }
        parvis_vips_release(image)
        image = next
    }

    /// Removes every note. libvips's own `strip` leaves the place of the photo in WebP; what cannot be removed is no note but size and format.
    static func strip(_ image: OpaquePointer) {
        guard let names = parvis_vips_fields(image) else { return }
        defer { parvis_vips_free_fields(names) }
        var index = 0
        while let name = names[index] {
            parvis_vips_remove(image, name)
            index += 1
        }
    }

    static func save(_ image: OpaquePointer, _ format: Photo.Format, _ quality: Int) throws(Photo.Problem) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        let result = switch format {
        case .webp: parvis_vips_save_webp(image, &bytes, &count, Int32(quality))
        case .jpeg: parvis_vips_save_jpeg(image, &bytes, &count, Int32(quality))
        }
        guard result == 0, let bytes else { throw damage() }
        defer { parvis_vips_free(bytes) }
        let file = Array(UnsafeRawBufferPointer(start: bytes, count: count))
        return format == .webp ? WebP.withoutNotes(file) : file
    }
}
