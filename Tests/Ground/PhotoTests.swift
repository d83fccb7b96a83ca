import Foundation
import Testing
@testable import Storage

@Suite struct PhotoTests {
    private let folder = ScratchFolder()

    /// What a command of the system prints.
    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(arguments)")
        return String(decoding: output, as: UTF8.self)
    }

    /// A photo as a phone takes it: lying on its side, with the place, the camera, the author and a comment.
    private func photo(orientation: Int = 6) throws -> String {
        let drawing = try Photo(path: folder.write(TestFiles.png(width: 400, height: 200), as: "drawing.png"))
        let path = folder.write(try drawing.rendition(width: 400, as: .jpeg).bytes, as: "photo-\(orientation).jpg")
        try run([
            "exiftool", "-q", "-overwrite_original", "-n", "-GPSLatitude=45.7640", "-GPSLatitudeRef=N", "-GPSLongitude=4.8357", "-GPSLongitudeRef=E",
            "-Make=Secretphone", "-Artist=Secret Camille", "-Orientation=\(orientation)", "-XMP:Creator=Secret Camille", "-XMP:GPSLatitude=45.7640",
            "-IPTC:By-line=Secret Camille", "-IPTC:City=Secretville", "-Comment=Secret note", "-Photoshop:URL=http://secret.example/", path,
        ])
        return path
    }

    @Test(arguments: [(Photo.Format.webp, "webp"), (.jpeg, "jpg")])
    func `the place, the camera and the author are gone`(format: Photo.Format, ending: String) throws {
        let original = try photo()
        #expect(try run(["exiftool", "-s", "-G", original]).contains("GPSPosition"))
        let clean = try Photo.widths.map { width in
            folder.write(try Photo(path: original).rendition(width: width, as: format).bytes, as: "clean-\(width).\(ending)")
        }
        let notes = try run(["exiftool", "-s", "-G", "-a", "-u"] + clean)
        for word in ["GPS", "Secret", "45.7", "EXIF", "XMP", "IPTC", "Photoshop", "Comment", "Orientation", "Warning"] {
            #expect(!notes.contains(word), "\(word) in \(notes)")
        }
        #expect(clean.allSatisfy { FileType.of(path: $0) == (format == .webp ? .webp : .jpeg) })
    }

    @Test func `a photo taken on its side stands upright`() throws {
        let photo = try Photo(path: photo(orientation: 6))
        #expect((photo.width, photo.height) == (400, 200))
        let upright = try photo.rendition(width: 100, as: .jpeg)
        #expect((upright.width, upright.height) == (100, 200))
        // Turned a quarter to the right: what was at the upper left is at the upper right.
        let again = try Photo(path: folder.write(upright.bytes, as: "upright.jpg"))
        #expect((again.width, again.height) == (100, 200))
    }

    @Test func `renditions are never larger than asked, nor than the photo`() throws {
        let photo = try Photo(path: folder.write(TestFiles.png(width: 640, height: 300), as: "wide.png"))
        let small = try photo.rendition(width: 320, as: .webp), large = try photo.rendition(width: 1600, as: .webp)
        #expect((small.width, small.height) == (320, 150))
        #expect((large.width, large.height) == (640, 300))
        #expect(small.bytes.count < large.bytes.count)
        let tall = try Photo(path: folder.write(TestFiles.png(width: 20, height: 2000), as: "tall.png")).rendition(width: 100, as: .webp)
        #expect((tall.width, tall.height) == (3, 300))
    }

    @Test func `a decompression bomb is refused before it goes off`() throws {
        let bomb = folder.write(TestFiles.bomb(width: 30_000, height: 30_000), as: "bomb.png")
        #expect(throws: Photo.Problem.tooManyPixels(900_000_000)) { try Photo(path: bomb) }
        let small = folder.write(TestFiles.png(width: 100, height: 100), as: "small.png")
        #expect(throws: Photo.Problem.tooManyPixels(10_000)) { try Photo(path: small, pixelLimit: 9_999) }
    }

    @Test func `a truncated photo is refused, not shown half grey`() throws {
        let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: photo())))
        let photo = try Photo(path: folder.write(Array(bytes.prefix(bytes.count - 300)), as: "cut.jpg"))
        #expect(throws: Photo.Problem.self) { try photo.rendition(width: 320, as: .webp) }
    }

    @Test(arguments: ["<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>", "P3 1 1 255 0 0 0", "%PDF-1.4", "", "bonjour"])
    func `only photos are opened`(text: String) {
        #expect(throws: Photo.Problem.notAPhoto) { try Photo(path: folder.write(Array(text.utf8), as: "photo.jpg")) }
    }

    @Test func `many photos are made ready side by side`() async throws {
        let path = try photo()
        let lengths = try await withThrowingTaskGroup { group in
            for _ in 0..<16 { group.addTask { try Photo(path: path).rendition(width: 320, as: .webp).bytes.count } }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(lengths.count == 1)
    }

    @Test func `a photo of an iPhone is read`() throws {
        let bytes = try #require(Data(base64Encoded: Self.heic, options: .ignoreUnknownCharacters))
        let path = folder.write([UInt8](bytes), as: "photo.heic")
        #expect(FileType.of(path: path) == .heic)
        let small = try Photo(path: path).rendition(width: 32, as: .webp)
        #expect((small.width, small.height) == (32, 24))
    }

    /// A black picture of 64 by 48 pixels, made with libvips.
    private static let heic = """
        AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeRtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAA
        AExpbG9jAQAAAERAAAMAAQAAAAAAAAIIAAEAAAAAAAAAEwACAAEAAAAAAAAAAQAAAAAAAAAIAAMAAAAAAAACGwABAAAAAAAAAL4AAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABo
        dmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANhpcHJwAAAAtmlwY28AAAB2aHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8D
        cAAAAwCQAAADAAADAB66AkAhAAEAKkIBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubgQEDAgAAADACAAAAMAISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAA
        AAAAAABAAAAAMAAAABBwaXhpAAAAAAMICAgAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAADZbWRhdAAAAA8o
        Aa8LYPUEKb//1s+P9JYAAAAGRXhpZgAASUkqAAgAAAAGABIBAwABAAAAAQAAABoBBQABAAAAVgAAABsBBQABAAAAXgAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAZgAA
        AAAAAAA4YwAA6AMAADhjAADoAwAABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAEAAAAADoAQAAQAAADAAAAAAAAAA
        """
}
