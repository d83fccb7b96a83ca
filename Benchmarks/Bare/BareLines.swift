import ArgumentParser
import Glibc

/// Reads a file line by line and counts the lines: what reading costs before anything is understood.
struct BareLines: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lines", abstract: "Counts the lines of a file.")
    @Flag(help: "By C's getline, the bytes of each line copied, instead of Swift's own readLine.") var getline = false
    @Argument(help: "The file.") var file: String

    func run() throws {
        // Where readLine reads.
        guard dup2(open(file, O_RDONLY), 0) == 0 else { throw ValidationError("\(file) cannot be read") }
        let (lines, longest) = getline ? readByGetline() : readBySwift()
        print("\(lines) lines, \(longest) bytes in the longest")
    }

    private func readBySwift() -> (lines: Int, longest: Int) {
        var (lines, longest) = (0, 0)
        while let line = readLine(strippingNewline: false) { (lines, longest) = (lines + 1, max(longest, line.utf8.count)) }
        return (lines, longest)
    }

    private func readByGetline() -> (lines: Int, longest: Int) {
        var (lines, longest, capacity) = (0, 0, 0)
        var line: UnsafeMutablePointer<CChar>?
        let stream = fdopen(0, "rb")
        defer { free(line) }
        while let stream, case let count = Glibc.getline(&line, &capacity, stream), count > 0, let line {
            let bytes = [UInt8](UnsafeRawBufferPointer(start: line, count: count))
            (lines, longest) = (lines + 1, max(longest, bytes.count))
        }
        return (lines, longest)
    }
}
