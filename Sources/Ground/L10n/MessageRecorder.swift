import Glibc
import Synchronization

/// Writes the key of every sentence asked for to the file named by `PARVIS_RECORD_MESSAGES`, once each, so that
/// `bin/texts check --recorded FILE` can tell whether the tests saw a sentence that no catalogue has.
final class MessageRecorder: Sendable {
    private let seen = Mutex<Set<String>>([])
    private let file: Int32

    static let shared: MessageRecorder? = getenv("PARVIS_RECORD_MESSAGES").flatMap(MessageRecorder.init)

    private init?(path: UnsafeMutablePointer<CChar>) {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        if file < 0 { return nil }
    }

    func record(_ key: String) {
        guard seen.withLock({ $0.insert(key).inserted }) else { return }
        // One write a line, so that processes appending to the same file do not mix.
        var line = key.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n") + "\n"
        line.withUTF8 { _ = write(file, $0.baseAddress, $0.count) }
    }
}
