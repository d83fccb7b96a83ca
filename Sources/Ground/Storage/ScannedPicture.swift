internal import CVips

/// A picture of paper sheets as a scanner writes it: JPEG, PNG, or TIFF with its pages. All calls block: for a worker thread.
package struct ScannedPicture: Sendable {
    package let path: String
    package let pages: Int
    private let isTIFF: Bool

    /// Grey pixels, one byte each, line by line.
    package struct Pixels: Sendable {
        package let width, height: Int
        package let bytes: [UInt8]
    }

    private static let readers: Set<String> = ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadTiffFile"]

    package init(path: String) throws(Photo.Problem) {
        guard Vips.starts else { throw .unavailable }
        let reader = parvis_vips_reader(path).map { String(cString: $0) } ?? ""
        guard Self.readers.contains(reader), let image = parvis_vips_open(path) else { throw Vips.isNoPhoto() }
        defer { parvis_vips_release(image) }
        let pixels = Int(parvis_vips_width(image)) * Int(parvis_vips_height(image))
        guard pixels <= Photo.pixelLimit else { throw .tooManyPixels(pixels) }
        self.path = path
        isTIFF = reader == "VipsForeignLoadTiffFile"
        pages = isTIFF ? max(1, Int(parvis_vips_pages(image))) : 1
    }

    /// A page in grey, upright as its notes say, at most `height` pixels high and as wide; the first is 1.
    package func page(_ number: Int, height: Int) throws(Photo.Problem) -> Pixels {
        defer { parvis_vips_end_thread() }
        var image: OpaquePointer?
        defer { if let image { parvis_vips_release(image) } }
        guard parvis_vips_thumbnail(isTIFF ? "\(path)[page=\(number - 1)]" : path, &image, Int32(height), Int32(height)) == 0 else { throw Vips.damage() }
        if parvis_vips_has_alpha(image) != 0 { try Vips.replace(&image, by: parvis_vips_flatten) }
        try Vips.replace(&image, by: parvis_vips_grey)
        var count = 0
        let (wide, high) = (Int(parvis_vips_width(image)), Int(parvis_vips_height(image)))
        guard let bytes = parvis_vips_pixels(image, &count) else { throw Vips.damage() }
        defer { parvis_vips_free(bytes) }
        guard count == wide * high else { throw .damaged("\(count) bytes") }
        return Pixels(width: wide, height: high, bytes: Array(UnsafeRawBufferPointer(start: bytes, count: count)))
    }

    /// A grey page as a small JPEG, to look at.
    package static func jpeg(of pixels: [UInt8], width: Int, height: Int, atMost most: Int) throws(Photo.Problem) -> [UInt8] {
        guard Vips.starts else { throw .unavailable }
        defer { parvis_vips_end_thread() }
        var image = parvis_vips_from_grey(pixels, pixels.count, Int32(width), Int32(height))
        defer { if let image { parvis_vips_release(image) } }
        guard image != nil else { throw Vips.damage() }
        let scale = Double(most) / Double(max(width, height))
        if scale < 1 { try Vips.replace(&image, by: { parvis_vips_resize($0, $1, scale) }) }
        return try Vips.save(image!, .jpeg, 55)
    }
}
