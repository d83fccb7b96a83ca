internal import Dispatch
internal import Glibc
internal import Storage

/// Why a scanned file could not be read.
package enum ScannerFailure: Error, Equatable {
    /// These Debian packages are not installed.
    case missing([String])
    /// It is neither a PDF nor a picture of a known kind, or it is damaged.
    case unreadable
}

/// Turns a file from a scanner into grey pages, and reads their codes: PDF by poppler in a child process with little time and memory,
/// JPEG, PNG and TIFF by libvips, codes by libzbar. A server that has not all of them serves the rest of the site.
package struct Scanner: Sendable {
    /// poppler's programs.
    package var painter, counter: String
    package var codeReader: CodeReader
    private static let lane = DispatchQueue(label: "scans")

    package init(painter: String = "/usr/bin/pdftoppm", counter: String = "/usr/bin/pdfinfo", codeReader: CodeReader = CodeReader()) {
        self.painter = painter
        self.counter = counter
        self.codeReader = codeReader
    }

    /// The Debian packages that are not installed; empty when nothing lacks.
    package var missing: [String] {
        var packages: [String] = []
        if access(painter, X_OK) != 0 || access(counter, X_OK) != 0 { packages.append("poppler-utils") }
        if !codeReader.isHere { packages.append("libzbar0") }
        return packages
    }

    /// How many pages a file has.
    package func pages(of path: String) async throws -> Int {
        guard Self.isPDF(path) else { return try await picture { try ScannedPicture(path: path).pages } }
        let facts = String(decoding: try await poppler([counter, path], seconds: 20), as: UTF8.self)
        guard let line = facts.split(separator: "\n").first(where: { $0.hasPrefix("Pages:") }), let pages = line.split(separator: " ").last.flatMap({ Int($0) }), pages > 0 else {
            throw ScannerFailure.unreadable
        }
        return pages
    }

    /// A page in grey, at most `height` pixels on its longer side; the first is 1.
    package func page(_ number: Int, of path: String, height: Int) async throws -> GreyPage {
        guard Self.isPDF(path) else {
            let pixels = try await picture { try ScannedPicture(path: path).page(number, height: height) }
            return GreyPage(width: pixels.width, height: pixels.height, pixels: pixels.bytes)
        }
        let bytes = try await poppler([painter, "-gray", "-scale-to", "\(height)", "-f", "\(number)", "-l", "\(number)", path], seconds: 30)
        guard let page = GreyPage(pgm: bytes) else { throw ScannerFailure.unreadable }
        return page
    }

    /// A page as a small JPEG, to look at.
    package func picture(of page: GreyPage, atMost most: Int) async throws -> [UInt8] {
        try await picture { try ScannedPicture.jpeg(of: page.pixels, width: page.width, height: page.height, atMost: most) }
    }

    /// The codes of a page.
    package func codes(on page: GreyPage) async throws -> [ReadCode] { try await picture { codeReader.codes(on: page) } }

    private func poppler(_ command: [String], seconds: Int) async throws -> [UInt8] {
        guard access(command[0], X_OK) == 0 else { throw ScannerFailure.missing(["poppler-utils"]) }
        do {
            return try await PrinterProcess(["/usr/bin/prlimit", "--as=1500000000", "--cpu=\(seconds)", "--core=0"] + command, input: []).answer(within: .seconds(seconds))
        } catch is PrinterFailure {
            throw ScannerFailure.unreadable
        }
    }

    /// libvips and libzbar block: on a thread of their own.
    private func picture<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        do {
            return try await withCheckedThrowingContinuation { continuation in
                Self.lane.async { continuation.resume(with: Result { try work() }) }
            }
        } catch Photo.Problem.unavailable {
            throw ScannerFailure.missing(["libvips42"])
        } catch is Photo.Problem {
            throw ScannerFailure.unreadable
        }
    }

    private static func isPDF(_ path: String) -> Bool {
        guard let file = fopen(path, "r") else { return false }
        defer { fclose(file) }
        var start = [UInt8](repeating: 0, count: 5)
        return fread(&start, 1, 5, file) == 5 && start == Array("%PDF-".utf8)
    }
}
