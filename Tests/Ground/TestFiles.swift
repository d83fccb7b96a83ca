/// Files that the tests make themselves, byte by byte.
enum TestFiles {
    /// A grey and red picture; its upper left quarter is red.
    static func png(width: Int, height: Int) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += x < width / 2 && y < height / 2 ? [220, 20, 20] : [120, 120, 120] }
        }
        return pngSignature + pngHeader(width: width, height: height) + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
    }

    /// A hundred bytes that claim to be a huge picture.
    static func bomb(width: Int, height: Int) -> [UInt8] {
        pngSignature + pngHeader(width: width, height: height) + chunk("IDAT", zlib([0, 1, 2, 3])) + chunk("IEND", [])
    }

    /// A zip archive, its files stored as they are.
    static func zip(_ files: [(name: String, text: String)]) -> [UInt8] {
        var bytes: [UInt8] = [], directory: [UInt8] = []
        for file in files {
            let content = Array(file.text.utf8), name = Array(file.name.utf8)
            let common = little(20, 2) + little(0, 8) + little(crc(content), 4) + little(content.count, 4) + little(content.count, 4) + little(name.count, 2)
            directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 12) + little(bytes.count, 4) + name
            bytes += little(0x0403_4B50, 4) + common + little(0, 2) + name + content
        }
        let end = little(0x0605_4B50, 4) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
        return bytes + directory + end + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
    }

    private static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func pngHeader(width: Int, height: Int) -> [UInt8] {
        chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
    }

    private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + content
        return big(content.count) + body + big(crc(body))
    }

    /// Stored blocks of at most 65,535 bytes, and the Adler sum.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01], start = 0
        repeat {
            let block = bytes[start..<min(start + 65535, bytes.count)]
            start += block.count
            result += [start == bytes.count ? 1 : 0] + little(block.count, 2) + little(~block.count, 2) + block
        } while start < bytes.count
        let sums = bytes.reduce((1, 0)) { (($0.0 + Int($1)) % 65521, ($0.1 + $0.0 + Int($1)) % 65521) }
        return result + big(sums.1 << 16 | sums.0)
    }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }

    private static func big(_ number: Int) -> [UInt8] { little(number, 4).reversed() }
    private static func little(_ number: Int, _ width: Int) -> [UInt8] { (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 } }
}
