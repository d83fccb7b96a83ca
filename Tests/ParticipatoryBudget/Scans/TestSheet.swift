@testable import ParticipatoryBudget
@testable import Web

/// A sheet as a scanner gives it back, made from one of our own ballot papers: marked, cut, laid askew, dusty.
struct TestSheet {
    private(set) var width, height: Int
    private(set) var pixels: [UInt8]

    init(_ page: GreyPage) { (width, height, pixels) = (page.width, page.height, page.pixels) }

    private init(width: Int, height: Int, pixels: [UInt8]) { (self.width, self.height, self.pixels) = (width, height, pixels) }

    var page: GreyPage { GreyPage(width: width, height: height, pixels: pixels) }

    private mutating func ink(_ x: Double, _ y: Double, pen: Double, shade: UInt8 = 40) {
        for row in Int(y - pen / 2)...Int(y + pen / 2) {
            for column in Int(x - pen / 2)...Int(x + pen / 2) where row >= 0 && row < height && column >= 0 && column < width { pixels[row * width + column] = shade }
        }
    }

    /// From one place of a box to another, each from 0 to 1.
    private mutating func line(_ box: SheetLayout.Box, _ from: (Double, Double), _ to: (Double, Double), shade: UInt8 = 40, pen: Double = 2.5) {
        for step in 0...60 {
            let part = Double(step) / 60
            ink(box.left + box.side * (from.0 + (to.0 - from.0) * part), box.top + box.side * (from.1 + (to.1 - from.1) * part), pen: pen, shade: shade)
        }
    }

    mutating func cross(_ box: SheetLayout.Box) {
        line(box, (0.1, 0.05), (0.95, 0.9))
        line(box, (1.05, 0.1), (0.1, 0.95))
    }

    /// With a pen as wide as these pixels.
    mutating func draw(_ gesture: Gesture, _ box: SheetLayout.Box, pen: Double) {
        for stroke in gesture.strokes { line(box, stroke.from, stroke.to, shade: gesture.shade, pen: pen) }
    }

    /// A tick of pencil that goes over the edge.
    mutating func tick(_ box: SheetLayout.Box) {
        line(box, (0.15, 0.5), (0.4, 0.85), shade: 120)
        line(box, (0.4, 0.85), (1.2, -0.1), shade: 120)
    }

    /// The pen was put down, no more.
    mutating func dot(_ box: SheetLayout.Box) { line(box, (0.4, 0.4), (0.55, 0.55)) }

    mutating func whiten(_ corners: [PagePoint]) {
        let xs = corners.map { Int($0.x) }, ys = corners.map { Int($0.y) }
        for row in max(0, ys.min()! - 10)..<min(height, ys.max()! + 10) {
            for column in max(0, xs.min()! - 10)..<min(width, xs.max()! + 10) { pixels[row * width + column] = 255 }
        }
    }

    /// The stub is torn off.
    mutating func cut(below y: Double) {
        height = min(height, Int(y))
        pixels = Array(pixels[..<(height * width)])
    }

    /// On a larger glass, turned by an angle given by its sine, clockwise; each pixel up to `grain` darker or lighter.
    func laid(sine: Double, margin: Int = 60, grain: Int = 0) -> TestSheet {
        let wide = width + 2 * margin, high = height + 2 * margin, grains = Self.grains(grain)
        // Whole numbers, 65 536 to the pixel, and no ranges: a test build is slow.
        let rise = Int(sine * 65_536), run = Int((1 - sine * sine).squareRoot() * 65_536)
        var turned = [UInt8](repeating: 250, count: wide * high)
        pixels.withUnsafeBufferPointer { from in
            turned.withUnsafeMutableBufferPointer { to in
                var y = 0
                while y < high {
                    var across = (width / 2) << 16 - run * (wide / 2) + rise * (y - high / 2), down = (height / 2) << 16 + rise * (wide / 2) + run * (y - high / 2)
                    var x = 0, place = y * wide
                    while x < wide {
                        let column = across >> 16, row = down >> 16
                        var shade = 250
                        if column >= 0, row >= 0, column < width, row < height { shade = Int(from[row * width + column]) }
                        shade += grains[(place ^ place >> 9) & 4095]
                        to[place] = shade < 0 ? 0 : shade > 250 ? 250 : UInt8(shade)
                        across += run
                        down -= rise
                        x += 1
                        place += 1
                    }
                    y += 1
                }
            }
        }
        return TestSheet(width: wide, height: high, pixels: turned)
    }

    private static func grains(_ most: Int) -> [Int] {
        var state: UInt64 = 11
        return (0..<4096).map { _ in
            state = state &* 6364136223846793005 &+ 1442695040888963407
            return most == 0 ? 0 : Int(state >> 33) % (2 * most + 1) - most
        }
    }

    var upsideDown: TestSheet { TestSheet(width: width, height: height, pixels: pixels.reversed()) }

    /// Specks of one pixel, one for two hundred.
    mutating func dust(seed: UInt64) {
        var state = seed
        for _ in 0..<(pixels.count / 200) {
            state = state &* 6364136223846793005 &+ 1442695040888963407
            pixels[Int(state >> 20) % pixels.count] = state >> 60 & 1 == 0 ? 0 : 235
        }
    }

    /// The pages of a scan in one file (TIFF 6, grey, as it is).
    static func tiff(_ sheets: [TestSheet]) -> [UInt8] {
        func word(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 255) } }
        var file: [UInt8] = Array("II*\0".utf8) + word(0, 4), link = 4
        for sheet in sheets {
            let strip = file.count
            file += sheet.pixels
            if file.count % 2 == 1 { file.append(0) }
            file.replaceSubrange(link..<(link + 4), with: word(file.count, 4))
            let facts = [
                (256, sheet.width), (257, sheet.height), (258, 8), (259, 1), (262, 1), (273, strip), (277, 1), (278, sheet.height), (279, sheet.pixels.count),
            ]
            file += word(facts.count, 2) + facts.flatMap { word($0.0, 2) + word(4, 2) + word(1, 4) + word($0.1, 4) }
            link = file.count
            file += word(0, 4)
        }
        return file
    }
}
