import ArgumentParser
import Glibc

/// Reads a file line by line and counts the lines: what reading costs before anything is understood.
struct BareLines: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lines", abstract: "Counts the lines of a file.")
    @Argument(help: "The file.") var file: String

    func run() throws {
        guard let stream = fopen(file, "rb") else { throw ValidationError("\(file) cannot be read") }
        defer { fclose(stream) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var lines = 0
        var longest = 0
        while case let count = getline(&line, &capacity, stream), count > 0, let line {
            let bytes = [UInt8](UnsafeRawBufferPointer(start: line, count: count))
            lines += 1
            longest = max(longest, bytes.count)
        }
        print("\(lines) lines, \(longest) bytes in the longest")
    }
}
