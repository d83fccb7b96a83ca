internal import CPrinter
internal import Glibc

/// One run of the printing program: a child that is waited for without holding a thread, and ended when its time is over.
struct PrinterProcess {
    private let process: pid_t
    private let output: Int32

    init(_ arguments: [String], input: [UInt8]) throws {
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var output: Int32 = -1
        let process = parvis_spawn(words, input, input.count, &output)
        guard process > 0 else { throw process == -ENOENT ? PrinterFailure.missing : .stopped(status: Int(-process)) }
        self.process = process
        self.output = output
    }

    /// What the child wrote, once it has ended well.
    func answer(within limit: Duration) async throws -> [UInt8] {
        defer { close(output) }
        let end = ContinuousClock.now + limit
        while true {
            let status = parvis_spawn_status(process)
            if status >= 0 { return try written(Int(status)) }
            if ContinuousClock.now > end || Task.isCancelled {
                parvis_spawn_stop(process)
                throw PrinterFailure.stopped(status: 128 + Int(SIGKILL))
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Three is how the program says that WeasyPrint is not there.
    private func written(_ status: Int) throws -> [UInt8] {
        guard status == 0 else { throw status == 3 || status == 127 ? PrinterFailure.missing : .stopped(status: status) }
        var bytes = [UInt8](repeating: 0, count: parvis_spawn_length(output))
        guard parvis_spawn_read(output, &bytes, bytes.count) == 0 else { throw PrinterFailure.stopped(status: 0) }
        return bytes
    }
}
