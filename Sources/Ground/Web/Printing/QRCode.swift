internal import CQR
package import HTML

/// A QR code (ISO/IEC 18004), drawn in squares: what a paper says to a reader of codes.
package struct QRCode: Sendable {
    /// Squares on a side.
    package let width: Int
    private let dark: [Bool]

    /// Nil when the text is empty or too long for a code.
    package init?(_ text: String) {
        guard !text.isEmpty, let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        self.width = width
        dark = (0..<(width * width)).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// As a picture that stands in the page itself, with the margin of four squares that readers need.
    package func image(_ description: String) -> HTML {
        #"<img class="qr" src="data:image/svg+xml;base64,\#(PaperPictures.base64(Array(svg.utf8)))" alt="\#(description)">"#
    }

    /// Runs of dark squares, row by row.
    private var svg: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, dark[row * width + column] { column += 1 }
                if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
                column += 1
            }
        }
        let side = width + 8
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\"><path d=\"\(path)\"/></svg>"
    }
}
