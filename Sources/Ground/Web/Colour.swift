#if canImport(Glibc)
import Glibc
#endif

/// A colour of the screen, red, green and blue from 0 to 255.
package struct Colour: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// `#1a5c4c` or `1a5c4c`; nil otherwise.
    package init?(hex text: String) {
        let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) || (97...102).contains($0 | 32) }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy(isDigit), let value = UInt32(digits, radix: 16) else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// `1a5c4c`.
    package var hex: String {
        [red, green, blue].map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    package static let defaultPrimary = Colour(0x17, 0x57, 0x4A)
    package static let defaultAccent = Colour(0xE0, 0x9F, 0x1F)

    /// Relative luminance, WCAG 2.2.
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// From 1 to 21, WCAG 2.2.
    package func contrast(with other: Colour) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
