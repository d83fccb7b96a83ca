import Testing
@testable import Web

/// What poppler reads in a PDF: its facts and its words.
struct PDFWords {
    let facts: String
    let text: String

    init(_ bytes: [UInt8]) async throws {
        facts = try await Self.read(["pdfinfo", "-"], bytes)
        text = try await Self.read(["pdftotext", "-layout", "-", "-"], bytes)
    }

    var isTagged: Bool { facts.split(separator: "\n").contains { $0.hasPrefix("Tagged:") && $0.hasSuffix("yes") } }
    var pages: Int { facts.split(separator: "\n").first { $0.hasPrefix("Pages:") }.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0 }

    private static func read(_ command: [String], _ bytes: [UInt8]) async throws -> String {
        String(decoding: try await PrinterProcess(command, input: bytes).answer(within: .seconds(20)), as: UTF8.self)
    }
}
