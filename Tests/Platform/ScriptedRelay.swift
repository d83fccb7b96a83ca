import Glibc
import Synchronization

/// A mail relay on this machine that behaves as a test wants, and remembers what it was told.
final class ScriptedRelay: Sendable {
    /// What happens after the message was received.
    enum End: Sendable { case reply(String), hangUp, silence }

    /// How it behaves: a reply by command, « 250 OK » where none is given.
    struct Script: Sendable {
        var greeting = "220 relais"
        var extensions: [String] = []
        var replies: [String: String] = [:]
        var end = End.reply("250 pris")
    }

    let port: Int
    private let socket: Int32
    private let heard = Mutex<(commands: [String], messages: [String], connections: Int)>(([], [], 0))

    var commands: [String] { heard.withLock(\.commands) }
    var messages: [String] { heard.withLock(\.messages) }
    var connections: Int { heard.withLock(\.connections) }

    init(_ script: Script = Script()) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(socket, $0, length) == 0 && listen(socket, 8) == 0)
                getsockname(socket, $0, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        let thread = Listener(relay: self, socket: socket, script: script)
        var id = pthread_t()
        pthread_create(&id, nil, { context in
            Unmanaged<Listener>.fromOpaque(context!).takeRetainedValue().run()
            return nil
        }, Unmanaged.passRetained(thread).toOpaque())
        pthread_detach(id)
    }

    deinit { shutdown(socket, Int32(SHUT_RDWR)) }

    fileprivate func hear(command: String) { heard.withLock { $0.commands.append(command) } }
    fileprivate func hear(message: String) { heard.withLock { $0.messages.append(message) } }
    fileprivate func hearConnection() { heard.withLock { $0.connections += 1 } }
}

/// The relay's thread: one connection after the other, until the relay is gone.
private final class Listener: Sendable {
    private let relay: Mutex<WeakRelay>
    private let socket: Int32
    private let script: ScriptedRelay.Script

    /// Does not keep the relay alive.
    struct WeakRelay { weak var relay: ScriptedRelay? }

    init(relay: ScriptedRelay, socket: Int32, script: ScriptedRelay.Script) {
        self.relay = Mutex(WeakRelay(relay: relay))
        self.socket = socket
        self.script = script
    }

    private func withRelay(_ body: (ScriptedRelay) -> Void) { if let relay = relay.withLock(\.relay) { body(relay) } }

    func run() {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            withRelay { $0.hearConnection() }
            converse(connection)
            close(connection)
        }
        close(socket)
    }

    private func converse(_ connection: Int32) {
        say(script.greeting, connection)
        while let line = readLine(connection) {
            withRelay { $0.hear(command: line) }
            let verb = String(line.prefix(4)).uppercased()
            switch verb {
            case "EHLO" where script.replies["EHLO"] == nil:
                let lines = ["relais"] + script.extensions
                for (index, line) in lines.enumerated() { say((index == lines.count - 1 ? "250 " : "250-") + line, connection) }
            case "DATA" where script.replies["DATA"] == nil:
                say("354 allez", connection)
                guard receive(connection) else { return }
            case "QUIT":
                say("221 au revoir", connection)
                return
            default: say(script.replies[verb] ?? "250 OK", connection)
            }
        }
    }

    /// Takes the message up to its dot; false to hang up.
    private func receive(_ connection: Int32) -> Bool {
        var message = ""
        while let line = readLine(connection), line != "." { message += line + "\r\n" }
        withRelay { $0.hear(message: message) }
        switch script.end {
        case .reply(let text): say(text, connection)
        case .hangUp: return false
        case .silence: sleep(3)
        }
        return true
    }

    private func say(_ line: String, _ connection: Int32) {
        let bytes = Array((line + "\r\n").utf8)
        _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private func readLine(_ connection: Int32) -> String? {
        var bytes: [UInt8] = [], byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) == 1 {
            if byte == 10 { return String(decoding: bytes.last == 13 ? bytes.dropLast() : bytes[...], as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
