extension Door {
    /// What every page says to the browser: load nothing from elsewhere but the tiles of the city's map server, be framed by nobody.
    static func pageHeaders(_ tiles: MapGround.Tiles?) -> [(name: String, value: String)] {
        let images = (["'self'", "data:"] + [tiles?.origin].compactMap(\.self)).joined(separator: " ")
        return [
            ("content-type", "text/html; charset=utf-8"),
            ("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src \(images); font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("permissions-policy", "geolocation=(self), camera=(), microphone=()"),
            ("cross-origin-opener-policy", "same-origin"),
            ("vary", "accept-encoding, accept-language, cookie"),
        ]
    }
}

extension MapGround.Tiles {
    /// The server, `https://tiles.example`; the `{s}` of numbered servers stands for any of them.
    var origin: String {
        let host = address.dropFirst("https://".count).prefix { $0 != "/" }
        return "https://" + (host.hasPrefix("{s}") ? "*" + host.dropFirst("{s}".count) : host)
    }
}
