internal import CPrinter

/// Why a document could not be printed.
package enum PrinterFailure: Error, Equatable {
    /// The program is not installed.
    case missing
    /// Too many wait already.
    case busy
    /// It took too long, too much memory, or stopped by itself.
    case stopped(status: Int)
}

/// Makes accessible PDF (PDF/UA-1, ISO 14289) of pages by WeasyPrint, in a child process with little time, little memory and no network.
package struct Printer: Sendable {
    /// The interpreter that runs the program.
    package var interpreter: String
    /// In bytes.
    package var memory: Int
    private static let queue = PrintQueue(places: 2, patience: 20)

    package init(interpreter: String = "/usr/bin/python3", memory: Int = 1_500_000_000) {
        self.interpreter = interpreter
        self.memory = memory
    }

    /// The PDF of a whole document. `baseURL` completes the addresses of its links; nothing is fetched from it.
    package func pdf(_ document: [UInt8], baseURL: String, seconds: Int = 30) async throws -> [UInt8] {
        try await Self.queue.enter()
        defer { Self.queue.leave() }
        let program = String(cString: parvis_printer_program()), sheet = String(cString: parvis_paper_style())
        let child = try PrinterProcess(
            [interpreter, "-I", "-c", program, "\(memory)", "\(seconds)", baseURL], input: Array("\(sheet.utf8.count)\n\(sheet)".utf8) + document)
        return try await child.answer(within: .seconds(seconds))
    }
}
