internal import CCurl
internal import Dispatch

/// What is asked of the provider: a form, or a page, with the right to read it.
package struct ProviderQuestion: Sendable, Equatable {
    package var address: String
    package var form: String?
    package var access: String?
}

/// Asks over HTTPS, on a thread of its own; follows no redirection, and reads a quarter of a megabyte at most.
enum ProviderNetwork {
    private static let started: Void = { _ = parvis_curl_start() }()
    private static let lanes = DispatchQueue(label: "identity", attributes: .concurrent)

    static func ask(_ question: ProviderQuestion) async throws -> [UInt8] {
        let answer: [UInt8]? = await withCheckedContinuation { continuation in
            Self.lanes.async { continuation.resume(returning: Self.answer(question)) }
        }
        guard let answer else { throw ProviderFault.silence }
        return answer
    }

    private static func answer(_ question: ProviderQuestion) -> [UInt8]? {
        started
        guard let curl = curl_easy_init() else { return nil }
        defer { curl_easy_cleanup(curl) }
        parvis_curl_set_text(curl, CURLOPT_URL, question.address)
        parvis_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        for option in [CURLOPT_NOSIGNAL, CURLOPT_FAILONERROR] { parvis_curl_set_long(curl, option, 1) }
        parvis_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, 5)
        parvis_curl_set_long(curl, CURLOPT_TIMEOUT, 10)
        if let form = question.form { parvis_curl_set_text(curl, CURLOPT_COPYPOSTFIELDS, form) }
        let headers = question.access.flatMap { curl_slist_append(nil, "Authorization: Bearer \($0)") }
        defer { curl_slist_free_all(headers) }
        if let headers { parvis_curl_set_list(curl, CURLOPT_HTTPHEADER, headers) }
        let received = Received()
        parvis_curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Unmanaged<Received>.fromOpaque(context!).takeUnretainedValue().take(bytes!, size * count)
        }
        parvis_curl_set_pointer(curl, CURLOPT_WRITEDATA, Unmanaged.passUnretained(received).toOpaque())
        return withExtendedLifetime(received) { curl_easy_perform(curl) == CURLE_OK ? received.bytes : nil }
    }

    /// What came so far.
    private final class Received {
        var bytes: [UInt8] = []

        /// Less than was given stops the transfer.
        func take(_ more: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
            guard bytes.count + count <= 256 << 10 else { return 0 }
            bytes += UnsafeRawBufferPointer(start: more, count: count)
            return count
        }
    }
}
