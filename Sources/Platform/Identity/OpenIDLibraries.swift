internal import CCrypto
internal import CCurl

extension OpenIDSettings {
    /// What this machine lacks to ask a provider and to believe it.
    package static var problems: [String] {
        (parvis_curl_is_here() == 0 ? ["libcurl is not installed: apt-get install libcurl4"] : [])
            + (parvis_crypto_is_here() == 0 ? ["libcrypto is not installed: apt-get install libssl3"] : [])
    }
}
