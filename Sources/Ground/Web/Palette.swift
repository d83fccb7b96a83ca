import Synchronization

/// The colours a city's two colours give, for a light and for a dark page, with contrast guaranteed (WCAG 2.2, 1.4.3 and 1.4.11).
package struct Palette: Sendable {
    /// The grounds that text of the city's colour may stand on, lightest and darkest of each theme, as in `parvis.css`.
    package enum Ground {
        package static let light = [Colour(0xFF, 0xFF, 0xFF), Colour(0xF6, 0xF5, 0xF1), Colour(0xEC, 0xEA, 0xE3)]
        package static let dark = [Colour(0x14, 0x18, 0x17), Colour(0x1B, 0x20, 0x1E), Colour(0x27, 0x2E, 0x2B)]
        package static let lightInk = Colour(0x18, 0x1D, 0x1B)
        package static let darkInk = Colour(0xEE, 0xED, 0xE8)
    }

    /// One theme's tokens.
    package struct Tokens: Sendable {
        /// Links, main buttons, what is current.
        package var primary: Colour
        /// The same under the pointer.
        package var strong: Colour
        /// Text on `primary` and `strong`.
        package var onPrimary: Colour
        /// A ground faintly of the city's colour; ink and `primary` are readable on it.
        package var tint: Colour
        /// Marks and bands: seen at 3 to 1, never text.
        package var accent: Colour
        /// A ground of the accent for what must be noticed; ink is readable on it.
        package var accentTint: Colour
    }

    package var light: Tokens
    package var dark: Tokens

    package init(primary: Colour, accent: Colour) {
        light = Self.tokens(primary, accent, isDark: false)
        dark = Self.tokens(primary, accent, isDark: true)
    }

    private static func tokens(_ primary: Colour, _ accent: Colour, isDark: Bool) -> Tokens {
        let grounds = isDark ? Ground.dark : Ground.light
        let city = OKLCH(primary), mark = OKLCH(accent)
        let tint = OKLCH(lightness: isDark ? 0.285 : 0.945, chroma: min(city.chroma, isDark ? 0.035 : 0.022), hue: city.hue).colour
        let main = moved(city, away: isDark, until: 4.6, against: grounds + [tint])
        let onPrimary = isDark ? Ground.dark[0] : Colour(0xFF, 0xFF, 0xFF)
        let step = OKLCH(main)
        let strong = OKLCH(lightness: min(max(step.lightness + (isDark ? 0.06 : -0.06), 0), 1), chroma: step.chroma, hue: step.hue).colour
        return Tokens(
            primary: main, strong: strong, onPrimary: onPrimary, tint: tint,
            accent: moved(mark, away: isDark, until: 3.05, against: grounds),
            accentTint: OKLCH(lightness: isDark ? 0.32 : 0.92, chroma: min(mark.chroma, isDark ? 0.05 : 0.07), hue: mark.hue).colour)
    }

    /// The colour, its lightness changed as little as it takes to stand out: lighter on dark grounds, darker on light ones.
    private static func moved(_ start: OKLCH, away isDark: Bool, until contrast: Double, against grounds: [Colour]) -> Colour {
        var candidate = start
        while candidate.lightness > 0, candidate.lightness < 1 {
            let colour = candidate.colour
            if grounds.allSatisfy({ colour.contrast(with: $0) >= contrast }) { return colour }
            candidate.lightness += isDark ? 0.005 : -0.005
        }
        return isDark ? Colour(255, 255, 255) : Colour(0, 0, 0)
    }

    /// The style sheet that puts the two colours over those of Parvis.
    package static func css(primary: Colour, accent: Colour) -> String {
        let palette = Palette(primary: primary, accent: accent)
        return """
            :root{\(declarations(palette.light))}
            @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(declarations(palette.dark))}}
            :root[data-theme=dark]{\(declarations(palette.dark))}

            """
    }

    static func declarations(_ tokens: Tokens) -> String {
        [
            ("primary", tokens.primary), ("primary-strong", tokens.strong), ("on-primary", tokens.onPrimary), ("primary-tint", tokens.tint),
            ("accent", tokens.accent), ("accent-tint", tokens.accentTint),
        ].map { "--\($0.0):#\($0.1.hex)" }.joined(separator: ";")
    }
}

/// A city's colours as a style sheet whose address says them, so that any process can make it again.
package struct CityStyle: Sendable {
    package var primary: Colour
    package var accent: Colour

    package init(primary: Colour, accent: Colour) {
        self.primary = primary
        self.accent = accent
    }

    /// From its address; nil when it is not one.
    package init?(path: String) {
        let parts = path.split(separator: "/")
        guard parts.count == 2, parts[0] == "assets", parts[1].hasPrefix("city-"), parts[1].hasSuffix(".css") else { return nil }
        let colours = parts[1].dropFirst(5).prefix { $0 != "." }.split(separator: "-")
        guard colours.count == 2, let primary = Colour(hex: String(colours[0])), let accent = Colour(hex: String(colours[1])) else { return nil }
        self.init(primary: primary, accent: accent)
        guard self.path == path else { return nil }
    }

    private var css: [UInt8] { Array(Palette.css(primary: primary, accent: accent).utf8) }

    /// `/assets/city-17574a-e09f1f.1f0c….css`. Every page asks for it, so the last few are remembered.
    package var path: String {
        Self.paths.withLock { paths in
            let key = "\(primary.hex)-\(accent.hex)"
            if let known = paths[key] { return known }
            let path = "/assets/city-\(key).\(Secrets.sha256Hex(css).prefix(12)).css"
            if paths.count >= 64 { paths.removeAll() }
            paths[key] = path
            return path
        }
    }

    private static let paths = Mutex<[String: String]>([:])

    package var file: Assets.File {
        Assets.File(path: path, type: "text/css; charset=utf-8", bytes: css, compressed: nil)
    }
}
