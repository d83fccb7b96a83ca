/// A page as a scanner saw it: one byte a pixel, line by line, 0 is black and 255 white.
package struct GreyPage: Sendable {
    package let width, height: Int
    package let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height, "a byte a pixel")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// A picture as pdftoppm writes it (PGM, `P5`); nil when it is none.
    package init?(pgm bytes: [UInt8]) {
        var position = 0
        func word() -> String {
            while position < bytes.count, bytes[position] <= 32 { position += 1 }
            let start = position
            while position < bytes.count, bytes[position] > 32 { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        guard word() == "P5", let width = Int(word()), let height = Int(word()), word() == "255", width > 0, height > 0,
            bytes.count - position - 1 == width * height else { return nil }
        self.init(width: width, height: height, pixels: Array(bytes[(position + 1)...]))
    }

    /// The shade at a pixel; beyond the edges the page is white.
    package func shade(_ x: Int, _ y: Int) -> UInt8 { x >= 0 && y >= 0 && x < width && y < height ? pixels[y * width + x] : 255 }
}

/// A code found on a page, with its four corners in pixels: top left, top right, bottom right, bottom left of the code as one reads it.
package struct ReadCode: Sendable, Equatable {
    package let text: String
    package let corners: [Corner]

    /// Where a corner is, in pixels from the top left of the page.
    package struct Corner: Sendable, Equatable {
        package let x, y: Double
        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    package init(text: String, corners: [Corner]) {
        self.text = text
        self.corners = corners
    }
}
