#if canImport(Glibc)
import Glibc
#endif

/// A colour as the eye orders it: lightness 0 to 1, chroma, hue in radians (OKLCH, Björn Ottosson 2020).
struct OKLCH: Sendable {
    var lightness: Double
    var chroma: Double
    var hue: Double

    init(lightness: Double, chroma: Double, hue: Double) {
        self.lightness = lightness
        self.chroma = chroma
        self.hue = hue
    }

    init(_ colour: Colour) {
        let (r, g, b) = (Colour.linear(colour.red), Colour.linear(colour.green), Colour.linear(colour.blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        let bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        chroma = (a * a + bb * bb).squareRoot()
        hue = atan2(bb, a)
    }

    /// On screen; a colour too vivid for it loses chroma, never its lightness nor its hue.
    var colour: Colour {
        var low = 0.0, high = chroma
        if let exact = screen(high) { return exact }
        for _ in 0..<16 {
            let middle = (low + high) / 2
            if screen(middle) == nil { high = middle } else { low = middle }
        }
        return screen(low) ?? (lightness > 0.5 ? Colour(255, 255, 255) : Colour(0, 0, 0))
    }

    private func screen(_ chroma: Double) -> Colour? {
        let a = chroma * cos(hue), b = chroma * sin(hue)
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        guard let red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            let green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            let blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s) else { return nil }
        return Colour(red, green, blue)
    }

    private func cube(_ value: Double) -> Double { value * value * value }

    private func channel(_ linear: Double) -> UInt8? {
        guard linear > -0.0005, linear < 1.0005 else { return nil }
        let value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
        return UInt8(min(max((value * 255).rounded(), 0), 255))
    }
}
