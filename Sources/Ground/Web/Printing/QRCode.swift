internal import CQR
package import HTML

/// A QR code (ISO/IEC 18004), drawn in squares: what a paper or a screen says to a reader of codes.
package struct QRCode: Sendable {
    /// Line by line, true is dark.
    package let modules: [[Bool]]

    /// Nil when the text is empty or too long for a code.
    package init?(_ text: String) {
        guard !text.isEmpty, let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        modules = (0..<width).map { row in (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 } }
    }

    /// In the page: the square in dark on light, with the margin of four squares that readers need.
    package func picture(_ description: String) -> HTML {
        let side = modules.count + 8
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(description)"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path fill="#000" d="\(path)"/></svg>
            """
    }

    /// On paper: a picture that the page holds, with its words for who does not see it.
    package func image(_ description: String) -> HTML {
        let side = modules.count + 8
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\"><path d=\"\(path)\"/></svg>"
        return #"<img class="qr" src="data:image/svg+xml;base64,\#(PaperPictures.base64(Array(svg.utf8)))" alt="\#(description)">"#
    }

    /// Runs of dark squares, row by row.
    private var path: String {
        var path = ""
        for (row, line) in modules.enumerated() {
            var column = 0
            while column < line.count {
                let start = column
                while column < line.count, line[column] { column += 1 }
                if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
                column += 1
            }
        }
        return path
    }
}
