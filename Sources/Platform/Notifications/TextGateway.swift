internal import CCurl
internal import Synchronization
package import Vocabulary

/// Hands text messages to the city's gateway: one POST over HTTP for each, `{"to": "+336…", "text": "…"}`; any 2xx is an acceptance.
/// `send` blocks: for a worker thread.
package final class TextGateway: Sendable {
    /// curl's handle, used under the lock only.
    private struct Handle: @unchecked Sendable { var curl: UnsafeMutableRawPointer? }

    private static let started: Void = { _ = parvis_curl_start() }()
    private let url: String
    private let handle = Mutex(Handle())

    /// - Parameter url: `https://user:password@gateway.example/send`.
    package init(_ url: String) {
        Self.started
        self.url = url
    }

    deinit { handle.withLock { curl_easy_cleanup($0.curl) } }

    /// Whether the gateway took charge of the message.
    package func send(_ message: TextMessage) -> Bool {
        handle.withLock { handle in
            guard let curl = handle.curl ?? open() else { return false }
            handle.curl = curl
            let headers = curl_slist_append(nil, "Content-Type: application/json")
            defer { curl_slist_free_all(headers) }
            parvis_curl_set_list(curl, CURLOPT_HTTPHEADER, headers)
            parvis_curl_set_text(curl, CURLOPT_COPYPOSTFIELDS, message.json)
            return curl_easy_perform(curl) == CURLE_OK
        }
    }

    private func open() -> UnsafeMutableRawPointer? {
        guard let curl = curl_easy_init() else { return nil }
        parvis_curl_set_text(curl, CURLOPT_URL, url)
        parvis_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        for option in [CURLOPT_NOSIGNAL, CURLOPT_FAILONERROR, CURLOPT_POST] { parvis_curl_set_long(curl, option, 1) }
        parvis_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, 10)
        parvis_curl_set_long(curl, CURLOPT_TIMEOUT, 20)
        // What the gateway answers is of no interest, but for its status.
        parvis_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        return curl
    }
}
