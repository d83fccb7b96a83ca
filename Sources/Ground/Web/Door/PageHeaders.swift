extension Door {
    /// What every page says to the browser: load nothing from elsewhere, be framed by nobody.
    static let pageHeaders: [(name: String, value: String)] = [
        ("content-type", "text/html; charset=utf-8"),
        ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "geolocation=(self), camera=(), microphone=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("vary", "accept-encoding, accept-language, cookie"),
    ]
}
