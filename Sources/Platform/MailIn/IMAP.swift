internal import CCurl
internal import Vocabulary

/// Reads one folder of a mail server, over a connection that is kept while this lives. It blocks: for a worker thread, one at a time.
package final class IMAP {
    /// The server does not answer as it should: its words, never the password.
    package struct Problem: Error, CustomStringConvertible { package let description: String }

    /// What the folder holds beyond a message: its generation, and the numbers of those that came since.
    package struct Listing: Sendable, Equatable {
        package var validity: Int
        package var numbers: [Int]
    }

    private let server: MailboxServer
    private let curl: UnsafeMutableRawPointer
    private let talk = Talk()

    package init(_ server: MailboxServer, patience: Int = 60) throws {
        guard SMTP.problem == nil else { throw Problem(description: SMTP.problem ?? "") }
        SMTP.start()
        guard let curl = curl_easy_init() else { throw Problem(description: "libcurl does not start") }
        self.server = server
        self.curl = curl
        parvis_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps")
        parvis_curl_set_text(curl, CURLOPT_USERNAME, server.user)
        parvis_curl_set_text(curl, CURLOPT_PASSWORD, server.password)
        if let authorities = server.authorities { parvis_curl_set_text(curl, CURLOPT_CAINFO, authorities) }
        parvis_curl_set_long(curl, CURLOPT_USE_SSL, Int(server.isTLS || server.requiresTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
        for option in [CURLOPT_NOSIGNAL, CURLOPT_VERBOSE] { parvis_curl_set_long(curl, option, 1) }
        parvis_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, 15)
        parvis_curl_set_long(curl, CURLOPT_TIMEOUT, patience)
        parvis_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in Talk.at(context).take(bytes!, size * count) }
        parvis_curl_set_trace(curl) { _, kind, bytes, count, context in Talk.at(context).note(kind, bytes!, count) }
        let context = Unmanaged.passUnretained(talk).toOpaque()
        for option in [CURLOPT_WRITEDATA, CURLOPT_DEBUGDATA] { parvis_curl_set_pointer(curl, option, context) }
    }

    deinit { curl_easy_cleanup(curl) }

    /// The messages whose number is above this one, the oldest first.
    package func list(above last: Int) throws -> Listing {
        // The server may give the last message whatever its number: it is dropped here.
        let answer = String(decoding: try ask("UID SEARCH UID \(last + 1):*", message: nil), as: UTF8.self)
        let lines = answer.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("* SEARCH") }
        let numbers = lines.flatMap { $0.dropFirst("* SEARCH".count).split(separator: " ").compactMap { Int($0) } }
        return Listing(validity: talk.validity, numbers: numbers.filter { $0 > last }.sorted())
    }

    /// The message as it was sent; nil when it is larger than may be read.
    package func fetch(_ number: Int) throws -> [UInt8]? {
        do {
            return try ask(nil, message: number)
        } catch let problem as Problem {
            if talk.isTooLarge { return nil }
            throw problem
        }
    }

    private func ask(_ command: String?, message: Int?) throws -> [UInt8] {
        talk.begin()
        let folder = server.folder.split(separator: "/").map(String.init).joined(separator: "%2F")
        let address = "\(server.isTLS ? "imaps" : "imap")://\(server.host):\(server.port)/\(folder)" + (message.map { ";UID=\($0)" } ?? "")
        parvis_curl_set_text(curl, CURLOPT_URL, address)
        parvis_curl_set_text(curl, CURLOPT_CUSTOMREQUEST, command)
        let result = curl_easy_perform(curl)
        guard result == CURLE_OK else { throw Problem(description: String(cString: curl_easy_strerror(result)) + (talk.lastReply.isEmpty ? "" : " (\(talk.lastReply))")) }
        return talk.received
    }
}

/// What passes between curl and the server.
private final class Talk {
    private(set) var received: [UInt8] = []
    private(set) var isTooLarge = false
    private(set) var lastReply = ""
    /// The folder's generation (UIDVALIDITY): numbers of another one mean nothing.
    private(set) var validity = 0

    static func at(_ context: UnsafeMutableRawPointer?) -> Talk { Unmanaged.fromOpaque(context!).takeUnretainedValue() }

    func begin() {
        received = []
        isTooLarge = false
        lastReply = ""
    }

    /// Takes what fits; less than was given stops the transfer.
    func take(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        if received.count + count > MailReader.mostBytes {
            isTooLarge = true
            return 0
        }
        received += UnsafeRawBufferPointer(start: bytes, count: count)
        return count
    }

    func note(_ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int32 {
        guard kind == CURLINFO_HEADER_IN else { return 0 }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: min(count, 300)), as: UTF8.self)
        lastReply = line.split(whereSeparator: \.isNewline).joined(separator: " ")
        if let mark = line.firstRange(of: "UIDVALIDITY "), let number = Int(line[mark.upperBound...].prefix { $0.isNumber }) { validity = number }
        return 0
    }
}
