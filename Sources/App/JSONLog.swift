import Logging
import Web
#if canImport(Glibc)
import Glibc
#endif

/// One line of JSON on stderr for each event.
struct JSONLog: LogHandler {
    let label: String
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(
        level: Logger.Level, message: Logger.Message, metadata extra: Logger.Metadata?, source: String, file: String, function: String, line: UInt
    ) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var pairs = [("at", "\(now.tv_sec).\(String(now.tv_nsec / 1_000_000 + 1000).dropFirst())"), ("level", level.rawValue), ("message", "\(message)")]
        pairs += metadata.merging(extra ?? [:]) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        let line = "{" + pairs.map { "\(Self.quote($0.0)):\(Self.quote($0.1))" }.joined(separator: ",") + "}\n"
        _ = line.withCString { write(2, $0, strlen($0)) }
    }

    private static func quote(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
