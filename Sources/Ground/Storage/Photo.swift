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
    }

    /// The widths a photo is kept in: a card, a page, full screen.
    package static let widths = [320, 800, 1600]
    /// 60 million pixels: more than any phone takes, less than a decompression bomb.
    package static let pixelLimit = 60_000_000

    /// Reads the header of the file only.
    package init(path: String, pixelLimit: Int = Self.pixelLimit) throws(Problem) {
        Vips.start()
        guard Vips.canRead(path), let image = parvis_vips_open(path) else { throw Vips.isNoPhoto() }
        defer { g_object_unref(image) }
        self.path = path
        width = Int(vips_image_get_width(image))
        height = Int(vips_image_get_height(image))
        guard width * height <= pixelLimit else { throw .tooManyPixels(width * height) }
    }

    /// The photo at most `width` pixels wide (and three times as high), never enlarged, upright, in sRGB, without any note.
    package func rendition(width: Int, as format: Format, quality: Int = 80) throws(Problem) -> Rendition {
        defer { vips_thread_shutdown() }
        var image: UnsafeMutablePointer<VipsImage>?
        defer { if let image { g_object_unref(image) } }
        guard parvis_vips_thumbnail(path, &image, Int32(width), Int32(width * 3)) == 0 else { throw Vips.damage() }
        try Vips.replace(&image, by: parvis_vips_copy)
        Vips.strip(image!)
        if format == .jpeg, vips_image_hasalpha(image) != 0 { try Vips.replace(&image, by: parvis_vips_flatten) }
        let bytes = try Vips.save(image!, format, quality)
        return Rendition(bytes: bytes, width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)))
    }

    /// A photo made smaller and clean.
    package struct Rendition: Sendable {
        package let bytes: [UInt8]
        package let width: Int
        package let height: Int
    }
}

/// libvips as the product uses it: two threads, no cache, only the decoders of the allowed pictures.
private enum Vips {
    static let readers: Set<String> = [
        "VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile", "VipsForeignLoadNsgifFile", "VipsForeignLoadHeifFile",
    ]

    private static let started: Void = {
        guard vips_init("parvis") == 0 else { fatalError("libvips does not start") }
        vips_block_untrusted_set(1)
        vips_concurrency_set(2)
        vips_cache_set_max(0)
    }()

    static func start() { _ = started }

    static func canRead(_ path: String) -> Bool {
        vips_foreign_find_load(path).map { readers.contains(String(cString: $0)) } ?? false
    }

    static func isNoPhoto() -> Photo.Problem {
        vips_error_clear()
        return .notAPhoto
    }

    static func damage() -> Photo.Problem {
        let reason = String(cString: vips_error_buffer())
        vips_error_clear()
        return .damaged(reason)
    }

    typealias Step = (UnsafeMutablePointer<VipsImage>?, UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>?) -> Int32

    /// Puts the result of an operation in the place of what it was made from.
    static func replace(_ image: inout UnsafeMutablePointer<VipsImage>?, by step: Step) throws(Photo.Problem) {
        var next: UnsafeMutablePointer<VipsImage>?
        guard step(image, &next) == 0 else { throw damage() }
        g_object_unref(image)
        image = next
    }

    /// Removes every note. libvips's own `strip` leaves the place of the photo in WebP; what cannot be removed is no note but size and format.
    static func strip(_ image: UnsafeMutablePointer<VipsImage>) {
        guard let names = vips_image_get_fields(image) else { return }
        defer { g_strfreev(names) }
        var index = 0
        while let name = names[index] {
            vips_image_remove(image, name)
            index += 1
        }
    }

    static func save(_ image: UnsafeMutablePointer<VipsImage>, _ format: Photo.Format, _ quality: Int) throws(Photo.Problem) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        let result = switch format {
        case .webp: parvis_vips_save_webp(image, &bytes, &count, Int32(quality))
        case .jpeg: parvis_vips_save_jpeg(image, &bytes, &count, Int32(quality))
        }
        guard result == 0, let bytes else { throw damage() }
        defer { g_free(bytes) }
        let file = Array(UnsafeRawBufferPointer(start: bytes, count: count))
        return format == .webp ? WebP.withoutNotes(file) : file
    }
}
