import Glibc
import Synchronization

/// A mail server on this machine with one folder, which speaks as much of IMAP as a reader needs.
final class ScriptedMailbox: Sendable {
    let port: Int
    private let socket: Int32
    private let state = Mutex<(messages: [(number: Int, bytes: [UInt8])], validity: Int, commands: [String])>(([], 7, []))

    var commands: [String] { state.withLock(\.commands) }

    init() {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.socket = socket
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(socket, $0, length) == 0 && listen(socket, 8) == 0)
                getsockname(socket, $0, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        var id = pthread_t()
        pthread_create(&id, nil, { context in
            Unmanaged<ScriptedMailbox>.fromOpaque(context!).takeRetainedValue().run()
            return nil
        }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(id)
    }

    func put(_ bytes: [UInt8], number: Int) { state.withLock { $0.messages.append((number, bytes)) } }
    func begin(again validity: Int) { state.withLock { $0 = ([], validity, $0.commands) } }
    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    private func run() {
        while true {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            converse(connection)
            close(connection)
        }
        close(socket)
    }

    private func converse(_ connection: Int32) {
        say("* OK boîte prête".utf8, connection)
        while let line = readLine(connection) {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return }
            let (mark, command) = (words[0], words[1]), verb = command.uppercased()
            state.withLock { $0.commands.append(command) }
            let (messages, validity) = state.withLock { ($0.messages, $0.validity) }
            if verb.hasPrefix("CAPABILITY") {
                say("* CAPABILITY IMAP4rev1".utf8, connection)
            } else if verb.hasPrefix("LOGIN"), !command.contains("secret") {
                say("\(mark) NO mot de passe".utf8, connection)
                continue
            } else if verb.hasPrefix("SELECT") {
                say("* \(messages.count) EXISTS".utf8, connection)
                say("* OK [UIDVALIDITY \(validity)] ici".utf8, connection)
            } else if verb.hasPrefix("UID SEARCH") {
                let above = Int(verb.split(separator: " ").last?.prefix { $0 != ":" } ?? "1") ?? 1
                // As the protocol has it, « 9:* » names the last message even when its number is lower.
                let found = messages.map(\.number).filter { $0 >= above || $0 == messages.last?.number }
                say("* SEARCH \(found.map(String.init).joined(separator: " "))".utf8, connection)
            } else if verb.hasPrefix("UID FETCH") {
                let number = Int(verb.split(separator: " ")[2]) ?? 0
                if let index = messages.firstIndex(where: { $0.number == number }) {
                    let bytes = messages[index].bytes
                    say(Array("* \(index + 1) FETCH (UID \(number) BODY[] {\(bytes.count)}\r\n".utf8) + bytes + Array(")".utf8), connection)
                }
            } else if verb.hasPrefix("LOGOUT") {
                say("* BYE".utf8, connection)
                say("\(mark) OK".utf8, connection)
                return
            }
            say("\(mark) OK fait".utf8, connection)
        }
    }

    private func say(_ line: some Sequence<UInt8>, _ connection: Int32) {
        let bytes = Array(line) + [13, 10]
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            sent += count
        }
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
