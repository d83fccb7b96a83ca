internal import CCurl
internal import Synchronization
internal import Vocabulary

/// Hands messages to the relay, one at a time, over a connection that is kept. `send` blocks: for a worker thread.
package final class SMTP: Sendable {
    /// What became of a message.
    package enum Outcome: Sendable, Equatable {
        /// The relay took charge of it.
        case accepted
        /// The relay refuses this message or this address for good (5xx): trying again is of no use.
        case refused(code: Int, reason: String)
        /// The relay certainly has not taken it; another try may work.
        case failed(reason: String)
        /// It was sent whole and the answer never came: sending it again might deliver it twice.
        case unknown(reason: String)
    }

    /// How long to wait, in seconds.
    package struct Patience: Sendable {
        package var connect = 15
        package var whole = 60
        package init(connect: Int = 15, whole: Int = 60) {
            self.connect = connect
            self.whole = whole
        }
    }

    /// What is missing on this machine to send letters, and how to get it; nil when nothing is.
    package static var problem: String? { parvis_curl_is_here() == 0 ? "libcurl is not installed: apt-get install libcurl4" : nil }

    /// curl's handle, made at the first message and used under the lock only.
    private struct Handle: @unchecked Sendable { var curl: UnsafeMutableRawPointer? }

    private static let started: Void = { _ = parvis_curl_start() }()
    /// curl as a whole, once; for those who receive too.
    static func start() { Self.started }
    private let server: SMTPServer
    private let patience: Patience
    private let start: @Sendable () -> UnsafeMutableRawPointer?
    private let handle = Mutex(Handle())

    package convenience init(_ server: SMTPServer, patience: Patience = Patience()) {
        self.init(server, patience: patience) { curl_easy_init() }
    }

    /// - Parameter start: makes curl's handle, or nil when there is no memory for it now.
    init(_ server: SMTPServer, patience: Patience, start: @escaping @Sendable () -> UnsafeMutableRawPointer?) {
        Self.started
        self.server = server
        self.patience = patience
        self.start = start
    }

    deinit { handle.withLock { curl_easy_cleanup($0.curl) } }

    /// A handle that knows the relay; nil: another try may find one.
    private func open() -> UnsafeMutableRawPointer? {
        guard let curl = start() else { return nil }
        let scheme = server.security == .tls ? "smtps" : "smtp"
        parvis_curl_set_text(curl, CURLOPT_URL, "\(scheme)://\(server.host):\(server.port)/\(server.clientName)")
        parvis_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        parvis_curl_set_long(curl, CURLOPT_USE_SSL, Int(server.security == .none ? CURLUSESSL_NONE.rawValue : CURLUSESSL_ALL.rawValue))
        if let user = server.user { parvis_curl_set_text(curl, CURLOPT_USERNAME, user) }
        if let password = server.password { parvis_curl_set_text(curl, CURLOPT_PASSWORD, password) }
        if let authorities = server.authorities { parvis_curl_set_text(curl, CURLOPT_CAINFO, authorities) }
        for option in [CURLOPT_NOSIGNAL, CURLOPT_UPLOAD, CURLOPT_VERBOSE, CURLOPT_SASL_IR] { parvis_curl_set_long(curl, option, 1) }
        parvis_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, patience.connect)
        parvis_curl_set_long(curl, CURLOPT_TIMEOUT, patience.whole)
        parvis_curl_set_transfer(curl, CURLOPT_READFUNCTION) { bytes, size, count, context in
            Talk.at(context).give(bytes!, size * count)
        }
        parvis_curl_set_trace(curl) { _, kind, bytes, count, context in Talk.at(context).note(kind, bytes!, count) }
        return curl
    }

    package func send(_ mail: Mail) -> Outcome {
        send(mail.bytes(), from: mail.from.address.text, to: mail.to.address.text)
    }

    private func send(_ message: [UInt8], from: String, to: String) -> Outcome {
        handle.withLock { handle in
            guard let curl = handle.curl ?? open() else { return .failed(reason: "libcurl does not start") }
            handle.curl = curl
            let talk = Talk(message)
            let recipients = curl_slist_append(nil, "<\(to)>")
            defer { curl_slist_free_all(recipients) }
            parvis_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(from)>")
            parvis_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients)
            let context = Unmanaged.passUnretained(talk).toOpaque()
            for option in [CURLOPT_READDATA, CURLOPT_DEBUGDATA] { parvis_curl_set_pointer(curl, option, context) }
            let result = withExtendedLifetime(talk) { curl_easy_perform(curl) }
            return outcome(result, talk)
        }
    }

    private func outcome(_ result: CURLcode, _ talk: Talk) -> Outcome {
        if result == CURLE_OK { return .accepted }
        let code = talk.lastCode
        let reason = String(cString: curl_easy_strerror(result)) + (talk.lastReply.isEmpty ? "" : " (\(talk.lastReply))")
        // 354 asks for the message: any later answer would have replaced it.
        if talk.isMessageSent, !(400...599).contains(code) { return .unknown(reason: reason) }
        // Refused credentials or encryption are our settings' fault, not the message's.
        let isAboutMessage = ["MAIL", "RCPT", "DATA"].contains(talk.lastCommand) && ![503, 530, 534, 535, 538].contains(code)
        return (500...599).contains(code) && isAboutMessage ? .refused(code: code, reason: reason) : .failed(reason: reason)
    }
}

/// What passes between curl and the relay while one message is sent.
private final class Talk {
    private let message: [UInt8]
    private var given = 0
    /// Whether curl took the whole message, and may have sent the dot that ends it.
    private(set) var isMessageSent = false
    private(set) var lastCommand = ""
    private(set) var lastReply = ""
    private var isLeaving = false
    var lastCode: Int { Int(lastReply.prefix(3)) ?? 0 }

    init(_ message: [UInt8]) { self.message = message }

    static func at(_ context: UnsafeMutableRawPointer?) -> Talk { Unmanaged.fromOpaque(context!).takeUnretainedValue() }

    /// The next bytes of the message, none at its end.
    func give(_ target: UnsafeMutablePointer<CChar>, _ capacity: Int) -> Int {
        let piece = message[given..<min(given + capacity, message.count)]
        UnsafeMutableRawPointer(target).copyMemory(from: Array(piece), byteCount: piece.count)
        given += piece.count
        isMessageSent = isMessageSent || piece.isEmpty
        return piece.count
    }

    /// Keeps the verb of the last command (never its words: they may be a password) and the last reply, but for the farewell.
    func note(_ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int32 {
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: min(count, 300)), as: UTF8.self)
        if kind == CURLINFO_HEADER_OUT {
            let verb = String(line.prefix(4)).uppercased()
            isLeaving = verb == "QUIT"
            if ["EHLO", "HELO", "STAR", "AUTH", "MAIL", "RCPT", "DATA"].contains(verb) { lastCommand = verb }
        } else if kind == CURLINFO_HEADER_IN, !isLeaving {
            lastReply = line.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        return 0
    }
}
