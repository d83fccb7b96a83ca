internal import CZbar

/// Reads the QR codes of a page by libzbar, which is opened for the first of them.
package struct CodeReader: Sendable {
    /// The library's name.
    package var library: String

    package init(library: String = "libzbar.so.0") { self.library = library }

    package var isHere: Bool { parvis_codes_are_here(library) != 0 }

    /// The codes whose corners are known. Blocks: for a worker thread.
    package func codes(on page: GreyPage) -> [ReadCode] {
        var found = ParvisCodes()
        return page.pixels.withUnsafeBufferPointer { pixels in
            guard parvis_codes_open(&found, library, pixels.baseAddress, UInt32(page.width), UInt32(page.height)) != 0 else { return [] }
            defer { parvis_codes_close(&found) }
            var codes: [ReadCode] = []
            while found.symbol != nil {
                if let text = parvis_code_text(&found), parvis_code_corners(&found) == 4 {
                    codes.append(ReadCode(text: String(cString: text), corners: [0, 3, 2, 1].map { corner(&found, $0) }))
                }
                parvis_codes_next(&found)
            }
            return codes
        }
    }

    private func corner(_ found: inout ParvisCodes, _ number: UInt32) -> ReadCode.Corner {
        ReadCode.Corner(x: Double(parvis_code_x(&found, number)), y: Double(parvis_code_y(&found, number)))
    }
}
